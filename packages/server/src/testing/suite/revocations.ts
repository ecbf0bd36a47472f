import assert from "node:assert/strict";
import type { Credential, Revocation } from "../../engine/engine.ts";
import type { Test } from "../engine-bench.ts";

/** Later than any clock of a test. */
const FAR_MS = 8_640_000_000_000_000;

/** Revoked tokens: refused from the moment at which that is told. */
export function testRevocations(test: Test): void {
  const ada: Credential = { user: "ada", tokenId: "token-1", issuedAtMs: 1000 };
  const ofUser = (issuedBeforeMs: number): Revocation => ({
    kind: "user",
    user: "ada",
    issuedBeforeMs,
    untilMs: FAR_MS,
  });
  const ofToken: Revocation = { kind: "token", tokenId: "token-1", untilMs: FAR_MS };

  test("nothing is revoked at first", async ({ engine }) => {
    assert.equal(await engine.isRevoked(ada), false);
  });

  test("tokens of a user that were issued before a moment are refused, later ones and those of others are not [AU-6]", async ({
    engine,
  }) => {
    assert.equal(await engine.revoke(ofUser(1001)), true);
    assert.equal(await engine.isRevoked(ada), true);
    assert.equal(await engine.isRevoked({ ...ada, issuedAtMs: 1001 }), false);
    assert.equal(await engine.isRevoked({ ...ada, user: "bob" }), false);
  });

  test("a token of which nobody knows when it was issued is refused with its user's [AU-6]", async ({
    engine,
  }) => {
    await engine.revoke(ofUser(1001));
    assert.equal(await engine.isRevoked({ user: "ada", tokenId: undefined, issuedAtMs: undefined }), true);
  });

  test("a token is refused by its id, whosever it is, and no other [AU-6]", async ({ engine }) => {
    await engine.revoke(ofToken);
    assert.equal(await engine.isRevoked(ada), true);
    assert.equal(await engine.isRevoked({ ...ada, tokenId: "token-2" }), false);
    assert.equal(await engine.isRevoked({ ...ada, tokenId: undefined }), false);
  });

  test("an earlier moment does not weaken what was revoked", async ({ engine }) => {
    await engine.revoke(ofUser(2000));
    await engine.revoke(ofUser(500));
    assert.equal(await engine.isRevoked(ada), true);
  });

  test("what is over is of no use any more", async ({ engine }) => {
    await engine.revoke({ ...ofUser(1001), untilMs: 1 });
    assert.equal(await engine.isRevoked(ada), false);
  });

  test("the listener is told of each, before its revoke completes", async ({ engine, revoked }) => {
    await engine.revoke(ofUser(1001));
    assert.deepEqual(revoked, [ofUser(1001)]);
    await Promise.all([engine.revoke(ofToken), engine.revoke(ofUser(1002))]);
    assert.deepEqual(revoked, [ofUser(1001), ofToken, ofUser(1002)]);
  });
}
