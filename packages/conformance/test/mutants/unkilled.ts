/**
 * Checks of servers that kill no mutant, by patterns of their ids, and why.
 *
 * Each is a debt or a fact about the server that the mutants are copies of, never a default: a check that cannot fail is
 * worth nothing.
 */
export const unkilled: Readonly<Record<string, string>> = {
  "core/auth/no-credential": "the copies admit guests; a server that wants tokens is not copied",
  "core/auth/guest-beside-token": "the copies know no tokens, so none can win over a guest's secret",
  "auth/*": "the copies have no authentication; tokens have tests of their own in the server",
  "core/permissions/forbidden-alike": "the copies grant everything, so nothing is forbidden",
  "core/publish/same-key-twice": "it is about servers without the feature idempotency, which the copies have",
  "core/publish/empty-object": "no event of the contract of the copies takes an empty object",
  "core/framing/largest-integers": "no event of the contract of the copies takes any integer",
  "core/framing/largest-publish":
    "size is judged before anything knows that it is a publish: largest-frame kills first",
  "core/size/no-stall":
    "what it sends is not an object, so a copy that stalls while it walks an object passes; it should send one",
  "core/fence/no-position":
    "ok is written in one place, where publish and unsubscribe kill what a ping would",
  "core/handshake/refused-hello-processes-nothing":
    "a copy that goes on after a refused hello has no user to go on with, and fails at once",
  "core/subscribe/fresh-channel": "subscribed is written in one place, where the other checks kill first",
  "core/unsubscribe/nothing-delivered":
    "the last position is read in one place, where silence-after kills first",
  "presence/leave/return-within-grace":
    "it does not wait for the end of the grace, so it cannot see a member go who had come back",
  "*/random/*": "what random frames find depends on the seed; the scripted checks hold the matrix",
  "*/stateful/*": "what scenarios find depends on the seed; they are tried on twists of their own",
  "*/concurrent/*":
    "what histories find depends on the moment; they are tried on histories that are made wrong",
  "core/transport/*": "they are about bytes and lines, which the copies leave to the library below them",
  "*/crash/*": "they need a process that can be killed; the copies run inside the tests",
};
