import { randomBytes } from "node:crypto";
import type { Case } from "../case.ts";
import type { CaseContext } from "../context.ts";
import { createProbes, type Probe } from "../schema/create-probes.ts";
import { isObject, replaceAt, type JsonObject, type Schema } from "../schema/json-schema.ts";
import { createRandom } from "../schema/random.ts";
import { sampleValue } from "../schema/sample-value.ts";
import type { Place } from "../subject/subject.ts";
import { NotApplicable, show } from "../verdict.ts";
import { expectError } from "./expect.ts";
import { openScene } from "./scene.ts";

/** Valid data of a schema, from the barest to the fullest: what probes begin with. */
export function listBases(schema: Schema): readonly JsonObject[] {
  const random = createRandom("bases");
  const members = isObject(schema) && isObject(schema["properties"]) ? Object.keys(schema["properties"]) : [];
  const samples = [
    sampleValue(schema, random, { members: "few" }),
    sampleValue(schema, random, { members: "all" }),
    ...members.map((name) => sampleValue(schema, random, { members: "few", including: [`/${name}`] })),
  ];
  return samples.flatMap((sampled) =>
    sampled !== undefined && isObject(sampled.value) ? [sampled.value] : [],
  );
}

function isPlainFault({ side, value }: Probe): boolean {
  return side === "outside" && isObject(value);
}

/** A place with data that breaks exactly one constraint of its schema. */
function findFault(context: CaseContext): { readonly place: Place; readonly probe: Probe } {
  for (const place of context.subject.places) {
    const probe = createProbes(place.schema, listBases(place.schema)).find(isPlainFault);
    if (probe !== undefined) return { place, probe };
  }
  throw new NotApplicable("no event of the contract has a schema that an object could break");
}

/** Data that breaks the contract. */
export const payloadCases: readonly Case[] = [
  {
    id: "core/payload/refused",
    title:
      "data that breaks its schema is refused with at and issues, keeps the connection and reaches nobody",
    requirements: ["PUB-8", "PUB-6", "CON-2", "ERR-1", "ERR-2"],
    phase: "scripted",
    async run(context) {
      const { place, probe } = findFault(context);
      const scene = await openScene(context, place);
      const client = await context.connect("mallory");
      await scene.publish(client);
      const data = probe.value as JsonObject;
      const reply = await client.request({
        type: "publish",
        channel: scene.channel,
        event: place.event,
        data,
      });
      const at = `/data${probe.at}`;
      const error = expectError(reply, {
        requirement: "PUB-8",
        code: "invalid_payload",
        at,
        what: probe.what,
      });
      const [issue] = error.issues ?? [];
      context.demand("PUB-8", issue !== undefined, "issues", "none");
      context.demand("ERR-2", issue?.at === at, `the first issue at ${at}`, show(issue));
      await client.fence();
      await scene.proveUntouched();
      await scene.publish(client);
    },
  },
  {
    id: "core/payload/refused-to-its-publisher",
    title: "a refused publish comes back to its subscribed publisher as nothing but the error",
    requirements: ["PUB-6", "PUB-8", "FR-7"],
    phase: "scripted",
    async run(context) {
      const { place, probe } = findFault(context);
      const scene = await openScene(context, place);
      const { subscriber, channel } = scene;
      const data = probe.value as JsonObject;
      for (let count = 0; count < 3; count++) {
        const reply = await subscriber.request({ type: "publish", channel, event: place.event, data });
        expectError(reply, { requirement: "PUB-8", code: "invalid_payload" });
      }
      await scene.proveUntouched();
    },
  },
  {
    id: "core/payload/hash-does-not-help",
    title: "payloads are judged by the server's contract, whatever contract the client named",
    requirements: ["CON-2", "PUB-8"],
    phase: "scripted",
    async run(context) {
      const { place, probe } = findFault(context);
      const scene = await openScene(context, place);
      const { match: _, ...contract } = context.subject.welcome.contract;
      for (const hash of [contract.hash, "0".repeat(64)]) {
        const client = await context.connect(`claims-${hash.slice(0, 4)}`, {
          hello: { contract: { ...contract, hash } },
        });
        const data = probe.value as JsonObject;
        const reply = await client.request({
          type: "publish",
          channel: scene.channel,
          event: place.event,
          data,
        });
        expectError(reply, { requirement: "CON-2", code: "invalid_payload" });
      }
      await scene.proveUntouched();
    },
  },
  {
    id: "core/payload/nothing-leaks",
    title: "an error repeats nothing of the payload",
    requirements: ["ERR-3", "PUB-8"],
    phase: "scripted",
    async run(context) {
      const { place, probe } = findFault(context);
      const channel = context.channel(place.namespace);
      const client = await context.connect("mallory");
      const secret = `secret-${randomBytes(8).toString("hex")}`;
      const base = probe.value as JsonObject;
      const leaves = Object.keys(base).map((name) => replaceAt(base, `/${name}`, secret) as JsonObject);
      const nested = Object.keys(base).map(
        (name) => replaceAt(base, `/${name}`, { deep: [secret] }) as JsonObject,
      );
      const own: JsonObject[] = [base, ...leaves, ...nested, { unforeseen: secret }];
      for (const data of own) {
        const reply = await client.request({ type: "publish", channel, event: place.event, data });
        if (reply.type !== "error") continue;
        context.demand(
          "ERR-3",
          !JSON.stringify(reply).includes(secret),
          "no payload value in an error",
          show(reply),
        );
      }
    },
  },
];
