export { ParlanceProvider, useClient, type Register, type RegisteredClient } from "./client-context.ts";
export { useChannel } from "./use-channel.ts";
export { useConnection } from "./use-connection.ts";
export { useMembers, type MembersView } from "./use-members.ts";
export { useMessages, type Messages } from "./use-messages.ts";
export { useSignal } from "./use-signal.ts";
