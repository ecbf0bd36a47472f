import type { ContractChannel } from "../channel.ts";
import type { NamespaceSpec } from "../contract.ts";
import { Emitter } from "../emitter.ts";
import { toListenerError, toPayloadError, type ParlanceError } from "../errors.ts";
import { exchange } from "../exchange.ts";
import type { Member as MemberFrame, ServerMembers, ServerPresence } from "../generated/frames.ts";

/** A user who is subscribed to a channel, on however many connections. */
export interface Member<Data extends object = object> {
  readonly user: string;
  /** What the user says of themself. */
  readonly data?: Data;
}

/** What is known of who is in a channel. */
export type MembersState<Data extends object = object> =
  /** Nothing yet. */
  | { readonly status: "loading" }
  /** All of them, by user. */
  | { readonly status: "listed"; readonly members: ReadonlyMap<string, Member<Data>>; readonly total: number }
  /** Too many to be listed. */
  | { readonly status: "counted"; readonly total: number };

/** The members of one channel: a list at a version, and the changes that make the later ones (PROTOCOL [PRS-1]). */
export class Roster {
  readonly events: Emitter<{ readonly change: MembersState }>;
  readonly #channel: ContractChannel<NamespaceSpec>;
  readonly #maxListed: number;
  #state: MembersState = { status: "loading" };
  #version = 0;
  /** Changes that came while the list is asked for; its later pages may know them already, which does no harm. */
  #asking: { readonly changes: ServerPresence[] } | undefined;

  constructor(channel: ContractChannel<NamespaceSpec>, maxListed: number) {
    const { announcer } = channel.link;
    this.#channel = channel;
    this.#maxListed = maxListed;
    this.events = new Emitter((cause) => announcer.error(toListenerError(channel.name, cause)));
  }

  get state(): MembersState {
    return this.#state;
  }

  /** Asks for the list anew; what is known stays until it comes. */
  ask(): void {
    const asking = { changes: [] };
    this.#asking = asking;
    const { link } = this.#channel;
    this.#read(() => this.#asking === asking).catch((cause: unknown) => {
      const error = cause as ParlanceError;
      if (this.#asking !== asking || error.code === "closed") return;
      if (!error.retryable) return link.announcer.error(error);
      link.settings.clock.after(error.afterMs ?? link.toPauseMs(1), () => {
        if (this.#asking === asking) this.ask();
      });
    });
  }

  /** No list is awaited any more. */
  end(): void {
    this.#asking = undefined;
  }

  receive(change: ServerPresence): void {
    if (this.#asking) this.#asking.changes.push(change);
    else this.#apply(change);
  }

  async #read(isAwaited: () => boolean): Promise<void> {
    const members = new Map<string, Member>();
    const first = await this.#ask(undefined);
    const isListed = first.cursor === undefined || first.total <= this.#maxListed;
    for (let page = first; isListed; page = await this.#ask(page.cursor)) {
      for (const member of page.members) members.set(member.user, this.#toMember(member));
      if (page.cursor === undefined) break;
    }
    if (!isAwaited()) return;
    const { total, version } = first;
    const { changes } = this.#asking ?? { changes: [] };
    this.#asking = undefined;
    this.#version = version;
    this.#change(isListed ? { status: "listed", members, total } : { status: "counted", total });
    for (const change of changes) this.receive(change);
  }

  #ask(cursor: string | undefined): Promise<ServerMembers> {
    const { link, name } = this.#channel;
    return exchange<ServerMembers>(link, {
      feature: "presence",
      type: "members",
      members: { channel: name, cursor },
      channel: name,
      reply: "members",
      isRepeatable: true,
    });
  }

  #apply({ version, action, member, total }: ServerPresence): void {
    if (version <= this.#version) return;
    const isNext = version === this.#version + 1;
    this.#version = version;
    if (action === "count") return this.#change({ status: "counted", total });
    if (!isNext || this.#state.status !== "listed" || member === undefined) return this.ask();
    const members = new Map(this.#state.members);
    if (action === "leave") members.delete(member.user);
    else members.set(member.user, this.#toMember(member));
    this.#change({ status: "listed", members, total });
  }

  #change(state: MembersState): void {
    this.#state = state;
    this.events.emit("change", state);
  }

  /** The member as the application gets it: data that breaks the contract is told, and left out. */
  #toMember({ user, data }: MemberFrame): Member {
    const { link, name, space } = this.#channel;
    const issues = data && link.settings.checksReceived ? space.presence?.check(data, "reader") : undefined;
    if (issues) link.announcer.error(toPayloadError(name, "presence", issues));
    return { user, ...(data && !issues && { data }) };
  }
}
