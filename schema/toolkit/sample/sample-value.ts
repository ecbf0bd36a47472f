import type { DataSchema } from "../contract.ts";
import {
  toForms,
  type ArrayForm,
  type Definitions,
  type Form,
  type NumberForm,
  type ObjectForm,
} from "../schema-form.ts";
import type { Random } from "./random.ts";
import { sampleText } from "./sample-text.ts";

/** Values of every type, for schemas that allow anything. */
const ANYTHING: readonly unknown[] = [null, true, 0, -1.5, "", "text", [], [1, [null]], {}, { a: { b: [] } }];
/** Most items and members of a sample beyond what must be there. */
const MAX_MORE = 3;
const MAX_DEPTH = 24;

/** Makes values of schemas that share definitions. */
class Sampler {
  readonly #definitions: Definitions;
  readonly #random: Random;

  constructor(definitions: Definitions, random: Random) {
    this.#definitions = definitions;
    this.#random = random;
  }

  /** Undefined where no value was found. */
  schema(schema: DataSchema, depth: number): { readonly value: unknown } | undefined {
    const form = this.#random.pick(toForms(schema, this.#definitions));
    return form === undefined || depth > MAX_DEPTH ? undefined : this.#form(form, depth);
  }

  #form(form: Form, depth: number): { readonly value: unknown } | undefined {
    const random = this.#random;
    switch (form.kind) {
      case "any":
        return { value: random.pick(ANYTHING) };
      case "null":
        return { value: null };
      case "boolean":
        return { value: random.below(2) === 0 };
      case "values":
        return form.values.length === 0 ? undefined : { value: random.pick(form.values) };
      case "string": {
        const text = sampleText(form, random);
        return text === undefined ? undefined : { value: text };
      }
      case "number":
        return this.#number(form);
      case "array":
        return this.#array(form, depth);
      case "object":
        return this.#object(form, depth);
      case "opaque":
        return undefined;
    }
  }

  #number({
    step,
    minimum,
    isMinimumExcluded,
    maximum,
    isMaximumExcluded,
  }: NumberForm): { readonly value: number } | undefined {
    const unit = step ?? 0.5;
    const low = Number.isFinite(minimum) ? minimum : Math.min(-1000 * unit, maximum - 1000 * unit);
    const high = Number.isFinite(maximum) ? maximum : Math.max(1000 * unit, low + 1000 * unit);
    const room = Math.floor((high - low) / unit);
    const middle = low + this.#random.below(room + 1) * unit;
    const candidates = [low, high, middle, low + unit, high - unit, (low + high) / 2, 0].filter(
      (each) =>
        each >= minimum &&
        each <= maximum &&
        !(isMinimumExcluded && each === minimum) &&
        !(isMaximumExcluded && each === maximum) &&
        (step === undefined || each % step === 0),
    );
    const value = this.#random.pick(candidates);
    return value === undefined ? undefined : { value: value === 0 ? 0 : value };
  }

  #array(
    { items, minItems, maxItems, areItemsUnique }: ArrayForm,
    depth: number,
  ): { readonly value: unknown } | undefined {
    const most = Math.min(maxItems, Math.max(minItems, depth < 3 ? 300 : MAX_MORE));
    const count =
      this.#random.pick([
        minItems,
        Math.min(most, minItems + this.#random.below(MAX_MORE)),
        ...(depth < 3 && most < 64 ? [most] : []),
      ]) ?? minItems;
    const value: unknown[] = [];
    const seen = new Set<unknown>();
    for (let attempt = 0; value.length < count && attempt < count * 20; attempt++) {
      const item = this.schema(items, depth + 1);
      if (item === undefined) break;
      if (areItemsUnique && seen.has(item.value)) continue;
      seen.add(item.value);
      value.push(item.value);
    }
    return value.length < minItems ? undefined : { value };
  }

  #object(form: ObjectForm, depth: number): { readonly value: unknown } | undefined {
    const { properties, required, rest, names, fewest, most } = form;
    const random = this.#random;
    const optional = shuffle(
      Object.keys(properties).filter((name) => !required.has(name)),
      random,
    );
    const chosen = new Set(required);
    const wanted = random.pick([fewest, fewest + random.below(MAX_MORE), most]) ?? fewest;
    for (const name of optional) if (chosen.size < Math.min(wanted, most)) chosen.add(name);
    const members: [string, unknown][] = [];
    for (const name of chosen) {
      const member = this.schema(
        Object.hasOwn(properties, name) ? (properties[name] ?? true) : rest,
        depth + 1,
      );
      if (member !== undefined) members.push([name, member.value]);
      else if (required.has(name)) return undefined;
    }
    // Members beyond the named ones, where there may be some.
    const more =
      rest === false
        ? 0
        : Math.max(fewest - members.length, Math.min(random.below(MAX_MORE + 1), most - members.length));
    for (let attempt = 0, made = 0; made < more && attempt < 40; attempt++) {
      const name = names === true ? `extra${attempt}` : this.schema(names, depth + 1)?.value;
      if (
        typeof name !== "string" ||
        members.some(([each]) => each === name) ||
        Object.hasOwn(properties, name)
      )
        continue;
      const member = this.schema(rest, depth + 1);
      if (member === undefined) break;
      members.push([name, member.value]);
      made++;
    }
    return members.length < fewest || members.length > most
      ? undefined
      : { value: Object.fromEntries(members) };
  }
}

function shuffle(names: readonly string[], random: Random): readonly string[] {
  const left = [...names];
  return names.map(() => left.splice(random.below(left.length), 1)[0] ?? "");
}

const ATTEMPTS = 8;

/**
 * Makes a value that a schema of the profile allows, with a liking for its bounds: the shortest and the longest, few
 * members and all. The same random numbers make the same value. Undefined when a few attempts found none.
 */
export function sampleValue(
  schema: DataSchema,
  definitions: Definitions,
  random: Random,
): { readonly value: unknown } | undefined {
  const sampler = new Sampler(definitions, random);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const found = sampler.schema(schema, 0);
    if (found !== undefined) return found;
  }
  return undefined;
}
