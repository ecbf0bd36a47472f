import type { Verb } from "@parlance/schema";
import { VERBS, type LoadedNamespace } from "../contract/loaded-contract.ts";
import type { Identity } from "./authenticator.ts";
import { listGranted, type Grant } from "./grants.ts";

/** A user who may do what grants allow and what the contract opens to users and guests. */
export function toGrantedIdentity(
  user: string,
  grants: readonly Grant[],
  expiresAtMs: number | undefined,
): Identity {
  return {
    user,
    isGuest: false,
    expiresAtMs,
    allowed: ({ declaration }: LoadedNamespace, channel) => {
      const granted = listGranted(grants, channel);
      const open = new Set<Verb>([...(declaration.access?.user ?? []), ...(declaration.access?.guest ?? [])]);
      return VERBS.filter((verb) => granted.has(verb) || open.has(verb));
    },
    mayCall: ({ declaration }) => declaration.access !== undefined,
  };
}
