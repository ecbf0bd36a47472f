import { createHash, randomBytes } from "node:crypto";
import type { Verb } from "@parlance/schema";
import { CORE_VERBS, type LoadedNamespace } from "../contract/loaded-contract.ts";
import { closeWith } from "../errors.ts";
import type { Authenticator } from "./authenticator.ts";

/** 132 bits: two secrets never meet, and none can be found from its user. */
const USER_CHARACTERS = 22;

/** The user that a guest secret stands for: the same for the same secret, without revealing it (PROTOCOL [HS-8]). */
export function toGuestUser(secret: string): string {
  const digest = createHash("sha256").update(`parlance guest\n${secret}`).digest("base64url");
  return `guest-${digest.slice(0, USER_CHARACTERS)}`;
}

function allowedToGuests({ declaration }: LoadedNamespace): readonly Verb[] {
  return declaration.access?.guest ?? CORE_VERBS;
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
      const user = toGuestUser(guest ?? randomBytes(16).toString("base64url"));
      return {
        user,
        isGuest: true,
        allowed: (namespace) => allowedToGuests(namespace).filter((verb) => CORE_VERBS.includes(verb)),
      };
    },
  };
}
