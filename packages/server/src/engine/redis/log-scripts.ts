import { defineForChannel } from "./channel-script.ts";
import type { Script } from "./script.ts";

/** Reads the log. */
const LOG = `
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
end`;

/**
 * Looks at a channel. KEYS and ARGV of a channel, then what, offset, messages, bytes.
 *
 * Answers the state, the offset of the oldest kept message, and by what: head: nothing more. measure: how many messages
 * after an offset fit within the limits. forward, backward: those messages, at least one where there is one, ascending.
 */
export const LOOK: Script = defineForChannel(`
${LOG}
local isOther = open()
sweep()
if isOther or time[1] >= got[3] then save() end
local state = string.format('%d', head) .. ' ' .. epoch .. ' ' .. lineage
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
 * Removes messages up to an offset. KEYS and ARGV of a channel, then epoch, offset. Answers how many there
 * were; "moved" when the channel is under another epoch by now.
 */
export const TRIM: Script = defineForChannel(`
${LOG}
open()
if epoch ~= ARGV[4] then return 'moved' end
if first() > head then return 0 end
local count = redis.call('XTRIM', KEYS[2], 'MINID', string.format('%d', ARGV[5] + 1))
if redis.call('XLEN', KEYS[2]) == 0 then redis.call('UNLINK', KEYS[2]) end
return count
`);

/**
 * Gives kept messages other bytes. KEYS and ARGV of a channel, then epoch, then offset and bytes of each.
 * Answers how many of them are still there; "moved" when the channel is under another epoch by now. A stream takes
 * no entry in its middle: it is written anew.
 */
export const REWRITE: Script = defineForChannel(`
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
