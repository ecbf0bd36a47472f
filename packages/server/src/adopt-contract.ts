import { toNamespace } from "./channel/channel-name.ts";
import { judgeKept, type Verdict } from "./contract/kept-contract.ts";
import type { LoadedContract } from "./contract/loaded-contract.ts";
import type { ContractMemory, Engine } from "./engine/engine.ts";
import type { Logger } from "./logger.ts";

const REMEDIES = [
  "Keep messages in another folder (--data), correct the contract, or drop everything that is kept and begin new epochs",
  "(--drop-broken-history, in a program dropBrokenHistory).",
].join("\n");

async function listNamespaces(engine: Engine): Promise<ReadonlySet<string>> {
  const namespaces = new Set<string>();
  const kept = await engine.listKept();
  if (kept === undefined) throw new Error(`contract: the engine ${engine.name} could not tell what it keeps`);
  for (const channel of kept) namespaces.add(toNamespace(channel));
  return namespaces;
}

async function follow(
  memory: ContractMemory,
  verdict: Verdict,
  { document, hash }: LoadedContract,
): Promise<boolean> {
  switch (verdict.kind) {
    case "same":
      return true;
    case "changed":
      return memory.write({ document, hash });
    case "broken":
      return memory.restart({ document, hash });
  }
}

/**
 * Has an engine that can remember its contract go on under this one. Nothing is done where it cannot.
 *
 * Throws an `Error` when messages are kept that the contract would refuse, with every place and the remedies; with
 * `mayDrop` they are dropped instead. Throws, too, when the contract could not be written.
 */
export async function adoptContract(
  engine: Engine,
  contract: LoadedContract,
  { mayDrop, logger }: { readonly mayDrop: boolean; readonly logger: Logger },
): Promise<void> {
  const { contract: memory } = engine;
  if (memory === undefined) return;
  const verdict = judgeKept(await memory.read(), contract, await listNamespaces(engine));
  if (verdict.kind === "broken") {
    const { under, faults } = verdict;
    if (!mayDrop) {
      const places = faults.map((fault) => `  ${fault}`).join("\n");
      throw new Error(`contract: would refuse messages that are kept under ${under}\n${places}\n${REMEDIES}`);
    }
    logger.warn("everything that was kept is dropped: the contract would refuse some of it", {
      under,
      first: faults[0],
    });
  }
  if (await follow(memory, verdict, contract)) return;
  throw new Error(`contract: the engine ${engine.name} could not write which one is in force`);
}
