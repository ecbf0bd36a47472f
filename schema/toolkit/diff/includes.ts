import { codePoints } from "../check-runtime.ts";
import type { DataSchema } from "../contract.ts";
import { FORMATS } from "../formats.ts";
import {
  toForms,
  type ArrayForm,
  type Definitions,
  type Form,
  type NumberForm,
  type ObjectForm,
  type StringForm,
} from "../schema-form.ts";

/** Whose eyes judge: `closed` refuses members that a schema does not name, `open` ignores them. */
export type View = "closed" | "open";

/** A schema together with the `$defs` of its contract. */
export interface Located {
  readonly schema: DataSchema;
  readonly definitions: Definitions;
}

/** A scalar fits a string form: length, pattern and format are tried on it. */
function acceptsText(text: string, form: StringForm): boolean {
  const length = codePoints(text);
  if (length < form.minLength || length > form.maxLength) return false;
  if (form.pattern !== undefined && !new RegExp(form.pattern, "u").test(text)) return false;
  return form.format === undefined || FORMATS.get(form.format)?.test(text) === true;
}

function acceptsNumber(value: number, form: NumberForm): boolean {
  if (value < form.minimum || (form.isMinimumExcluded && value === form.minimum)) return false;
  if (value > form.maximum || (form.isMaximumExcluded && value === form.maximum)) return false;
  return form.step === undefined || value % form.step === 0;
}

function acceptsScalar(value: unknown, forms: readonly Form[]): boolean {
  return forms.some((form) => {
    switch (form.kind) {
      case "any":
        return true;
      case "null":
        return value === null;
      case "boolean":
        return typeof value === "boolean";
      case "values":
        return form.values.includes(value);
      case "string":
        return typeof value === "string" && acceptsText(value, form);
      case "number":
        return typeof value === "number" && acceptsNumber(value, form);
      case "array":
      case "object":
      case "opaque":
        return false;
    }
  });
}

function includesString(a: StringForm, b: StringForm): boolean {
  return (
    a.minLength >= b.minLength &&
    a.maxLength <= b.maxLength &&
    (b.pattern === undefined || a.pattern === b.pattern) &&
    (b.format === undefined || a.format === b.format)
  );
}

function includesNumber(a: NumberForm, b: NumberForm): boolean {
  const isStepKept = b.step === undefined || (a.step !== undefined && a.step % b.step === 0);
  const isAbove =
    a.minimum > b.minimum || (a.minimum === b.minimum && (a.isMinimumExcluded || !b.isMinimumExcluded));
  const isBelow =
    a.maximum < b.maximum || (a.maximum === b.maximum && (a.isMaximumExcluded || !b.isMaximumExcluded));
  return isStepKept && isAbove && isBelow;
}

/** Decides whether all that one schema allows is allowed by another. */
class Inclusion {
  readonly #a: Definitions;
  readonly #b: Definitions;
  readonly #view: View;

  constructor(a: Definitions, b: Definitions, view: View) {
    this.#a = a;
    this.#b = b;
    this.#view = view;
  }

  schema(a: DataSchema, b: DataSchema): boolean {
    return this.forms(toForms(a, this.#a), toForms(b, this.#b));
  }

  forms(a: readonly Form[], b: readonly Form[]): boolean {
    return a.every((each) => this.#form(each, b));
  }

  #form(a: Form, b: readonly Form[]): boolean {
    if (b.some(({ kind }) => kind === "any")) return true;
    switch (a.kind) {
      case "any":
        return false;
      case "null":
        return acceptsScalar(null, b);
      case "boolean":
        return [true, false].every((value) => acceptsScalar(value, b));
      case "values":
        return a.values.every((value) => acceptsScalar(value, b));
      case "string":
        return b.some((each) => each.kind === "string" && includesString(a, each));
      case "number":
        return b.some((each) => each.kind === "number" && includesNumber(a, each));
      case "array":
        return b.some((each) => each.kind === "array" && this.#array(a, each));
      case "object":
        return b.some((each) => each.kind === "object" && this.#object(a, each));
      case "opaque":
        return b.some((each) => each.kind === "opaque" && each.text === a.text);
    }
  }

  #array(a: ArrayForm, b: ArrayForm): boolean {
    const isCountKept = a.minItems >= b.minItems && a.maxItems <= b.maxItems;
    const areUnique = !b.areItemsUnique || a.areItemsUnique || a.maxItems <= 1;
    return isCountKept && areUnique && (a.maxItems === 0 || this.schema(a.items, b.items));
  }

  #object(a: ObjectForm, b: ObjectForm): boolean {
    const isCountKept = a.fewest >= b.minProperties && a.most <= b.maxProperties;
    const areRequired = [...b.required].every((name) => a.required.has(name));
    return (
      isCountKept &&
      areRequired &&
      Object.entries(a.properties).every(([name, schema]) => this.#member(name, schema, b)) &&
      this.#rest(a, b)
    );
  }

  /** Whether a member that `a` names may stand in `b`. */
  #member(name: string, schema: DataSchema, b: ObjectForm): boolean {
    if (!acceptsScalar(name, toForms(b.names, this.#b))) return false;
    if (Object.hasOwn(b.properties, name)) return this.schema(schema, b.properties[name] ?? true);
    return this.#unnamed(schema, b);
  }

  /** Whether a member that `b` does not name may be there. */
  #unnamed(schema: DataSchema, { rest }: ObjectForm): boolean {
    return rest === false ? this.#view === "open" : this.schema(schema, rest);
  }

  /** Whether the members that `a` does not name may stand in `b`, under whatever name. */
  #rest(a: ObjectForm, b: ObjectForm): boolean {
    if (a.rest === false) return true;
    const names = toForms(a.names, this.#a);
    const named = Object.entries(b.properties).filter(
      ([name]) => !Object.hasOwn(a.properties, name) && acceptsScalar(name, names),
    );
    return (
      named.every(([, schema]) => this.schema(a.rest, schema)) &&
      this.#unnamed(a.rest, b) &&
      this.#names(names, toForms(b.names, this.#b))
    );
  }

  #names(a: readonly Form[], b: readonly Form[]): boolean {
    const toText = (forms: readonly Form[]): readonly Form[] =>
      forms.map((form) => (form.kind === "any" ? ANY_TEXT : form));
    return this.forms(toText(a), toText(b));
  }
}

const ANY_TEXT: StringForm = {
  kind: "string",
  minLength: 0,
  maxLength: Infinity,
  pattern: undefined,
  format: undefined,
};

/**
 * Whether every value that schema `a` allows, as a writer sends it, is allowed by `b` in a view.
 *
 * `true` is certain. `false` may also mean that it could not be shown, as with two different patterns.
 */
export function includes(a: Located, b: Located, view: View): boolean {
  return new Inclusion(a.definitions, b.definitions, view).schema(a.schema, b.schema);
}

/** The same of forms that were read out of their schemas before. */
export function includesForms(
  a: readonly Form[],
  definitionsOfA: Definitions,
  b: readonly Form[],
  definitionsOfB: Definitions,
  view: View,
): boolean {
  return new Inclusion(definitionsOfA, definitionsOfB, view).forms(a, b);
}
