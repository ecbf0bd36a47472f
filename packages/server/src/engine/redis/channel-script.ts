import { MAX_GENERATIONS } from "./lineage.ts";
import { defineScript, type Script } from "./script.ts";

/** For how long keys are remembered at least, in milliseconds; the last ones of a channel for up to two of these. */
export const KEY_WINDOW_MS: number = 10 * 60_000;
/** For how long the state of a channel outlives its last use, in milliseconds. */
const STATE_LIFE_MS = 60 * 60_000;

const WINDOW_S = KEY_WINDOW_MS / 1000;

/**
 * How a script of a channel begins: whose fence is certain no longer does nothing. Seconds are compared as texts, since
 * numbers of them cost more than the comparison.
 */
export const JUDGE_FENCE: string = `
local time = redis.call('TIME')
if time[1] > ARGV[2] then return 'stale' end
`;

/**
 * Opens the channel at this primary, as `openChannel` of lineage.ts does. Wants `got`: what `READ_STATE` reads. The state
 * is fields of a hash: h the head, e the epoch, g "fence:start,…", t the time that messages are kept, w the second in which
 * its first key was remembered, r the second in which something is to be renewed. The keys of the channel are the other
 * fields: each has a line feed in its name. After ten minutes all of them become the hash of the earlier ones, by its
 * name, and the one before that is forgotten.
 */
export const OPEN: string = `
local more = redis.call('HMGET', KEYS[1], 'g', 'w')
local lineage, began = more[1], more[2]
local head, epoch, ttl = tonumber(got[1]), got[2], got[4]
local second = tonumber(time[1])
local function save()
  if not began then began = time[1]
  elseif second - began >= ${WINDOW_S} then
    redis.call('UNLINK', KEYS[3])
    redis.call('RENAME', KEYS[1], KEYS[3])
    redis.call('HDEL', KEYS[3], 'h', 'e', 'g', 't', 'w', 'r')
    redis.call('EXPIRE', KEYS[3], ${WINDOW_S})
    began = time[1]
  end
  local quarter = math.max(tonumber(ttl) / 4, 60000)
  redis.call('HSET', KEYS[1], 'h', string.format('%d', head), 'e', epoch, 'g', lineage, 't', ttl, 'w', began,
    'r', string.format('%d', math.min(second + math.floor(quarter / 1000), began + ${WINDOW_S})))
  redis.call('PEXPIRE', KEYS[1], string.format('%d', math.max(tonumber(ttl), ${STATE_LIFE_MS}) + quarter))
  if ttl ~= '0' then redis.call('PEXPIRE', KEYS[2], string.format('%d', tonumber(ttl) + quarter)) end
end
-- Whether this primary is another than wrote last.
local function open()
  if not epoch then
    head, ttl, epoch, lineage = 0, '0', ARGV[3] .. '.' .. ARGV[1], ARGV[1] .. ':0'
    redis.call('UNLINK', KEYS[2])
    return true
  end
  if string.match(epoch, '[^.]*$') == ARGV[1] then return false end
  epoch = string.match(epoch, '^(.*)%.') .. '.' .. ARGV[1]
  lineage = ARGV[1] .. ':' .. string.format('%d', head) .. ',' .. lineage
  lineage = string.match(lineage, '^' .. string.rep('[^,]*,', ${MAX_GENERATIONS - 1}) .. '[^,]*') or lineage
  return true
end
-- Drops what is too old.
local function sweep()
  if ttl == '0' then return end
  local oldest = second - tonumber(ttl) / 1000
  while true do
    local last
    local entries = redis.call('XRANGE', KEYS[2], '-', '+', 'COUNT', 100)
    for _, entry in ipairs(entries) do
      local offset, added = string.match(entry[1], '^(%d+)-(%d+)$')
      if tonumber(added) >= oldest then break end
      last = offset
    end
    if not last then return end
    redis.call('XTRIM', KEYS[2], 'MINID', string.format('%d', last + 1))
    if last ~= string.match(entries[#entries][1], '^%d+') then return end
  end
end
`;

/** Reads the state of the channel. */
const READ_STATE = "local got = redis.call('HMGET', KEYS[1], 'h', 'e', 'r', 't')";

/**
 * A script that gets a channel: KEYS state, log, earlier keys; ARGV fence, second until which the fence is certain, name
 * of a new line, then its own.
 */
export function defineForChannel(body: string): Script {
  return defineScript([JUDGE_FENCE.trim(), READ_STATE, OPEN.trim(), body.trim()].join("\n"));
}
