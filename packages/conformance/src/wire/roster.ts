import type { ClientFrame, ServerMembers, ServerPresence } from "../generated/frames.ts";
import { isEqualJson, type JsonObject } from "../schema/json-schema.ts";
import { show, type Violation } from "../verdict.ts";

/** What the members of a channel say of themselves, by user; undefined where one says nothing. */
type State = ReadonlyMap<string, JsonObject | undefined>;

function broken(expected: string, actual: string): Violation {
  return { requirement: "PRS-1", expected, actual };
}

function isSame(one: State, other: State): boolean {
  if (one.size !== other.size) return false;
  return [...one].every(([user, data]) => other.has(user) && isEqualJson(data, other.get(user)));
}

function list(state: State): string {
  return show([...state].map(([user, data]) => ({ user, ...(data === undefined ? {} : { data }) })));
}

/** The list after a change, or what is wrong with the change. */
function apply(state: State, { action, member, total }: ServerPresence): State | Violation {
  if (member === undefined) return broken(`the member in presence ${action}`, "none");
  const next = new Map(state);
  if (action === "leave") next.delete(member.user);
  else next.set(member.user, member.data);
  const isKnown = state.has(member.user);
  if (isKnown === (action === "join"))
    return broken(isKnown ? "no join of a member" : `no ${action} of who is no member`, show(member));
  return next.size === total ? next : broken(`total ${next.size} after ${action}`, String(total));
}

/**
 * The member list of one subscription, by version: lists and changes must come to the same (PROTOCOL [PRS-1]), whichever
 * came first.
 */
export class Roster {
  readonly #states = new Map<number, State>();
  readonly #changes = new Map<number, ServerPresence>();
  #version = 0;

  /** Takes in a change; its version must be above the one before it. */
  addChange(change: ServerPresence): Violation | undefined {
    const { version } = change;
    if (version <= this.#version) return broken(`a version above ${this.#version}`, show(change));
    this.#version = version;
    this.#changes.set(version, change);
    return this.#follow(version - 1);
  }

  /** Takes in a whole list; parts of one are left alone. */
  addList(request: ClientFrame, { version, members, total, cursor }: ServerMembers): Violation | undefined {
    const isPart = cursor !== undefined || (request.type === "members" && request.cursor !== undefined);
    if (isPart) return undefined;
    const state = new Map(members.map(({ user, data }) => [user, data]));
    if (state.size !== members.length || state.size !== total)
      return broken(`${total} members, each once`, list(state));
    const known = this.#states.get(version);
    if (known !== undefined && !isSame(known, state))
      return broken(`the list ${list(known)} at version ${version}`, list(state));
    this.#states.set(version, state);
    return this.#follow(version);
  }

  /** Goes on from a version as far as the changes go without a hole. */
  #follow(from: number): Violation | undefined {
    for (let version = from; ; version++) {
      const state = this.#states.get(version);
      const change = this.#changes.get(version + 1);
      // Beyond a certain number of members only their number is told.
      if (state === undefined || change === undefined || change.action === "count") return undefined;
      const next = apply(state, change);
      if ("requirement" in next) return next;
      const known = this.#states.get(version + 1);
      if (known !== undefined && !isSame(known, next))
        return broken(`the list ${list(next)} at version ${version + 1}`, list(known));
      this.#states.set(version + 1, next);
    }
  }
}
