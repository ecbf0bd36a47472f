import type { RoomMember } from "@parlance/sdk/chat";
import type { Member, MembersState } from "@parlance/sdk/presence";

/** What the SDK tells of the members of a chat channel. */
export type RoomMembers = MembersState<RoomMember>;

/** Somebody who is in the channel. */
export interface Person {
  readonly user: string;
  /** What they call themself, which proves nothing; undefined while they have not said. */
  readonly name: string | undefined;
}

/** Who is in the channel, the reader included. */
export type Company =
  /** The server does not tell, or not yet. */
  | { readonly status: "unknown" }
  | { readonly status: "listed"; readonly people: ReadonlyMap<string, Person> }
  /** Too many to be listed. */
  | { readonly status: "counted"; readonly total: number };

/** Somebody came or went. */
export interface Move {
  readonly kind: "joined" | "left";
  readonly user: string;
  readonly name: string;
}

function toPerson({ user, data }: Member<RoomMember>): Person {
  return { user, name: data?.name };
}

/** The company as the members of the channel make it. */
export function toCompany(state: RoomMembers): Company {
  switch (state.status) {
    case "loading":
      return { status: "unknown" };
    case "counted":
      return { status: "counted", total: state.total };
    case "listed":
      return {
        status: "listed",
        people: new Map([...state.members].map(([user, member]) => [user, toPerson(member)])),
      };
  }
}

/**
 * Who came and who went between two lists. A member says their name just after they came: they have joined with the
 * name, and those who never say one come and go in silence.
 */
export function toMoves(before: Company, after: Company): readonly Move[] {
  if (before.status !== "listed" || after.status !== "listed") return [];
  const named = ({ people }: typeof before): readonly (readonly [string, string])[] =>
    [...people.values()].flatMap(({ user, name }) => (name === undefined ? [] : [[user, name] as const]));
  const left = named(before).filter(([user]) => !after.people.has(user));
  const joined = named(after).filter(([user]) => before.people.get(user)?.name === undefined);
  return [
    ...left.map(([user, name]): Move => ({ kind: "left", user, name })),
    ...joined.map(([user, name]): Move => ({ kind: "joined", user, name })),
  ];
}

/** The people in the order in which they are shown: the reader first, then by name. */
export function toSortedPeople(people: ReadonlyMap<string, Person>, reader: string): readonly Person[] {
  const toKey = ({ user, name }: Person): string => name ?? user;
  return [...people.values()].toSorted(
    (one, other) =>
      Number(other.user === reader) - Number(one.user === reader) || toKey(one).localeCompare(toKey(other)),
  );
}

/** Names in a sentence: Ada; Ada and Grace; Ada, Grace and 3 others. */
export function joinNames(names: readonly string[]): string {
  const [first = "", second = "", third = ""] = names;
  switch (names.length) {
    case 0:
    case 1:
      return first;
    case 2:
      return `${first} and ${second}`;
    case 3:
      return `${first}, ${second} and ${third}`;
    default:
      return `${first}, ${second} and ${names.length - 2} others`;
  }
}
