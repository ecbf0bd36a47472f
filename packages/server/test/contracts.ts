import {
  parseContract,
  type Contract,
  type MethodDeclaration,
  type NamespaceDeclaration,
} from "@parlance/schema";

/** A contract of these namespaces and methods. Throws when it is not one. */
export function toContract(
  namespaces: Readonly<Record<string, NamespaceDeclaration>>,
  methods?: Readonly<Record<string, MethodDeclaration>>,
): Contract {
  const document = { name: "tests", version: "1.0.0", namespaces, ...(methods !== undefined && { methods }) };
  const parsed = parseContract(document);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.contract;
}

const TEXT = {
  kind: "message",
  data: {
    type: "object",
    properties: { text: { type: "string", maxLength: 60_000 } },
    required: ["text"],
    additionalProperties: false,
  },
} as const;

/** An event with any text, long or short. */
export const NOTED: NamespaceDeclaration["events"] = { noted: TEXT };

/** The same under the name that it has in the default contract. */
export const SAID: NamespaceDeclaration["events"] = { "chat.said": TEXT };

/** Any object that is not too large. */
export const ANY_OBJECT = { type: "object", maxProperties: 100 } as const;
