import { AuthenticatorGate } from "./auth/authenticator-gate.ts";
import { Tickets, withTickets } from "./auth/tickets.ts";
import { toAuthenticator } from "./auth/to-authenticator.ts";
import { Hub } from "./channel/hub.ts";
import { Presence } from "./channel/presence.ts";
import { systemClock } from "./clock.ts";
import type { LoadedContract } from "./contract/loaded-contract.ts";
import type { EngineListener } from "./engine/engine.ts";
import { createMemoryEngine } from "./engine/memory/memory-engine.ts";
import { toSafeHooks } from "./hooks.ts";
import { silentLogger } from "./logger.ts";
import type { ServerOptions, Settings } from "./options.ts";
import { Publisher } from "./publisher.ts";
import { createRules } from "./rules.ts";
import type { Core } from "./session/core.ts";
import { FrameTail } from "./session/frame-tail.ts";
import { Users } from "./session/users.ts";
import { Tally } from "./tally.ts";
import { TimerWheel } from "./timer-wheel.ts";
import { FlushTurn } from "./transport/flush-turn.ts";
import { Witness } from "./webhooks/witness.ts";

const MAX_TICK_MS = 100;
/** Part of the heartbeat's interval that a tick may be late; the protocol allows a tenth (PROTOCOL [HB-1]). */
const TICKS_PER_INTERVAL = 20;
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

/** Joins what all sessions of a server share; nothing is running yet. */
export function createCore(options: ServerOptions, settings: Settings, contract?: LoadedContract): Core {
  const { clock = systemClock, logger = silentLogger } = options;
  const engine = options.engine ?? createMemoryEngine({ clock, maxBytes: settings.memoryBytes });
  const tickets = new Tickets(clock);
  const authenticator = new AuthenticatorGate(withTickets(toAuthenticator(options), tickets));
  const tally = new Tally();
  const { isAuthentication } = authenticator;
  const rules = createRules(options, settings, { isAuthentication, tally }, contract);
  const wheel = new TimerWheel(
    clock,
    Math.min(MAX_TICK_MS, Math.floor(settings.heartbeat.intervalMs / TICKS_PER_INTERVAL)),
  );
  const { presence: presencePolicy } = rules.policy;
  const { graceMs } = presencePolicy;
  const witness =
    options.webhooks && new Witness(options.webhooks, rules.contract, { clock, wheel, graceMs });
  const hub = new Hub(engine, { observer: witness, tally, clock });
  const presence = new Presence(engine.presence, clock, wheel, presencePolicy, witness);
  const users = new Users(settings.connectionsPerUser);
  const traces = options.traces?.open({
    engine: engine.name,
    countSubscribers: (channel) => hub.countSubscribers(channel),
  });
  const listener = createListener(hub, presence, users);
  return {
    ...rules,
    engine,
    publisher: new Publisher(engine, clock, {
      reviewer: rules.questions,
      onPublished: witness?.onPublished,
      tally,
      traces,
    }),
    traces,
    listener: traces?.watch(listener) ?? listener,
    hub,
    presence,
    users,
    witness,
    authenticator,
    tickets,
    clock,
    wheel,
    turn: new FlushTurn(tally),
    tally,
    tail: new FrameTail(clock),
    hooks: toSafeHooks(options, logger),
    logger,
  };
}
