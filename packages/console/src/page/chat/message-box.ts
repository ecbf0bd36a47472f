import { codePoints } from "../../generated/check-runtime.ts";
import { element, icon } from "../element.ts";

/** The box in which a message is written. */
export interface MessageBox {
  readonly node: HTMLElement;
  /** Puts a text back to be changed, before what was being written. */
  restore(text: string): void;
  focus(): void;
}

/** How many characters the contract admits; a count shows when they run short. */
const TEXT_LIMIT = 4000;
const COUNT_FROM = 3600;

/** What the box tells. */
export interface MessageBoxOptions {
  /** Gets a text that is more than white space, when Enter or the button is pressed. */
  readonly onSay: (text: string) => void;
  /** A text is being written. */
  readonly onType: () => void;
}

/** Creates the box. */
export function createMessageBox({ onSay, onType }: MessageBoxOptions): MessageBox {
  const text = element("textarea", {
    rows: 1,
    placeholder: "Write a message",
    "aria-label": "Message",
    "aria-describedby": "message-keys",
    enterKeyHint: "send",
  });
  const count = element("span", { className: "count" });
  const send = element(
    "button",
    { className: "send", title: "Send", "aria-label": "Send", disabled: true },
    icon("send"),
  );
  const node = element(
    "form",
    { className: "message-box" },
    element("div", { className: "field" }, text, send),
    element(
      "p",
      { className: "keys" },
      element("span", { id: "message-keys" }, "Enter sends, Shift + Enter starts a new line."),
      count,
    ),
  );

  function follow(): void {
    const length = codePoints(text.value);
    send.disabled = text.value.trim() === "";
    count.textContent = length < COUNT_FROM ? "" : `${length} of ${TEXT_LIMIT}`;
    count.classList.toggle("over", length > TEXT_LIMIT);
  }
  function say(): void {
    const written = text.value.trim();
    if (written === "") return;
    text.value = "";
    follow();
    onSay(written);
  }
  text.addEventListener("input", () => {
    follow();
    if (text.value.trim() !== "") onType();
  });
  text.addEventListener("keydown", (event) => {
    // Enter also ends the composition of a character in some languages: that one is not meant for us.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    say();
  });
  node.addEventListener("submit", (event) => {
    event.preventDefault();
    say();
    text.focus();
  });
  return {
    node,
    restore(restored) {
      text.value = text.value === "" ? restored : `${restored}\n${text.value}`;
      follow();
      text.focus();
    },
    focus: () => text.focus(),
  };
}
