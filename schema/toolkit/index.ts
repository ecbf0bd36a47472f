export { canonicalJson } from "./canonical-json.ts";
export type {
  AccessDeclaration,
  Contract,
  DataSchema,
  Durability,
  EventDeclaration,
  LogDeclaration,
  MethodDeclaration,
  NamespaceDeclaration,
  PresenceDeclaration,
  Verb,
} from "./contract.ts";
export { hashContract } from "./fingerprint.ts";
export type { Issue } from "./check-runtime.ts";
export { parseContract, type ParsedContract } from "./parse-contract.ts";
export { compilePayloadChecks, type ContractChecks, type PayloadCheck } from "./payload-checks.ts";
