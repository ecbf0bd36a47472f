import {
  compilePayloadChecks,
  hashContract,
  type Contract,
  type MethodDeclaration,
  type NamespaceDeclaration,
  type PayloadCheck,
  type Verb,
} from "@parlance/schema";
import type { EngineDurability, Retention } from "../engine/engine.ts";
import { refuse, toProse, type Refusal } from "../errors.ts";
import { isCompiled, type CompiledContract } from "./compiled-contract.ts";

/** A namespace as the server uses it: everything looked up once, at start. */
export interface LoadedNamespace {
  readonly name: string;
  readonly declaration: NamespaceDeclaration;
  readonly retention: Retention | undefined;
  /** Checks of what may be said, by event. */
  readonly events: ReadonlyMap<string, PayloadCheck>;
  /** Check of what members may say of themselves; undefined where there is no presence. */
  readonly presence: PayloadCheck | undefined;
}

/** A method as the server uses it. */
export interface LoadedMethod {
  readonly declaration: MethodDeclaration;
  readonly params: PayloadCheck;
  readonly result: PayloadCheck;
}

/** A contract that is being enforced. */
export interface LoadedContract {
  readonly document: Contract;
  readonly hash: string;
  /** Undefined when the contract has no such namespace. */
  namespace(name: string): LoadedNamespace | undefined;
  /** Undefined when the contract has no such method. */
  method(name: string): LoadedMethod | undefined;
  /** Names of the namespaces that give each user a channel of their own. */
  readonly inboxes: readonly string[];
}

/** Where presence is declared without a schema, members say nothing. */
const ONLY_EMPTY: PayloadCheck = (data) =>
  Object.keys(data as object).length === 0
    ? undefined
    : [{ at: "", keyword: "maxProperties", message: "must be empty: the contract lets members say nothing" }];

/** Compiles a contract, unless it comes with its checks. It must have passed `parseContract`. */
export function loadContract(contract: Contract | CompiledContract): LoadedContract {
  const { document, checks } = isCompiled(contract)
    ? contract
    : { document: contract, checks: compilePayloadChecks(contract) };
  const namespaces = new Map<string, LoadedNamespace>();
  for (const [name, declaration] of Object.entries(document.namespaces)) {
    const { log, presence } = declaration;
    namespaces.set(name, {
      name,
      declaration,
      retention: log && { size: log.size, ttlMs: log.ttlMs },
      events: checks.events.get(name) ?? new Map<string, PayloadCheck>(),
      presence: presence && (checks.presence.get(name) ?? ONLY_EMPTY),
    });
  }
  const methods = new Map<string, LoadedMethod>();
  for (const [name, declaration] of Object.entries(document.methods ?? {})) {
    const compiled = checks.methods.get(name);
    if (compiled !== undefined) methods.set(name, { declaration, ...compiled });
  }
  return {
    document,
    hash: hashContract(document),
    inboxes: [...namespaces.values()]
      .filter(({ declaration }) => declaration.inbox === true)
      .map(({ name }) => name),
    namespace: (name) => namespaces.get(name),
    method: (name) => methods.get(name),
  };
}

const FIRMNESS: readonly EngineDurability[] = ["memory", "disk", "replicated"];

/** Where a contract asks for more than the engine can promise, in words; undefined where it does not. */
export function findDurabilityFault({ document }: LoadedContract, has: EngineDurability): string | undefined {
  for (const [namespace, { log }] of Object.entries(document.namespaces)) {
    if (
      log === undefined ||
      log.durability === "best" ||
      FIRMNESS.indexOf(log.durability) <= FIRMNESS.indexOf(has)
    )
      continue;
    return `contract: /namespaces/${namespace}/log/durability asks for ${log.durability}, and the engine has ${has}`;
  }
  return undefined;
}

/** Every verb; a server without a feature would leave out the one of its name. */
export const VERBS: readonly Verb[] = [
  "subscribe",
  "publish",
  "signal",
  "history",
  "members",
  "presence",
  "call",
];

/** Longest pointer that `at` may hold. */
const MAX_POINTER = 1000;

/** A place in the data as a place in the frame; what is too long for `at` becomes the data as a whole. */
function toPlaceInFrame(at: string): string {
  const place = `/data${at}`;
  return place.length > MAX_POINTER ? "/data" : place;
}

/** The refusal of data that breaks a check; undefined when it does not. `subject` says whose data it is. */
export function findDataFault(check: PayloadCheck, subject: string, data: object): Refusal | undefined {
  const found = check(data);
  if (found === undefined) return undefined;
  const issues = found.map((issue) => ({ ...issue, at: toPlaceInFrame(issue.at) }));
  return refuse("invalid_payload", toProse(`${subject}: ${issues[0]?.at} ${issues[0]?.message}`), { issues });
}

/** Judges an event and its data; undefined when they may be said as this kind (PROTOCOL, publish). */
export function findPayloadFault(
  { declaration, events }: LoadedNamespace,
  kind: "message" | "signal",
  event: string,
  data: object,
): Refusal | undefined {
  const check = events.get(event);
  if (check === undefined) return declaration.anyEvent === true ? undefined : refuse("unknown_event");
  if (declaration.events[event]?.kind !== kind) return refuse("wrong_kind");
  return findDataFault(check, event, data);
}
