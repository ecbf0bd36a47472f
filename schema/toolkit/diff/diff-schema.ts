import { canonicalJson } from "../canonical-json.ts";
import type { DataSchema } from "../contract.ts";
import { toForms, type ArrayForm, type Definitions, type Form, type ObjectForm } from "../schema-form.ts";
import { AUDIENCES, type Audience } from "./change.ts";
import { describeForm } from "./describe-form.ts";
import { listScalarDifferences } from "./diff-scalar.ts";
import { includes, includesForms } from "./includes.ts";

/** A difference of two schemas. */
export interface SchemaDifference {
  /** JSON Pointer, beginning at the schema. */
  readonly at: string;
  readonly what: string;
  readonly breaks: readonly Audience[];
  readonly advice: string;
}

const KEEP_OLD = "Keep accepting the old form, or declare a new event beside the old one.";
const TELL_READERS = "Update the clients that read first; they take the old form too.";
const FREE = "Nothing to do.";

function escape(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}

/** The advice that fits whom a change breaks. */
function toAdvice(breaks: readonly Audience[]): string {
  if (breaks.includes("writers") || breaks.includes("log")) return KEEP_OLD;
  return breaks.includes("readers") ? TELL_READERS : FREE;
}

/** Compares schemas of two versions of a contract. */
class Comparison {
  readonly #old: Definitions;
  readonly #new: Definitions;

  constructor(old: Definitions, now: Definitions) {
    this.#old = old;
    this.#new = now;
  }

  schema(old: DataSchema, now: DataSchema, at: string): readonly SchemaDifference[] {
    const before = joinValues(toForms(old, this.#old));
    const after = joinValues(toForms(now, this.#new));
    const [a, b] = [before[0], after[0]];
    if (before.length === 1 && after.length === 1 && a !== undefined && b !== undefined && a.kind === b.kind)
      return this.#form(a, b, at);
    return this.#alternatives(before, after, at);
  }

  /** Whom it breaks that what fitted `a` must fit `b` now: those for whom it cannot be shown that it does. */
  #broken(a: readonly Form[], b: readonly Form[]): readonly Audience[] {
    const [old, now] = [this.#old, this.#new];
    const kept: Readonly<Record<Audience, boolean>> = {
      writers: includesForms(a, old, b, now, "closed"),
      readers: includesForms(b, now, a, old, "open"),
      log: includesForms(a, old, b, now, "open"),
    };
    return AUDIENCES.filter((audience) => !kept[audience]);
  }

  #difference(at: string, what: string, breaks: readonly Audience[]): SchemaDifference {
    return { at, what, breaks, advice: toAdvice(breaks) };
  }

  #form(a: Form, b: Form, at: string): readonly SchemaDifference[] {
    if (a.kind === "object" && b.kind === "object") return this.#object(a, b, at);
    if (a.kind === "array" && b.kind === "array") return this.#array(a, b, at);
    return this.#keywords(a, b, at);
  }

  #keywords(a: Form, b: Form, at: string): readonly SchemaDifference[] {
    return listScalarDifferences(a, b).map(({ keyword, what, effect }) => {
      const breaks = AUDIENCES.filter((audience) =>
        audience === "readers" ? effect !== "narrower" : effect !== "wider",
      );
      return this.#difference(keyword === "" ? at : `${at}/${keyword}`, what, breaks);
    });
  }

  /** Pairs the alternatives that are meant to be the same, and tells which came and which went. */
  #alternatives(before: readonly Form[], after: readonly Form[], at: string): readonly SchemaDifference[] {
    const toKey = (form: Form, definitions: Definitions): string => toAlternativeKey(form, definitions);
    const rest = new Map<string, Form[]>();
    for (const form of after)
      rest.set(toKey(form, this.#new), [...(rest.get(toKey(form, this.#new)) ?? []), form]);
    const differences: SchemaDifference[] = [];
    for (const form of before) {
      const partner = rest.get(toKey(form, this.#old))?.shift();
      if (partner !== undefined) {
        differences.push(...this.#form(form, partner, at));
        continue;
      }
      const broken = this.#broken([form], after).filter((audience) => audience !== "readers");
      differences.push(this.#difference(at, `no longer allows ${describeForm(form)}`, broken));
    }
    for (const form of [...rest.values()].flat()) {
      const breaks = this.#broken(before, [form]).filter((audience) => audience === "readers");
      differences.push(this.#difference(at, `also allows ${describeForm(form)}`, breaks));
    }
    return differences;
  }

  #array(a: ArrayForm, b: ArrayForm, at: string): readonly SchemaDifference[] {
    return [...this.#keywords(a, b, at), ...this.schema(a.items, b.items, `${at}/items`)];
  }

  #object(a: ObjectForm, b: ObjectForm, at: string): readonly SchemaDifference[] {
    const names = new Set([...Object.keys(a.properties), ...Object.keys(b.properties)]);
    return [
      ...this.#keywords(a, b, at),
      ...[...names].flatMap((name) => this.#member(name, a, b, at)),
      ...this.#rest(a, b, at),
      ...(this.#isSame(a.names, b.names) ? [] : this.schema(a.names, b.names, `${at}/propertyNames`)),
    ];
  }

  #isSame(a: DataSchema, b: DataSchema): boolean {
    return canonicalJson(a) === canonicalJson(b);
  }

  #member(name: string, a: ObjectForm, b: ObjectForm, at: string): readonly SchemaDifference[] {
    const place = `${at}/properties/${escape(name)}`;
    const old = Object.hasOwn(a.properties, name) ? a.properties[name] : undefined;
    const now = Object.hasOwn(b.properties, name) ? b.properties[name] : undefined;
    if (old === undefined && now !== undefined) return [this.#added(name, now, a, b, place)];
    if (old !== undefined && now === undefined) return [this.#removed(name, old, a, b, place)];
    if (old === undefined || now === undefined) return [];
    const inside = this.schema(old, now, place);
    const [was, is] = [a.required.has(name), b.required.has(name)];
    if (was === is) return inside;
    const difference = is
      ? this.#difference(place, `member ${name} is required now`, ["writers", "log"])
      : this.#difference(place, `member ${name} may be absent now`, ["readers"]);
    return [difference, ...inside];
  }

  #added(name: string, now: DataSchema, a: ObjectForm, b: ObjectForm, place: string): SchemaDifference {
    const isRequired = b.required.has(name);
    const breaks = new Set<Audience>();
    if (isRequired && !a.required.has(name)) breaks.add("writers").add("log");
    if (a.rest !== false) {
      for (const each of this.#broken(toForms(a.rest, this.#old), toForms(now, this.#new))) breaks.add(each);
    }
    const listed = AUDIENCES.filter((audience) => breaks.has(audience));
    const what = `new member ${name}, ${isRequired ? "required" : "optional"}`;
    return { ...this.#difference(place, what, listed), ...(isRequired && { advice: MAKE_OPTIONAL }) };
  }

  #removed(name: string, old: DataSchema, a: ObjectForm, b: ObjectForm, place: string): SchemaDifference {
    const breaks = new Set<Audience>();
    if (a.required.has(name) && !b.required.has(name)) breaks.add("readers");
    if (b.rest === false) breaks.add("writers");
    else {
      for (const each of this.#broken(toForms(old, this.#old), toForms(b.rest, this.#new))) breaks.add(each);
    }
    const listed = AUDIENCES.filter((audience) => breaks.has(audience));
    const what = `member ${name} is gone, which was ${a.required.has(name) ? "required" : "optional"}`;
    return { ...this.#difference(place, what, listed), advice: listed.length === 0 ? FREE : DEPRECATE };
  }

  #rest(a: ObjectForm, b: ObjectForm, at: string): readonly SchemaDifference[] {
    const place = `${at}/additionalProperties`;
    if (a.rest === false && b.rest === false) return [];
    if (a.rest === false)
      // Readers ignore the members that they do not know, so new ones break nobody.
      return [this.#difference(place, "other members are allowed now", [])];
    if (b.rest === false) return [this.#difference(place, "other members are refused now", ["writers"])];
    return this.schema(a.rest, b.rest, place);
  }
}

const MAKE_OPTIONAL = "Make it optional, or declare a new event beside the old one.";
const DEPRECATE = "Keep it, optional and marked deprecated, until no client of the old version is left.";

/** The forms with all single values in one, as an enumeration has them. */
function joinValues(forms: readonly Form[]): readonly Form[] {
  const values = forms.flatMap((form) => (form.kind === "values" ? form.values : []));
  const others = forms.filter(({ kind }) => kind !== "values");
  return values.length === 0 ? others : [...others, { kind: "values", values }];
}

/** What tells one alternative from the others of its union: its kind, and for objects the members with one fixed value. */
function toAlternativeKey(form: Form, definitions: Definitions): string {
  if (form.kind !== "object") return form.kind;
  const tags = Object.entries(form.properties).flatMap(([name, schema]) => {
    const [only, ...others] = toForms(schema, definitions);
    const isTag = only?.kind === "values" && only.values.length === 1 && others.length === 0;
    return isTag && form.required.has(name) ? [[name, only.values[0]] as const] : [];
  });
  return `object ${canonicalJson(tags.toSorted(([a], [b]) => (a < b ? -1 : 1)))}`;
}

/**
 * Every difference between two schemas, with whom it breaks.
 *
 * Certain where it says that nobody is broken: then every value of the old schema fits the new one, for a writer and in
 * the log, and every value of the new one fits the old one in the eyes of a reader.
 */
export function diffSchemas(
  old: { readonly schema: DataSchema; readonly definitions: Definitions },
  now: { readonly schema: DataSchema; readonly definitions: Definitions },
): readonly SchemaDifference[] {
  const found = new Comparison(old.definitions, now.definitions).schema(old.schema, now.schema, "");
  const kept: Readonly<Record<Audience, boolean>> = {
    writers: includes(old, now, "closed"),
    readers: includes(now, old, "open"),
    log: includes(old, now, "open"),
  };
  // What holds for the whole schema decides: a part may look broken that another part makes up for, or the reverse.
  const broken = AUDIENCES.filter((audience) => !kept[audience]);
  const listed = found.map((difference) => {
    const breaks = difference.breaks.filter((audience) => broken.includes(audience));
    return { ...difference, breaks, advice: breaks.length === 0 ? FREE : difference.advice };
  });
  const unnamed = broken.filter((audience) => !listed.some(({ breaks }) => breaks.includes(audience)));
  if (unnamed.length === 0) return listed;
  const what = "the two versions could not be shown to allow the same";
  return [...listed, { at: "", what, breaks: unnamed, advice: toAdvice(unnamed) }];
}
