import { randomBytes } from "node:crypto";
import type { Verb, Welcome } from "../generated/frames.ts";
import { infoSchema } from "../generated/schemas.ts";
import { findBroken, findForeignKeywords } from "../schema/find-broken.ts";
import { createRandom } from "../schema/random.ts";
import { sampleValue } from "../schema/sample-value.ts";
import type { Client } from "../wire/client.ts";
import { fetchJson } from "../wire/fetch-json.ts";
import { readContract, toPayloadSchema, type Contract, type ContractEvent } from "./contract.ts";
import {
  toHttpUrl,
  type Document,
  type Granted,
  type Place,
  type ServerInfo,
  type Subject,
} from "./subject.ts";

/** Gets `GET /v1/info`. */
export async function fetchInfo(url: string, withinMs: number): Promise<Document<ServerInfo>> {
  const fetched = await fetchJson(toHttpUrl(url, "/v1/info"), withinMs);
  if (!fetched.ok) return fetched;
  const [broken] = findBroken(infoSchema, fetched.value);
  if (broken !== undefined)
    return { ok: false, reason: `/v1/info: ${broken.at || "it"} breaks ${broken.constraint}` };
  return { ok: true, value: fetched.value as ServerInfo };
}

/** Gets `GET /v1/contract`. */
export async function fetchContract(url: string, withinMs: number): Promise<Document<Contract>> {
  const fetched = await fetchJson(toHttpUrl(url, "/v1/contract"), withinMs);
  if (!fetched.ok) return fetched;
  const read = readContract(fetched.value);
  return read.ok ? { ok: true, value: read.contract } : { ok: false, reason: `/v1/contract: ${read.reason}` };
}

async function askWhatIsAllowed(client: Client, namespace: string): Promise<readonly Verb[] | undefined> {
  const channel = `${namespace}:survey-${randomBytes(6).toString("hex")}`;
  const reply = await client.request({ type: "subscribe", channel });
  if (reply.type !== "subscribed") return undefined;
  await client.request({ type: "unsubscribe", channel });
  return reply.allowed;
}

/** Event names that an open namespace is tried with. */
const OPEN_EVENT = "conformance.said";

function placesOf(contract: Contract, namespace: string, wanted: ContractEvent["kind"]): readonly Place[] {
  const { events = {}, anyEvent, log } = contract.namespaces[namespace] ?? {};
  const isLogged = log !== undefined;
  const declared = Object.entries(events)
    .filter(([, { kind }]) => kind === wanted)
    .map(([event, declaration]) => ({
      namespace,
      event,
      schema: toPayloadSchema(contract, declaration.data),
      isOpen: false,
      isLogged,
    }));
  const open = { namespace, event: OPEN_EVENT, schema: { type: "object" }, isOpen: true, isLogged } as const;
  return anyEvent === true && wanted === "message" ? [...declared, open] : declared;
}

/** Whether the suite understands the schema well enough to make payloads for it. */
function canSpeak({ schema }: Place): boolean {
  return (
    findForeignKeywords(schema).length === 0 && sampleValue(schema, createRandom("survey")) !== undefined
  );
}

/** Places of a contract where the suite could talk, or signal, if it were allowed to, declared events first. */
export function listPlaces(
  contract: Contract,
  namespaces: readonly string[] = Object.keys(contract.namespaces),
  kind: ContractEvent["kind"] = "message",
): readonly Place[] {
  return namespaces
    .flatMap((namespace) => placesOf(contract, namespace, kind))
    .filter(canSpeak)
    .toSorted((a, b) => Number(a.isOpen) - Number(b.isOpen));
}

/** What a survey begins with. */
export interface SurveyStart {
  readonly url: string;
  readonly info: Document<ServerInfo>;
  readonly contract: Document<Contract>;
  readonly published: Document<Contract>;
  readonly welcome: Welcome;
}

/** Asks the server what the connection may do in each namespace, and finds the places where the suite can talk. */
export async function surveySubject(start: SurveyStart, client: Client): Promise<Subject> {
  const { contract } = start;
  const granted: Granted[] = [];
  if (contract.ok) {
    for (const namespace of Object.keys(contract.value.namespaces)) {
      granted.push({ namespace, allowed: await askWhatIsAllowed(client, namespace) });
    }
  }
  const usableFor = (verb: Verb): readonly string[] =>
    granted
      .filter(({ allowed }) => allowed?.includes("subscribe") === true && allowed.includes(verb))
      .map(({ namespace }) => namespace);
  const places = contract.ok ? listPlaces(contract.value, usableFor("publish")) : [];
  const signals = contract.ok ? listPlaces(contract.value, usableFor("signal"), "signal") : [];
  return { ...start, granted, places, signals };
}
