import { describe, expect, expectTypeOf, it } from "vitest";
import type { ContractSpec, MethodSpec, NamespaceSpec } from "../../src/contract.ts";
import { call } from "../../src/features/calls.ts";
import { chatIdentity, room } from "../../src/generated/chat/index.ts";
import { createClient, type Client } from "../../src/index-node.ts";
import { integer, record, stranger, text, toPayloadCheck } from "../../src/rules.ts";
import { abandon, reconnect, setUp, untilState } from "../open-client.ts";

type Cancel = MethodSpec<{ readonly order: string }, { readonly refund: number }>;

const cancel: Cancel = {
  params: toPayloadCheck(record({ order: text(undefined, 10, 1) }, stranger)),
  result: toPayloadCheck(record({ refund: integer(0, 100) }, stranger)),
};

const shop: ContractSpec<{ readonly room: typeof room }, { readonly "order.cancel": Cancel }> = {
  ...chatIdentity,
  namespaces: { room },
  methods: { "order.cancel": cancel },
};

async function setUpShop(features: readonly string[] = ["calls"]) {
  const { server, clock, client: chatClient } = await setUp();
  chatClient.close();
  const client = createClient({ url: server.url, contract: shop, clock, random: () => 0.5 });
  client.on("error", () => undefined);
  abandon(client.connect());
  const peer = await server.accept();
  await peer.greet({ features });
  return { server, clock, client, peer };
}

describe("call", () => {
  it("sends the parameters and resolves with the result", async () => {
    const { client, peer } = await setUpShop();
    const calling = call(
      client,
      "order.cancel",
      { order: "17" },
      { timeoutMs: 5000, channel: "room:kitchen" },
    );
    expectTypeOf(calling).resolves.toEqualTypeOf<{ readonly refund: number }>();
    const frame = await peer.expect("call");
    expect(frame).toEqual({
      type: "call",
      id: 1,
      method: "order.cancel",
      data: { order: "17" },
      channel: "room:kitchen",
      timeoutMs: 5000,
    });
    peer.send({ type: "result", id: frame.id, data: { refund: 3, fromTheFuture: true } });
    expect(await calling).toEqual({ refund: 3, fromTheFuture: true });
  });

  it("[RPC-1] sends no parameters that break the contract, and passes on no result that does", async () => {
    const { client, peer } = await setUpShop();
    await expect(call(client, "order.cancel", { order: "" })).rejects.toMatchObject({
      code: "invalid_payload",
      at: "/data/order",
    });
    const calling = call(client, "order.cancel", { order: "17" });
    const { id } = await peer.expect("call");
    peer.send({ type: "result", id, data: { refund: 101 } });
    await expect(calling).rejects.toThrow(
      "[invalid_payload] the result of order.cancel: /data/refund must be <= 100",
    );
  });

  it.each(["deadline", "call_failed", "not_available"])(
    "rejects with what the server answers: %s",
    async (code) => {
      const { client, peer } = await setUpShop();
      const calling = call(client, "order.cancel", { order: "17" });
      const { id } = await peer.expect("call");
      peer.send({ type: "error", id, code, message: "no", retryable: code === "not_available" });
      await expect(calling).rejects.toMatchObject({ code, retryable: code === "not_available" });
    },
  );

  it("rejects when the connection ends before the reply: nobody knows what happened", async () => {
    const { client, peer } = await setUpShop();
    const calling = call(client, "order.cancel", { order: "17" });
    await peer.expect("call");
    peer.cut();
    await expect(calling).rejects.toMatchObject({ code: "connection_lost", retryable: false });
  });

  it("waits for the next connection when it was not sent", async () => {
    const { client, clock, peer, server } = await setUpShop();
    await untilState(client as unknown as Client as never, "connected");
    peer.cut();
    await untilState(client as unknown as Client as never, "waiting");
    const calling = call(client, "order.cancel", { order: "17" });
    const next = await reconnect({ client: client as never, clock, server });
    await next.greet({ features: ["calls"] });
    const { id } = await next.expect("call");
    next.send({ type: "result", id, data: { refund: 0 } });
    expect(await calling).toEqual({ refund: 0 });
  });

  it("rejects where the server has no calls, and for a method that the contract has not", async () => {
    const { client } = await setUpShop([]);
    await expect(call(client, "order.cancel", { order: "17" })).rejects.toMatchObject({
      code: "unsupported",
    });
    // @ts-expect-error: the contract has no such method.
    await expect(call(client, "order.eat", {})).rejects.toMatchObject({ code: "unknown_method" });
    // @ts-expect-error: the parameters are of another type.
    await expect(call(client, "order.cancel", { order: 17 })).rejects.toMatchObject({
      code: "invalid_payload",
    });
  });

  it("throws a TypeError that names a wrong option", async () => {
    const { client } = await setUpShop();
    await expect(call(client, "order.cancel", { order: "17" }, { timeoutMs: 0 })).rejects.toThrow(
      new TypeError("call: timeoutMs is 0, but must be a whole number from 1 to 300000"),
    );
    const none = {} as Client<Readonly<Record<string, NamespaceSpec>>, { readonly "order.cancel": Cancel }>;
    await expect(call(none, "order.cancel", { order: "17" })).rejects.toThrow(
      new TypeError("call: client is {}, but must come from createClient"),
    );
  });
});
