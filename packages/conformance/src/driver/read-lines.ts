import type { Readable } from "node:stream";

/**
 * Hands over each line of a UTF-8 stream as it is complete, without its line feed; what is left at the end too.
 * Only a line feed ends a line. `node:readline` does not keep that: newer ones also end a line at U+2028 and U+2029,
 * which JSON texts may contain as they are, so that one JSON line would become two broken ones.
 */
export function readLines(stream: Readable, onLine: (line: string) => void): void {
  let rest: string[] = [];
  stream.setEncoding("utf8");
  stream.on("data", (piece: string) => {
    const [first = "", ...others] = piece.split("\n");
    rest.push(first);
    for (const other of others) {
      onLine(rest.join(""));
      rest = [other];
    }
  });
  stream.on("end", () => {
    const last = rest.join("");
    if (last !== "") onLine(last);
  });
}
