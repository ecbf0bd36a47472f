import { generateKeyPairSync } from "node:crypto";
import { createServer as createHttpServer, type Server as HttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, SignJWT, UnsecuredJWT } from "jose";
import { afterEach, describe, expect, test } from "vitest";
import type { Identity } from "../../src/auth/authenticator.ts";
import { createJwtAuthenticator, type JwtOptions } from "../../src/auth/jwt.ts";
import {
  loadContract,
  VERBS,
  type LoadedMethod,
  type LoadedNamespace,
} from "../../src/contract/loaded-contract.ts";
import type { Closure } from "../../src/errors.ts";
import { NOTED, toContract } from "../contracts.ts";
import { createFakeClock } from "../fake-clock.ts";

const NOTHING = { type: "object", properties: {}, additionalProperties: false } as const;

const SECRET = "a secret of more than 32 bytes, for these tests";
const BASE = { audience: "parlance", issuer: "tests" } as const;
const CLOCK = createFakeClock();
const NOW_S = Math.floor(CLOCK.now() / 1000);
const RSA = generateKeyPairSync("rsa", { modulusLength: 2048 });
const EC = generateKeyPairSync("ec", { namedCurve: "P-256" });
const OTHER_EC = generateKeyPairSync("ec", { namedCurve: "P-256" });
const toPem = ({ publicKey }: typeof RSA): string =>
  publicKey.export({ type: "spki", format: "pem" }).toString();
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

interface TokenParts {
  readonly alg?: string;
  readonly key?: Parameters<SignJWT["sign"]>[0];
  readonly kid?: string;
  readonly [claim: string]: unknown;
}

/** A good token, save for what is said. A claim that is undefined is left out. */
function sign({ alg = "HS256", key = encode(SECRET), kid, ...claims }: TokenParts = {}): Promise<string> {
  const good = { sub: "ada", aud: BASE.audience, iss: BASE.issuer, exp: NOW_S + 60 };
  return new SignJWT({ ...good, ...claims })
    .setProtectedHeader({ alg, ...(kid !== undefined && { kid }) })
    .sign(key);
}

async function verify(
  token: string,
  options: Partial<JwtOptions> = { secret: SECRET },
): Promise<Identity | Closure> {
  return createJwtAuthenticator({ ...BASE, ...options }, CLOCK).authenticate({ type: "hello", token });
}

async function admit(parts: TokenParts, options?: Partial<JwtOptions>): Promise<Identity> {
  const decided = await verify(await sign(parts), options);
  if ("kind" in decided) throw new Error(decided.message);
  return decided;
}

const INVALID = { kind: "closure", name: "token_invalid" };
const EXPIRED = { kind: "closure", name: "token_expired" };

describe("a token is accepted", () => {
  test("by a shared secret", async () => {
    expect(await admit({})).toMatchObject({ user: "ada", isGuest: false, expiresAtMs: (NOW_S + 60) * 1000 });
  });

  test.each([
    ["RS256", RSA],
    ["ES256", EC],
  ])("by %s and a public key in PEM, or as a JSON Web Key", async (alg, pair) => {
    const token = { alg, key: pair.privateKey };
    expect(await admit(token, { publicKey: toPem(pair) })).toMatchObject({ user: "ada" });
    expect(await admit(token, { jwk: await exportJWK(pair.publicKey) })).toMatchObject({ user: "ada" });
  });

  test("that is meant for others too", async () => {
    expect(await admit({ aud: ["others", "parlance"] })).toMatchObject({ user: "ada" });
  });

  test("for 5 s after its end, since clocks differ", async () => {
    expect(await verify(await sign({ exp: NOW_S - 4 }))).toMatchObject({ user: "ada" });
    expect(await verify(await sign({ exp: NOW_S - 6 }))).toMatchObject(EXPIRED);
  });

  test.each([
    ["with parts of a second", NOW_S + 60.123456789, Math.floor((NOW_S + 60.123456789) * 1000)],
    ["at the end of time", 1e300, Number.MAX_SAFE_INTEGER],
  ])("and its end is a time of the protocol: %s [FR-8]", async (_, exp, expiresAtMs) => {
    const identity = await admit({ exp });
    expect(identity.expiresAtMs).toBe(expiresAtMs);
    expect(Number.isSafeInteger(identity.expiresAtMs)).toBe(true);
  });
});

describe("a token is refused [AU-1]", () => {
  const wrong: readonly (readonly [string, TokenParts, object])[] = [
    ["has ended", { exp: NOW_S - 60 }, EXPIRED],
    ["is for somebody else", { aud: "others" }, INVALID],
    ["is for nobody", { aud: undefined }, INVALID],
    ["is of another issuer", { iss: "others" }, INVALID],
    ["is of no issuer", { iss: undefined }, INVALID],
    ["never ends", { exp: undefined }, INVALID],
    ["ends at no time", { exp: "tomorrow" }, INVALID],
    ["is not valid yet", { nbf: NOW_S + 60 }, INVALID],
    ["is of nobody", { sub: undefined }, INVALID],
    ["is of a user that no channel can name", { sub: "ada:admin" }, INVALID],
    ["is of a user with an empty name", { sub: "" }, INVALID],
    ["is of a user with a long name", { sub: "a".repeat(65) }, INVALID],
    ["is of a user whose name is no text", { sub: 17 }, INVALID],
    ["is signed with another secret", { key: encode(`${SECRET}x`) }, INVALID],
    ["is signed by an algorithm that is not listed", { alg: "HS384" }, INVALID],
    ["grants something that is no list", { grants: { channel: "room:a", verbs: [] } }, INVALID],
    [
      "grants too much to read",
      { grants: Array.from({ length: 101 }, () => ({ channel: "room:a", verbs: [] })) },
      INVALID,
    ],
    ["grants nothing", { grants: [null] }, INVALID],
    ["grants without a pattern", { grants: [{ verbs: ["publish"] }] }, INVALID],
    ["grants with a bad pattern", { grants: [{ channel: "room:a*", verbs: ["publish"] }] }, INVALID],
    ["grants without verbs", { grants: [{ channel: "room:a" }] }, INVALID],
    ["grants an unknown verb", { grants: [{ channel: "room:a", verbs: ["publish", "rule"] }] }, INVALID],
  ];

  test.each(wrong)("that %s", async (_, parts, expected) => {
    expect(await verify(await sign(parts))).toMatchObject(expected);
  });

  test.each(["", "x", "a.b.c", "eyJhbGciOiJIUzI1NiJ9..", "\u0000", "€".repeat(100)])(
    "that is none: %j",
    async (token) => {
      expect(await verify(token)).toMatchObject(INVALID);
    },
  );

  test("that is not signed at all, or was changed behind its signature", async () => {
    const claims = { sub: "ada", aud: BASE.audience, iss: BASE.issuer, exp: NOW_S + 60 };
    expect(await verify(new UnsecuredJWT(claims).encode())).toMatchObject(INVALID);
    const [header, , signature] = (await sign()).split(".");
    const changed = Buffer.from(JSON.stringify({ ...claims, sub: "root" })).toString("base64url");
    expect(await verify(`${header}.${changed}.${signature}`)).toMatchObject(INVALID);
  });

  test("that takes the public key for a shared secret", async () => {
    const publicKey = toPem(RSA);
    const token = await sign({ alg: "HS256", key: encode(publicKey) });
    expect(await verify(token, { publicKey })).toMatchObject(INVALID);
    expect(await verify(token, { jwk: await exportJWK(RSA.publicKey) })).toMatchObject(INVALID);
  });

  test("whose algorithm goes with another kind of key: it is wrong for good, not for now", async () => {
    const token = await sign({ alg: "ES256", key: EC.privateKey });
    expect(await verify(token, { publicKey: toPem(RSA) })).toMatchObject(INVALID);
    expect(
      await verify(await sign({ alg: "RS256", key: RSA.privateKey }), { publicKey: toPem(EC) }),
    ).toMatchObject(INVALID);
    expect(await verify(token, { publicKey: toPem(OTHER_EC) })).toMatchObject(INVALID);
  });

  test("without telling what is in it [ERR-3]", async () => {
    for (const parts of [
      { sub: "secret:name" },
      { aud: "secret" },
      { grants: [{ channel: "secret*", verbs: [] }] },
      { exp: 1 },
    ]) {
      const decided = await verify(await sign(parts));
      expect(JSON.stringify(decided)).not.toContain("secret");
    }
  });
});

describe("keys that the issuer publishes", () => {
  let http: HttpServer | undefined;
  afterEach(() => http?.close());

  async function publish(answer: () => { status?: number; body: string }): Promise<Partial<JwtOptions>> {
    const server = createHttpServer((_, response) => {
      const { status = 200, body } = answer();
      response.writeHead(status, { "content-type": "application/json" }).end(body);
    });
    http = server;
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return { jwksUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks` };
  }

  const toKeys = async (kid: string, pair: typeof EC): Promise<string> =>
    JSON.stringify({ keys: [{ ...(await exportJWK(pair.publicKey)), kid, alg: "ES256" }] });

  test("are asked for once, and tell tokens apart by the name of the key", async () => {
    const body = await toKeys("first", EC);
    let asked = 0;
    const options = await publish(() => (asked++, { body }));
    const authenticator = createJwtAuthenticator({ ...BASE, ...options }, CLOCK);
    const authenticate = async (token: string) => authenticator.authenticate({ type: "hello", token });
    for (let count = 0; count < 3; count++)
      expect(
        await authenticate(await sign({ alg: "ES256", key: EC.privateKey, kid: "first" })),
      ).toMatchObject({ user: "ada" });
    expect(
      await authenticate(await sign({ alg: "ES256", key: OTHER_EC.privateKey, kid: "first" })),
    ).toMatchObject(INVALID);
    expect(await authenticate(await sign({ alg: "ES256", key: EC.privateKey, kid: "other" }))).toMatchObject(
      INVALID,
    );
    expect(await authenticate(await sign({ alg: "HS256" }))).toMatchObject(INVALID);
    expect(asked).toBe(1);
  });

  test.each([
    ["answer 500", { status: 500, body: "{}" }],
    ["answer something else", { body: "<html>" }],
    ["answer other JSON", { body: '{"keys":1}' }],
  ])("that %s are no fault of the token: it may come again [AU-1]", async (_, answer) => {
    const options = await publish(() => answer);
    const token = await sign({ alg: "ES256", key: EC.privateKey, kid: "first" });
    expect(await verify(token, options)).toMatchObject({ kind: "closure", name: "overloaded" });
  });

  test("that cannot be reached are no fault of the token either", async () => {
    const options = await publish(() => ({ body: "" }));
    await new Promise((resolve) => http?.close(resolve));
    const token = await sign({ alg: "ES256", key: EC.privateKey });
    expect(await verify(token, options)).toMatchObject({ kind: "closure", name: "overloaded" });
  });
});

describe("what a token allows", () => {
  const contract = loadContract(
    toContract(
      {
        room: { events: NOTED },
        news: { events: NOTED, access: { guest: ["subscribe"], user: ["history"] } },
      },
      {
        open: { params: NOTHING, result: NOTHING, access: "guest" },
        users: { params: NOTHING, result: NOTHING, access: "user" },
        closed: { params: NOTHING, result: NOTHING },
      },
    ),
  );
  const namespace = (name: string): LoadedNamespace => contract.namespace(name)!;
  const method = (name: string): LoadedMethod => contract.method(name)!;

  test("is what its grants say, and nothing in a namespace that says nothing", async () => {
    const grants = [{ channel: "room:*", verbs: ["subscribe", "publish"] }];
    const identity = await admit({ grants });
    expect(identity.allowed(namespace("room"), "room:a")).toEqual(["subscribe", "publish"]);
    expect(identity.allowed(namespace("room"), "room:a:b")).toEqual([]);
    expect((await admit({})).allowed(namespace("room"), "room:a")).toEqual([]);
  });

  test("is also what the contract lets users do, and what it lets guests do", async () => {
    const identity = await admit({ grants: [{ channel: "**", verbs: ["publish"] }] });
    expect(identity.allowed(namespace("news"), "news:a")).toEqual(["subscribe", "publish", "history"]);
  });

  test("are the methods that name users or guests", async () => {
    const identity = await admit({});
    expect(["open", "users", "closed"].map((name) => identity.mayCall(method(name)))).toEqual([
      true,
      true,
      false,
    ]);
  });

  test("a guest is admitted only where that is said, and may do only what the contract says [AU-1]", async () => {
    const hello = { type: "hello", guest: "Zk3vQ0b9mX1rT7uYw2LcPA" } as const;
    const closed = createJwtAuthenticator({ ...BASE, secret: SECRET });
    expect(await closed.authenticate(hello)).toMatchObject({ kind: "closure", name: "auth_required" });
    const admitting = createJwtAuthenticator({ ...BASE, secret: SECRET, admitsGuests: true });
    const guest = (await admitting.authenticate(hello)) as Identity;
    expect(guest).toMatchObject({ isGuest: true, expiresAtMs: undefined });
    expect(guest.allowed(namespace("news"), "news:a")).toEqual(["subscribe"]);
    expect(guest.allowed(namespace("room"), "room:a")).toEqual([]);
    expect(["open", "users", "closed"].map((name) => guest.mayCall(method(name)))).toEqual([
      true,
      false,
      false,
    ]);
    // With both, the token counts.
    expect(await admitting.authenticate({ ...hello, token: "none" })).toMatchObject(INVALID);
    expect(VERBS).toHaveLength(7);
  });
});

describe("an option that is wrong is named", () => {
  test.each<[string, Partial<JwtOptions>, string]>([
    ["no key", {}, "auth: give exactly one of secret, publicKey, jwk and jwksUrl"],
    ["two keys", { secret: SECRET, publicKey: toPem(RSA) }, "auth: give exactly one of"],
    ["a short secret", { secret: "short" }, "auth.secret: must have at least 32 bytes"],
    ["no audience", { secret: SECRET, audience: "" }, "auth.audience: must be a text that is not empty"],
    ["no issuer", { secret: SECRET, issuer: "" }, "auth.issuer: must be a text that is not empty"],
    [
      "the algorithm none",
      { secret: SECRET, algorithms: ["none"] },
      "auth.algorithms: none does not go with secret",
    ],
    [
      "a public algorithm for a secret",
      { secret: SECRET, algorithms: ["RS256"] },
      "auth.algorithms: RS256 does not go with secret",
    ],
    [
      "a secret's algorithm for a public key",
      { publicKey: toPem(RSA), algorithms: ["HS256"] },
      "auth.algorithms: HS256 does not go with publicKey",
    ],
    [
      "a key that is none",
      { publicKey: "-----BEGIN PUBLIC KEY-----\nxxxx\n-----END PUBLIC KEY-----" },
      "auth.publicKey: is not a public key",
    ],
    ["a JSON Web Key that is none", { jwk: { kty: "EC" } }, "auth.jwk: is not a public key"],
    ["an address that is none", { jwksUrl: "keys" }, "auth.jwksUrl: must be an address"],
    ["an address of a file", { jwksUrl: "file:///etc/keys" }, "auth.jwksUrl: must be an address"],
  ])("%s", (_, options, message) => {
    expect(() => createJwtAuthenticator({ ...BASE, ...options })).toThrow(TypeError);
    expect(() => createJwtAuthenticator({ ...BASE, ...options })).toThrow(message);
  });
});
