import { describe, expect, test } from "vitest";
import { createAnonymousAuthenticator, toGuestUser } from "../../src/auth/anonymous.ts";
import type { Identity } from "../../src/auth/authenticator.ts";
import { loadContract, type LoadedNamespace } from "../../src/contract/loaded-contract.ts";
import type { Hello } from "../../src/generated/frames.ts";
import { NOTED, toContract } from "../contracts.ts";

const SECRET = "Zk3vQ0b9mX1rT7uYw2LcPA";
const USER = /^[A-Za-z0-9_.~@-]{1,64}$/;

function authenticate(hello: Partial<Hello> = {}): Identity {
  const decided = createAnonymousAuthenticator().authenticate({ type: "hello", ...hello });
  if ("user" in decided) return decided;
  throw new Error("not admitted");
}

describe("a guest", () => {
  test("is the same user with the same secret, on every server [HS-8]", () => {
    expect(authenticate({ guest: SECRET }).user).toBe(authenticate({ guest: SECRET }).user);
    expect(authenticate({ guest: SECRET }).user).toBe(toGuestUser(SECRET));
  });

  test("is another user with another secret [HS-8]", () => {
    expect(toGuestUser(`${SECRET}x`)).not.toBe(toGuestUser(SECRET));
  });

  test("has a name that fits the protocol and does not hold the secret [HS-8]", () => {
    for (const secret of [SECRET, "-".repeat(22), "_".repeat(128)]) {
      expect(toGuestUser(secret)).toMatch(USER);
      expect(toGuestUser(secret)).not.toContain(secret);
    }
  });

  test("without a secret is somebody new each time", () => {
    const users = Array.from({ length: 100 }, () => authenticate().user);
    expect(new Set(users).size).toBe(100);
    expect(authenticate()).toMatchObject({ isGuest: true });
  });

  test("may do what the contract lets guests do, with the verbs that the server knows [SUB-7]", () => {
    const contract = loadContract(
      toContract({
        silent: { events: NOTED },
        read: { events: NOTED, access: { guest: ["subscribe", "call"] } },
        members: { events: NOTED, access: { user: ["subscribe"] } },
        closed: { events: NOTED, access: { guest: [] } },
      }),
    );
    const guest = authenticate();
    const allow = (name: string) => guest.allowed(contract.namespace(name) as LoadedNamespace, `${name}:x`);
    expect(allow("silent")).toEqual(expect.arrayContaining(["subscribe", "publish"]));
    expect(allow("read")).toContain("subscribe");
    expect(allow("read")).not.toContain("publish");
    expect(allow("closed")).toEqual([]);
  });
});

test("a token is refused where none can be verified [AU-1]", () => {
  const decided = createAnonymousAuthenticator().authenticate({ type: "hello", token: "x", guest: SECRET });
  expect(decided).toMatchObject({ kind: "closure", name: "token_invalid" });
  expect(JSON.stringify(decided)).not.toContain(SECRET);
});
