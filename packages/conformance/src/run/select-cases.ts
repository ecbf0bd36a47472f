import { profileOf, type Case } from "../case.ts";

/** Which cases of all that there are shall run. */
export interface Selection {
  /** Profiles, such as `core`; all when absent. */
  readonly profiles?: readonly string[];
  /** Patterns of ids, in which `*` stands for anything; all when absent. */
  readonly only?: readonly string[];
  /** Patterns of ids that shall not run. */
  readonly skip?: readonly string[];
}

/** Turns a pattern in which `*` stands for anything into a test of a whole id. */
export function toMatcher(pattern: string): (id: string) => boolean {
  const parts = pattern.split("*").map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`));
  const expression = new RegExp(`^${parts.join(".*")}$`, "u");
  return (id) => expression.test(id);
}

/** The cases that a selection wants, in their order. */
export function selectCases<Each extends Pick<Case, "id">>(
  cases: readonly Each[],
  { profiles, only, skip = [] }: Selection,
): readonly Each[] {
  const wanted = only?.map(toMatcher);
  const unwanted = skip.map(toMatcher);
  return cases.filter(
    (each) =>
      (profiles === undefined || profiles.includes(profileOf(each))) &&
      (wanted === undefined || wanted.some((matches) => matches(each.id))) &&
      !unwanted.some((matches) => matches(each.id)),
  );
}
