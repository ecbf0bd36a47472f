import { createHash } from "node:crypto";
import { MAX_GENERATIONS } from "./lineage.ts";

/** A program that Redis runs as one step. */
export interface Script {
  readonly text: string;
  readonly sha: string;
}

/** For how long keys are remembered at least, in milliseconds; the hash of a window is dropped after two. */
export const KEY_WINDOW_MS: number = 10 * 60_000;
/** For how long the state of a channel outlives its last use, in milliseconds. */
const STATE_LIFE_MS = 60 * 60_000;

/** A script that gets a channel: KEYS state, log; ARGV fence, until when the fence is certain, name of a new line. */
function define(body: string, fast = ""): Script {
  const text = `${READ}\n${fast.trim()}\n${OPEN}\n${body.trim()}\n`;
  return { text, sha: createHash("sha1").update(text).digest("hex") };
}

/**
 * Opens the channel at this primary, as `openChannel` of lineage.ts does, and drops what is too old. The state is
 * "head renewAt ttl epoch fence:start,…"; `renewAt` is when its expiry is to be moved.
 */
const READ = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
if now > tonumber(ARGV[2]) then return 'stale' end
local text = redis.call('GET', KEYS[1])
local head, renew, ttl, epoch, lineage
if text then
  head, renew, ttl, epoch, lineage = string.match(text, '^(%d+) (%d+) (%d+) (%S+) (.*)$')
  head = tonumber(head)
end
`;

/** What only some runs need: a function costs time to make, also where it is not called. */
const OPEN = `
local function save(hasLog, isAppend)
  local quarter = math.max(tonumber(ttl) / 4, 60000)
  renew = string.format('%d', math.min(now + quarter, (math.floor(now / ${KEY_WINDOW_MS}) + 1) * ${KEY_WINDOW_MS}))
  -- The first append of a window has its hash expire: whoever only looks must leave that to it.
  if not isAppend then renew = '0' end
  redis.call('SET', KEYS[1], string.format('%d', head) .. ' ' .. renew .. ' ' .. ttl .. ' ' .. epoch .. ' ' .. lineage,
    'PX', string.format('%d', math.max(tonumber(ttl), ${STATE_LIFE_MS}) + quarter))
  if hasLog then redis.call('PEXPIRE', KEYS[2], string.format('%d', tonumber(ttl) + quarter)) end
end
local function open()
  if not text then
    head, renew, ttl, epoch, lineage = 0, '0', '0', ARGV[3] .. '.' .. ARGV[1], ARGV[1] .. ':0'
    redis.call('UNLINK', KEYS[2])
    return true
  end
  if string.match(epoch, '[^.]*$') == ARGV[1] then return false end
  epoch = string.match(epoch, '^(.*)%.') .. '.' .. ARGV[1]
  lineage = ARGV[1] .. ':' .. string.format('%d', head) .. ',' .. lineage
  lineage = string.match(lineage, '^' .. string.rep('[^,]*,', ${MAX_GENERATIONS - 1}) .. '[^,]*') or lineage
  return true
end
local function sweep()
  local oldest = now - tonumber(ttl)
  while true do
    local last
    local entries = redis.call('XRANGE', KEYS[2], '-', '+', 'COUNT', 100)
    for _, entry in ipairs(entries) do
      local offset, added = string.match(entry[1], '^(%d+)-(%d+)$')
      if tonumber(added) > oldest then break end
      last = offset
    end
    if not last then return end
    redis.call('XTRIM', KEYS[2], 'MINID', string.format('%d', last + 1))
    if last ~= string.match(entries[#entries][1], '^%d+') then return end
  end
end
-- Offset of the oldest kept message. A log that is not all of head and before is as good as none.
local function first()
  local count = redis.call('XLEN', KEYS[2])
  if count == 0 then return head + 1 end
  local oldest = tonumber(string.match(redis.call('XRANGE', KEYS[2], '-', '+', 'COUNT', 1)[1][1], '^%d+'))
  if oldest + count - 1 == head then return oldest end
  redis.call('UNLINK', KEYS[2])
  return head + 1
end
local function size(value)
  return #value - string.find(value, '\\n', 1, true)
end
`;

/**
 * Adds a message. KEYS state, log, prefix of the key hashes, pub/sub channel. ARGV fence, certain until, new line,
 * before, behind, size of the log, ttl, name of the key, its digest, this attempt.
 *
 * "+epoch offset": added. "=digest attempt epoch offset": the key was used by this. "stale": the fence is not certain any
 * more, nothing was done.
 */
export const APPEND: Script = define(
  `
if ttl ~= '0' and ARGV[6] == '0' then redis.call('UNLINK', KEYS[2]) end
open()
ttl = ARGV[7]
if ttl ~= '0' then sweep() end
head = head + 1
save(ARGV[6] ~= '0', true)
local header = epoch .. ' ' .. string.format('%d', head)
local message = add(header)
redis.call('PEXPIRE', hash, ${2 * KEY_WINDOW_MS})
redis.call('SPUBLISH', KEYS[4], message)
return '+' .. header
`,
  // As nearly every append is: nothing has changed but the head.
  `
local window = math.floor(now / ${KEY_WINDOW_MS})
local hash = KEYS[3] .. window
local known = redis.call('HGET', hash, ARGV[8]) or redis.call('HGET', KEYS[3] .. (window - 1), ARGV[8])
if known then return '=' .. known end
if text and string.sub(epoch, -#ARGV[1]) == ARGV[1] and now < tonumber(renew) and ttl == ARGV[7] then
  local offset = string.format('%d', head + 1)
  local header = epoch .. ' ' .. offset
  local message = header .. '\\n' .. ARGV[4] .. offset .. ARGV[5]
  redis.call('HSET', hash, ARGV[8], ARGV[9] .. ' ' .. ARGV[10] .. ' ' .. header)
  if ARGV[6] ~= '0' then
    redis.call('XADD', KEYS[2], 'MAXLEN', ARGV[6], offset .. '-' .. string.format('%d', now), 'm', message)
  end
  redis.call('SET', KEYS[1], offset .. ' ' .. renew .. ' ' .. ttl .. ' ' .. epoch .. ' ' .. lineage, 'KEEPTTL')
  redis.call('SPUBLISH', KEYS[4], message)
  return '+' .. header
end
local function add(header)
  local offset = string.format('%d', head)
  local message = header .. '\\n' .. ARGV[4] .. offset .. ARGV[5]
  redis.call('HSET', hash, ARGV[8], ARGV[9] .. ' ' .. ARGV[10] .. ' ' .. header)
  if ARGV[6] ~= '0' then
    redis.call('XADD', KEYS[2], 'MAXLEN', ARGV[6], offset .. '-' .. string.format('%d', now), 'm', message)
  end
  return message
end
`,
);

/**
 * Looks at a channel. KEYS state, log. ARGV fence, certain until, new line, what, offset, messages, bytes.
 *
 * Answers the state, the offset of the oldest kept message, and by what: head: nothing more. measure: how many messages
 * after an offset fit within the limits. forward, backward: those messages, at least one where there is one, ascending.
 */
export const LOOK: Script = define(`
local isOther = open()
if ttl ~= '0' then sweep() end
if isOther then save(false, false)
elseif now >= tonumber(renew) then
  redis.call('PEXPIRE', KEYS[1], string.format('%d', math.max(tonumber(ttl), ${STATE_LIFE_MS}) * 1.25))
end
local state = string.format('%d', head) .. ' ' .. renew .. ' ' .. ttl .. ' ' .. epoch .. ' ' .. lineage
local oldest = first()
local what, offset, count, bytes = ARGV[4], tonumber(ARGV[5]), tonumber(ARGV[6]), tonumber(ARGV[7])
if what == 'head' then return { state, oldest } end
local isBackward = what == 'backward'
local from = isBackward and math.min(offset - 1, head) or math.max(offset + 1, oldest)
local found, isFull = {}, false
while #found < count and not isFull do
  local chunk = string.format('%d', math.min(count - #found, 50))
  local entries
  if isBackward then
    if from < oldest then break end
    entries = redis.call('XREVRANGE', KEYS[2], string.format('%d', from), '-', 'COUNT', chunk)
  else
    entries = redis.call('XRANGE', KEYS[2], string.format('%d', from), '+', 'COUNT', chunk)
  end
  if #entries == 0 then break end
  for _, entry in ipairs(entries) do
    bytes = bytes - size(entry[2][2])
    if bytes < 0 and (what == 'measure' or #found > 0) then isFull = true break end
    found[#found + 1] = entry[2][2]
  end
  from = isBackward and from - #entries or from + #entries
end
if what == 'measure' then return { state, oldest, #found } end
local answer = { state, oldest }
for index = 1, #found do answer[#answer + 1] = found[isBackward and #found + 1 - index or index] end
return answer
`);

/**
 * Removes messages up to an offset. KEYS state, log. ARGV fence, certain until, new line, epoch, offset. Answers how many
 * there were; "moved" when the channel is under another epoch by now.
 */
export const TRIM: Script = define(`
open()
if epoch ~= ARGV[4] then return 'moved' end
if first() > head then return 0 end
local count = redis.call('XTRIM', KEYS[2], 'MINID', string.format('%d', ARGV[5] + 1))
if redis.call('XLEN', KEYS[2]) == 0 then redis.call('UNLINK', KEYS[2]) end
return count
`);

/**
 * Gives kept messages other bytes. KEYS state, log. ARGV fence, certain until, new line, epoch, then offset and bytes of
 * each. Answers how many of them are still there; "moved" when the channel is under another epoch by now. A stream takes
 * no entry in its middle: it is written anew.
 */
export const REWRITE: Script = define(`
open()
if epoch ~= ARGV[4] then return 'moved' end
local others, count = {}, 0
for index = 5, #ARGV, 2 do others[ARGV[index]] = ARGV[index + 1] end
local entries = redis.call('XRANGE', KEYS[2], '-', '+')
local life = redis.call('PTTL', KEYS[2])
redis.call('DEL', KEYS[2])
for _, entry in ipairs(entries) do
  local value = entry[2][2]
  local other = others[string.match(entry[1], '^%d+')]
  if other then
    value = string.sub(value, 1, string.find(value, '\\n', 1, true)) .. other
    count = count + 1
  end
  redis.call('XADD', KEYS[2], entry[1], 'm', value)
end
if life > 0 then redis.call('PEXPIRE', KEYS[2], life) end
return count
`);

/** A script that gets no channel. */
export function defineAlone(body: string): Script {
  const text = body.trim();
  return { text, sha: createHash("sha1").update(text).digest("hex") };
}

/**
 * Takes one from each bucket, or from none: the generic cell rate algorithm, as rate-memory.ts has it. KEYS buckets. ARGV
 * interval in ms and burst of each. Answers after how many milliseconds to try again.
 */
export const TAKE: Script = defineAlone(`
local time = redis.call('TIME')
local now = time[1] * 1000 + time[2] / 1000
local after, full = 0, {}
for index, key in ipairs(KEYS) do
  local interval, burst = tonumber(ARGV[2 * index - 1]), tonumber(ARGV[2 * index])
  full[index] = math.max(now, tonumber(redis.call('GET', key) or 0))
  after = math.max(after, full[index] - now - (burst - 1) * interval)
end
if after > 0.001 then return math.ceil(after) end
for index, key in ipairs(KEYS) do
  local at = full[index] + tonumber(ARGV[2 * index - 1])
  redis.call('SET', key, string.format('%.3f', at), 'PX', math.ceil(at - now) + 1)
end
return 0
`);

/**
 * Joins a revocation to what is known of its name. KEYS the hash. ARGV pub/sub channel, what to say there, name, moment up
 * to which tokens are refused, moment at which it ends.
 */
export const REVOKE: Script = defineAlone(`
local before, till = ARGV[4], ARGV[5]
local known = redis.call('HGET', KEYS[1], ARGV[3])
if known then
  local knownBefore, knownTill = string.match(known, '^(%d+) (%d+)$')
  if tonumber(knownBefore) > tonumber(before) then before = knownBefore end
  if tonumber(knownTill) > tonumber(till) then till = knownTill end
end
redis.call('HSET', KEYS[1], ARGV[3], before .. ' ' .. till)
redis.call('SPUBLISH', ARGV[1], ARGV[2])
return 1
`);

/** What a node asks every second: the time of Redis, and who this primary is. */
export const BEAT: Script = defineAlone(`
local time = redis.call('TIME')
return { string.format('%d', time[1] * 1000 + math.floor(time[2] / 1000)), redis.call('INFO', 'replication') }
`);
