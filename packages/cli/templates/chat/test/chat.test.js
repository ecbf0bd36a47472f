import assert from "node:assert/strict";
import { test } from "node:test";
import { createClient } from "@parlance/sdk";
import { createTestServer } from "@parlance/sdk/testing";
import { createServer } from "@parlance/server";
import { chat } from "../generated/index.js";
import { chat as contract } from "../generated/server.js";

/**
 * Starts a server for one test, and gives what makes clients of it.
 * @param {import("node:test").TestContext} context
 */
async function startServer(context) {
  const server = createServer({ port: 0, contract });
  const { connectUrl } = await server.listen();
  context.after(() => server.stop());
  return () => {
    const client = createClient({ url: connectUrl, contract: chat });
    context.after(() => client.close());
    return client;
  };
}

test("what one says, the other hears", async (context) => {
  const join = await startServer(context);
  const ben = join().channel("room:kitchen");
  const heard = new Promise((resolve) => ben.on("said", ({ data }) => resolve(data)));
  await ben.subscribe();

  const ada = join().channel("room:kitchen");
  await ada.publish("said", { text: "Tea?", name: "Ada" });

  assert.deepEqual(await heard, { text: "Tea?", name: "Ada" });
});

test("an empty text never leaves", async (context) => {
  const join = await startServer(context);
  const ada = join().channel("room:kitchen");

  await assert.rejects(ada.publish("said", { text: "", name: "Ada" }), {
    code: "invalid_payload",
    at: "/data/text",
  });
});

test("a broken connection and a lost ack cost nobody a message", async (context) => {
  const server = createTestServer({ contract: contract.document });
  const client = createClient({ ...server.clientOptions, contract: chat });
  context.after(() => client.close());
  const kitchen = client.channel("room:kitchen");
  /** @type {string[]} */
  const texts = [];
  kitchen.on("said", ({ data }) => texts.push(data.text));
  await kitchen.subscribe();

  server.faults.loseAck();
  const publishing = kitchen.publish("said", { text: "Tea?", name: "Ada" });
  server.publish("room:kitchen", "said", { text: "Closing at six", name: "Ben" });
  // Time passes when the test says so.
  await server.advance(2000);

  await publishing;
  assert.deepEqual(texts.toSorted(), ["Closing at six", "Tea?"]);
});
