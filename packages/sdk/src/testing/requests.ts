import type { Verb } from "@parlance/schema";
import type {
  Call,
  ClientFrame,
  ClientMembers,
  ClientPresence,
  ClientSignal,
  History,
  Publish,
  ServerFrame,
  Subscribe,
} from "../generated/frames.ts";
import { listAllowed, type Identity } from "./access.ts";
import { CallRefusal, toNamespaceName, type Core, type MethodAnswer, type Subscriber } from "./core.ts";
import { findDataFault, findPayloadFault, type EnforcedMethod, type EnforcedNamespace } from "./enforcer.ts";
import { isRefusal, refuse, type Refusal } from "./verdict.ts";

/** A frame that asks for something. */
export type RequestFrame = Exclude<ClientFrame, { readonly type: "hello" | "pong" }>;

/** What comes of a request: its reply, its refusal, or nothing more to say. */
export type Outcome = ServerFrame | Refusal | undefined;

/** A connection that was welcomed. */
export interface Requester extends Subscriber {
  readonly core: Core;
  readonly connection: string;
  readonly identity: Identity;
  readonly subscriptions: Set<string>;
  readonly calls: Set<AbortController>;
  /** The network breaks. */
  cut(): void;
  /** Takes a new token (PROTOCOL [AU-3]). */
  renew(token: string): Refusal | undefined;
}

/** Answers a request as the protocol demands. A promise stands for a call that takes its time. */
export function answer(requester: Requester, frame: RequestFrame): Outcome | Promise<Outcome> {
  switch (frame.type) {
    case "publish":
      return publish(requester, frame);
    case "subscribe":
      return subscribe(requester, frame);
    case "unsubscribe": {
      const position = leave(requester, frame.channel, "left");
      return { type: "ok", id: frame.id, ...(position && { position }) };
    }
    case "signal":
      return signal(requester, frame);
    case "history":
      return readPage(requester, frame);
    case "members":
      return listMembers(requester, frame);
    case "presence":
      return say(requester, frame);
    case "call":
      return call(requester, frame);
    case "authenticate":
      return requester.renew(frame.token) ?? { type: "ok", id: frame.id };
    case "ping":
      return { type: "ok", id: frame.id };
  }
}

/** The namespace of a channel, if the contract has it and the connection may do this there (PROTOCOL [PRM-1], [PRM-3]). */
function permit({ core, identity }: Requester, channel: string, verb: Verb): EnforcedNamespace | Refusal {
  const namespace = core.enforcer.namespaces.get(toNamespaceName(channel));
  if (namespace === undefined) return refuse("unknown_namespace");
  return listAllowed(identity, namespace, channel).includes(verb) ? namespace : refuse("forbidden");
}

function publish(requester: Requester, frame: Publish): Outcome {
  const { core, connection, identity } = requester;
  const { id, channel, event, data, key } = frame;
  const namespace = permit(requester, channel, "publish");
  const fault = isRefusal(namespace) ? namespace : findPayloadFault(namespace, "message", event, data);
  if (fault) return fault;
  const { log } = core.open(channel);
  const text = `${event} ${JSON.stringify(data)}`;
  const isKeyed = key !== undefined && !core.without.has("idempotency");
  const known = isKeyed ? log.recall(identity.user, key, core.clock.now()) : undefined;
  if (known && known.text !== text) return refuse("key_reused");
  if (known) return { type: "ok", id, position: known.position, duplicate: true };
  const { position } = core.deliver(frame, { user: identity.user, connection });
  if (isKeyed) log.remember(identity.user, key, text, position, core.clock.now());
  if (!core.losesAck) return { type: "ok", id, position };
  core.losesAck = false;
  requester.cut();
  return undefined;
}

function subscribe(requester: Requester, frame: Subscribe): Outcome {
  const { channel, presence } = frame;
  const namespace = permit(requester, channel, "subscribe");
  if (isRefusal(namespace)) return namespace;
  if (presence === true) {
    const watched = permit(requester, channel, "members");
    if (isRefusal(watched)) return watched;
  }
  const { core, subscriptions } = requester;
  if (!subscriptions.has(channel) && subscriptions.size >= core.limits.subscriptions)
    return refuse("too_many_subscriptions");
  join(requester, namespace, frame);
  return undefined;
}

/** Begins a subscription at its sync point: tells it, then what it replays (PROTOCOL [SUB-3]). */
export function join(
  requester: Requester,
  namespace: EnforcedNamespace,
  {
    id,
    channel: name,
    position,
    last = 0,
    presence = false,
  }: Omit<Subscribe, "type" | "id"> & { id?: number },
): void {
  const { core, identity, subscriptions } = requester;
  const channel = core.open(name);
  const { log } = channel;
  const head = log.head;
  const begun = log.begin(position, last, core.clock.now());
  const beginning =
    position && core.without.has("recovery")
      ? { from: head.offset, recovery: "gap" as const, reason: "unsupported" as const }
      : begun;
  subscriptions.add(name);
  requester.send({
    type: "subscribed",
    ...(id !== undefined && { id }),
    channel: name,
    position: head,
    ...beginning,
    allowed: [...listAllowed(identity, namespace, name)],
  });
  if (namespace.presence) channel.gathering.enter(identity.user, requester, presence);
  for (const message of log.read(core.clock.now()))
    if (message.offset > beginning.from) requester.send(message);
  channel.subscribers.add(requester);
}

/** Ends a subscription; its last position, if there was one. */
export function leave(
  requester: Requester,
  name: string,
  departure: "left" | "lost",
): { epoch: string; offset: number } | undefined {
  const { core, identity, subscriptions } = requester;
  if (!subscriptions.delete(name)) return undefined;
  const channel = core.open(name);
  channel.subscribers.delete(requester);
  channel.gathering.exit(identity.user, requester, departure);
  return channel.log.head;
}

function signal(requester: Requester, { id, channel, event, data }: ClientSignal): Outcome {
  const { core, connection, identity } = requester;
  const namespace = permit(requester, channel, "signal");
  const fault = isRefusal(namespace) ? namespace : findPayloadFault(namespace, "signal", event, data);
  if (fault) return fault;
  const by = { user: identity.user, connection };
  for (const subscriber of core.open(channel).subscribers)
    subscriber.send({ type: "signal", channel, event, time: core.clock.now(), by, data });
  return id === undefined ? undefined : { type: "ok", id };
}

function readPage(requester: Requester, { id, channel, direction, position, limit }: History): Outcome {
  const { core } = requester;
  const namespace = permit(requester, channel, "history");
  if (isRefusal(namespace)) return namespace;
  const { log } = core.open(channel);
  if (!log.isKept) return refuse("not_kept");
  const kept = log.read(core.clock.now());
  const { first, head } = log;
  const isForward = direction === "forward";
  // Backward from the very beginning nothing is missing, since nothing was there.
  const oldest = isForward || first === 1 ? first - 1 : first;
  const reason = position && log.findFault(position, oldest);
  if (reason) return refuse("position_lost", `the position cannot be read from: ${reason}`);
  const beyond = kept.filter(
    ({ offset }) =>
      position === undefined || (isForward ? offset > position.offset : offset < position.offset),
  );
  const messages = isForward ? beyond.slice(0, limit) : beyond.slice(-limit);
  const more = messages.length < beyond.length;
  return { type: "page", id, channel, epoch: head.epoch, first, head: head.offset, more, messages };
}

function listMembers(requester: Requester, { id, channel, limit, cursor }: ClientMembers): Outcome {
  const namespace = permit(requester, channel, "members");
  if (isRefusal(namespace)) return namespace;
  if (namespace.presence === undefined) return refuse("not_kept", "the namespace has no presence");
  return { type: "members", id, channel, ...requester.core.open(channel).gathering.list(limit, cursor) };
}

function say(requester: Requester, { id, channel, data }: ClientPresence): Outcome {
  const { core, identity, subscriptions } = requester;
  const namespace = permit(requester, channel, "presence");
  if (isRefusal(namespace)) return namespace;
  if (namespace.presence === undefined) return refuse("not_kept", "the namespace has no presence");
  if (!subscriptions.has(channel)) return refuse("not_subscribed");
  const fault = findDataFault(namespace.presence, "presence", data);
  if (fault) return fault;
  core.open(channel).gathering.say(identity.user, data);
  return { type: "ok", id };
}

/** How long a method may take that says nothing itself. */
const DEFAULT_TIMEOUT_MS = 30_000;

function call(requester: Requester, frame: Call): Outcome | Promise<Outcome> {
  const { core, identity } = requester;
  const method = core.enforcer.methods.get(frame.method);
  if (method === undefined) return refuse("unknown_method");
  if (frame.channel !== undefined) {
    const namespace = permit(requester, frame.channel, "call");
    if (isRefusal(namespace)) return namespace;
  } else if (!identity.mayCall(method)) return refuse("forbidden");
  const fault = findDataFault(method.params, frame.method, frame.data);
  if (fault) return fault;
  const run = core.answers.get(frame.method);
  if (run === undefined) return refuse("not_available", "nobody answers this method here");
  return answerInTime(requester, frame, method, run);
}

/** Runs an answer: one that takes its time for as long as the caller and the contract wait (PROTOCOL [RPC-2]). */
function answerInTime(
  { core, identity, connection, calls }: Requester,
  frame: Call,
  method: EnforcedMethod,
  run: MethodAnswer,
): Outcome | Promise<Outcome> {
  const { timeoutMs = Infinity, channel } = frame;
  const abort = new AbortController();
  const context = { user: identity.user, connection, channel, signal: abort.signal };
  let result: object | Promise<object>;
  try {
    result = run(frame.data, context);
  } catch (thrown) {
    return toFailure(core, thrown);
  }
  if (!(result instanceof Promise)) return toResult(core, frame, method, result);
  const limitMs = Math.min(timeoutMs, method.declaration.timeoutMs ?? DEFAULT_TIMEOUT_MS);
  const cancel = core.clock.after(limitMs, () => abort.abort());
  const late = new Promise<Outcome>((resolve) =>
    abort.signal.addEventListener("abort", () => resolve(refuse("deadline"))),
  );
  calls.add(abort);
  const answered = result.then(
    (data) => toResult(core, frame, method, data),
    (thrown: unknown) => toFailure(core, thrown),
  );
  return Promise.race([answered, late]).finally(() => {
    cancel();
    calls.delete(abort);
  });
}

/** Judges a result as it will be on the wire (PROTOCOL [RPC-1]). What breaks the contract is a fault of the test. */
function toResult(core: Core, { id, method: name }: Call, method: EnforcedMethod, result: object): Outcome {
  const data = JSON.parse(JSON.stringify(result) ?? "null") as Record<string, unknown>;
  const [issue] = method.result(data) ?? [];
  if (issue === undefined) return { type: "result", id, data };
  const message = `the result of ${name} breaks the contract: ${issue.at} ${issue.message}`;
  return toFailure(core, new TypeError(message));
}

/** What the caller is told of an answer that failed; the rest is kept for the test. */
function toFailure(core: Core, thrown: unknown): Refusal {
  if (thrown instanceof CallRefusal) return refuse("call_failed", thrown.message);
  core.errors.push(thrown);
  return refuse("internal_error");
}
