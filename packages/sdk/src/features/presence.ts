import type { Channel, ContractChannel } from "../channel.ts";
import type { MemberDataOf } from "../contract-types.ts";
import type { NamespaceSpec, PresenceSpec } from "../contract.ts";
import { ParlanceError } from "../errors.ts";
import { exchange } from "../exchange.ts";
import type { Feed } from "../feed.ts";
import {
  members as membersRule,
  presence as presenceRule,
  subscribed as subscribedRule,
} from "../generated/frame-rules.ts";
import type { Ok } from "../generated/frames.ts";
import { toContractChannel } from "../internals.ts";
import type { Link } from "../link.ts";
import { toValidData } from "../payload.ts";
import { refuse } from "../refuse.ts";
import { Roster, type MembersState } from "./roster.ts";

export type { Member, MembersState } from "./roster.ts";

/** How to watch the members of a channel. */
export interface WatchOptions {
  /** Members above which only their number is known; 1,000 by default. The server may count earlier. */
  readonly maxListed?: number;
  /** Ends the watch when it is aborted. */
  readonly signal?: AbortSignal;
}

/** Who is in a channel, kept up to date through reconnects. */
export interface Members<Data extends object = object> {
  readonly channel: string;
  /** What is known. A new object with each change. */
  readonly state: MembersState<Data>;
  /** Calls a listener with each new state. The result removes it. */
  on(event: "change", listener: (state: MembersState<Data>) => unknown): () => void;
  /** Ends the watch, and with it the subscription if nobody else holds it. */
  end(): void;
}

/**
 * Watches who is in a channel (PROTOCOL [PRS-1]). Subscribes to it, so that the watcher is a member too; resolves when
 * the subscription begins, and the list comes soon after. Rejects with a `ParlanceError` when the user may not.
 */
export async function watchMembers<Space extends NamespaceSpec>(
  channel: Channel<Space>,
  { maxListed = 1000, signal }: WatchOptions = {},
): Promise<Members<MemberDataOf<Space>>> {
  const known = toContractChannel("watchMembers", channel);
  if (!(Number.isInteger(maxListed) && maxListed >= 0))
    refuse("watchMembers", "maxListed", maxListed, "must be a whole number");
  findPresence(known);
  const { rosters } = known.link.use(followPresence);
  const roster = new Roster(known, maxListed);
  const { feed } = known;
  if (feed && !feed.options.presence) {
    feed.options.presence = true;
    feed.ask();
  }
  const subscription = await known.subscribe({ presence: true, ...(signal && { signal }) });
  const watched = rosters.get(known.name) ?? new Set();
  rosters.set(known.name, watched.add(roster));
  subscription.on("subscribed", () => roster.ask());
  subscription.on("ended", () => {
    watched.delete(roster);
    roster.end();
  });
  // The end may have come in the same turn as the beginning.
  if (subscription.state.status === "ended") watched.delete(roster);
  else roster.ask();
  return {
    channel: known.name,
    get state() {
      return roster.state as MembersState<MemberDataOf<Space>>;
    },
    on: (event, listener) => roster.events.on(event, listener as (state: MembersState) => unknown),
    end: () => subscription.unsubscribe(),
  };
}

/**
 * Says something of the user to the other members of a channel, for as long as its subscription lasts: said again after
 * each reconnect. Resolves when the server has taken it. Rejects with a `ParlanceError`: `not_subscribed` without a
 * subscription, `invalid_payload` for data that breaks the contract, or what the server answers.
 */
export async function setPresence<Space extends NamespaceSpec>(
  channel: Channel<Space>,
  data: MemberDataOf<Space>,
): Promise<void> {
  const known = toContractChannel("setPresence", channel);
  const { feed, link, name } = known;
  const valid = toValidData("presence", data, findPresence(known).check, name);
  if (feed === undefined)
    throw new ParlanceError("not_subscribed", `nobody is subscribed to ${name}`, { channel: name });
  const { said } = link.use(followPresence);
  said.set(name, { feed, data: valid, session: link.session });
  await say(link, name, valid);
}

/** What the contract says of the members of a channel. Throws a `not_kept` error when it has none. */
function findPresence({ name, space }: ContractChannel<NamespaceSpec>): PresenceSpec {
  if (space.presence !== undefined) return space.presence;
  throw new ParlanceError("not_kept", `the contract has no presence in ${name}`, { channel: name });
}

/** What the presence of one client needs to remember. */
interface Presence {
  /** By channel, whoever watches it. */
  readonly rosters: Map<string, Set<Roster>>;
  /** By channel, what the user said in a subscription, and in which session. */
  readonly said: Map<string, { readonly feed: Feed; readonly data: object; session: Link["session"] }>;
}

function followPresence(link: Link): Presence {
  const rosters: Presence["rosters"] = new Map();
  const said: Presence["said"] = new Map();
  link.learn("members", membersRule);
  link.learn("presence", presenceRule, (change) => {
    for (const roster of rosters.get(change.channel) ?? []) roster.receive(change);
  });
  // Listens in on what begins a subscription, and passes it on.
  link.learn("subscribed", subscribedRule, (frame) => {
    link.session?.settle(frame);
    const words = said.get(frame.channel);
    if (words === undefined || words.session === link.session) return;
    if (words.feed !== link.findFeed(frame.channel)) return void said.delete(frame.channel);
    words.session = link.session;
    say(link, frame.channel, words.data).catch((cause: unknown) => {
      const error = cause as ParlanceError;
      if (error.code !== "closed") link.announcer.error(error);
    });
  });
  return { rosters, said };
}

function say(link: Link, channel: string, data: object): Promise<Ok> {
  return exchange<Ok>(link, {
    feature: "presence",
    type: "presence",
    members: { channel, data },
    channel,
    reply: "ok",
    isRepeatable: true,
  });
}
