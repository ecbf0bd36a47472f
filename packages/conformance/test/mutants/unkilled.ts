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
  "core/transport/cut":
    "a server that leaves an offset out fails it by one rule or another, as the moment of the cut decides",
  "core/transport/half-close":
    "a server that leaves an offset out fails it by one rule or another, as the moment of the end decides",
};
