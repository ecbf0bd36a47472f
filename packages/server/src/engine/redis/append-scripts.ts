import { JUDGE_FENCE, OPEN } from "./channel-script.ts";
import { defineScript, type Script } from "./script.ts";

/** What an append does besides where anything has changed but the head: rarely, so that its functions are made rarely. */
const CATCH_UP = `
if not (got[2] and string.sub(got[2], -#ARGV[1]) == ARGV[1] and time[1] < got[3] and got[4] == ARGV[6]) then
  ${OPEN.trim()}
  if ttl ~= '0' and ARGV[5] == '0' then redis.call('UNLINK', KEYS[2]) end
  open()
  ttl = ARGV[6]
  sweep()
  save()
  got[1], got[2] = head, epoch
end
`;

/**
 * Adds a message. KEYS state, log, earlier keys. ARGV fence, second until which it is certain, new line, pub/sub channel,
 * size of the log, ttl; before, behind, name of the key, its digest and this attempt.
 *
 * "epoch offset": added. "=digest attempt epoch offset": the key was used by this. "stale": the fence is not certain any
 * more, nothing was done.
 *
 * Published is what is in the log: "epoch offset", a line feed, the bytes.
 */
export const APPEND: Script = defineScript(`
${JUDGE_FENCE.trim()}
local got = redis.call('HMGET', KEYS[1], 'h', 'e', 'r', 't', ARGV[9])
local known = got[5] or redis.call('HGET', KEYS[3], ARGV[9])
if known then return '=' .. known end
${CATCH_UP.trim()}
local offset = string.format('%d', got[1] + 1)
local header = got[2] .. ' ' .. offset
local message = header .. '\\n' .. ARGV[7] .. offset .. ARGV[8]
redis.call('HSET', KEYS[1], 'h', offset, ARGV[9], ARGV[10] .. ' ' .. header)
if ARGV[5] ~= '0' then
  redis.call('XADD', KEYS[2], 'MAXLEN', ARGV[5], offset .. '-' .. time[1], 'm', message)
end
redis.call('SPUBLISH', ARGV[4], message)
return header
`);

/**
 * Adds several messages of one channel, as if one after the other: what they share is done once. KEYS and ARGV as of
 * `APPEND`, with the last four for each message. Answers as `APPEND` for each of them, or once, for the first, where all
 * were added.
 *
 * Published is, for all that were added: "epoch offset", offset of the last, then a blank and the length of each; a line
 * feed; the bytes of all of them.
 */
export const APPEND_ALL: Script = defineScript(`
${JUDGE_FENCE.trim()}
local names = {}
for index = 9, #ARGV, 4 do names[#names + 1] = ARGV[index] end
local got = redis.call('HMGET', KEYS[1], 'h', 'e', 'r', 't', unpack(names))
local earlier = redis.call('HMGET', KEYS[3], unpack(names))
${CATCH_UP.trim()}
local head, epoch, isKept = tonumber(got[1]), got[2], ARGV[5] ~= '0'
local answers, used, fields, lengths, texts = {}, {}, { 'h', '' }, {}, {}
for index, name in ipairs(names) do
  local known = got[4 + index] or earlier[index] or used[name]
  if known then
    answers[index] = '=' .. known
  else
    head = head + 1
    local at = 3 + 4 * index
    local offset = string.format('%d', head)
    local header = epoch .. ' ' .. offset
    local text = ARGV[at] .. offset .. ARGV[at + 1]
    local value = ARGV[at + 3] .. ' ' .. header
    used[name] = value
    fields[#fields + 1] = name
    fields[#fields + 1] = value
    lengths[#lengths + 1] = #text
    texts[#texts + 1] = isKept and { offset .. '-' .. time[1], header .. '\\n' .. text, text } or { '', '', text }
    answers[index] = header
  end
end
if #texts == 0 then return answers end
fields[2] = string.format('%d', head)
redis.call('HSET', KEYS[1], unpack(fields))
for index, text in ipairs(texts) do
  if isKept then redis.call('XADD', KEYS[2], 'MAXLEN', ARGV[5], text[1], 'm', text[2]) end
  texts[index] = text[3]
end
redis.call('SPUBLISH', ARGV[4], epoch .. ' ' .. fields[2] .. ' ' .. table.concat(lengths, ' ') .. '\\n' .. table.concat(texts))
return #texts == #names and answers[1] or answers
`);
