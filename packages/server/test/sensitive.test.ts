import { expect, test } from "vitest";
import { createHttpBackend } from "../src/backend/http-backend.ts";
import { createLogger } from "../src/logger.ts";
import { createHttpWebhooks } from "../src/webhooks/http-webhooks.ts";
import { answer, openReceiver, SECRET } from "./backend/open-receiver.ts";
import { connectRaw, connectWelcomed } from "./connect-raw.ts";
import { toContract } from "./contracts.ts";
import { API_KEYS, callApi } from "./http/api/call-api.ts";
import { startServer } from "./start-server.ts";

/** What stands in the field that the contract marks. */
const PAPER = "paper-4711-of-nobody-else";

const contract = toContract({
  room: {
    events: {
      filed: {
        kind: "message",
        data: {
          type: "object",
          properties: {
            paper: { type: "string", maxLength: 64, "x-sensitive": true },
            rows: { type: "integer", "x-sensitive": true },
          },
          required: ["paper"],
          additionalProperties: false,
        },
      },
    },
  },
});

const file = (id: number, data: object, more: object = {}): object => ({
  type: "publish",
  id,
  channel: "room:desk",
  event: "filed",
  data,
  ...more,
});

test("what a contract marks x-sensitive is in no line of the log, whatever the level and whatever goes wrong", async () => {
  const lines: string[] = [];
  const logger = createLogger("debug", (line) => lines.push(line));
  // One verdict is none, one rewrites against the contract, and the webhook never accepts.
  await using asked = await openReceiver((received, response, index) => {
    if (index === 0) return answer(response, { allow: true, why: received.text });
    if (index === 1) return answer(response, { allow: true, data: { paper: PAPER, other: PAPER } });
    return answer(response, { allow: true });
  });
  await using told = await openReceiver((received, response) => answer(response, received.body, 500));
  await using server = await startServer({
    contract,
    logger,
    apiKeys: API_KEYS,
    backend: createHttpBackend({ url: asked.url, secret: SECRET, asks: ["publish"], logger }),
    webhooks: createHttpWebhooks({ url: told.url, secret: SECRET, messages: ["room"] }),
    onMessage: (_, { data }) => {
      if ("rows" in data) throw new Error(JSON.stringify(data));
    },
    onError: (error) => {
      throw error;
    },
  });
  using connection = await connectWelcomed(server.connectUrl);
  const kinds: string[] = [];
  const send = async (frame: object | string): Promise<void> => {
    connection.send(frame);
    const reply = await connection.next();
    kinds.push(reply.type === "error" ? reply.code : reply.type);
  };
  await send(file(1, { paper: PAPER }));
  await send(file(2, { paper: PAPER }));
  await send(file(3, { paper: PAPER }, { key: "key-of-this-paper" }));
  await send(file(4, { paper: `${PAPER}!` }, { key: "key-of-this-paper" }));
  await send(file(5, { paper: PAPER, rows: PAPER }));
  await send(file(6, { paper: PAPER.repeat(9) }));
  await send(file(7, { paper: PAPER, [PAPER]: 1 }));
  await send(file(8, { paper: PAPER }, { event: "lost" }));
  expect(kinds).toEqual([
    "not_available",
    "internal_error",
    "ok",
    "key_reused",
    "invalid_payload",
    "invalid_payload",
    "invalid_payload",
    "unknown_event",
  ]);
  const body = { event: "filed", data: { paper: PAPER } };
  await callApi(server.url, "publish", { path: { channel: "room:desk" }, body });
  await callApi(server.url, "publish", {
    path: { channel: "room:desk" },
    body: { ...body, data: { paper: 7, [PAPER]: PAPER } },
  });
  using malformed = await connectRaw(server.connectUrl);
  malformed.send(`{"type":"hello","paper":"${PAPER}`);
  await malformed.closed;
  await told.until(1);
  expect(lines.length).toBeGreaterThan(3);
  expect(lines.filter((line) => line.includes(PAPER))).toEqual([]);

  // Of the log itself: a program that puts a payload into an exception finds it there, as METRICS.md says.
  await send(file(9, { paper: PAPER, rows: 3 }));
  expect(lines.filter((line) => line.includes(PAPER))).toHaveLength(1);
});
