/**
 * Checks of servers that kill no mutant, by patterns of their ids, and why.
 *
 * Each is a debt or a fact about the reference server, never a default: a check that cannot fail is worth nothing.
 */
export const unkilled: Readonly<Record<string, string>> = {
  "core/smoke/*": "every mutant passes them first; one that fails them is found before its own check begins",
};
