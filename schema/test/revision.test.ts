import { expect, test } from "vitest";
import { readJson } from "../generate/load.ts";
import { hashWire, type Revision } from "../generate/revision.ts";

const { revisions } = readJson("revisions.json") as unknown as { revisions: readonly Revision[] };

test("the newest revision is the wire format of these schemas", () => {
  // When this fails, the wire changed. Append { revision, sha256 } to revisions.json: a new minor number when old
  // clients and servers still understand each other, else a new major number and a new subprotocol name.
  expect(revisions.at(-1)?.sha256).toBe(hashWire());
});

test("revisions grow", () => {
  const numbers = revisions.map(({ revision }) => revision.split(".").map(Number));
  for (const [index, [major = 0, minor = 0]] of numbers.entries()) {
    const [lastMajor = 0, lastMinor = -1] = numbers[index - 1] ?? [];
    expect(major > lastMajor || (major === lastMajor && minor > lastMinor), revisions[index]?.revision).toBe(
      true,
    );
  }
});
