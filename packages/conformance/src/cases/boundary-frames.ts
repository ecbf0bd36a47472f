import type { Case, Profile } from "../case.ts";
import type { CaseContext } from "../context.ts";
import { clientSchemas } from "../generated/schemas.ts";
import { createProbes, type Probe } from "../schema/create-probes.ts";
import { findBroken } from "../schema/find-broken.ts";
import { existsAt, isObject, replaceAt, steps, type JsonObject, type Schema } from "../schema/json-schema.ts";
import { listConstraints, type Constraint } from "../schema/list-constraints.ts";
import { frameProfiles } from "../subject/frame-profiles.ts";
import { payloadErrorsPerMinute, whyWithout } from "../subject/subject.ts";
import { HarnessFault, show, violate } from "../verdict.ts";
import type { Client } from "../wire/client.ts";
import { expectError, expectPosition } from "./expect.ts";
import { listBases } from "./payload.ts";
import { openScene, type Scene } from "./scene.ts";

/** Frame types that a client numbers, so that a fault is answered and the connection stays. */
const REQUESTS = Object.entries(frameProfiles).filter(([type]) => type !== "hello" && type !== "pong");

/** A method that no contract has by chance: what is tried is the frame, and no application shall act on it. */
const FOREIGN_METHOD = "conformance.no_such_method_7d1f";

function schemaOf(type: string): Schema {
  const schema = clientSchemas[type];
  if (schema === undefined) throw new HarnessFault(`no schema of a client frame ${type}`);
  return schema;
}

/** The member of the envelope that a probe changes; "" for the envelope itself. */
function memberOf({ location, keyword, constraint }: Probe): string {
  // That `id` is missing is about `id`: without it there is nothing to answer to.
  if (keyword === "required")
    return location === "" ? (steps(constraint).at(-1) ?? "") : (steps(location)[0] ?? "");
  return steps(location)[0] ?? "";
}

/** What the probes of a frame type are built on: its fullest and its barest form. */
function basesOf(type: string, real: JsonObject): readonly JsonObject[] {
  const schema = schemaOf(type);
  const bases = listBases(schema).map((base) => ({
    ...base,
    ...Object.fromEntries(Object.entries(real).filter(([name]) => existsAt(base, `/${name}`))),
  }));
  return bases.filter((base) => findBroken(schema, base).length === 0);
}

/** Probes of one member of a frame type. That the member is missing is tried at the envelope. */
function probesOf(type: string, member: string, real: JsonObject): readonly Probe[] {
  const isNear = (at: string): boolean => at === "" || steps(at)[0] === member;
  return createProbes(schemaOf(type), basesOf(type, real), isNear).filter(
    (probe) => memberOf(probe) === member,
  );
}

function cover(context: CaseContext, type: string, probe: Probe): void {
  context.cover(type, schemaOf(type), probe);
}

/** Members that make the frame mean something to this server. Only what is published is meant for the watched channel. */
function realMembers(context: CaseContext, scene: Scene, type: string): JsonObject {
  const place = type === "signal" ? context.signalPlace() : scene.place;
  const channel = type === "publish" ? scene.channel : context.channel(place.namespace);
  return { channel, event: place.event, data: context.payload(place), method: FOREIGN_METHOD };
}

async function tryInside(
  context: CaseContext,
  scene: Scene,
  client: Client,
  probe: Probe,
  frame: JsonObject,
): Promise<void> {
  client.sendText(JSON.stringify(frame));
  if (frame["id"] === undefined) {
    await client.fence("FR-4", `nothing: ${frame["type"] as string} without id fits`);
    return cover(context, String(frame["type"]), probe);
  }
  const reply = await client.reply(Number(frame["id"]));
  const isRefused = reply.type === "error" && (reply.code === "invalid_frame" || reply.code === "bad_frame");
  if (isRefused)
    violate("FR-4", `${frame["type"] as string} with ${probe.what} at ${probe.location} to fit`, show(reply));
  if (reply.type === "ok" && frame["type"] === "publish" && frame["channel"] === scene.channel) {
    await scene.follow(expectPosition(reply));
  }
  cover(context, String(frame["type"]), probe);
}

async function tryOutside(
  context: CaseContext,
  client: Client,
  probe: Probe,
  frame: JsonObject,
): Promise<void> {
  client.sendText(JSON.stringify(frame));
  const what = `${probe.what} at ${probe.location}`;
  const reply = await client.reply(Number(frame["id"]), {
    requirement: "FR-4",
    expected: `error invalid_frame for ${what}`,
  });
  expectError(reply, { requirement: "FR-4", code: "invalid_frame", at: probe.at, what });
  cover(context, String(frame["type"]), probe);
}

/** A connection for every few refusals, so that their number stays far below the limit of the server. */
function createSupply(context: CaseContext): (isRefusal: boolean) => Promise<Client> {
  const most = Math.max(1, Math.min(20, Math.floor(payloadErrorsPerMinute(context.subject) / 2)));
  let current: Client | undefined;
  let refusals = 0;
  return async (isRefusal) => {
    if (current === undefined || refusals >= most) {
      await current?.end();
      current = await context.connect(`alice-${context.random.below(1000)}`);
      refusals = 0;
    }
    if (isRefusal) refusals++;
    return current;
  };
}

/** Tries every probe of one member of a request; ids are given out afresh, since each may be used once only. */
async function tryMember(context: CaseContext, type: string, member: string): Promise<void> {
  const scene = await openScene(context);
  const supply = createSupply(context);
  for (const probe of probesOf(type, member, realMembers(context, scene, type))) {
    if (!isObject(probe.value)) {
      context.passOver(type, probe, "only a frame that is no object breaks it");
      continue;
    }
    const client = await supply(probe.side === "outside");
    const frame = replaceAt(probe.value, "/id", client.nextId()) as JsonObject;
    if (probe.side === "inside") await tryInside(context, scene, client, probe, frame);
    else await tryOutside(context, client, probe, frame);
  }
  await scene.proveUntouched();
}

/** Tries every probe of `id`: outside, no answer is possible and the connection is closed. */
async function tryId(context: CaseContext, type: string): Promise<void> {
  const scene = await openScene(context);
  for (const probe of probesOf(type, "id", realMembers(context, scene, type))) {
    const client = await context.connect(`alice-${context.random.below(1000)}`);
    if (probe.side === "inside") {
      await tryInside(context, scene, client, probe, probe.value as JsonObject);
    } else {
      context.trace.add(client.name, "-", `id: ${probe.what}`);
      client.sendBytes(Buffer.from(JSON.stringify(probe.value)));
      await client.closed("FR-4", ["bad_frame"]);
      cover(context, type, probe);
    }
    await client.end();
  }
  await scene.proveUntouched();
}

/** The member that a constraint of a frame type is about, "" for the envelope. */
function memberOfConstraint({ at, keyword, name }: Constraint): string {
  return at === "" && keyword === "required" ? (steps(name).at(-1) ?? "") : (steps(at)[0] ?? "");
}

/** Members of a frame type with a constraint of their own, "" for those of the envelope. */
function membersOf(type: string): readonly string[] {
  const members = listConstraints(schemaOf(type)).map(memberOfConstraint);
  return [...new Set(members)].filter((member) => member !== "type");
}

function toSlug(member: string): string {
  return member === "" ? "envelope" : member.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function toCaseId(profile: string, type: string, member: string): string {
  return `${profile}/boundary/${type}-${toSlug(member)}`;
}

/** Id of the case that tries a constraint of a client frame. */
export function caseOfFrameConstraint(type: string, constraint: Constraint): string {
  const profile = (frameProfiles as Readonly<Record<string, string>>)[type] ?? "core";
  return toCaseId(profile, type, memberOfConstraint(constraint));
}

function toRequestCases([type, profile]: readonly [string, Profile]): readonly Case[] {
  return membersOf(type).map((member): Case => {
    const isId = member === "id";
    return {
      id: toCaseId(profile, type, member),
      title: isId
        ? `${type}: an id at the edges of its schema is used, one beyond them is closed with bad_frame`
        : `${type}: ${member === "" ? "members" : member} at the edges of the schema fit, beyond them are refused at their place`,
      requirements: isId ? ["FR-4", "CLS-1"] : ["FR-4", "FR-1", "ERR-2", "PUB-6"],
      phase: "boundary",
      ...(profile === "core" ? {} : { inapplicable: whyWithout(profile) }),
      run: (context) => (isId ? tryId(context, type) : tryMember(context, type, member)),
    };
  });
}

const requestCases: readonly Case[] = REQUESTS.flatMap(toRequestCases);

/** Up to here a server must accept a hello (PROTOCOL [HS-11]). */
const MOST_HELLO_BYTES = 16 * 1024;

/** Tries a frame without id: inside it is taken, outside the connection is closed with 4400. */
async function tryUnnumbered(context: CaseContext, type: "hello" | "pong", member: string): Promise<void> {
  const real = type === "hello" ? { ...context.hello() } : {};
  for (const probe of probesOf(type, member, real)) {
    if (Buffer.byteLength(JSON.stringify(probe.value)) > MOST_HELLO_BYTES) {
      context.passOver(
        type,
        probe,
        `a ${type} of more than ${MOST_HELLO_BYTES} bytes may be refused for its size`,
      );
      continue;
    }
    const client = type === "hello" ? await context.open("alice") : await context.connect("alice");
    context.trace.add(client.name, "-", `${probe.what} at ${probe.location}`);
    client.sendBytes(Buffer.from(JSON.stringify(probe.value)));
    if (probe.side === "outside") await client.closed("FR-4", ["bad_frame"]);
    else if (type === "pong") await client.fence();
    else await demandJudgedBeyondForm(client);
    cover(context, type, probe);
    await client.end();
  }
  await (await context.connect("bob")).fence();
}

/** A hello that fits is welcomed, or closed for what its credential is worth; never for its form. */
async function demandJudgedBeyondForm(client: Client): Promise<void> {
  try {
    await client.welcomed();
  } catch (fault) {
    if (client.ending === undefined) throw fault;
    await client.closed("FR-4", [
      "auth_required",
      "token_expired",
      "token_invalid",
      "token_revoked",
      "contract_mismatch",
      "forbidden",
    ]);
  }
}

const unnumberedCases: readonly Case[] = (["hello", "pong"] as const).flatMap((type) =>
  membersOf(type).map((member) => ({
    id: toCaseId("core", type, member),
    title: `${type}: ${member === "" ? "members" : member} at the edges of the schema fit, beyond them close with bad_frame`,
    requirements: ["FR-4", "FR-1", "CLS-1"],
    phase: "boundary",
    run: (context: CaseContext) => tryUnnumbered(context, type, member),
  })),
);

/** Client frames at the edges of their schemas, one case for each member. */
export const boundaryFrameCases: readonly Case[] = [...requestCases, ...unnumberedCases];
