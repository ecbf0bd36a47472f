import { isJsonObject } from "../inspector/judge-frame.ts";
import type { SampleGround } from "./samples.ts";

type JsonObject = Readonly<Record<string, unknown>>;

function toObject(value: unknown): JsonObject {
  return isJsonObject(value) ? value : {};
}

function findExample({ examples }: JsonObject): JsonObject {
  return toObject(Array.isArray(examples) ? (examples as unknown[])[0] : undefined);
}

/**
 * Finds ground for the samples in a contract of any server: its first message event, with the first of its examples.
 * Undefined when it declares none.
 */
export function toContractGround(contract: unknown): SampleGround | undefined {
  for (const [namespace, space] of Object.entries(toObject(toObject(contract)["namespaces"]))) {
    for (const [event, declaration] of Object.entries(toObject(toObject(space)["events"]))) {
      const spec = toObject(declaration);
      if (spec["kind"] === "message")
        return { channel: `${namespace}:sample`, event, data: findExample(spec) };
    }
  }
  return undefined;
}
