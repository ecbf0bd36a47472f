import { hash } from "node:crypto";
import type { Verb } from "@parlance/schema";
import { VERBS, type LoadedMethod, type LoadedNamespace } from "../contract/loaded-contract.ts";
import { closeWith } from "../errors.ts";
import { toRandomId } from "../random-id.ts";
import type { Authenticator, Identity } from "./authenticator.ts";

/** 132 bits: two secrets never meet, and none can be found from its user. */
const USER_CHARACTERS = 22;

/** The user that a guest secret stands for: the same for the same secret, without revealing it (PROTOCOL [HS-8]). */
export function toGuestUser(secret: string): string {
  const digest = hash("sha256", `parlance guest\n${secret}`, "base64url");
  return `guest-${digest.slice(0, USER_CHARACTERS)}`;
}

function mayGuestCall({ declaration }: LoadedMethod): boolean {
  return declaration.access === "guest";
}

/** A guest, who may do what `allowed` says; without a secret, one for this connection only. */
export function toGuestIdentity(
  secret: string | undefined,
  allowed: (namespace: LoadedNamespace) => readonly Verb[],
): Identity {
  return {
    user: toGuestUser(secret ?? toRandomId(16)),
    isGuest: true,
    expiresAtMs: undefined,
    allowed,
    mayCall: mayGuestCall,
  };
}

function listForAnybody({ declaration: { access } }: LoadedNamespace): readonly Verb[] {
  return access === undefined ? VERBS : (access.guest ?? []);
}

function mayAnybodyCall({ declaration }: LoadedMethod): boolean {
  return declaration.access !== "user";
}

/**
 * Admits everybody as a guest, for a server on loopback. What a namespace does not regulate is allowed.
 * A token cannot be verified here and is refused.
 */
export function createAnonymousAuthenticator(): Authenticator {
  return {
    isAuthentication: false,
    authenticate({ token, guest }) {
      if (token !== undefined)
        return closeWith("token_invalid", "this server has no authentication; connect without a token");
      return { ...toGuestIdentity(guest, listForAnybody), mayCall: mayAnybodyCall };
    },
  };
}
