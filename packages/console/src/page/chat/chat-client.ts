import type { Channel, Client } from "@parlance/sdk";
import type { room } from "@parlance/sdk/chat";

/** The client of the chat: it knows the one namespace that it uses, and the others shake away. */
export type ChatClient = Client<{ readonly room: typeof room }>;

/** A channel of the chat, as the SDK has it. */
export type ChatLine = Channel<typeof room>;

/** Whether the server that the client is connected to announces a feature. */
export function hasFeature({ state }: ChatClient, feature: string): boolean {
  return state.status === "connected" && state.features.includes(feature);
}

/** The user that this window is; empty without a connection. */
export function toReader({ state }: ChatClient): string {
  return state.status === "connected" ? state.user : "";
}
