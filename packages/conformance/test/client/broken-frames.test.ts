import { expect, test } from "vitest";
import { listBrokenFrames } from "../../src/client-cases/broken-frames.ts";
import { serverSchemas } from "../../src/generated/schemas.ts";
import { findBroken } from "../../src/schema/find-broken.ts";
import { listConstraints } from "../../src/schema/list-constraints.ts";

/** Constraints of server frames that no client is shown to be broken, and why. */
const UNTRIED: Readonly<Record<string, string>> = {
  "subscribed#/else/properties/reason/false schema": "it cannot be broken without breaking another",
  "subscribed#/properties/allowed/maxItems": "more than all verbs cannot be listed without one of them twice",
  "drain#/properties/url/minLength": "a text that is too short breaks the pattern too",
  "drain#/properties/url/maxLength": "the probes make no address of that length",
};

/** What a client need not mind: members and types that it does not know (PROTOCOL [CLI-1]). */
function isForClients({ keyword, at, name }: ReturnType<typeof listConstraints>[number]): boolean {
  return (
    keyword !== "additionalProperties" && at !== "/type" && name !== "/required/type" && name !== "/type"
  );
}

test("every constraint of server frames is broken before a client, or it is written down why not", () => {
  const untried = Object.entries(serverSchemas).flatMap(([type, schema]) => {
    const tried = new Set(listBrokenFrames(type).map(({ constraint }) => constraint));
    const all = listConstraints(schema).filter(isForClients);
    return all.filter(({ name }) => !tried.has(name)).map(({ name }) => `${type}#${name}`);
  });
  expect(untried.toSorted()).toEqual(Object.keys(UNTRIED).toSorted());
});

test("a broken frame breaks the one constraint that it is made for", () => {
  for (const [type, schema] of Object.entries(serverSchemas)) {
    for (const { value, constraint } of listBrokenFrames(type))
      expect(findBroken(schema, value).map((each) => each.constraint)).toEqual([constraint]);
  }
});
