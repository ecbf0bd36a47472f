import type { Identity } from "../auth/authenticator.ts";
import type { Hello, Welcome } from "../generated/frames.ts";
import type { ConnectionView } from "../hooks.ts";
import type { Core } from "./core.ts";
import { matchContract } from "./match-contract.ts";

/** The `welcome` for a connection: who it is, and what the server offers and enforces. */
export function toWelcome(
  core: Core,
  { connection, user }: ConnectionView,
  { expiresAtMs }: Identity,
  hello: Hello,
): Welcome {
  const { contract, features, policy, clock } = core;
  const { name, version } = contract.document;
  return {
    type: "welcome",
    connection,
    user,
    features: [...features],
    heartbeat: policy.heartbeat,
    limits: policy.limits,
    contract: {
      name,
      version,
      hash: contract.hash,
      match: matchContract(core, hello),
    },
    ...(expiresAtMs !== undefined && { tokenExpiresAt: expiresAtMs }),
    time: clock.now(),
  };
}
