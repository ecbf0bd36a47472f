export { canonicalJson } from "./canonical-json.ts";
export type {
  AccessDeclaration,
  Contract,
  DataSchema,
  Durability,
  EventDeclaration,
  LimitsDeclaration,
  LogDeclaration,
  MethodDeclaration,
  NamespaceDeclaration,
  PresenceDeclaration,
  RateDeclaration,
  RatesDeclaration,
  Verb,
} from "./contract.ts";
export { AUDIENCES, type Audience, type ContractChange } from "./diff/change.ts";
export { crossCheck, type CounterExample } from "./diff/cross-check.ts";
export {
  diffContracts,
  findLogBreaks,
  type ContractDiff,
  type ContractIdentity,
} from "./diff/diff-contracts.ts";
export { hashContract } from "./fingerprint.ts";
export { FORMATS } from "./formats.ts";
export { lintContract } from "./lint/lint-contract.ts";
export type { LintIssue, LintRule } from "./lint/lint-issue.ts";
export type { Issue } from "./check-runtime.ts";
export { parseContract, type ParsedContract } from "./parse-contract.ts";
export { compilePayloadChecks, type ContractChecks, type PayloadCheck } from "./payload-checks.ts";
export { createRandom, type Random } from "./sample/random.ts";
export { sampleValue } from "./sample/sample-value.ts";
