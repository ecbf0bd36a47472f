import { isSafePattern } from "redos-detector";
import parser, { type RootNode } from "regjsparser";

/** What is wrong with a pattern, and what to do. */
export interface PatternFault {
  readonly reason: string;
  readonly remedy: string;
}

type Node = RootNode<{ unicodePropertyEscape: true; namedGroups: true }>;

const MAX_PATTERN = 500;
/** Ways in which one text may be tried against a pattern; each costs as much as the text is long. */
const MAX_SCORE = 20;
/** Bound of the search for such ways. Steps, not time: the verdict must not depend on the machine. */
const MAX_STEPS = 2000;

/** Every node of a pattern. */
function listNodes(node: Node): readonly Node[] {
  const inside = "body" in node && node.type !== "characterClass" ? (node.body as readonly Node[]) : [];
  return [node, ...inside.flatMap(listNodes)];
}

/** Whether each way through a pattern begins at the start of the text. */
function isAnchored(node: Node): boolean {
  switch (node.type) {
    case "anchor":
      return node.kind === "start";
    case "alternative":
      return node.body[0] !== undefined && isAnchored(node.body[0]);
    case "disjunction":
      return node.body.every(isAnchored);
    case "group":
      return node.behavior !== "negativeLookahead" && node.body[0] !== undefined && isAnchored(node.body[0]);
    default:
      return false;
  }
}

function findForeignPart(tree: Node): PatternFault | undefined {
  for (const node of listNodes(tree)) {
    if (node.type === "reference")
      return {
        reason: `the back reference ${node.raw} can't be matched in linear time, and many languages lack it`,
        remedy: "describe the text without it",
      };
    if (node.type === "group" && node.behavior !== "normal" && node.behavior !== "ignore")
      return {
        reason: `the lookaround ${node.raw} is unknown in many languages`,
        remedy: "say what the text is, not what it is not",
      };
    if (node.type === "anchor" && (node.kind === "boundary" || node.kind === "not-boundary"))
      return {
        reason: `${node.raw} means different things in different languages`,
        remedy: "name the characters that may stand there",
      };
  }
  return undefined;
}

/**
 * Judges whether a pattern may be tried on a text from a stranger; undefined when it may.
 *
 * Safe is what begins with `^` and can be matched in a bounded number of ways, so that time grows with the length of the
 * text and no faster, in an engine that goes back and forth as JavaScript's does. The verdict is the same on every
 * machine and errs on the safe side.
 */
export function findPatternFault(pattern: string): PatternFault | undefined {
  if (pattern.length > MAX_PATTERN)
    return { reason: `it is longer than ${MAX_PATTERN} characters`, remedy: "write a shorter one" };
  let tree: Node;
  try {
    void new RegExp(pattern, "u");
    tree = parser.parse(pattern, "u", { unicodePropertyEscape: true, namedGroups: true });
  } catch (fault) {
    const text = fault instanceof Error ? fault.message.split("\n")[0] : String(fault);
    return {
      reason: `it is no regular expression of ECMAScript with the flag u: ${text}`,
      remedy: "correct it",
    };
  }
  const foreign = findForeignPart(tree);
  if (foreign !== undefined) return foreign;
  if (!isAnchored(tree))
    return {
      reason: "it is tried at every place of a text, because it does not begin with ^",
      remedy: "begin it with ^, in every alternative",
    };
  const config = {
    unicode: true,
    maxScore: MAX_SCORE,
    maxSteps: MAX_STEPS,
    timeout: Infinity,
    downgradePattern: false,
  } as const;
  const { safe } = isSafePattern(pattern, config);
  if (safe) return undefined;
  return {
    reason: "a text can be made for it that takes far longer to try than it is long (ReDoS)",
    remedy:
      "let no two parts beside each other match the same characters, or bound the repetition: {1,8} for +",
  };
}
