import type { CaseContext } from "../context.ts";
import type { ServerMembers, ServerPresence } from "../generated/frames.ts";
import type { JsonObject, Schema } from "../schema/json-schema.ts";
import { sampleValue } from "../schema/sample-value.ts";
import { toPayloadSchema } from "../subject/contract.ts";
import { NotApplicable, show, violate } from "../verdict.ts";
import type { Client } from "../wire/client.ts";
import { expectOk, expectSubscribed } from "./expect.ts";

/** Within which a user who ended well must have left (PROTOCOL [PRS-2]). */
const LEAVE_MS = 2_000;

/** A channel with members, and a connection that watches them. */
export interface Gathering {
  readonly namespace: string;
  readonly channel: string;
  readonly watcher: Client;
  /** Schema of what members say of themselves; undefined when they say nothing. */
  readonly schema: Schema | undefined;
  /** Subscribes a client; `isNews` when its user was not a member, so that the watcher must be told next. */
  readonly enter: (client: Client, isNews?: boolean, requirement?: string) => Promise<void>;
  /** Demands that the watcher is told this next, and nothing between. */
  readonly told: (
    action: ServerPresence["action"],
    user: string,
    requirement?: string,
  ) => Promise<ServerPresence>;
  /** Asks for the list; what it owes to the changes before it is judged as it comes. */
  readonly members: (client?: Client) => Promise<ServerMembers>;
}

/** A namespace with presence in which this user may watch. */
export function findNamespace(context: CaseContext, isWanted: "with" | "without"): string {
  const { contract, granted } = context.subject;
  const found = granted.find(({ namespace, allowed }) => {
    const has = contract.ok && contract.value.namespaces[namespace]?.presence !== undefined;
    return (
      has === (isWanted === "with") && allowed?.includes("subscribe") === true && allowed.includes("members")
    );
  });
  if (found === undefined)
    throw new NotApplicable(`the contract has no namespace ${isWanted} presence that this user may watch`);
  return found.namespace;
}

function schemaOf({ subject }: CaseContext, namespace: string): Schema | undefined {
  const contract = subject.contract.ok ? subject.contract.value : undefined;
  const data = contract?.namespaces[namespace]?.presence?.data;
  return contract === undefined || data === undefined ? undefined : toPayloadSchema(contract, data);
}

/** Something that a member may say of themself; undefined when the contract allows nothing that the suite understands. */
export function sampleData(context: CaseContext, { schema }: Gathering): JsonObject | undefined {
  if (schema === undefined) return undefined;
  return sampleValue(schema, context.random, { members: "all" })?.value as JsonObject | undefined;
}

/** Opens a channel that nobody used before, with a member that watches it and has seen itself join. */
export async function openGathering(context: CaseContext): Promise<Gathering> {
  if (context.hasToken) throw new NotApplicable("with --token all connections are one user's");
  const namespace = findNamespace(context, "with");
  const channel = context.channel(namespace);
  const watcher = await context.connect("watcher");
  const withinMs = Math.max(LEAVE_MS, context.deadlineMs);
  const told: Gathering["told"] = async (action, user, requirement = "PRS-1") => {
    const change = await watcher.change(channel, {
      requirement,
      expected: `presence ${action} of ${user}`,
      withinMs,
    });
    const isNext = change.action === action && change.member?.user === user;
    context.demand(requirement, isNext, `${action} of ${user} next`, show(change));
    return change;
  };
  const members: Gathering["members"] = async (client = watcher) => {
    const reply = await client.request({ type: "members", channel });
    return reply.type === "members" ? reply : violate("PRS-1", "members", show(reply));
  };
  const enter: Gathering["enter"] = async (client, isNews = true, requirement = "PRS-1") => {
    expectSubscribed(await client.request({ type: "subscribe", channel }));
    if (isNews) await told("join", client.welcome.user, requirement);
  };
  expectSubscribed(await watcher.request({ type: "subscribe", channel, presence: true }));
  // Whether a watcher is told of its own joining is left open: the list settles where the changes begin.
  await members();
  await watcher.fence();
  watcher.forgetChanges();
  return { namespace, channel, watcher, schema: schemaOf(context, namespace), enter, told, members };
}

/** Ends a subscription of a client. */
export async function leave(client: Client, channel: string): Promise<void> {
  expectOk(await client.request({ type: "unsubscribe", channel }));
}
