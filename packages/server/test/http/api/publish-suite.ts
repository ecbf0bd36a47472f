import { describe, expect, test } from "vitest";
import { connectWelcomed } from "../../connect-raw.ts";
import { KITCHEN, say, subscribe } from "../../frames.ts";
import { call, engine, freshChannel, getServer, publish } from "./api-under-test.ts";

/** Publishes and batches. */
export function describePublish(): void {
  describe("publish", () => {
    test("gives a message its place; subscribers get it, with its author where one is named", async () => {
      const channel = freshChannel();
      using ada = await connectWelcomed(getServer().connectUrl);
      ada.send(subscribe(1, { channel }));
      await ada.next();
      const first = await publish("Tea?", { key: "key-00001", user: "bob" }, channel);
      expect(first).toMatchObject({ status: 200, body: { position: { offset: 1 } } });
      expect(first.headers.get("content-type")).toBe("application/json; charset=utf-8");
      expect(await publish("Yes", {}, channel)).toMatchObject({ body: { position: { offset: 2 } } });
      expect(await ada.next()).toMatchObject({ offset: 1, by: { user: "bob" }, key: "key-00001" });
      const second = await ada.next();
      expect(second).toMatchObject({ offset: 2, data: { text: "Yes" } });
      expect(second).not.toHaveProperty("by");
    });

    test("with the same key adds nothing a second time, and refuses other data [PUB-3] [PUB-4]", async () => {
      const channel = freshChannel();
      const first = await publish("Tea?", { key: "key-00001" }, channel);
      expect((await publish("Tea?", { key: "key-00001" }, channel)).body).toEqual({
        ...(first.body as object),
        duplicate: true,
      });
      expect(await publish("No", { key: "key-00001" }, channel)).toMatchObject({
        status: 409,
        body: { code: "key_reused" },
      });
    });

    test("a fault has the code that the frame would get, and a pointer into the body", async () => {
      using ada = await connectWelcomed(getServer().connectUrl);
      ada.send({ ...say(1, ""), data: { text: 42 } });
      const frame = (await ada.next()) as { code: string; at: string; issues: object };
      const answer = await call("publish", {
        path: { channel: KITCHEN },
        body: { event: "chat.said", data: { text: 42 } },
      });
      expect(answer.status).toBe(422);
      expect(answer.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
      expect(answer.body).toEqual({
        title: "chat.said: /data/text must be string",
        status: 422,
        code: frame.code,
        retryable: false,
        at: frame.at,
        issues: frame.issues,
      });
    });

    test.each([
      [{ event: "no", data: {} }, 422, "unknown_event", undefined],
      [{ event: "typing", data: {} }, 422, "wrong_kind", undefined],
      [{ event: "chat.said" }, 400, "invalid_frame", ""],
      [{ event: "chat.said", data: [], key: "key-00001" }, 400, "invalid_frame", "/data"],
      [{ event: "Chat", data: {} }, 400, "invalid_frame", "/event"],
      [{ event: "chat.said", data: {}, id: 1 }, 400, "invalid_frame", "/id"],
      ["{", 400, "invalid_frame", ""],
      ['{"event":"chat.said","data":{"__proto__":1}}', 400, "invalid_frame", "/data/__proto__"],
      ['{"event":"chat.said","data":{"text":1e999}}', 400, "invalid_frame", "/data/text"],
      [`{"event":"chat.said","data":${"[".repeat(5000)}${"]".repeat(5000)}}`, 400, "invalid_frame", ""],
    ] as const)("%j is refused", async (body, status, code, at) => {
      const answer = await call("publish", { path: { channel: KITCHEN }, body });
      expect(answer).toMatchObject({ status, body: { status, code } });
      expect((answer.body as { at?: string }).at).toBe(at);
    });

    test("channels that cannot be, bodies too long and of another type are refused", async () => {
      const body = { event: "chat.said", data: { text: "Tea?" } };
      expect(await call("publish", { path: { channel: "nowhere" }, body })).toMatchObject({
        status: 404,
        body: { code: "unknown_namespace" },
      });
      expect(await call("publish", { path: { channel: "No!" }, body })).toMatchObject({
        status: 400,
        body: { at: "/path/channel" },
      });
      expect(await call("publish", { path: { channel: "room:%zz" }, body })).toMatchObject({ status: 400 });
      expect(await publish("x".repeat(70_000))).toMatchObject({ status: 413, body: { code: "too_large" } });
      expect(
        await call("publish", {
          path: { channel: KITCHEN },
          body,
          headers: { "Content-Type": "text/plain" },
        }),
      ).toMatchObject({ status: 415 });
    });

    test("above the rate of the contract for its author is told how long to wait [LIM-5]", async () => {
      expect(await publish("1", { user: "bob" }, "slow")).toMatchObject({ status: 200 });
      const second = await publish("2", { user: "bob" }, "slow");
      expect(second).toMatchObject({
        status: 429,
        body: { code: "rate_limited", retryable: true, afterMs: expect.any(Number) },
      });
      expect(Number(second.headers.get("retry-after"))).toBeGreaterThan(1);
      const signal = { path: { channel: "slow" }, body: { event: "typing", data: {}, user: "bob" } };
      expect([(await call("sendSignal", signal)).status, (await call("sendSignal", signal)).status]).toEqual([
        204, 429,
      ]);
    });

    test("what cannot be done now may be tried again", async () => {
      engine.isFull = true;
      const answer = await publish("Tea?");
      engine.isFull = false;
      expect(answer).toMatchObject({ status: 503, body: { code: "not_available", retryable: true } });
      expect(answer.headers.get("retry-after")).toBe("1");
    });
  });

  describe("a batch", () => {
    test("is published in its order, each message by itself", async () => {
      const channel = freshChannel();
      const event = "chat.said";
      const messages = [
        { channel, event, data: { text: "1" } },
        { channel, event, data: { text: 2 } },
        { channel: "nowhere", event, data: {} },
        { channel, event, data: { text: "3" } },
      ];
      const { status, body } = await call("publishBatch", { body: { messages } });
      expect(status).toBe(200);
      expect(body).toMatchObject({
        results: [
          { position: { offset: 1 } },
          { code: "invalid_payload", at: "/messages/1/data/text" },
          { code: "unknown_namespace" },
          { position: { offset: 2 } },
        ],
      });
    });

    test("of more than 100 messages, of none, or of a megabyte is refused", async () => {
      const message = { channel: KITCHEN, event: "chat.said", data: { text: "x" } };
      for (const messages of [[], Array.from({ length: 101 }, () => message)])
        expect(await call("publishBatch", { body: { messages } })).toMatchObject({
          status: 400,
          body: { at: "/messages" },
        });
      const long = { ...message, data: { text: "x".repeat(11_000) } };
      const messages = Array.from({ length: 100 }, () => long);
      expect((await call("publishBatch", { body: { messages } })).status).toBe(413);
      expect((await call("publishBatch", { body: "{}", headers: { "Content-Type": "a/b" } })).status).toBe(
        415,
      );
    });
  });
}
