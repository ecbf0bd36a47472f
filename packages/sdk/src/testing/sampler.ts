import { createRandom, sampleValue, type DataSchema, type PayloadCheck } from "@parlance/schema";
import type { Enforcer } from "./enforcer.ts";

/** Makes data that fits the contract: the same for the same seed and the same calls, in the same order. */
export interface Sampler {
  /** Data of an event. */
  sample(namespace: string, event: string): Record<string, unknown>;
  /** What a member of a channel says of itself. */
  samplePresence(namespace: string): Record<string, unknown>;
  /** Parameters of a method. */
  sampleParams(method: string): Record<string, unknown>;
  /** A result of a method. */
  sampleResult(method: string): Record<string, unknown>;
}

/** How often it is tried; a schema that needs more than luck has examples in the contract. */
const ATTEMPTS = 100;

/** Makes a sampler. Its functions throw a `TypeError` for what the contract does not declare, or where nothing was found. */
export function createSampler({ document, namespaces, methods }: Enforcer, seed: number): Sampler {
  const random = createRandom(seed);
  const make = (
    place: string,
    schema: DataSchema | undefined,
    check: PayloadCheck | undefined,
    examples: readonly object[] = [],
  ): Record<string, unknown> => {
    if (schema === undefined || check === undefined)
      throw new TypeError(`sample: the contract does not declare ${place}`);
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const value = sampleValue(schema, document.$defs ?? {}, random)?.value;
      const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
      if (isObject && check(value) === undefined) return value as Record<string, unknown>;
    }
    const example = random.pick(examples);
    if (example) return structuredClone(example) as Record<string, unknown>;
    throw new TypeError(`sample: nothing found that fits ${place}; give it examples in the contract`);
  };
  return {
    sample(namespace, event) {
      const known = namespaces.get(namespace);
      const declared = known?.declaration.events[event];
      return make(`${namespace} ${event}`, declared?.data, known?.events.get(event), declared?.examples);
    },
    samplePresence(namespace) {
      const known = namespaces.get(namespace);
      const { data = { type: "object", maxProperties: 0 } } = known?.declaration.presence ?? {};
      return make(`presence of ${namespace}`, data, known?.presence);
    },
    sampleParams(name) {
      const method = methods.get(name);
      return make(`parameters of ${name}`, method?.declaration.params, method?.params);
    },
    sampleResult(name) {
      const method = methods.get(name);
      return make(`result of ${name}`, method?.declaration.result, method?.result);
    },
  };
}
