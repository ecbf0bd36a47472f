import { encodeRequest, type Requests } from "../connection/requests.ts";
import type { Ok } from "../generated/frames.ts";
import type { Feature, Link } from "../link.ts";

/** What tells that a device is back. Browsers have both, other platforms neither. */
interface Surroundings {
  readonly window?: EventTarget;
  readonly document?: EventTarget & { readonly visibilityState: string };
}

/**
 * Comes back at once when the device does: on `online`, on `pageshow` and when the page becomes visible, a client that
 * waits connects without a pause, and one that seems connected makes sure that it is. Without a page it does nothing.
 */
export const wakeUp: Feature = (link: Link) => {
  const { window, document } = globalThis as Surroundings;
  let probed: Requests | undefined;
  const look = (): void => {
    const { state } = link.connection;
    if (document?.visibilityState === "hidden") return;
    if (state.status === "waiting") link.connection.connect();
    if (state.status !== "connected" || link.session === probed) return;
    probed = link.session;
    probe(link, state.welcome.heartbeat.graceMs, () => (probed = undefined));
  };
  // A closed client wants nothing of its surroundings; one that is used again does.
  link.announcer.on("state", ({ status }) => {
    const change = status === "closed" ? "removeEventListener" : "addEventListener";
    for (const name of ["online", "pageshow"]) window?.[change](name, look);
    document?.[change]("visibilitychange", look);
  });
};

/** Gives the connection up when the server does not answer within the time that it gives others. */
function probe({ connection, session, settings }: Link, graceMs: number, onEnd: () => void): void {
  const cancel = settings.clock.after(graceMs, () => connection.giveUp());
  const end = (): void => {
    cancel();
    onEnd();
  };
  session?.add<Ok>({
    frame: encodeRequest("ping", {}),
    channel: undefined,
    reply: "ok",
    onGranted: end,
    onRefused: end,
    onLost: end,
  });
}
