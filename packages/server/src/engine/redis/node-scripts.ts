import { defineScript, type Script } from "./script.ts";

/**
 * Takes one from each bucket, or from none: the generic cell rate algorithm, as rate-memory.ts has it. KEYS buckets. ARGV
 * interval in ms and burst of each. Answers after how many milliseconds to try again.
 */
export const TAKE: Script = defineScript(`
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
export const REVOKE: Script = defineScript(`
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
export const BEAT: Script = defineScript(`
local time = redis.call('TIME')
return { string.format('%d', time[1] * 1000 + math.floor(time[2] / 1000)), redis.call('INFO', 'replication') }
`);
