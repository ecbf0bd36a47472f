/** Something in a text of JSON that PROTOCOL [FR-8] forbids a server to send. */
export interface TextFault {
  readonly what: "a member name twice" | "a lone surrogate" | "an integer beyond 2^53 - 1";
  /** The piece of the text. */
  readonly piece: string;
}

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|-?[0-9][0-9.eE+-]*|true|false|null/gsu;

function findTokenFault(token: string): TextFault | undefined {
  if (token.startsWith('"')) {
    const text = String(JSON.parse(token));
    return text.isWellFormed() ? undefined : { what: "a lone surrogate", piece: token };
  }
  const isInteger = /^-?[0-9]+$/.test(token);
  if (isInteger && !Number.isSafeInteger(Number(token)))
    return { what: "an integer beyond 2^53 - 1", piece: token };
  return undefined;
}

/**
 * Finds what `JSON.parse` is silent about: repeated member names, lone surrogates, integers that lose their last digits.
 * The text must be valid JSON.
 */
export function findTextFault(text: string): TextFault | undefined {
  // One set of names for each object that is open, undefined for a list.
  const open: (Set<string> | undefined)[] = [];
  let previous = "";
  for (const [token] of text.matchAll(TOKEN)) {
    const fault = findTokenFault(token);
    if (fault !== undefined) return fault;
    if (token === "{") open.push(new Set());
    else if (token === "[") open.push(undefined);
    else if (token === "}" || token === "]") open.pop();
    else if (token.startsWith('"') && (previous === "{" || previous === ",")) {
      const names = open.at(-1);
      const name = String(JSON.parse(token));
      if (names?.has(name) === true) return { what: "a member name twice", piece: token };
      names?.add(name);
    }
    previous = token;
  }
  return undefined;
}
