/** A piece of a regular expression, as far as strings can be made from it. */
export type PatternNode =
  | { readonly kind: "characters"; readonly sample: readonly string[] }
  | { readonly kind: "sequence"; readonly nodes: readonly PatternNode[] }
  | { readonly kind: "choice"; readonly nodes: readonly PatternNode[] }
  | { readonly kind: "repeat"; readonly node: PatternNode; readonly least: number; readonly most: number };

/** How far an unbounded repetition is followed. */
const UNBOUNDED = 64;

const CLASSES: Readonly<Record<string, string>> = {
  d: "0123456789",
  w: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_",
  s: " \t",
  ".": "abcxyz0189 -",
};

/** Characters that are tried when a class says only what it is not. */
const PRINTABLE: readonly string[] = Array.from({ length: 95 }, (_, index) =>
  String.fromCharCode(32 + index),
);

/** Thrown inside the parser for what it does not follow: look-around, back references, properties of Unicode. */
class Unsupported extends Error {}

class Parser {
  readonly #characters: readonly string[];
  #index = 0;

  constructor(source: string) {
    this.#characters = Array.from(source);
  }

  parse(): PatternNode {
    const node = this.#choice();
    if (this.#index < this.#characters.length) throw new Unsupported();
    return node;
  }

  #peek(): string | undefined {
    return this.#characters[this.#index];
  }

  #take(): string {
    const character = this.#characters[this.#index++];
    if (character === undefined) throw new Unsupported();
    return character;
  }

  #accept(text: string): boolean {
    if (this.#characters.slice(this.#index, this.#index + text.length).join("") !== text) return false;
    this.#index += text.length;
    return true;
  }

  #choice(): PatternNode {
    const nodes = [this.#sequence()];
    while (this.#accept("|")) nodes.push(this.#sequence());
    const [only] = nodes;
    return nodes.length === 1 && only !== undefined ? only : { kind: "choice", nodes };
  }

  #sequence(): PatternNode {
    const nodes: PatternNode[] = [];
    for (let next = this.#peek(); next !== undefined && next !== "|" && next !== ")"; next = this.#peek()) {
      // Anchors hold no character; that they stand elsewhere than at the ends shows when the string is tried.
      if (this.#accept("^") || this.#accept("$")) continue;
      nodes.push(this.#repeated(this.#atom()));
    }
    return { kind: "sequence", nodes };
  }

  #atom(): PatternNode {
    const character = this.#take();
    switch (character) {
      case "(":
        return this.#group();
      case "[":
        return this.#class();
      case "\\":
        return { kind: "characters", sample: this.#escape() };
      case ".":
        return { kind: "characters", sample: Array.from(CLASSES["."] ?? "") };
      default:
        return { kind: "characters", sample: [character] };
    }
  }

  #group(): PatternNode {
    if (!this.#accept("?:") && this.#peek() === "?") throw new Unsupported();
    const node = this.#choice();
    if (!this.#accept(")")) throw new Unsupported();
    return node;
  }

  #escape(): readonly string[] {
    const character = this.#take();
    const named = CLASSES[character];
    if (named !== undefined && character !== ".") return Array.from(named);
    const control = { n: "\n", r: "\r", t: "\t", f: "\f", v: "\v" }[character];
    if (control !== undefined) return [control];
    if (character === "u") return [this.#codePoint()];
    if (/[A-Za-z0-9]/.test(character)) throw new Unsupported();
    return [character];
  }

  #codePoint(): string {
    const isBraced = this.#accept("{");
    let digits = "";
    while (/[0-9A-Fa-f]/.test(this.#peek() ?? "") && (isBraced || digits.length < 4)) digits += this.#take();
    if (digits === "" || (isBraced && !this.#accept("}"))) throw new Unsupported();
    return String.fromCodePoint(Number.parseInt(digits, 16));
  }

  #class(): PatternNode {
    const isNegated = this.#accept("^");
    const members: string[] = [];
    while (!this.#accept("]")) {
      const from = this.#accept("\\") ? this.#escape() : [this.#take()];
      const [first] = from;
      const isRange = from.length === 1 && this.#peek() === "-" && this.#characters[this.#index + 1] !== "]";
      if (!isRange || first === undefined) {
        members.push(...from);
        continue;
      }
      this.#take();
      const [last = ""] = this.#accept("\\") ? this.#escape() : [this.#take()];
      members.push(...rangeSample(first, last));
    }
    const sample = isNegated ? PRINTABLE.filter((each) => !members.includes(each)) : members;
    if (sample.length === 0) throw new Unsupported();
    return { kind: "characters", sample };
  }

  #repeated(node: PatternNode): PatternNode {
    const bounds = this.#bounds();
    if (bounds === undefined) return node;
    if (this.#accept("?")) throw new Unsupported();
    const [least, most] = bounds;
    return { kind: "repeat", node, least, most };
  }

  #bounds(): readonly [number, number] | undefined {
    if (this.#accept("*")) return [0, UNBOUNDED];
    if (this.#accept("+")) return [1, UNBOUNDED];
    if (this.#accept("?")) return [0, 1];
    if (!this.#accept("{")) return undefined;
    let text = "";
    while (!this.#accept("}")) text += this.#take();
    const [least = "", most = least] = text.split(",");
    return [Number(least), most === "" ? Number(least) + UNBOUNDED : Number(most)];
  }
}

/** The ends of a range of characters and a few in between. */
function rangeSample(first: string, last: string): readonly string[] {
  const from = first.codePointAt(0) ?? 0;
  const to = last.codePointAt(0) ?? from;
  const count = Math.min(to - from + 1, 128);
  return [...new Set([...Array.from({ length: count }, (_, index) => from + index), to])].map((code) =>
    String.fromCodePoint(code),
  );
}

/** Reads a regular expression; undefined when it holds something from which no strings can be made here. */
export function parsePattern(source: string): PatternNode | undefined {
  try {
    return new Parser(source).parse();
  } catch (fault) {
    if (fault instanceof Unsupported) return undefined;
    throw fault;
  }
}
