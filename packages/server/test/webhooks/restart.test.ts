import { expect, test } from "vitest";
import { createLmdbEngine } from "../../src/engine/lmdb/lmdb-engine.ts";
import type { WebhookBatch } from "../../src/generated/backend.ts";
import { createHttpWebhooks } from "../../src/webhooks/http-webhooks.ts";
import { openReceiver, SECRET } from "../backend/open-receiver.ts";
import { openFolder } from "../open-folder.ts";
import { startServer } from "../start-server.ts";

const TEXTS = ["one", "two", "three"];

test("with LMDB, what a webhook did not accept before a restart is told after it, once and in order", async () => {
  using folder = openFolder();
  const gone = await openReceiver(() => {});
  await gone[Symbol.asyncDispose]();
  const start = (url: string): ReturnType<typeof startServer> =>
    startServer({
      engine: createLmdbEngine({ folder: folder.path }),
      webhooks: createHttpWebhooks({ url, secret: SECRET, messages: ["room"] }),
    });

  const first = await start(gone.url);
  for (const text of TEXTS) await first.server.publish("room:kitchen", "chat.said", { text });
  await first.server.stop();

  await using receiver = await openReceiver((_, response) => response.writeHead(204).end());
  await using second = await start(receiver.url);
  await second.server.publish("room:kitchen", "chat.said", { text: "four" });
  const list = (): readonly { readonly id: string; readonly text: unknown }[] =>
    receiver.received.flatMap(({ body }) =>
      (body as WebhookBatch).events.map((event) => ({
        id: event.id,
        text: event.type === "message.published" ? event.data["text"] : undefined,
      })),
    );
  for (let requests = 1; list().length < 4; requests++) await receiver.until(requests);
  expect(list().map(({ text }) => text)).toEqual([...TEXTS, "four"]);
  expect(new Set(list().map(({ id }) => id)).size).toBe(4);
});
