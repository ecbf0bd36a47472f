import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { profileOf, profiles } from "../src/case.ts";
import { createPayloadCases } from "../src/cases/boundary-payloads.ts";
import { clientExclusions } from "../src/exclusions.ts";
import { requirements } from "../src/generated/requirements.ts";
import { cases, clientCases, exclusions } from "../src/index.ts";
import { listPlaces } from "../src/subject/survey.ts";
import { pageContract } from "./servers/page-contract.ts";

const payloadCases = createPayloadCases({ places: listPlaces(pageContract) });
const all = [...cases, ...payloadCases];

/** Revision of the frames → the rules that it came with, each with its side and level. */
const frozen = JSON.parse(
  readFileSync(new URL("./requirement-sets.json", import.meta.url), "utf8"),
) as Readonly<Record<string, Readonly<Record<string, string>>>>;

describe("requirements", () => {
  test.for(Object.entries(frozen))(
    "the rules of revision %s stay as they were: what comes later is a rule of a later revision",
    ([, rules]) => {
      const now = Object.fromEntries(requirements.map(({ id, side, level }) => [id, `${side} ${level}`]));
      const changed = Object.entries(rules).filter(([id, rule]) => now[id] !== rule);
      expect(changed).toEqual([]);
      expect(Object.keys(rules).length).toBeGreaterThan(100);
    },
  );

  test("the newest revision of the frames has a set of rules", () => {
    const { revisions } = JSON.parse(
      readFileSync(new URL("../../../schema/revisions.json", import.meta.url), "utf8"),
    ) as { readonly revisions: readonly { readonly revision: string }[] };
    expect(Object.keys(frozen)).toContain(revisions.at(-1)?.revision);
  });

  test("every MUST for servers has a case or a written exclusion", () => {
    const tried = new Set([
      ...all.flatMap((each) => each.requirements),
      ...exclusions.map((each) => each.requirement),
    ]);
    const musts = requirements.filter(({ side, level }) => side !== "C" && level === "MUST");
    expect(musts.map(({ id }) => id).filter((id) => !tried.has(id))).toEqual([]);
  });

  test("every SHOULD for servers has a case", () => {
    const tried = new Set(all.flatMap((each) => each.requirements));
    const shoulds = requirements.filter(({ side, level }) => side !== "C" && level === "SHOULD");
    expect(shoulds.map(({ id }) => id).filter((id) => !tried.has(id))).toEqual([]);
  });

  test("every MUST and SHOULD for clients has a case or a written exclusion", () => {
    const tried = new Set([
      ...clientCases.flatMap((each) => each.requirements),
      ...clientExclusions.map((each) => each.requirement),
    ]);
    const rules = requirements.filter(({ side, level }) => side !== "S" && level !== "MAY");
    expect(rules.length).toBeGreaterThan(15);
    expect(rules.map(({ id }) => id).filter((id) => !tried.has(id))).toEqual([]);
  });

  test("every case of a client names rules that there are, of the side of the client", () => {
    const known = new Set(requirements.filter(({ side }) => side !== "S").map(({ id }) => id));
    const wrong = clientCases.filter(
      (each) => each.requirements.length === 0 || each.requirements.some((id) => !known.has(id)),
    );
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  test("ids of cases of clients are slugs, each used once", () => {
    const ids = clientCases.map(({ id }) => id);
    expect(ids.filter((id) => !/^client(\/[a-z0-9-]+){2}$/.test(id))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("every case names rules that there are, of the side of the server", () => {
    const known = new Set(requirements.filter(({ side }) => side !== "C").map(({ id }) => id));
    const wrong = all.filter(
      (each) => each.requirements.length === 0 || each.requirements.some((id) => !known.has(id)),
    );
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  test("an exclusion names a rule that there is, that no case tries, and says why", () => {
    const tried = new Set(all.flatMap((each) => each.requirements));
    for (const { requirement, reason } of exclusions) {
      expect(requirements.map(({ id }) => id)).toContain(requirement);
      expect(tried).not.toContain(requirement);
      expect(reason.length).toBeGreaterThan(40);
    }
  });
});

describe("ids of cases", () => {
  test("they are unique", () => {
    const ids = all.map(({ id }) => id);
    expect(ids.length).toBe(new Set(ids).size);
  });

  test("they are made of profile, topic and slug", () => {
    for (const each of cases) {
      expect(profiles).toContain(profileOf(each));
      expect(each.id).toMatch(/^[a-z]+(?:\/[a-z0-9]+(?:-[a-z0-9]+)*){2}$/);
    }
  });

  test("they hold the names of the contract where a case is made from it", () => {
    const ids = payloadCases.map(({ id }) => id);
    expect(ids).toContain("core/payload-boundary/talk/said/data");
    expect(ids).toContain("core/payload-boundary/talk/said/tags/0");
  });
});
