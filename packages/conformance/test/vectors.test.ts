import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { clientSchemas, serverSchemas } from "../src/generated/schemas.ts";
import { listFrameVectors } from "../src/index.ts";

const vectors = listFrameVectors();

test("there are hundreds, each once, and the same every time", () => {
  const lines = vectors.map((each) => JSON.stringify(each));
  expect(lines.length).toBeGreaterThan(500);
  expect(listFrameVectors().map((each) => JSON.stringify(each))).toEqual(lines);
});

test("another validator says the same of each", () => {
  const ajv = new Ajv2020({ strict: false });
  const checks = {
    client: Object.fromEntries(
      Object.entries(clientSchemas).map(([type, each]) => [type, ajv.compile(each)]),
    ),
    server: Object.fromEntries(
      Object.entries(serverSchemas).map(([type, each]) => [type, ajv.compile(each)]),
    ),
  };
  const wrong = vectors.filter(({ from, type, isValid, frame }) => checks[from][type]?.(frame) !== isValid);
  expect(wrong).toEqual([]);
});

test("every type of frame has valid and invalid ones", () => {
  for (const [from, schemas] of Object.entries({ client: clientSchemas, server: serverSchemas })) {
    for (const type of Object.keys(schemas)) {
      const own = vectors.filter((each) => each.from === from && each.type === type);
      expect(new Set(own.map(({ isValid }) => isValid))).toEqual(new Set([true, false]));
    }
  }
});
