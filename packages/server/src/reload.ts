import { diffContracts } from "@parlance/schema";
import { adoptContract } from "./adopt-contract.ts";
import { withTickets } from "./auth/tickets.ts";
import { toAuthenticator } from "./auth/to-authenticator.ts";
import { findDurabilityFault, type LoadedContract } from "./contract/loaded-contract.ts";
import { resolveSettings, type ServerOptions, type Settings } from "./options.ts";
import { Publisher } from "./publisher.ts";
import { createRules } from "./rules.ts";
import type { Core } from "./session/core.ts";

/** What a running server takes over; the rest waits for its next start. */
export type ReloadOptions = Pick<
  ServerOptions,
  | "contract"
  | "acceptedContracts"
  | "strictContract"
  | "limits"
  | "frameBurst"
  | "helloMs"
  | "payloadErrorsPerMinute"
  | "maxTokenLifeMs"
  | "maxQueuedBytes"
  | "methods"
  | "auth"
  | "authenticator"
  | "apiKeys"
  | "tls"
>;

/** Throws an `Error` with every place where clients or kept messages of the contract in force would be broken. */
function assertKeeps(now: LoadedContract, next: LoadedContract): void {
  const { breaks, changes } = diffContracts(now.document, next.document);
  if (breaks.length === 0) return;
  const places = changes
    .filter((change) => change.breaks.length > 0)
    .map(({ at, what, breaks: broken }) => `  ${at} ${what} (breaks ${broken.join(", ")})`);
  throw new Error(`contract: breaks ${breaks.join(", ")} of the one in force\n${places.join("\n")}`);
}

/**
 * What new sessions are to share from now on; those that are open go on with the old one. Credentials are judged by the
 * new options at once, on every connection.
 *
 * Rejects, and nothing has changed, when an option is wrong, when the contract would break clients or kept messages of
 * the one in force, and when whether there is authentication would change.
 */
export async function renewCore(
  core: Core,
  options: ReloadOptions & Pick<ServerOptions, "backend">,
  settings: Settings,
): Promise<Core> {
  const { clock, authenticator, tickets, engine, logger } = core;
  const given = resolveSettings({ ...settings, ...options });
  const next = withTickets(toAuthenticator({ ...options, clock }), tickets);
  if (next.isAuthentication !== authenticator.isAuthentication)
    throw new TypeError("auth: whether there is authentication can change only at a start");
  const rules = createRules(options, given, { isAuthentication: next.isAuthentication, tally: core.tally });
  if (rules.contract.hash !== core.contract.hash) {
    assertKeeps(core.contract, rules.contract);
    const fault = findDurabilityFault(rules.contract, engine.durability);
    if (fault !== undefined) throw new Error(fault);
    await adoptContract(engine, rules.contract, { mayDrop: false, logger });
  }
  authenticator.replace(next);
  // Clients of the contract that was in force go on.
  const accepted = new Set([...rules.contractPolicy.accepted, core.contract.hash]);
  const { witness, tally, traces } = core;
  const parts = { reviewer: rules.questions, onPublished: witness?.onPublished, tally, traces };
  return {
    ...core,
    ...rules,
    contractPolicy: { ...rules.contractPolicy, accepted },
    publisher: new Publisher(engine, clock, parts),
  };
}
