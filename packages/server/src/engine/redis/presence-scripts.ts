import { defineScript, type Script } from "./script.ts";

/** For how long a node is taken to be alive after it said so, in milliseconds. */
export const LEASE_MS = 15_000;
/** For how long it is known of a node that it is dead. */
const DEAD_MS = 86_400_000;

/**
 * A member is a field of the hash KEYS[1]: the nodes that hold it, until when it may stay while none does, its grace and
 * its data, in lines. The empty field is the version. ARGV[1] is the pub/sub channel, ARGV[2] this node.
 */
const MEMBERS = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local function read(user)
  local value = redis.call('HGET', KEYS[1], user)
  if not value then return nil end
  local nodes, due, grace, data = string.match(value, '^([^\\n]*)\\n(%d*)\\n(%d+)\\n(.*)$')
  return { nodes = nodes, due = due, grace = grace, data = data }
end
local function write(user, member)
  redis.call('HSET', KEYS[1], user, member.nodes .. '\\n' .. member.due .. '\\n' .. member.grace .. '\\n' .. member.data)
end
local function holds(member, node)
  return string.find(',' .. member.nodes .. ',', ',' .. node .. ',', 1, true) ~= nil
end
local function release(member, node)
  local rest = {}
  for each in string.gmatch(member.nodes, '[^,]+') do if each ~= node then rest[#rest + 1] = each end end
  member.nodes = table.concat(rest, ',')
end
local function tell(action, user, data)
  local version = string.format('%d', (tonumber(redis.call('HGET', KEYS[1], '')) or now) + 1)
  redis.call('HSET', KEYS[1], '', version)
  local said = data ~= '' and action ~= 'leave' and ',"data":' .. data or ''
  redis.call('SPUBLISH', ARGV[1], '#{"version":' .. version .. ',"action":"' .. action .. '","member":{"user":"' .. user
    .. '"' .. said .. '},"total":' .. string.format('%d', redis.call('HLEN', KEYS[1]) - 1) .. '}')
end
`;

function define(body: string): Script {
  return defineScript(`${MEMBERS}\n${body.trim()}`);
}

/** Holds a user. ARGV user, grace, data for a member that is new. */
export const ENTER: Script = define(`
local user = ARGV[3]
local member = read(user)
local isNew = not member
member = member or { nodes = '', data = ARGV[5] }
member.due, member.grace = '', ARGV[4]
if not holds(member, ARGV[2]) then member.nodes = member.nodes == '' and ARGV[2] or member.nodes .. ',' .. ARGV[2] end
write(user, member)
redis.call('PERSIST', KEYS[1])
if isNew then tell('join', user, member.data) end
return 0
`);

/** Holds a user no longer. ARGV user, departure. Answers after how many milliseconds the user is to leave; 0 for none. */
export const EXIT: Script = define(`
local user = ARGV[3]
local member = read(user)
if not member or not holds(member, ARGV[2]) then return 0 end
release(member, ARGV[2])
if member.nodes == '' and ARGV[4] == 'left' then
  redis.call('HDEL', KEYS[1], user)
  tell('leave', user, '')
  if redis.call('HLEN', KEYS[1]) == 1 then redis.call('PEXPIRE', KEYS[1], 3600000) end
  return 0
end
if member.nodes == '' then member.due = string.format('%d', now + member.grace) end
write(user, member)
return member.nodes == '' and tonumber(member.grace) or 0
`);

/** Notes what a member says of itself. ARGV user, data. */
export const SAY: Script = define(`
local member = read(ARGV[3])
if not member then return 0 end
member.data = ARGV[4]
write(ARGV[3], member)
tell('update', ARGV[3], member.data)
return 0
`);

/**
 * Lists the members, after those have left whose time is over; ARGV nodes that are dead, whose members are lost from now
 * on. Answers after how many milliseconds the next one is to leave (0 for none), the version of the last change, then user
 * and data of each.
 */
export const LIST: Script = define(`
local function sweep(entries)
  local next, users = 0, {}
  for index = 1, #entries, 2 do
    local user = entries[index]
    if user ~= '' then
      local member = read(user)
      for at = 3, #ARGV do
        if holds(member, ARGV[at]) then
          release(member, ARGV[at])
          if member.nodes == '' then member.due = string.format('%d', now + member.grace) end
          write(user, member)
        end
      end
      local due = tonumber(member.due)
      if due and due <= now then
        redis.call('HDEL', KEYS[1], user)
        tell('leave', user, '')
      else
        if due and (next == 0 or due - now < next) then next = due - now end
        users[#users + 1] = user
        users[#users + 1] = member.data
      end
    end
  end
  return next, users
end
local next, users = sweep(redis.call('HGETALL', KEYS[1]))
local answer = { next, redis.call('HGET', KEYS[1], '') or '0' }
for index = 1, #users do answer[#answer + 1] = users[index] end
return answer
`);

/**
 * Says that something may have been missed: makes a version that changes nothing, where the version is another than ARGV
 * version. ARGV a user to name where nobody is left.
 */
export const REMIND: Script = define(`
local version = redis.call('HGET', KEYS[1], '')
if not version or version == ARGV[3] then return 0 end
local entries = redis.call('HGETALL', KEYS[1])
for index = 1, #entries, 2 do
  if entries[index] ~= '' then
    tell('update', entries[index], read(entries[index]).data)
    return 1
  end
end
tell('leave', ARGV[4], '')
return 1
`);

/**
 * Says that a node is alive, or with ARGV life 0 that it is dead. KEYS the leases. ARGV node, life. Answers whether it was
 * dead before (1), then the nodes that are dead.
 */
export const LEASE: Script = defineScript(`
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local before = tonumber(redis.call('ZSCORE', KEYS[1], ARGV[1]))
redis.call('ZADD', KEYS[1], string.format('%d', now + ARGV[2]), ARGV[1])
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', string.format('%d', now - ${DEAD_MS}))
local answer = { before and before <= now and 1 or 0 }
for _, node in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', string.format('%d', now))) do
  if node ~= ARGV[1] then answer[#answer + 1] = node end
end
return answer
`);
