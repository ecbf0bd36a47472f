import { describe, expect, it, vi } from "vitest";
import { deliver } from "../../src/features/delivery.ts";
import { message } from "../frames.ts";
import { acknowledge, reconnect, setUp, setUpKitchen } from "../open-client.ts";

const IDEMPOTENT = { features: ["idempotency"] };

describe("deliver", () => {
  it("shows a message as sending, then as stored at its position", async () => {
    const { peer, kitchen } = await setUpKitchen();
    const delivery = deliver(kitchen, "chat.said", { text: "Tea?" });
    const states: unknown[] = [delivery.state];
    const stored = new Promise<void>((resolve) => {
      delivery.on("state", (state) => {
        states.push(state);
        resolve();
      });
    });
    const frame = await peer.expect("publish");
    expect(frame).toMatchObject({ key: delivery.key, data: delivery.data, event: delivery.event });
    acknowledge(peer, frame, 1);
    await stored;
    expect(states).toEqual([
      { status: "sending" },
      { status: "stored", position: { epoch: "e1", offset: 1 } },
    ]);
    delivery.retry();
    expect(delivery.state.status).toBe("stored");
  });

  it("is stored when the message comes back by the subscription, under its key", async () => {
    const { peer, kitchen } = await setUpKitchen();
    const delivery = deliver(kitchen, "chat.said", { text: "Tea?" });
    const { key, data } = await peer.expect("publish");
    peer.send(message("room:kitchen", 1, { by: { user: "guest-8h2Kd0Qz" }, key: key as string, data }));
    await peer.settle();
    expect(delivery.state).toEqual({ status: "stored", position: { epoch: "e1", offset: 1 } });
  });

  it("[CLI-3] is sent again after a reconnect without a word", async () => {
    const setup = await setUp();
    const delivery = deliver(setup.client.channel("room:kitchen"), "chat.said", { text: "Tea?" });
    const peer = await setup.server.accept();
    await peer.greet(IDEMPOTENT);
    await peer.expect("publish");
    peer.cut();
    const next = await reconnect(setup);
    await next.greet(IDEMPOTENT);
    const again = await next.expect("publish");
    expect(again.key).toBe(delivery.key);
    expect(delivery.state.status).toBe("sending");
    acknowledge(next, again, 1);
    await next.settle();
    expect(delivery.state.status).toBe("stored");
  });

  it("fails when it finds no ack in time, and is sent once more under the same key when it is retried", async () => {
    const { clock, peer, kitchen } = await setUpKitchen({ pending: { maxAgeMs: 20_000 } });
    const delivery = deliver(kitchen, "chat.said", { text: "Tea?" });
    const { key } = await peer.expect("publish");
    clock.advance(20_000);
    await peer.settle();
    expect(delivery.state).toMatchObject({ status: "failed", error: { code: "expired" } });
    delivery.retry();
    expect(delivery.state.status).toBe("sending");
    const again = await peer.expect("publish");
    expect(again.key).toBe(key);
    acknowledge(peer, again, 1);
    await peer.settle();
    expect(delivery.state.status).toBe("stored");
  });

  it("fails beyond the bounds of the queue and when the client is closed; throws for data that is wrong", async () => {
    const { client, peer, kitchen } = await setUpKitchen({ pending: { maxCount: 1 } });
    const first = deliver(kitchen, "chat.said", { text: "1" });
    const second = deliver(kitchen, "chat.said", { text: "2" });
    await peer.expect("publish");
    expect(second.state).toMatchObject({ status: "failed", error: { code: "queue_full", retryable: true } });
    client.close();
    await peer.closed;
    expect(first.state).toMatchObject({ status: "failed", error: { code: "connection_lost" } });
    first.retry();
    await vi.waitFor(() =>
      expect(first.state).toMatchObject({ status: "failed", error: { code: "closed" } }),
    );
    expect(() => deliver(kitchen, "chat.said", { text: "" })).toThrow("[invalid_payload]");
  });
});
