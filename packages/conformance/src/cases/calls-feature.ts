import type { Case } from "../case.ts";
import type { CaseContext } from "../context.ts";
import { createProbes } from "../schema/create-probes.ts";
import { findBroken } from "../schema/find-broken.ts";
import { isObject, type JsonObject, type Schema } from "../schema/json-schema.ts";
import { sampleValue } from "../schema/sample-value.ts";
import { toPayloadSchema } from "../subject/contract.ts";
import { whyWithout } from "../subject/subject.ts";
import { NotApplicable, show } from "../verdict.ts";
import type { Client } from "../wire/client.ts";
import type { Reply } from "../wire/request.ts";
import { expectError } from "./expect.ts";
import { listBases } from "./payload.ts";

const whyNot = whyWithout("calls");

interface Method {
  readonly name: string;
  readonly params: Schema;
  readonly result: Schema;
}

function listMethods({ subject }: CaseContext): readonly Method[] {
  const contract = subject.contract.ok ? subject.contract.value : undefined;
  if (contract?.methods === undefined) throw new NotApplicable("the contract has no methods");
  return Object.entries(contract.methods).map(([name, { params, result }]) => ({
    name,
    params: toPayloadSchema(contract, params),
    result: toPayloadSchema(contract, result),
  }));
}

/** What a call of a method that exists, with parameters that fit, may be answered with besides a result. */
const REFUSALS: ReadonlySet<string> = new Set([
  "forbidden",
  "deadline",
  "not_available",
  "call_failed",
  "rate_limited",
  "internal_error",
]);

function demandAnswer(context: CaseContext, { name, result }: Method, reply: Reply): void {
  if (reply.type !== "result") {
    const isRefused = reply.type === "error" && REFUSALS.has(reply.code);
    return context.demand("RPC-1", isRefused, `result of ${name}, or a refusal of a valid call`, show(reply));
  }
  const [broken] = findBroken(result, reply.data);
  const actual = `${broken?.at ?? ""} breaks ${broken?.constraint ?? ""}: ${show(reply)}`;
  context.demand("RPC-1", broken === undefined, `a result of ${name} that fits the contract`, actual);
}

async function call(client: Client, method: Method, data: JsonObject): Promise<Reply> {
  return client.request({ type: "call", method: method.name, data });
}

/** Cases of the feature `calls`. They call each method of the contract with made-up parameters that fit. */
export const callsFeatureCases: readonly Case[] = [
  {
    id: "calls/method/answered",
    title: "a call is answered by a result that fits the contract, or refused",
    requirements: ["RPC-1", "FR-7"],
    phase: "scripted",
    inapplicable: whyNot,
    async run(context) {
      const client = await context.connect("alice");
      for (const method of listMethods(context)) {
        const sampled = sampleValue(method.params, context.random);
        if (sampled !== undefined)
          demandAnswer(context, method, await call(client, method, sampled.value as JsonObject));
      }
      await client.fence();
    },
  },
  {
    id: "calls/method/bad-parameters",
    title: "parameters that break the contract are answered invalid_payload at their place",
    requirements: ["RPC-1", "ERR-2"],
    phase: "scripted",
    inapplicable: whyNot,
    async run(context) {
      const client = await context.connect("alice");
      for (const method of listMethods(context)) {
        const isBad = ({ side, value }: { side: string; value: unknown }): boolean =>
          side === "outside" && isObject(value);
        for (const probe of createProbes(method.params, listBases(method.params)).filter(isBad).slice(0, 4)) {
          const reply = await call(client, method, probe.value as JsonObject);
          if (reply.type === "error" && reply.code === "forbidden") continue;
          const at = `/data${probe.at}`;
          expectError(reply, { requirement: "RPC-1", code: "invalid_payload", at, what: probe.what });
        }
      }
      await client.fence();
    },
  },
  {
    id: "calls/method/unknown",
    title: "a method that the contract has not is answered unknown_method",
    requirements: ["HS-6"],
    phase: "scripted",
    inapplicable: whyNot,
    async run(context) {
      const client = await context.connect("alice");
      for (const method of ["conformance.no_such_method", "constructor"]) {
        const reply = await client.request({ type: "call", method, data: {} });
        expectError(reply, { requirement: "HS-6", code: "unknown_method" });
      }
    },
  },
  {
    id: "calls/deadline/answered-once",
    title: "a call whose time is over is answered deadline, once, and nothing later",
    requirements: ["RPC-2"],
    phase: "scripted",
    inapplicable: whyNot,
    async run(context) {
      const client = await context.connect("alice");
      for (const method of listMethods(context)) {
        const sampled = sampleValue(method.params, context.random);
        if (sampled === undefined) continue;
        const data = sampled.value as JsonObject;
        const id = client.post({ type: "call", method: method.name, data, timeoutMs: 1 });
        demandAnswer(
          context,
          method,
          await client.reply(id, { requirement: "RPC-2", expected: "result or deadline" }),
        );
      }
      // A late result would be on its way by now: what comes for an answered id is judged as it comes.
      for (let round = 0; round < 20; round++) await client.fence("RPC-2", "nothing later for the same id");
    },
  },
];
