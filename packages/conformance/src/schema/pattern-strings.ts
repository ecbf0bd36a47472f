import { parsePattern, type PatternNode } from "./parse-pattern.ts";
import type { Random } from "./random.ts";

interface Span {
  readonly least: number;
  readonly most: number;
}

function spanOf(node: PatternNode): Span {
  switch (node.kind) {
    case "characters":
      return { least: 1, most: 1 };
    case "sequence": {
      const spans = node.nodes.map(spanOf);
      return {
        least: spans.reduce((sum, { least }) => sum + least, 0),
        most: spans.reduce((sum, { most }) => sum + most, 0),
      };
    }
    case "choice": {
      const spans = node.nodes.map(spanOf);
      return {
        least: Math.min(...spans.map(({ least }) => least)),
        most: Math.max(...spans.map(({ most }) => most)),
      };
    }
    case "repeat": {
      const { least, most } = spanOf(node.node);
      return { least: least * node.least, most: most * node.most };
    }
  }
}

/** How many characters each of several parts gets, so that together they have the wanted length. */
function share(spans: readonly Span[], length: number): readonly number[] {
  let spare = length - spans.reduce((sum, { least }) => sum + least, 0);
  return spans.map(({ least, most }) => {
    const extra = Math.max(0, Math.min(spare, most - least));
    spare -= extra;
    return least + extra;
  });
}

function write(node: PatternNode, length: number, random: Random): string {
  switch (node.kind) {
    case "characters":
      return random.pick(node.sample);
    case "sequence": {
      const lengths = share(node.nodes.map(spanOf), length);
      return node.nodes.map((each, index) => write(each, lengths[index] ?? 0, random)).join("");
    }
    case "choice": {
      const fitting = node.nodes.filter(
        (each) => spanOf(each).least <= length && length <= spanOf(each).most,
      );
      return write(random.pick(fitting.length > 0 ? fitting : node.nodes), length, random);
    }
    case "repeat": {
      const span = spanOf(node.node);
      const needed = span.most === 0 ? node.least : Math.ceil(length / span.most);
      const count = Math.min(node.most, Math.max(node.least, needed));
      const lengths = share(
        Array.from({ length: count }, () => span),
        length,
      );
      return lengths.map((each) => write(node.node, each, random)).join("");
    }
  }
}

/** Strings that a pattern allows: the shortest, one of a handy length, and the longest not above `most` characters. */
export interface PatternStrings {
  readonly shortest: string;
  readonly handy: string;
  readonly longest: string;
}

const HANDY_LENGTH = 12;

/**
 * Makes strings that match a pattern, between `least` and `most` characters long; undefined when the pattern holds
 * something from which no strings can be made. Each string has been tried against the pattern.
 */
export function createPatternStrings(
  source: string,
  { least, most }: Span,
  random: Random,
): PatternStrings | undefined {
  const node = parsePattern(source);
  if (node === undefined) return undefined;
  const span = spanOf(node);
  const from = Math.max(span.least, least);
  const to = Math.min(span.most, most);
  if (from > to) return undefined;
  const pattern = new RegExp(source, "u");
  const handyLength = Math.min(Math.max(HANDY_LENGTH, from), to);
  const [shortest, handy, longest] = [from, handyLength, to].map((length) => write(node, length, random));
  if (shortest === undefined || handy === undefined || longest === undefined) return undefined;
  const known = [shortest, handy, longest].filter(
    (text) => pattern.test(text) && Array.from(text).length <= most,
  );
  const [fallback] = known;
  if (fallback === undefined) return undefined;
  const orFallback = (text: string): string => (known.includes(text) ? text : fallback);
  return { shortest: orFallback(shortest), handy: orFallback(handy), longest: orFallback(longest) };
}
