import {
  hashContract,
  lintContract,
  parseContract,
  type Contract,
  type LimitsDeclaration,
} from "@parlance/schema";
import { Questions } from "./backend/questions.ts";
import type { MethodHandler } from "./calls.ts";
import { isCompiled, type CompiledContract } from "./contract/compiled-contract.ts";
import { defaultContract } from "./contract/default-contract.ts";
import { loadContract, type LoadedContract } from "./contract/loaded-contract.ts";
import type { Limits } from "./generated/frames.ts";
import { silentLogger, type Logger } from "./logger.ts";
import type { ServerOptions, Settings } from "./options.ts";
import type { Core } from "./session/core.ts";
import type { Tally } from "./tally.ts";

const HELLO_BYTES = 16 * 1024;
/** How much one subscribe replays behind a position; more is a gap. */
const RECOVERY_LIMIT = { messages: 1000, bytes: 1024 * 1024 };
/** Members of a channel above which only their number is told. */
const PRESENCE_MEMBERS = 200;
const TOKEN_GRACE_MS = 25_000;

/** What every server of this package keeps; the rest depends on what it was given. */
const FEATURES: readonly string[] = ["recovery", "idempotency", "history", "signals", "presence"];

function listFeatures(contract: LoadedContract, isAuthentication: boolean): readonly string[] {
  const hasMethods = Object.keys(contract.document.methods ?? {}).length > 0;
  return [...FEATURES, ...(hasMethods ? ["calls"] : []), ...(isAuthentication ? ["auth"] : [])];
}

/** Tells what `parlance check` would warn of: nothing that keeps a server from starting. */
function tellWarnings(contract: Contract, logger: Logger): void {
  for (const { severity, at, reason, remedy } of lintContract(contract))
    if (severity === "warning")
      logger.warn("the contract has a flaw", { first: `${at} ${reason}; ${remedy}` });
}

function toContract({
  contract = defaultContract,
  logger = silentLogger,
}: ServerOptions): Contract | CompiledContract {
  if (isCompiled(contract)) {
    // What was generated had passed parseContract, and the fingerprint says whether this still is that document.
    if (hashContract(contract.document) === contract.hash) return contract;
    throw new TypeError(
      "contract: is not what its checks were generated from; run `parlance generate` again",
    );
  }
  const parsed = parseContract(contract);
  if (parsed.ok) {
    tellWarnings(parsed.contract, logger);
    return parsed.contract;
  }
  const places = parsed.issues.map(({ at, message }) => `${at === "" ? "(the document)" : at} ${message}`);
  throw new TypeError(`contract: ${places.join("; ")}`);
}

function toMethods(
  { methods = {} }: ServerOptions,
  contract: LoadedContract,
  questions: Questions | undefined,
): ReadonlyMap<string, MethodHandler> {
  const unknown = Object.keys(methods).find((name) => contract.method(name) === undefined);
  if (unknown !== undefined) throw new TypeError(`methods.${unknown}: the contract declares no such method`);
  // What the program answers itself, nobody else is asked.
  return new Map([...(questions?.toMethods() ?? []), ...Object.entries(methods)]);
}

/** The stricter of what the settings and the contract allow a connection. */
function toStricter(settings: Limits, contract: LimitsDeclaration = {}): Limits {
  const toLimit = (name: keyof Limits): number => Math.min(settings[name], contract[name] ?? Infinity);
  return {
    frameBytes: toLimit("frameBytes"),
    subscriptions: toLimit("subscriptions"),
    inFlight: toLimit("inFlight"),
    framesPerSecond: toLimit("framesPerSecond"),
  };
}

/** What sessions keep to; those that are open keep to what was in force when they began. */
export type Rules = Pick<
  Core,
  "contract" | "contractPolicy" | "methods" | "questions" | "features" | "policy"
>;

/** Makes the rules of a server from its options. Throws a `TypeError` that names the option when one is wrong. */
export function createRules(
  options: ServerOptions,
  settings: Settings,
  { isAuthentication, tally }: { readonly isAuthentication: boolean; readonly tally: Tally },
  contract: LoadedContract = loadContract(toContract(options)),
): Rules {
  const limits = toStricter(settings.limits, contract.document.limits);
  const { frameBurst, heartbeat, helloMs, payloadErrorsPerMinute } = settings;
  const { connectionsPerUser, maxTokenLifeMs, maxQueuedBytes, presenceGraceMs } = settings;
  const questions =
    options.backend && new Questions(options.backend, contract, { maxBytes: limits.frameBytes, tally });
  return {
    contract,
    contractPolicy: { accepted: new Set(settings.acceptedContracts), isStrict: settings.strictContract },
    methods: toMethods(options, contract, questions),
    questions,
    features: listFeatures(contract, isAuthentication),
    policy: {
      limits,
      rate: { perSecond: limits.framesPerSecond, burst: frameBurst, credit: limits.subscriptions },
      heartbeat,
      helloMs,
      helloBytes: HELLO_BYTES,
      recoveryLimit: RECOVERY_LIMIT,
      payloadErrorsPerMinute,
      presence: { graceMs: presenceGraceMs, maxMembers: PRESENCE_MEMBERS },
      tokenGraceMs: TOKEN_GRACE_MS,
      connectionsPerUser,
      maxTokenLifeMs,
      maxQueuedBytes,
    },
  };
}
