import { element } from "../element.ts";
import { CHAT_NAMESPACE, parseChannel, toShortName, type ChatChannel } from "./channel-address.ts";
import { NAME_LIMIT, toName } from "./identity.ts";

/** The form in which somebody picks a name and a channel. */
export interface JoinForm {
  readonly node: HTMLElement;
  /** Fills the form in and puts the cursor where something is missing. */
  open(name: string, channel: ChatChannel): void;
}

/** Creates the form. `onJoin` gets a name and a channel that are both fit for use. */
export function createJoinForm(onJoin: (name: string, channel: ChatChannel) => void): JoinForm {
  const name = element("input", {
    id: "join-name",
    autocomplete: "off",
    maxLength: NAME_LIMIT,
    required: true,
  });
  const channel = element("input", {
    id: "join-channel",
    autocapitalize: "none",
    spellcheck: false,
    autocomplete: "off",
    required: true,
    "aria-describedby": "join-fault",
  });
  const fault = element("p", { className: "fault", id: "join-fault", role: "alert" });
  const node = element(
    "form",
    { className: "join card", noValidate: true, "aria-label": "Join a channel" },
    element("h2", {}, "Come in"),
    element(
      "p",
      { className: "lead" },
      "Pick a name and a channel. Whoever opens the same channel reads what you say.",
    ),
    element("label", { htmlFor: "join-name" }, "Your name"),
    name,
    element("label", { htmlFor: "join-channel" }, "Channel"),
    element(
      "div",
      { className: "prefixed" },
      element("span", { "aria-hidden": "true" }, `${CHAT_NAMESPACE}:`),
      channel,
    ),
    fault,
    element("button", { className: "primary" }, "Join"),
  );

  function complain(input: HTMLInputElement, text: string): void {
    fault.textContent = text;
    for (const each of [name, channel]) each.setAttribute("aria-invalid", String(each === input));
    input.focus();
  }
  node.addEventListener("submit", (event) => {
    event.preventDefault();
    const chosen = toName(name.value);
    if (chosen === undefined) return complain(name, "What should others call you?");
    const parsed = parseChannel(channel.value);
    if ("fault" in parsed) return complain(channel, parsed.fault);
    return onJoin(chosen, parsed.channel);
  });
  return {
    node,
    open(knownName, knownChannel) {
      fault.textContent = "";
      for (const each of [name, channel]) each.removeAttribute("aria-invalid");
      name.value = knownName;
      channel.value = toShortName(knownChannel);
      name.focus();
      name.select();
    },
  };
}
