import type { Identity } from "../auth/authenticator.ts";
import type { Hello, Welcome } from "../generated/frames.ts";
import type { ConnectionView } from "../hooks.ts";
import type { Core } from "./core.ts";

/** The `welcome` for a connection: who it is, and what the server offers and enforces. */
export function toWelcome(
  { contract, features, policy, clock }: Core,
  { connection, user }: ConnectionView,
  { expiresAtMs }: Identity,
  hello: Hello,
): Welcome {
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
      match: hello.contract?.hash === contract.hash ? "exact" : "none",
    },
    ...(expiresAtMs !== undefined && { tokenExpiresAt: expiresAtMs }),
    time: clock.now(),
  };
}
