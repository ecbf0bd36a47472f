import { hashContract, parseContract, type Contract, type LimitsDeclaration } from "@parlance/schema";
import { createAnonymousAuthenticator } from "./auth/anonymous.ts";
import type { Authenticator } from "./auth/authenticator.ts";
import { createJwtAuthenticator } from "./auth/jwt.ts";
import { Tickets, withTickets } from "./auth/tickets.ts";
import { Questions } from "./backend/questions.ts";
import type { MethodHandler } from "./calls.ts";
import { Hub } from "./channel/hub.ts";
import { Presence } from "./channel/presence.ts";
import { systemClock } from "./clock.ts";
import { isCompiled, type CompiledContract } from "./contract/compiled-contract.ts";
import { defaultContract } from "./contract/default-contract.ts";
import { loadContract, type LoadedContract } from "./contract/loaded-contract.ts";
import type { EngineListener } from "./engine/engine.ts";
import { createMemoryEngine } from "./engine/memory/memory-engine.ts";
import type { Limits } from "./generated/frames.ts";
import { toSafeHooks } from "./hooks.ts";
import { silentLogger } from "./logger.ts";
import type { ServerOptions, Settings } from "./options.ts";
import { Publisher } from "./publisher.ts";
import type { Core } from "./session/core.ts";
import { Users } from "./session/users.ts";
import { TimerWheel } from "./timer-wheel.ts";
import { FlushTurn } from "./transport/flush-turn.ts";
import { Witness } from "./webhooks/witness.ts";

const MAX_TICK_MS = 100;
/** Part of the heartbeat's interval that a tick may be late; the protocol allows a tenth (PROTOCOL [HB-1]). */
const TICKS_PER_INTERVAL = 20;
const HELLO_BYTES = 16 * 1024;
/** How much one subscribe replays behind a position; more is a gap. */
const RECOVERY_LIMIT = { messages: 1000, bytes: 1024 * 1024 };
/** Members of a channel above which only their number is told. */
const PRESENCE_MEMBERS = 200;
const TOKEN_GRACE_MS = 25_000;

/** What every server of this package keeps; the rest depends on what it was given. */
const FEATURES: readonly string[] = ["recovery", "idempotency", "history", "signals", "presence"];

function listFeatures(contract: LoadedContract, { isAuthentication }: Authenticator): readonly string[] {
  const hasMethods = Object.keys(contract.document.methods ?? {}).length > 0;
  return [...FEATURES, ...(hasMethods ? ["calls"] : []), ...(isAuthentication ? ["auth"] : [])];
}

function toContract({ contract = defaultContract }: ServerOptions): Contract | CompiledContract {
  if (isCompiled(contract)) {
    // What was generated had passed parseContract, and the fingerprint says whether this still is that document.
    if (hashContract(contract.document) === contract.hash) return contract;
    throw new TypeError(
      "contract: is not what its checks were generated from; run `parlance generate` again",
    );
  }
  const parsed = parseContract(contract);
  if (parsed.ok) return parsed.contract;
  const places = parsed.issues.map(({ at, message }) => `${at === "" ? "(the document)" : at} ${message}`);
  throw new TypeError(`contract: ${places.join("; ")}`);
}

function toAuthenticator({ authenticator, auth, clock = systemClock }: ServerOptions): Authenticator {
  if (authenticator !== undefined && auth !== undefined)
    throw new TypeError("auth: leave it out where there is an authenticator");
  if (auth !== undefined) return createJwtAuthenticator(auth, clock);
  return authenticator ?? createAnonymousAuthenticator();
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

/** Messages go to the hub; what was decided about users to their connections. */
function createListener(hub: Hub, presence: Presence, users: Users): EngineListener {
  return {
    onMessage: (channel, message) => hub.onMessage(channel, message),
    onRebased: (channel, head) => hub.onRebased(channel, head),
    onBroken: (channel, head) => hub.onBroken(channel, head),
    onSignal: (channel, bytes) => hub.onSignal(channel, bytes),
    onPresence: (channel, change) => presence.onPresence(channel, change),
    onRevoked: (revocation) => users.endRevoked(revocation),
    onNotice: (notice) => users.obey(notice),
  };
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

/** Joins what all sessions of a server share; nothing is running yet. */
export function createCore(
  options: ServerOptions,
  settings: Settings,
  contract: LoadedContract = loadContract(toContract(options)),
): Core {
  const { clock = systemClock, logger = silentLogger } = options;
  const engine = options.engine ?? createMemoryEngine({ clock });
  const tickets = new Tickets(clock);
  const authenticator = withTickets(toAuthenticator(options), tickets);
  const wheel = new TimerWheel(
    clock,
    Math.min(MAX_TICK_MS, Math.floor(settings.heartbeat.intervalMs / TICKS_PER_INTERVAL)),
  );
  const presencePolicy = { graceMs: settings.presenceGraceMs, maxMembers: PRESENCE_MEMBERS };
  const limits = toStricter(settings.limits, contract.document.limits);
  const {
    frameBurst,
    heartbeat,
    helloMs,
    payloadErrorsPerMinute,
    connectionsPerUser,
    maxTokenLifeMs,
    maxQueuedBytes,
  } = settings;
  const { graceMs } = presencePolicy;
  const witness = options.webhooks && new Witness(options.webhooks, contract, { clock, wheel, graceMs });
  const hub = new Hub(engine, witness);
  const presence = new Presence(engine.presence, clock, wheel, presencePolicy, witness);
  const users = new Users(connectionsPerUser);
  const questions = options.backend && new Questions(options.backend, contract, limits.frameBytes);
  return {
    contract,
    contractPolicy: { accepted: new Set(settings.acceptedContracts), isStrict: settings.strictContract },
    engine,
    publisher: new Publisher(engine, clock, { reviewer: questions, onPublished: witness?.onPublished }),
    listener: createListener(hub, presence, users),
    hub,
    presence,
    users,
    methods: toMethods(options, contract, questions),
    questions,
    witness,
    authenticator,
    tickets,
    features: listFeatures(contract, authenticator),
    policy: {
      limits,
      rate: { perSecond: limits.framesPerSecond, burst: frameBurst, credit: limits.subscriptions },
      heartbeat,
      helloMs,
      helloBytes: HELLO_BYTES,
      recoveryLimit: RECOVERY_LIMIT,
      payloadErrorsPerMinute,
      presence: presencePolicy,
      tokenGraceMs: TOKEN_GRACE_MS,
      connectionsPerUser,
      maxTokenLifeMs,
      maxQueuedBytes,
    },
    clock,
    wheel,
    turn: new FlushTurn(),
    hooks: toSafeHooks(options, logger),
    logger,
  };
}
