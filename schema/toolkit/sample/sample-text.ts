import parser, { type RootNode } from "regjsparser";
import { codePoints } from "../check-runtime.ts";
import type { StringForm } from "../schema-form.ts";
import type { Random } from "./random.ts";

type Node = RootNode<{ unicodePropertyEscape: true; namedGroups: true }>;

/** Characters that a class is filled with; each also tries what a careless check gets wrong. */
const ALPHABET: readonly string[] = Array.from("aZ09_-. :/@é\t\nß漢😀~$");
const CLASSES: Readonly<Record<string, string>> = {
  d: "059",
  w: "aZ9_",
  s: " \t\n",
  D: "aZ -",
  W: " -é",
  S: "aé9😀",
};
/** How often at most something is repeated that may be repeated for ever. */
const MAX_REPEATS = 6;

const FORMAT_EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  date: ["2024-02-29", "1999-12-31", "0001-01-01"],
  time: ["00:00:00Z", "23:59:59.999+14:00"],
  "date-time": ["2024-02-29T23:59:59Z", "1970-01-01T00:00:00.000-08:00"],
  uuid: ["00000000-0000-4000-8000-000000000000", "F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6"],
  email: ["a@b", "ada.lovelace+x@example.org"],
  hostname: ["a", "example.org"],
  ipv4: ["0.0.0.0", "255.255.255.255"],
  uri: ["a:b", "https://example.org/p?q=%20#f"],
};

/** A text that a part of a pattern matches; often enough, for lookarounds and the like are passed over. */
function sampleNode(node: Node, random: Random): string {
  switch (node.type) {
    case "value":
      return String.fromCodePoint(node.codePoint);
    case "dot":
      return random.pick(ALPHABET.filter((each) => each !== "\n")) ?? "a";
    case "characterClassEscape":
      return random.pick(Array.from(CLASSES[node.value] ?? "a")) ?? "a";
    case "characterClass":
      return sampleClass(node.raw, node, random);
    case "unicodePropertyEscape":
      return pickMatching(node.raw, random);
    case "alternative":
      return node.body.map((each) => sampleNode(each, random)).join("");
    case "disjunction":
      return sampleNode(random.pick(node.body) ?? node.body[0], random);
    case "group":
      return node.behavior === "normal" || node.behavior === "ignore"
        ? node.body.map((each) => sampleNode(each, random)).join("")
        : "";
    case "quantifier": {
      const most = node.max ?? node.min + MAX_REPEATS;
      const count =
        random.pick([node.min, Math.min(most, node.min + 1 + random.below(MAX_REPEATS)), most]) ?? node.min;
      return Array.from({ length: Math.min(count, 1000) }, () => sampleNode(node.body[0], random)).join("");
    }
    case "anchor":
    case "reference":
      return "";
  }
}

function pickMatching(source: string, random: Random): string {
  const pattern = new RegExp(`^${source}$`, "u");
  return random.pick(ALPHABET.filter((each) => pattern.test(each))) ?? "a";
}

function sampleClass(
  raw: string,
  { body }: Extract<Node, { type: "characterClass" }>,
  random: Random,
): string {
  const named = body.flatMap((each) =>
    each.type === "characterClassRange"
      ? [each.min.codePoint, each.max.codePoint]
      : each.type === "value"
        ? [each.codePoint]
        : [],
  );
  const pattern = new RegExp(`^${raw}$`, "u");
  const candidates = [...named.map((code) => String.fromCodePoint(code)), ...ALPHABET].filter((each) =>
    pattern.test(each),
  );
  return random.pick(candidates) ?? "a";
}

function sampleLength({ minLength, maxLength }: StringForm, random: Random): number {
  // The longest is tried where it costs little: bounds are where versions differ.
  const most = Math.min(maxLength, Math.max(minLength, 5000));
  return random.pick([minLength, minLength, Math.min(most, minLength + random.below(12)), most]) ?? minLength;
}

/** A text of a form; undefined when none was found that has its pattern and its length. */
export function sampleText(form: StringForm, random: Random): string | undefined {
  if (form.pattern === undefined && form.format === undefined) {
    const length = sampleLength(form, random);
    const only = random.below(2) === 0 ? random.pick(ALPHABET) : undefined;
    return Array.from({ length }, () => only ?? random.pick(ALPHABET) ?? "a").join("");
  }
  const made =
    form.format !== undefined
      ? random.pick(FORMAT_EXAMPLES[form.format] ?? [])
      : sampleNode(
          parser.parse(form.pattern ?? "", "u", { unicodePropertyEscape: true, namedGroups: true }),
          random,
        );
  if (made === undefined) return undefined;
  const length = codePoints(made);
  return length >= form.minLength && length <= form.maxLength ? made : undefined;
}
