import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { describe, expect, test } from "vitest";
import { decode } from "../../packages/server/src/codec/decode.ts";
import { encode, toMessageTemplate } from "../../packages/server/src/codec/encode.ts";
import { findGuardFault } from "../../packages/server/src/codec/guard.ts";
import { findPayloadFault, loadContract } from "../../packages/server/src/contract/loaded-contract.ts";
import { createMemoryEngine } from "../../packages/server/src/engine/memory/memory-engine.ts";
import { Batch } from "../../packages/server/src/transport/batch.ts";
import { median } from "../src/report/figures.ts";

/** How much slower than committed a part may be before it is a regression and not the machine. */
const TOLERANCE = 2;
/** The ratios are those of Node 20: later ones have another JSON.stringify. */
const isMeasuredNode = process.versions.node.startsWith("20.");
const ROUNDS = 15;
const CALLS = 2000;

const TEXT =
  '{"type":"publish","id":7,"channel":"room:kitchen","event":"said","key":"pZ3xW9qLk2Jd0aTb","data":{"text":"' +
  `${"x".repeat(128)}"}}`;
const frame: unknown = JSON.parse(TEXT);
const data = { text: "x".repeat(128) };
const ok = { type: "ok" as const, id: 7, position: { epoch: "x7Gq2LmPx7Gq.0", offset: 1234 } };
const messages = Array.from({ length: 10 }, (_, index) => Buffer.from(`${"m".repeat(250)}${index}`));
const namespace = loadContract({
  name: "micro",
  version: "1.0.0",
  namespaces: {
    room: {
      events: {
        said: {
          kind: "message",
          data: {
            type: "object",
            properties: { text: { type: "string", minLength: 1, maxLength: 4000 } },
            required: ["text"],
            additionalProperties: false,
          },
        },
      },
    },
  },
}).namespace("room");
const engine = createMemoryEngine({ clock: { now: () => 0, elapsed: () => 0, schedule: () => () => {} } });

function toTemplate() {
  const by = { user: "guest-8h2Kd0Qz", connection: "c4nZ0qPq1xYt" };
  const dataText = JSON.stringify(data);
  return toMessageTemplate({
    channel: "room:a",
    event: "said",
    timeMs: 1795392000000,
    by,
    key: undefined,
    dataText,
  });
}

/** A part of the server, and the work of the platform that it is measured in. */
const parts: Readonly<Record<string, readonly [part: () => unknown, yardstick: () => unknown]>> = {
  "decode a publish / JSON.parse": [() => decode(TEXT), () => JSON.parse(TEXT)],
  "walk a frame / JSON.parse": [() => findGuardFault(frame), () => JSON.parse(TEXT)],
  "check a payload / JSON.parse": [
    () => namespace && findPayloadFault(namespace, "message", "said", data),
    () => JSON.parse(TEXT),
  ],
  "write a message / JSON.stringify": [toTemplate, () => JSON.stringify(frame)],
  "write an ok / JSON.stringify": [() => encode(ok), () => JSON.stringify(ok)],
  "append to memory / JSON.stringify": [
    () =>
      engine.append({
        channel: "room:a",
        retention: { size: 1000, ttlMs: 60_000 },
        idempotency: undefined,
        ...toTemplate(),
      }),
    () => JSON.stringify(frame),
  ],
  "frame ten messages / Buffer.concat": [
    () => {
      const batch = new Batch();
      for (const message of messages) batch.push(message);
      return batch.merge();
    },
    () => Buffer.concat(messages),
  ],
};

function time(work: () => unknown): number {
  const begun = performance.now();
  for (let call = 0; call < CALLS; call++) work();
  return performance.now() - begun;
}

/** The median of the ratios of neighbouring rounds: what the machine does meanwhile meets both. */
function measure(part: () => unknown, yardstick: () => unknown): number {
  const ratios = Array.from({ length: ROUNDS }, () => time(part) / time(yardstick));
  return median(ratios.slice(3));
}

const baseline = JSON.parse(
  readFileSync(new URL("../src/micro-baseline.json", import.meta.url), "utf8"),
) as Record<string, number>;

describe("in the time that the platform needs for the like", () => {
  test("every part has a committed ratio, and nothing else has one", () => {
    expect(Object.keys(baseline).toSorted()).toEqual(Object.keys(parts).toSorted());
  });

  test.runIf(isMeasuredNode).each(Object.keys(parts))("%s has not grown", (name) => {
    const [part, yardstick] = parts[name]!;
    const ratio = measure(part, yardstick);
    if (process.env["PARLANCE_SHOW_MICRO"] !== undefined) console.log(`"${name}": ${ratio.toFixed(2)},`);
    expect(ratio).toBeLessThan(baseline[name]! * TOLERANCE);
  });
});
