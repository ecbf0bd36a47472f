import { PassThrough } from "node:stream";
import { finished } from "node:stream/promises";
import { expect, test } from "vitest";
import { readLines } from "../../src/driver/read-lines.ts";

/** The lines of a stream that comes in these pieces. */
async function linesOf(...pieces: readonly (string | Buffer)[]): Promise<string[]> {
  const stream = new PassThrough();
  const lines: string[] = [];
  readLines(stream, (line) => lines.push(line));
  for (const piece of pieces) stream.write(piece);
  stream.end();
  await finished(stream);
  return lines;
}

test("only a line feed ends a line: U+2028 and a carriage return belong to it", async () => {
  expect(await linesOf('{"text":"a\u2028b\u2029c"}\n{"text":"d"}\r\n')).toEqual([
    '{"text":"a\u2028b\u2029c"}',
    '{"text":"d"}\r',
  ]);
});

test("a line comes whole, in however many pieces it came, and so does the last one", async () => {
  const euro = Buffer.from("€");
  expect(await linesOf("a", "b\nc", "\n\n", euro.subarray(0, 1), euro.subarray(1), "x")).toEqual([
    "ab",
    "c",
    "",
    "€x",
  ]);
});
