import { describe, expect, it } from "vitest";
import {
  joinNames,
  toCompany,
  toMoves,
  toSortedPeople,
  type Company,
} from "../../../src/page/chat/company.ts";

function list(names: Readonly<Record<string, string | undefined>>): Extract<Company, { status: "listed" }> {
  const people = Object.entries(names).map(([user, name]) => [user, { user, name }] as const);
  return { status: "listed", people: new Map(people) };
}

describe("toMoves", () => {
  it("tells who came and who went", () => {
    expect(toMoves(list({ a: "Ada" }), list({ g: "Grace" }))).toEqual([
      { kind: "left", user: "a", name: "Ada" },
      { kind: "joined", user: "g", name: "Grace" },
    ]);
  });

  it("waits for the name of who came", () => {
    expect(toMoves(list({}), list({ g: undefined }))).toEqual([]);
    expect(toMoves(list({ g: undefined }), list({ g: "Grace" }))).toMatchObject([{ kind: "joined" }]);
    expect(toMoves(list({ g: undefined }), list({}))).toEqual([]);
  });

  it("takes the first list for what was there before", () => {
    expect(toMoves({ status: "unknown" }, list({ a: "Ada" }))).toEqual([]);
    expect(toMoves({ status: "counted", total: 5000 }, list({ a: "Ada" }))).toEqual([]);
  });
});

describe("toCompany", () => {
  it("takes the names from what members say of themselves", () => {
    const members = new Map([
      ["a", { user: "a", data: { name: "Ada" } }],
      ["b", { user: "b" }],
    ]);
    expect(toCompany({ status: "listed", members, total: 2 })).toEqual(list({ a: "Ada", b: undefined }));
    expect(toCompany({ status: "counted", total: 5000 })).toEqual({ status: "counted", total: 5000 });
  });
});

describe("toSortedPeople", () => {
  it("puts the reader first and the others by name", () => {
    const { people } = list({ a: "Zoe", b: "Ada", c: "Grace" });
    expect(toSortedPeople(people, "c").map(({ name }) => name)).toEqual(["Grace", "Ada", "Zoe"]);
  });
});

describe("joinNames", () => {
  it("makes one phrase of any number of names", () => {
    expect(joinNames(["Ada"])).toBe("Ada");
    expect(joinNames(["Ada", "Grace"])).toBe("Ada and Grace");
    expect(joinNames(["Ada", "Grace", "Ken"])).toBe("Ada, Grace and Ken");
    expect(joinNames(["Ada", "Grace", "Ken", "Linus"])).toBe("Ada, Grace and 2 others");
  });
});
