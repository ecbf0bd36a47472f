import { joinStats, toStats, type Stats } from "../../metrics/stats.ts";
import { RefusedError } from "../../refused-error.ts";
import type { TailLine } from "../../session/frame-tail.ts";
import type { ApiRequest, Operation } from "./operations.ts";
import { choice, integer, readQuery, text } from "./read-query.ts";

const DEFAULT_LIMIT = 100;
const DEFAULT_LINES_PER_SECOND = 50;

/** Whoever sees all connections sees all channels. */
function assertWholeServer({ key }: ApiRequest): void {
  if (!key.mayTouch(undefined))
    throw new RefusedError({
      kind: "refusal",
      code: "forbidden",
      message: "the API key does not reach so far",
    });
}

/** The connections of this server, with their state and what is queued for them. */
export const listConnections: Operation = {
  scope: "inspect",
  async run(request, { sessions }) {
    assertWholeServer(request);
    const rules = { user: text(64), skip: integer(0, 1_000_000), limit: integer(1, 1000) };
    const { user, skip = 0, limit = DEFAULT_LIMIT } = readQuery(request.query, rules);
    return { status: 200, body: sessions.report(user, Number(skip), Number(limit)) };
  },
};

/** What the server does and has done, in numbers: those of its metrics, and those of its processes. */
export const readStats: Operation = {
  scope: "inspect",
  async run(request, { metricSources, fleet }) {
    assertWholeServer(request);
    readQuery(request.query, {});
    const all = (await fleet?.gather("stats")) as readonly Stats[] | undefined;
    return { status: 200, body: all === undefined ? toStats(metricSources) : joinStats(all) };
  },
};

/** The frames of all connections as they pass, without what they say. */
export const tailFrames: Operation = {
  scope: "inspect",
  async run(request, { tail }) {
    assertWholeServer(request);
    const rules = {
      channel: text(200),
      user: text(64),
      direction: choice("in", "refused"),
      perSecond: integer(1, 200),
    };
    const { channel, user, direction, perSecond } = readQuery(request.query, rules);
    const filter = {
      channel,
      user,
      direction: direction as TailLine["direction"] | undefined,
      perSecond: Number(perSecond ?? DEFAULT_LINES_PER_SECOND),
    };
    return {
      status: 200,
      begin(write, end) {
        const stop = tail.watch(filter, { onLine: write, onEnd: end });
        if (stop !== undefined) return stop;
        end();
        return () => undefined;
      },
    };
  },
};
