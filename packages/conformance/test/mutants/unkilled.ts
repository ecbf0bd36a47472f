/**
 * Checks of servers that kill no mutant, by patterns of their ids, and why.
 *
 * Each is a fact about the servers that the mutants are copies of, never a default: a check that cannot fail is worth
 * nothing.
 */
export const unkilled: Readonly<Record<string, string>> = {
  "*/random/*": "what random frames find depends on the seed; the scripted checks hold the matrix",
  "*/stateful/*": "what scenarios find depends on the seed; they are tried on twists of their own",
  "*/concurrent/*":
    "what histories find depends on the moment; they are tried on histories that are made wrong",
  "core/transport/*": "they are about bytes and lines, which the copies leave to the library below them",
};
