import { element } from "../element.ts";
import type { Store } from "../store.ts";
import type { Conversation, ConversationEvent } from "./conversation.ts";
import { toTypingText } from "./typing.ts";

/** What somebody is called: as a member, or else as they called themself when they spoke last. */
function toName({ company, entries }: Conversation, user: string): string {
  const named = company.status === "listed" ? company.people.get(user)?.name : undefined;
  const spoken = entries.findLast((entry) => entry.kind === "said" && entry.speaker.user === user);
  return named ?? (spoken?.kind === "said" ? spoken.speaker.name : user);
}

/** Creates the line that says who is writing. */
export function createTypingLine(conversation: Store<Conversation, ConversationEvent>): HTMLElement {
  const text = element("span", { "aria-live": "polite" });
  const dots = element(
    "span",
    { className: "dots", "aria-hidden": "true" },
    ...Array.from({ length: 3 }, () => element("i")),
  );
  const node = element("p", { className: "typing" }, dots, text);
  let timer: ReturnType<typeof setTimeout> | undefined;

  conversation.watch((state) => {
    clearTimeout(timer);
    const { typing } = state;
    const said = toTypingText([...typing.keys()].map((user) => toName(state, user)));
    node.classList.toggle("busy", said !== "");
    if (text.textContent !== said) text.textContent = said;
    if (typing.size === 0) return;
    const pauseMs = Math.min(...typing.values()) - Date.now();
    timer = setTimeout(() => conversation.tell({ kind: "waited", nowMs: Date.now() }), Math.max(0, pauseMs));
  });
  return node;
}
