import type { ClientState } from "@parlance/sdk";
import { element } from "../element.ts";
import { toConnectionText, toSecondsLeft } from "./connection-text.ts";

/** Shows the state of the connection: always as a pill, and as a banner while there is none. */
export interface ConnectionView {
  readonly pill: HTMLElement;
  readonly banner: HTMLElement;
  show(state: ClientState): void;
}

/** Creates the pill and the banner. `onConnect` is called when the reader does not want to wait. */
export function createConnectionView(onConnect: () => void): ConnectionView {
  const pill = element("span", { className: "pill", role: "status" });
  const why = element("span", { role: "status" });
  // A count that changes each second is for the eye; a screen reader is told the reason once.
  const countdown = element("span", { className: "countdown", "aria-hidden": "true" });
  const action = element("button", { type: "button", className: "quiet", onclick: onConnect });
  const banner = element(
    "div",
    { className: "banner", hidden: true },
    element("p", {}, why, " ", countdown),
    action,
  );
  let ticking: ReturnType<typeof setInterval> | undefined;

  function count(retryAtMs: number | undefined): void {
    clearInterval(ticking);
    countdown.textContent = "";
    if (retryAtMs === undefined) return;
    const tick = (): void => {
      countdown.textContent = `Trying again in ${toSecondsLeft(retryAtMs, Date.now())} s.`;
    };
    tick();
    ticking = setInterval(tick, 250);
  }

  return {
    pill,
    banner,
    show(state) {
      const { tone, label, banner: notice } = toConnectionText(state);
      pill.dataset["tone"] = tone;
      pill.textContent = label;
      banner.hidden = notice === undefined;
      banner.dataset["tone"] = tone;
      why.textContent = notice?.text ?? "";
      action.hidden = notice?.action === undefined;
      action.textContent = notice?.action ?? "";
      count(notice?.retryAtMs);
    },
  };
}
