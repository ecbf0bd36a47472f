import type { Asked, Backend } from "../backend/backend.ts";
import type { Ask } from "../backend/http-backend.ts";
import type { Logger } from "../logger.ts";
import { readSecretOf, type Environment } from "./auth-settings.ts";

const ASKS: readonly Ask[] = ["connect", "subscribe", "publish", "call"];

/** The backend that the command is to ask. Its secret comes from the environment. */
export interface BackendRequest {
  readonly url: string;
  readonly asks: readonly Ask[];
  readonly only: Asked;
}

/** What stands at flags, or else in the environment, with the name of where it stood. */
interface Source {
  readonly flag: string;
  readonly variable: string;
  readonly given: readonly string[] | undefined;
}

function readList(
  { flag, variable, given }: Source,
  environment: Environment,
): readonly [readonly string[], string] {
  if (given !== undefined) return [given, flag];
  const listed = (environment[variable] ?? "").split(",").map((each) => each.trim());
  return [listed.filter((each) => each !== ""), variable];
}

/** Reads `VERB` or `VERB=NAME`, several times; the result is the fault in words where one is neither. */
function parseAsks(texts: readonly string[], source: string): Omit<BackendRequest, "url"> | string {
  const only: Partial<Record<Ask, readonly string[]>> = {};
  const all = new Set<Ask>();
  for (const text of texts) {
    const [verb = "", name] = text.split("=", 2);
    const known = ASKS.find((each) => each === verb);
    if (known === undefined) return `${source}: must be one of ${ASKS.join(", ")}, got "${verb}"`;
    if (name === undefined) all.add(known);
    else if (name === "" || known === "connect") return `${source}: ${verb}= takes no such name`;
    else only[known] = [...(only[known] ?? []), name];
  }
  const both = ASKS.find((each) => all.has(each) && only[each] !== undefined);
  if (both !== undefined)
    return `${source}: ${both} is asked about everything; leave out ${both}=${only[both]?.[0]}`;
  return { asks: ASKS.filter((each) => all.has(each) || only[each] !== undefined), only };
}

/** The backend that flags name, or else the environment; undefined where they name none, the fault in words where it cannot be. */
export function parseBackend(
  url: string | undefined,
  asks: readonly string[] | undefined,
  environment: Environment,
): BackendRequest | string | undefined {
  const address = url ?? environment["PARLANCE_BACKEND"] ?? "";
  const [texts, source] = readList(
    { flag: "--backend-ask", variable: "PARLANCE_BACKEND_ASKS", given: asks },
    environment,
  );
  if (address === "") return texts.length === 0 ? undefined : `${source}: there is no --backend to be asked`;
  if (texts.length === 0) return `--backend: say what it is asked with --backend-ask: ${ASKS.join(", ")}`;
  const parsed = parseAsks(texts, source);
  return typeof parsed === "string" ? parsed : { url: address, ...parsed };
}

/** Makes the backend. It is loaded only here, so that a server without one does not know of HTTP. Throws naming the variable. */
export async function createBackend(
  { url, asks, only }: BackendRequest,
  environment: Environment,
  logger: Logger,
): Promise<Backend> {
  const secret = readSecretOf("PARLANCE_BACKEND_SECRET", environment);
  if (secret === undefined)
    throw new Error(
      "--backend: needs PARLANCE_BACKEND_SECRET or PARLANCE_BACKEND_SECRET_FILE to sign what it asks",
    );
  const { createHttpBackend } = await import("../backend/http-backend.ts");
  return createHttpBackend({ url, secret, asks, only, logger });
}
