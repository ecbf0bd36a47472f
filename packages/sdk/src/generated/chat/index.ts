// Generated from schema/contracts/chat.contract.json. Do not edit: run `npm run generate`.
import type { ContractSpec } from "../../contract.ts";
import { room } from "./room.ts";
import { lobby } from "./lobby.ts";
import { open } from "./open.ts";

export { room } from "./room.ts";
export type { ChatSaid, ChatTyping, RoomMember } from "./room.ts";

export { lobby } from "./lobby.ts";
export type { Message } from "./lobby.ts";

export { open } from "./open.ts";

/** Name, version and fingerprint of the contract, for clients that take only some of its namespaces. */
export const chatIdentity: { readonly name: string; readonly version: string; readonly hash: string } = {
  name: "chat",
  version: "1.0.0",
  hash: "017fb0f0cc4c0091950037341ff57849d7f1c3e32f4ad6522b8c17d8059aefb8",
};

/** The contract that a server has when it is given no other: rooms to chat in, a lobby where gateways meet, and an open namespace to explore. */
export const chat: ContractSpec<{
  readonly room: typeof room;
  readonly lobby: typeof lobby;
  readonly open: typeof open;
}> = { ...chatIdentity, namespaces: { room, lobby, open } };
