import type { AuthenticatorGate } from "../auth/authenticator-gate.ts";
import type { Tickets } from "../auth/tickets.ts";
import type { Questions } from "../backend/questions.ts";
import type { MethodHandler } from "../calls.ts";
import type { Hub } from "../channel/hub.ts";
import type { Presence, PresencePolicy } from "../channel/presence.ts";
import type { Clock } from "../clock.ts";
import type { LoadedContract } from "../contract/loaded-contract.ts";
import type { Engine, EngineListener, ReadLimit } from "../engine/engine.ts";
import type { Limits } from "../generated/frames.ts";
import type { SafeHooks } from "../hooks.ts";
import type { Logger } from "../logger.ts";
import type { Publisher } from "../publisher.ts";
import type { Tally } from "../tally.ts";
import type { TimerWheel } from "../timer-wheel.ts";
import type { OpenTraces } from "../traces/traces.ts";
import type { FlushTurn } from "../transport/flush-turn.ts";
import type { Witness } from "../webhooks/witness.ts";
import type { FrameTail } from "./frame-tail.ts";
import type { Rate } from "./intake.ts";
import type { Users } from "./users.ts";

/** Everything that sessions may do or use beyond the limits that they announce. */
export interface SessionPolicy {
  readonly limits: Limits;
  /** How fast frames are taken. */
  readonly rate: Rate;
  readonly heartbeat: { readonly intervalMs: number; readonly graceMs: number };
  readonly helloMs: number;
  readonly helloBytes: number;
  readonly payloadErrorsPerMinute: number;
  /** How much one subscribe replays behind a position. */
  readonly recoveryLimit: ReadLimit;
  readonly presence: PresencePolicy;
  /** For how long a connection outlives its token. */
  readonly tokenGraceMs: number;
  /** Longest life of a token; for so long a revocation is kept. */
  readonly maxTokenLifeMs: number;
  /** Connections that one user may have at a time. */
  readonly connectionsPerUser: number;
  /** Unsent bytes above which a connection is a slow consumer. */
  readonly maxQueuedBytes: number;
}

/** Which contracts of clients are welcome beside the server's own. */
export interface ContractPolicy {
  /** Fingerprints of older versions. */
  readonly accepted: ReadonlySet<string>;
  /** Whether every other one is refused. */
  readonly isStrict: boolean;
}

/** What all sessions of a server share. */
export interface Core {
  readonly contract: LoadedContract;
  readonly contractPolicy: ContractPolicy;
  readonly engine: Engine;
  /** Who hears what the engine tells. */
  readonly listener: EngineListener;
  /** Where everything that is said passes. */
  readonly publisher: Publisher;
  /** Who records how publishes go; undefined where nobody does. */
  readonly traces: OpenTraces | undefined;
  /** Whom to ask before something happens; undefined where nobody is. */
  readonly questions: Questions | undefined;
  /** Who has told what happened; undefined where nobody is told. */
  readonly witness: Witness | undefined;
  readonly hub: Hub;
  readonly presence: Presence;
  readonly users: Users;
  /** Who answers which method. */
  readonly methods: ReadonlyMap<string, MethodHandler>;
  readonly authenticator: AuthenticatorGate;
  readonly tickets: Tickets;
  readonly features: readonly string[];
  readonly policy: SessionPolicy;
  readonly clock: Clock;
  readonly wheel: TimerWheel;
  readonly turn: FlushTurn;
  /** What all of them have done, in numbers. */
  readonly tally: Tally;
  readonly tail: FrameTail;
  readonly hooks: SafeHooks;
  readonly logger: Logger;
}
