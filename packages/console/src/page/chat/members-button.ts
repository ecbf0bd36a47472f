import { element } from "../element.ts";
import type { Store } from "../store.ts";
import { toInitial, toTint } from "./avatar.ts";
import { toSortedPeople, type Company, type Person } from "./company.ts";
import type { Conversation, ConversationEvent } from "./conversation.ts";

/** The button that tells how many are in the channel, and the list that it opens. */
export interface MembersButton {
  readonly node: HTMLElement;
}

/** How many faces the button shows. */
const FACES = 3;

/** The width of the list, and what is left free beside it, in pixels as the style sheet has them. */
const WIDTH = 300;
const EDGE = 8;

function toFace({ user, name }: Person): HTMLElement {
  const letter = toInitial(name ?? user);
  return element(
    "span",
    { className: "avatar", "aria-hidden": "true", "data-tint": String(toTint(user)) },
    letter,
  );
}

function toItem(person: Person, reader: string): HTMLElement {
  const { user, name } = person;
  return element(
    "li",
    {},
    toFace(person),
    element(
      "span",
      { className: "who" },
      element("strong", {}, name ?? "No name"),
      user === reader && element("span", { className: "you" }, "you"),
      element("code", {}, user),
    ),
  );
}

/** Creates the button; it stays away where the server does not tell who is there. */
export function createMembersButton(
  conversation: Store<Conversation, ConversationEvent>,
  toReader: () => string,
): MembersButton {
  const faces = element("span", { className: "faces", "aria-hidden": "true" });
  const count = element("span", { className: "count" });
  const list = element("ol", {});
  const title = element("h3", {});
  const panel = element("div", { className: "members", id: "members", popover: "auto" }, title, list);
  const button = element(
    "button",
    { type: "button", className: "quiet named members-button", "aria-haspopup": "dialog" },
    faces,
    count,
  );
  button.popoverTargetElement = panel;
  panel.setAttribute("role", "dialog");
  panel.setAttribute("aria-label", "Members");
  panel.addEventListener("beforetoggle", () => {
    const { bottom, right } = button.getBoundingClientRect();
    panel.style.top = `${bottom + 6}px`;
    // At the right edge of the button, as long as the left one stays on the screen.
    panel.style.right = `${Math.max(EDGE, Math.min(innerWidth - right, innerWidth - WIDTH - EDGE))}px`;
  });

  let shown: Company | undefined;
  conversation.watch(({ company }) => {
    if (company === shown) return;
    shown = company;
    button.hidden = company.status === "unknown";
    if (company.status === "unknown") return panel.isConnected ? panel.hidePopover() : undefined;
    const reader = toReader();
    const people = company.status === "listed" ? toSortedPeople(company.people, reader) : [];
    const total = company.status === "listed" ? people.length : company.total;
    const label = total === 1 ? "1 member" : `${total} members`;
    faces.replaceChildren(...people.slice(0, FACES).map(toFace));
    count.textContent = String(total);
    button.setAttribute("aria-label", label);
    button.title = label;
    title.textContent = label;
    list.replaceChildren(...people.map((person) => toItem(person, reader)));
    return undefined;
  });
  return { node: element("div", { className: "members-place" }, button, panel) };
}
