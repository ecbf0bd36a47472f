import {
  compilePayloadChecks,
  hashContract,
  type Contract,
  type NamespaceDeclaration,
  type PayloadCheck,
  type Verb,
} from "@parlance/schema";
import type { EngineDurability, Retention } from "../engine/engine.ts";
import { refuse, toProse, type Refusal } from "../errors.ts";

/** A namespace as the server uses it: everything looked up once, at start. */
export interface LoadedNamespace {
  readonly name: string;
  readonly declaration: NamespaceDeclaration;
  readonly retention: Retention | undefined;
  readonly checks: ReadonlyMap<string, PayloadCheck>;
}

/** A contract that is being enforced. */
export interface LoadedContract {
  readonly document: Contract;
  readonly hash: string;
  /** Undefined when the contract has no such namespace. */
  namespace(name: string): LoadedNamespace | undefined;
}

/** Compiles a contract. It must have passed `parseContract`. */
export function loadContract(document: Contract): LoadedContract {
  const checks = compilePayloadChecks(document);
  const namespaces = new Map<string, LoadedNamespace>();
  for (const [name, declaration] of Object.entries(document.namespaces)) {
    const { log } = declaration;
    const retention = log && { size: log.size, ttlMs: log.ttlMs };
    namespaces.set(name, { name, declaration, retention, checks: checks.get(name) ?? new Map() });
  }
  return { document, hash: hashContract(document), namespace: (name) => namespaces.get(name) };
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

/** Verbs that the core knows; each feature of the server adds the one of its name. */
export const CORE_VERBS: readonly Verb[] = ["subscribe", "publish"];

/** Longest pointer that `at` may hold. */
const MAX_POINTER = 1000;

/** A place in the data as a place in the frame; what is too long for `at` becomes the data as a whole. */
function toPlaceInFrame(at: string): string {
  const place = `/data${at}`;
  return place.length > MAX_POINTER ? "/data" : place;
}

/** Judges an event and its data; undefined when they may be published (PROTOCOL, publish). */
export function findPayloadFault(
  { declaration, checks }: LoadedNamespace,
  event: string,
  data: object,
): Refusal | undefined {
  const check = checks.get(event);
  if (check === undefined) return declaration.anyEvent === true ? undefined : refuse("unknown_event");
  if (declaration.events[event]?.kind === "signal") return refuse("wrong_kind");
  const found = check(data);
  if (found === undefined) return undefined;
  const issues = found.map((issue) => ({ ...issue, at: toPlaceInFrame(issue.at) }));
  return refuse("invalid_payload", toProse(`${event}: ${issues[0]?.at} ${issues[0]?.message}`), { issues });
}
