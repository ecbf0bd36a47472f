import type { Verb } from "@parlance/schema";
import { isChannelPattern, type Grant } from "../../auth/grants.ts";
import { isUserId } from "../../auth/jwt.ts";
import type { Tickets } from "../../auth/tickets.ts";
import { isChannelName } from "../../channel/channel-name.ts";
import type { Hub } from "../../channel/hub.ts";
import type { components, OperationId } from "../../generated/http-api.ts";
import {
  checkBatchRequest,
  checkPublishRequest,
  checkSignalRequest,
  checkTicketRequest,
  type Check,
} from "../../generated/http-checks.ts";
import type { MetricSources } from "../../metrics/definitions.ts";
import type { Moderation } from "../../moderation.ts";
import type { Program, PublishOptions } from "../../program.ts";
import { RefusedError } from "../../refused-error.ts";
import type { FrameTail } from "../../session/frame-tail.ts";
import type { Sessions } from "../../session/sessions.ts";
import type { TraceHeaders } from "../../traces/traces.ts";
import type { Fleet } from "../../workers/fleet.ts";
import type { ApiKey, Scope } from "./api-keys.ts";
import { listConnections, readStats, tailFrames } from "./inspection.ts";
import { toInvalid, toProblem, type Problem } from "./problem.ts";
import { assertFits, choice, integer, readQuery, text, type QueryRule } from "./read-query.ts";

type Schemas = components["schemas"];

/** What operations work on. */
export interface ApiParts {
  readonly program: Program;
  readonly moderation: Moderation;
  readonly tickets: Tickets;
  readonly hub: Hub;
  readonly sessions: Sessions;
  readonly tail: FrameTail;
  readonly metricSources: MetricSources;
  /** The processes that share the port; undefined where this is the only one. */
  readonly fleet: Fleet | undefined;
}

/** A request whose key and scope are in order. */
export interface ApiRequest {
  readonly key: ApiKey;
  /** What the path says, decoded. */
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Where the request belongs among the spans of its caller; undefined where the caller does not say. */
  readonly trace: TraceHeaders | undefined;
  /** The parsed body; undefined where the operation has none. */
  readonly body: unknown;
}

/** Takes the lines of an answer that goes on; false when it has no room for this one now. */
export type LineWriter = (line: object) => boolean;

/** What is answered; without a body the status says all. */
export interface ApiAnswer {
  readonly status: number;
  readonly body?: object;
  /** Instead of a body: lines of JSON until either side ends. Returns what ends them when the client has gone. */
  readonly begin?: (write: LineWriter, end: () => void) => () => void;
}

/** How an operation is served. */
export interface Operation {
  readonly scope: Scope;
  /** The check of its body; undefined where it has none. */
  readonly check?: Check;
  /** Longest body in bytes; undefined for that of one frame. */
  readonly maxBytes?: number;
  run(request: ApiRequest, parts: ApiParts): Promise<ApiAnswer>;
}

const MAX_BATCH_BYTES = 1024 * 1024;
const MAX_OFFSET = Number.MAX_SAFE_INTEGER;
const EPOCH: QueryRule = text(48);
const OFFSET: QueryRule = integer(0, MAX_OFFSET);
const DEFAULT_TICKET_MS = 30_000;

function ok(body: object): ApiAnswer {
  return { status: 200, body };
}

/** The channel of the path, if the key may touch it. */
function toChannel({ key, path }: ApiRequest): string {
  const { channel = "" } = path;
  return assertTouchable(key, channel, "/path/channel");
}

function assertTouchable(key: ApiKey, channel: string | undefined, at: string): string {
  if (channel !== undefined && !isChannelName(channel))
    throw toInvalid([{ at, keyword: "pattern", message: "must be the name of a channel" }]);
  if (!key.mayTouch(channel))
    throw new RefusedError({
      kind: "refusal",
      code: "forbidden",
      message: "the API key does not reach so far",
    });
  return channel ?? "";
}

function toUser({ path }: ApiRequest): string {
  const { user = "" } = path;
  if (!isUserId(user))
    throw toInvalid([
      { at: "/path/user", keyword: "pattern", message: "must be 1 to 64 of A-Z a-z 0-9 _ . ~ @ -" },
    ]);
  return user;
}

function require<Name extends string>(values: Readonly<Partial<Record<Name, string>>>, name: Name): string {
  const value = values[name];
  if (value !== undefined) return value;
  throw toInvalid([{ at: `/query/${name}`, keyword: "required", message: "is required" }]);
}

function toPublished({
  position,
  isDuplicate,
}: Awaited<ReturnType<Program["publish"]>>): Schemas["Published"] {
  return { position, ...(isDuplicate && { duplicate: true as const }) };
}

function withTrace({ trace }: ApiRequest): Pick<PublishOptions, "trace"> {
  return trace === undefined ? {} : { trace };
}

const publish: Operation = {
  scope: "publish",
  check: checkPublishRequest,
  async run(request, { program }) {
    const { event, data, ...said } = request.body as Schemas["PublishRequest"];
    const options = { ...said, ...withTrace(request) };
    return ok(toPublished(await program.publish(toChannel(request), event, data, options)));
  },
};

const publishBatch: Operation = {
  scope: "publish",
  check: checkBatchRequest,
  maxBytes: MAX_BATCH_BYTES,
  async run(request, { program }) {
    const { key, body } = request;
    const { messages } = body as Schemas["BatchRequest"];
    const publishOne = async (
      { channel, event, data, ...said }: (typeof messages)[number],
      index: number,
    ): Promise<Schemas["Published"] | Problem> => {
      try {
        assertTouchable(key, channel, "/channel");
        const options = { ...said, ...withTrace(request) };
        return toPublished(await program.publish(channel, event, data, options));
      } catch (error) {
        if (error instanceof RefusedError) return toProblem(error, (at) => `/messages/${index}${at}`);
        throw error;
      }
    };
    // All are begun before the first is done: their order is that of the list, and a disk is waited for once.
    return ok({ results: await Promise.all(messages.map(publishOne)) });
  },
};

const sendSignal: Operation = {
  scope: "publish",
  check: checkSignalRequest,
  async run(request, { program }) {
    const { event, data, ...options } = request.body as Schemas["SignalRequest"];
    await program.signal(toChannel(request), event, data, options);
    return { status: 204 };
  },
};

const readHistory: Operation = {
  scope: "read",
  async run(request, { program }) {
    const rules = {
      direction: choice("forward", "backward"),
      epoch: EPOCH,
      offset: OFFSET,
      limit: integer(1, 200),
    };
    const values = readQuery(request.query, rules);
    const { direction, epoch, offset, limit } = values;
    const hasPosition = epoch !== undefined || offset !== undefined;
    const position = hasPosition
      ? { epoch: require(values, "epoch"), offset: Number(require(values, "offset")) }
      : undefined;
    const page = await program.history(toChannel(request), {
      ...(direction !== undefined && { direction: direction as "forward" | "backward" }),
      ...(position !== undefined && { position }),
      ...(limit !== undefined && { limit: Number(limit) }),
    });
    return ok(page);
  },
};

const listMembers: Operation = {
  scope: "read",
  async run(request, { program }) {
    const { limit, cursor } = readQuery(request.query, { limit: integer(1, 500), cursor: text(200) });
    const members = await program.members(toChannel(request), {
      ...(limit !== undefined && { limit: Number(limit) }),
      ...(cursor !== undefined && { cursor }),
    });
    return ok(members);
  },
};

const listChannels: Operation = {
  scope: "read",
  async run({ key, query }, { hub }) {
    const rules = { prefix: text(200), after: text(200), limit: integer(1, 1000) };
    const { prefix = "", after = "", limit = "100" } = readQuery(query, rules);
    const all = [...hub.list()]
      .filter(({ channel }) => channel.startsWith(prefix) && channel > after && key.mayTouch(channel))
      .toSorted((one, other) => (one.channel < other.channel ? -1 : 1));
    return ok({ channels: all.slice(0, Number(limit)), more: all.length > Number(limit) });
  },
};

const trimChannel: Operation = {
  scope: "moderate",
  async run(request, { moderation }) {
    const channel = toChannel(request);
    const values = readQuery(request.query, { epoch: EPOCH, offset: OFFSET });
    const position = { epoch: require(values, "epoch"), offset: Number(require(values, "offset")) };
    return ok({ count: await moderation.trim(channel, position) });
  },
};

const deleteMessage: Operation = {
  scope: "moderate",
  async run(request, { moderation }) {
    const channel = toChannel(request);
    const { offset = "" } = request.path;
    assertFits("/path/offset", integer(1, MAX_OFFSET), offset);
    const epoch = require(readQuery(request.query, { epoch: EPOCH }), "epoch");
    return ok({ count: await moderation.delete(channel, { epoch, offset: Number(offset) }) });
  },
};

const eraseMessages: Operation = {
  scope: "moderate",
  async run(request, { moderation }) {
    const user = toUser(request);
    const { channel } = readQuery(request.query, { channel: text(200) });
    assertTouchable(request.key, channel, "/query/channel");
    return ok({ count: await moderation.erase(user, channel) });
  },
};

const disconnectUser: Operation = {
  scope: "users",
  async run(request, { program }) {
    const user = toUser(request);
    const { reason } = readQuery(request.query, { reason: choice("token_revoked", "forbidden") });
    assertTouchable(request.key, undefined, "");
    return ok({ count: program.disconnect(user, reason as "token_revoked" | "forbidden" | undefined) });
  },
};

const unsubscribeUser: Operation = {
  scope: "users",
  async run(request, { program }) {
    return ok({ count: program.unsubscribe(toUser(request), toChannel(request)) });
  },
};

const revokeTokens: Operation = {
  scope: "users",
  async run(request, { program }) {
    const user = toUser(request);
    const { issuedBefore } = readQuery(request.query, { issuedBefore: OFFSET });
    assertTouchable(request.key, undefined, "");
    await program.revoke({
      user,
      ...(issuedBefore !== undefined && { issuedBeforeMs: Number(issuedBefore) }),
    });
    return { status: 204 };
  },
};

const revokeToken: Operation = {
  scope: "users",
  async run({ key, path }, { program }) {
    assertTouchable(key, undefined, "");
    await program.revoke({ tokenId: path["tokenId"] ?? "" });
    return { status: 204 };
  },
};

const issueTicket: Operation = {
  scope: "tickets",
  check: checkTicketRequest,
  async run({ key, body }, { tickets }) {
    const { user, grants = [], ttlMs = DEFAULT_TICKET_MS } = body as Schemas["TicketRequest"];
    const wrong = grants.findIndex(({ channel }) => !isChannelPattern(channel));
    if (wrong !== -1)
      throw toInvalid([
        { at: `/grants/${wrong}/channel`, keyword: "pattern", message: "must be a pattern of channels" },
      ]);
    assertTouchable(key, undefined, "");
    const granted: readonly Grant[] = grants.map(({ channel, verbs }) => ({
      channel,
      verbs: verbs as Verb[],
    }));
    return { status: 201, body: tickets.issue({ user, grants: granted, ttlMs }) };
  },
};

/** Every operation of `openapi.yaml` but `getInfo`, which needs no key and is served as a page is. */
export const operations: Readonly<Record<Exclude<OperationId, "getInfo">, Operation>> = {
  publish,
  publishBatch,
  sendSignal,
  readHistory,
  listMembers,
  listChannels,
  trimChannel,
  deleteMessage,
  eraseMessages,
  disconnectUser,
  unsubscribeUser,
  revokeTokens,
  revokeToken,
  issueTicket,
  listConnections,
  tailFrames,
  readStats,
};
