import contract from "@parlance/schema/contracts/chat.contract.json" with { type: "json" };
import { createClient } from "@parlance/sdk";
import { chat } from "@parlance/sdk/chat";
import { createTestServer } from "@parlance/sdk/testing";
import { expect, onTestFinished, test } from "vitest";
import { effectScope, watchEffect } from "vue";
import { toMessages } from "../svelte-messages.ts";
import { useMessages } from "../vue-messages.ts";

function open() {
  const server = createTestServer({ contract });
  const client = createClient({ ...server.clientOptions, contract: chat });
  onTestFinished(() => client.close());
  server.publish("room:kitchen", "chat.said", { text: "a" });
  return { server, kitchen: client.channel("room:kitchen") };
}

test("the recipe for Vue follows a channel, and lets go with its component", async () => {
  const { server, kitchen } = open();
  const scope = effectScope();
  const seen: (string | undefined)[][] = [];
  const { list } = scope.run(() => {
    const messages = useMessages(kitchen);
    watchEffect(
      () => {
        const { items } = messages.state.value;
        seen.push(items.map((item) => (item.status === "stored" ? item.message.data.text : item.status)));
      },
      { flush: "sync" },
    );
    return messages;
  }) as ReturnType<typeof useMessages<typeof chat.namespaces.room>>;
  await server.settle();
  expect(seen.at(-1)).toEqual(["a"]);
  list.send("chat.said", { text: "b" });
  expect(seen.at(-1)).toEqual(["a", "sending"]);
  await server.settle();
  expect(seen.at(-1)).toEqual(["a", "b"]);
  scope.stop();
  await server.settle();
  server.publish("room:kitchen", "chat.said", { text: "unheard" });
  await server.settle();
  expect(seen.at(-1)).toEqual(["a", "b"]);
});

test("the recipe for Svelte keeps the contract of its stores", async () => {
  const { server, kitchen } = open();
  const seen: (string | undefined)[][] = [];
  const stop = toMessages(kitchen, { last: 10 }).subscribe(({ items }) =>
    seen.push(items.map((item) => (item.status === "stored" ? item.message.data.text : item.status))),
  );
  // A store tells its value at once.
  expect(seen).toEqual([[]]);
  await server.settle();
  expect(seen.at(-1)).toEqual(["a"]);
  stop();
  await server.settle();
  server.publish("room:kitchen", "chat.said", { text: "unheard" });
  await server.settle();
  expect(seen.at(-1)).toEqual(["a"]);
});
