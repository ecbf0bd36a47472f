import { element, icon } from "../element.ts";

const PRAISE_MS = 2000;

/** Creates the button that copies the link to this channel; it stays away where the browser does not let us copy. */
export function createCopyLinkButton(): HTMLElement {
  const label = element("span", {}, "Copy link");
  const node = element("button", { type: "button", className: "quiet" }, icon("link"), label);
  // Only pages from this machine or over https have a clipboard, whatever the types say.
  const clipboard = navigator.clipboard as Clipboard | undefined;
  node.hidden = clipboard === undefined;
  node.addEventListener("click", () => {
    const say = (text: string): void => {
      label.textContent = text;
      setTimeout(() => (label.textContent = "Copy link"), PRAISE_MS);
    };
    clipboard?.writeText(location.href).then(
      () => say("Copied"),
      () => say("Not allowed"),
    );
  });
  return node;
}
