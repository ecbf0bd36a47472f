import type { Profile } from "../case.ts";
import type { ClientFrame } from "../generated/frames.ts";

/** The profile to which each frame of a client belongs: a server without that feature need not know it. */
export const frameProfiles: Readonly<Record<ClientFrame["type"], Profile>> = {
  hello: "core",
  subscribe: "core",
  unsubscribe: "core",
  publish: "core",
  ping: "core",
  pong: "core",
  history: "history",
  signal: "signals",
  members: "presence",
  presence: "presence",
  call: "calls",
  authenticate: "auth",
};
