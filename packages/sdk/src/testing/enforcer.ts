import {
  compilePayloadChecks,
  hashContract,
  parseContract,
  type Contract,
  type MethodDeclaration,
  type NamespaceDeclaration,
  type PayloadCheck,
} from "@parlance/schema";
import { refuse, type Refusal } from "./verdict.ts";

/** A namespace of the contract with the checks of its events. */
export interface EnforcedNamespace {
  readonly name: string;
  readonly declaration: NamespaceDeclaration;
  readonly events: ReadonlyMap<string, PayloadCheck>;
  /** What members may say of themselves; `undefined` where there is no presence. */
  readonly presence: PayloadCheck | undefined;
}

/** A method of the contract with its checks. */
export interface EnforcedMethod {
  readonly declaration: MethodDeclaration;
  readonly params: PayloadCheck;
  readonly result: PayloadCheck;
}

/** A contract that is being enforced. */
export interface Enforcer {
  readonly document: Contract;
  readonly hash: string;
  readonly namespaces: ReadonlyMap<string, EnforcedNamespace>;
  readonly methods: ReadonlyMap<string, EnforcedMethod>;
}

/** Where presence is declared without a schema, members say nothing. */
const ONLY_EMPTY: PayloadCheck = (data) =>
  Object.keys(data as object).length === 0
    ? undefined
    : [{ at: "", keyword: "maxProperties", message: "must be empty: the contract lets members say nothing" }];

/** Takes a document for a contract. Throws a `TypeError` that names each place that is wrong. */
export function createEnforcer(contract: object): Enforcer {
  const parsed = parseContract(contract);
  if (!parsed.ok) {
    const places = parsed.issues.map(({ at, message }) => `${at === "" ? "(the document)" : at} ${message}`);
    throw new TypeError(`createTestServer: contract: ${places.join("; ")}`);
  }
  const document = parsed.contract;
  const checks = compilePayloadChecks(document);
  const namespaces = new Map<string, EnforcedNamespace>();
  for (const [name, declaration] of Object.entries(document.namespaces)) {
    namespaces.set(name, {
      name,
      declaration,
      events: checks.events.get(name) ?? new Map<string, PayloadCheck>(),
      presence: declaration.presence && (checks.presence.get(name) ?? ONLY_EMPTY),
    });
  }
  const methods = new Map<string, EnforcedMethod>();
  for (const [name, declaration] of Object.entries(document.methods ?? {})) {
    const compiled = checks.methods.get(name);
    if (compiled) methods.set(name, { declaration, ...compiled });
  }
  return { document, hash: hashContract(document), namespaces, methods };
}

/** The refusal of data that breaks a check; `undefined` when it does not. `subject` says whose data it is. */
export function findDataFault(check: PayloadCheck, subject: string, data: object): Refusal | undefined {
  const issues = check(data)?.map((issue) => ({ ...issue, at: `/data${issue.at}` }));
  const [first] = issues ?? [];
  return first && refuse("invalid_payload", `${subject}: ${first.at} ${first.message}`, issues);
}

/** Judges an event and its data; `undefined` when they may be said as this kind (PROTOCOL, publish). */
export function findPayloadFault(
  { declaration, events }: EnforcedNamespace,
  kind: "message" | "signal",
  event: string,
  data: object,
): Refusal | undefined {
  const check = events.get(event);
  if (check === undefined) return declaration.anyEvent === true ? undefined : refuse("unknown_event");
  if (declaration.events[event]?.kind !== kind) return refuse("wrong_kind");
  return findDataFault(check, event, data);
}
