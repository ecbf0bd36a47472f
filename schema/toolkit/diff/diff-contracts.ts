import { canonicalJson } from "../canonical-json.ts";
import type { Contract, DataSchema, EventDeclaration, MethodDeclaration } from "../contract.ts";
import { hashContract } from "../fingerprint.ts";
import { AUDIENCES, type Audience, type ContractChange } from "./change.ts";
import { diffLimits, diffNamespaceRules } from "./diff-rules.ts";
import { diffSchemas } from "./diff-schema.ts";

/** Two versions of a contract, compared. */
export interface ContractDiff {
  /** `same`: nothing on the wire differs. `compatible`: nobody is broken. `breaking`: somebody in `breaks` is. */
  readonly verdict: "same" | "compatible" | "breaking";
  readonly breaks: readonly Audience[];
  readonly changes: readonly ContractChange[];
  /** Which number of the version a change like this asks for. */
  readonly bump: "none" | "patch" | "minor" | "major";
  readonly old: ContractIdentity;
  readonly new: ContractIdentity;
}

/** Which contract. */
export interface ContractIdentity {
  readonly name: string;
  readonly version: string;
  readonly hash: string;
}

/** Where data is compared, and who has a part in it. */
interface Exchange {
  readonly at: string;
  readonly subject: string;
  readonly audiences: readonly Audience[];
}

const ANY_OBJECT: DataSchema = true;
const NOTHING: DataSchema = { type: "object", properties: {}, additionalProperties: false };

function change(
  at: string,
  subject: string,
  what: string,
  breaks: readonly Audience[],
  advice: string,
): ContractChange {
  return { at, subject, what, breaks, advice };
}

/** Compares two contracts; both must have passed `parseContract`. */
class ContractComparison {
  readonly #old: Contract;
  readonly #new: Contract;

  constructor(old: Contract, now: Contract) {
    this.#old = old;
    this.#new = now;
  }

  changes(): readonly ContractChange[] {
    const names = namesOf(this.#old.namespaces, this.#new.namespaces);
    const methods = namesOf(this.#old.methods, this.#new.methods);
    return [
      ...this.#identity(),
      ...diffLimits(this.#old.limits, this.#new.limits),
      ...names.flatMap((name) => this.#namespace(name)),
      ...methods.flatMap((name) => this.#method(name)),
    ];
  }

  #identity(): readonly ContractChange[] {
    const [old, now] = [this.#old.name, this.#new.name];
    if (old === now) return [];
    const advice =
      "Clients are told that the contract is another (match none), or refused where the server is strict.";
    return [change("/name", "the contract", `name ${old} → ${now}`, [], advice)];
  }

  #data({ at, subject, audiences }: Exchange, old: DataSchema, now: DataSchema): readonly ContractChange[] {
    const toLocated = (schema: DataSchema, { $defs = {} }: Contract) => ({ schema, definitions: $defs });
    return diffSchemas(toLocated(old, this.#old), toLocated(now, this.#new)).map((difference) => {
      const breaks = difference.breaks.filter((audience) => audiences.includes(audience));
      const advice = breaks.length === 0 ? "Nothing to do." : difference.advice;
      return change(`${at}${difference.at}`, subject, difference.what, breaks, advice);
    });
  }

  #namespace(name: string): readonly ContractChange[] {
    const at = `/namespaces/${name}`;
    const old = own(this.#old.namespaces, name);
    const now = own(this.#new.namespaces, name);
    if (old === undefined)
      return [
        change(at, `namespace ${name}`, "new namespace", [], "Nothing to do: old clients do not know it."),
      ];
    if (now === undefined) {
      const breaks: readonly Audience[] = old.log === undefined ? ["writers", "readers"] : AUDIENCES;
      const advice =
        "Keep it until no client of the old version is left; what was kept in it can be read no more.";
      return [change(at, `namespace ${name}`, "namespace is gone", breaks, advice)];
    }
    const isKept = old.log !== undefined;
    const said: Exchange = {
      at: `${at}/presence/data`,
      subject: `presence in ${name}`,
      audiences: ["writers", "readers"],
    };
    const presence =
      old.presence === undefined || now.presence === undefined
        ? []
        : this.#data(said, old.presence.data ?? NOTHING, now.presence.data ?? NOTHING);
    return [
      ...namesOf(old.events, now.events).flatMap((event) =>
        this.#event(
          {
            at: `${at}/events/${event}`,
            subject: `event ${event} of ${name}`,
            audiences: isKept ? AUDIENCES : ["writers", "readers"],
          },
          { declared: own(old.events, event), isOpen: old.anyEvent === true },
          { declared: own(now.events, event), isOpen: now.anyEvent === true },
        ),
      ),
      ...diffNamespaceRules(name, old, now),
      ...presence,
    ];
  }

  #event(exchange: Exchange, old: Slot, now: Slot): readonly ContractChange[] {
    const { at, subject } = exchange;
    const pick = (...breaks: readonly Audience[]): readonly Audience[] =>
      breaks.filter((audience) => exchange.audiences.includes(audience));
    if (old.declared === undefined && now.declared === undefined) return [];
    if (old.declared === undefined && now.declared !== undefined) {
      const what = `new ${now.declared.kind} event`;
      if (!old.isOpen)
        return [change(at, subject, what, [], "Nothing to do: old clients report it as unknown.")];
      // Under anyEvent it could be said before, as either kind and with any object.
      const advice = "Choose a name that nobody used while any event was allowed.";
      const data = this.#data({ ...exchange, at: `${at}/data` }, ANY_OBJECT, now.declared.data);
      return [change(at, subject, what, pick("writers", "log"), advice), ...data];
    }
    if (old.declared !== undefined && now.declared === undefined) {
      const advice = "Keep it until no client of the old version is left.";
      if (!now.isOpen) return [change(at, subject, "event is gone", pick("writers", "log"), advice)];
      const breaks = pick("readers");
      return [change(at, subject, "event is declared no more, and may hold any object", breaks, advice)];
    }
    if (old.declared === undefined || now.declared === undefined) return [];
    if (old.declared.kind !== now.declared.kind) {
      const what = `kind ${old.declared.kind} → ${now.declared.kind}`;
      const isKept = old.declared.kind === "message";
      const breaks = pick("writers", "readers", ...(isKept ? (["log"] as const) : []));
      return [change(`${at}/kind`, subject, what, breaks, "Declare a new event of the other kind.")];
    }
    const audiences = pick(
      ...(old.declared.kind === "message" ? AUDIENCES : (["writers", "readers"] as const)),
    );
    return this.#data({ at: `${at}/data`, subject, audiences }, old.declared.data, now.declared.data);
  }

  #method(name: string): readonly ContractChange[] {
    const at = `/methods/${name}`;
    const subject = `method ${name}`;
    const old = own(this.#old.methods ?? {}, name);
    const now = own(this.#new.methods ?? {}, name);
    if (old === undefined)
      return [change(at, subject, "new method", [], "Nothing to do: old clients do not call it.")];
    if (now === undefined)
      return [
        change(
          at,
          subject,
          "method is gone",
          ["writers"],
          "Keep it until no client of the old version is left.",
        ),
      ];
    return [
      ...this.#data(
        { at: `${at}/params`, subject: `parameters of ${name}`, audiences: ["writers"] },
        old.params,
        now.params,
      ),
      ...this.#data(
        { at: `${at}/result`, subject: `result of ${name}`, audiences: ["readers"] },
        old.result,
        now.result,
      ),
      ...diffMethodRules(at, subject, old, now),
    ];
  }
}

/** An event of one version: its declaration, and whether undeclared ones are allowed there. */
interface Slot {
  readonly declared: EventDeclaration | undefined;
  readonly isOpen: boolean;
}

function diffMethodRules(
  at: string,
  subject: string,
  old: MethodDeclaration,
  now: MethodDeclaration,
): readonly ContractChange[] {
  const changes: ContractChange[] = [];
  if (old.access !== now.access) {
    const reach = (access: string | undefined): string => access ?? "as a server without a word on it";
    // From guests to everybody with a token is less; what says nothing depends on the server.
    const isGrown = now.access === "guest";
    const advice = isGrown
      ? "Make sure that this is meant: more users may call it."
      : "Grant `call` to those who need it.";
    changes.push(
      change(
        `${at}/access`,
        subject,
        `access ${reach(old.access)} → ${reach(now.access)}`,
        isGrown ? [] : ["writers"],
        advice,
      ),
    );
  }
  if (old.timeoutMs !== now.timeoutMs) {
    const isLess = (now.timeoutMs ?? 0) < (old.timeoutMs ?? 0) || old.timeoutMs === undefined;
    const advice = "Make sure that the application answers within it.";
    changes.push(
      change(
        `${at}/timeoutMs`,
        subject,
        `timeoutMs ${old.timeoutMs ?? "unsaid"} → ${now.timeoutMs ?? "unsaid"}`,
        isLess ? ["writers"] : [],
        advice,
      ),
    );
  }
  return changes;
}

function own<Value>(map: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(map, name) ? map[name] : undefined;
}

function namesOf(old: object = {}, now: object = {}): readonly string[] {
  return [...new Set([...Object.keys(old), ...Object.keys(now)])];
}

function toIdentity(contract: Contract): ContractIdentity {
  return { name: contract.name, version: contract.version, hash: hashContract(contract) };
}

/**
 * Compares two versions of a contract: every change, with whom it breaks and what to do about it.
 *
 * Whom a change breaks follows the way of the data: what a client says must fit the new contract closed, what a client
 * hears must fit the old one in the eyes of a reader, what is kept must fit the new one in the eyes of a reader. The
 * verdict errs on the side of `breaking`: two different patterns, for one, are never shown to be alike. Both contracts
 * must have passed `parseContract`.
 */
export function diffContracts(old: Contract, now: Contract): ContractDiff {
  const changes = new ContractComparison(old, now).changes();
  const breaks = AUDIENCES.filter((audience) => changes.some((each) => each.breaks.includes(audience)));
  const identities = { old: toIdentity(old), new: toIdentity(now) };
  const verdict = changes.length === 0 ? "same" : breaks.length === 0 ? "compatible" : "breaking";
  const isTextOnly = verdict === "same" && canonicalJson(old) !== canonicalJson(now);
  const bumps = { same: isTextOnly ? "patch" : "none", compatible: "minor", breaking: "major" } as const;
  return { verdict, breaks, changes, bump: bumps[verdict], ...identities };
}

/**
 * What keeps messages that were kept under one contract from being read under another: nothing, when every message of
 * `old` may be replayed to clients of `now`.
 *
 * For a server that finds messages of another contract in its store. Only changes of meaning count; that less is kept
 * from now on does not.
 */
export function findLogBreaks(old: Contract, now: Contract): readonly ContractChange[] {
  return diffContracts(old, now).changes.filter(({ breaks }) => breaks.includes("log"));
}
