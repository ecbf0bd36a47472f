import assert from "node:assert/strict";
import { test } from "node:test";
import { createClient } from "@parlance/sdk";
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
