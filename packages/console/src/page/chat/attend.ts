import { setPresence, watchMembers } from "@parlance/sdk/presence";
import type { Store } from "../store.ts";
import { hasFeature, toReader, type ChatClient, type ChatLine } from "./chat-client.ts";
import { toCompany, type RoomMembers } from "./company.ts";
import type { Conversation, ConversationEvent } from "./conversation.ts";

/**
 * Tells the others in a channel the name of the reader, and the conversation who they are, until the signal is aborted.
 * Does nothing where the server has no presence. Rejects when the reader may not see the others.
 */
export async function attendChannel(
  client: ChatClient,
  line: ChatLine,
  conversation: Store<Conversation, ConversationEvent>,
  { name, signal }: { readonly name: string; readonly signal: AbortSignal },
): Promise<void> {
  if (!hasFeature(client, "presence")) return;
  const members = await watchMembers(line, { signal });
  const show = (state: RoomMembers): void => {
    if (!signal.aborted)
      conversation.tell({ kind: "company", company: toCompany(state), reader: toReader(client) });
  };
  show(members.state);
  members.on("change", show);
  await setPresence(line, { name });
}
