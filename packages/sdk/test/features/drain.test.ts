import { describe, expect, it } from "vitest";
import { drain } from "../../src/features/drain.ts";
import { message } from "../frames.ts";
import { acknowledge, abandon, grant, grantPlainly, setUpKitchen, untilState } from "../open-client.ts";
import { startScriptedServer } from "../scripted-server.ts";

const features = [drain];
const full = { recovery: "full" } as const;

describe("drain", () => {
  it("[CLS-5] moves at a random moment within the time, and closes the old connection with 4501", async () => {
    const { server, client, clock, peer, kitchen, texts } = await setUpKitchen({
      features,
      random: () => 0.3,
    });
    peer.send(message("room:kitchen", 1), { type: "drain", inMs: 10_000 });
    await peer.settle();
    clock.advance(2999);
    expect(server.waitingCount).toBe(0);
    clock.advance(1);
    const next = await server.accept();
    await next.expect("hello");
    expect(client.state).toMatchObject({ status: "connected", connection: "c4nZ0qPq1xYt" });
    peer.send(message("room:kitchen", 2));
    await peer.settle();
    next.sendWelcome({ connection: "another0" });
    grantPlainly(peer, await peer.expect("ping"));
    expect((await peer.closed).code).toBe(4501);
    expect(await grant(next, full, 2)).toMatchObject({ position: { epoch: "e1", offset: 2 } });
    next.send(message("room:kitchen", 3));
    await next.settle();
    expect(texts).toEqual(["message 1", "message 2", "message 3"]);
    expect(client.state).toMatchObject({ status: "connected", connection: "another0" });
    const publishing = kitchen.publish("chat.said", { text: "moved" });
    acknowledge(next, await next.expect("publish"), 4);
    expect(await publishing).toEqual({ epoch: "e1", offset: 4 });
  });

  it("awaits the replies of the old connection; what is published meanwhile leaves by the new one", async () => {
    const { server, clock, peer, kitchen } = await setUpKitchen({ features });
    const first = kitchen.publish("chat.said", { text: "first" });
    const early = await peer.expect("publish");
    peer.send({ type: "drain", inMs: 1000 });
    await peer.settle();
    clock.advance(500);
    const next = await server.accept();
    await next.greet();
    const fence = await peer.expect("ping");
    const second = kitchen.publish("chat.said", { text: "second" });
    acknowledge(peer, early, 1);
    grantPlainly(peer, fence);
    expect((await first).offset).toBe(1);
    await grant(next, full, 1);
    const late = await next.expect("publish");
    expect(late.data).toEqual({ text: "second" });
    acknowledge(next, late, 2);
    expect((await second).offset).toBe(2);
    expect((await peer.closed).code).toBe(4501);
  });

  it("tries first where the server says, then where the application did", async () => {
    const { server, client, clock, peer } = await setUpKitchen({ features });
    const elsewhere = await startScriptedServer();
    peer.send({ type: "drain", inMs: 0, url: elsewhere.url });
    await peer.settle();
    clock.advance(0);
    const next = await elsewhere.accept();
    await next.greet({ connection: "elsewhere" });
    grantPlainly(peer, await peer.expect("ping"));
    await grant(next, full);
    expect(client.state).toMatchObject({ connection: "elsewhere" });
    next.cut();
    const { untilMs } = await untilState(client, "waiting");
    clock.advance(untilMs - clock.now());
    expect((await (await server.accept()).greet()).type).toBe("hello");
  });

  it("comes back as after any loss when the old connection ends first", async () => {
    const { server, client, clock, peer } = await setUpKitchen({ features });
    peer.send({ type: "drain", inMs: 0 });
    await peer.settle();
    clock.advance(0);
    const slow = await server.accept();
    await slow.expect("hello");
    peer.close(4200, "draining");
    expect(await untilState(client, "waiting")).toMatchObject({ reason: { code: 4200 } });
    expect((await slow.closed).code).toBe(4501);
    abandon(client.connect());
    await (await server.accept()).greet();
    await untilState(client, "connected");
  });

  it("does not move when the connection has ended before the moment", async () => {
    const { server, client, clock, peer } = await setUpKitchen({ features });
    peer.send({ type: "drain", inMs: 60_000 });
    await peer.settle();
    peer.cut();
    await untilState(client, "waiting");
    client.close();
    clock.advance(60_000);
    expect(client.state.status).toBe("closed");
    expect(server.waitingCount).toBe(0);
  });
});

describe("without the feature drain", () => {
  it("the frame is ignored", async () => {
    const { server, client, clock, peer } = await setUpKitchen();
    peer.send({ type: "drain", inMs: 0 });
    await peer.settle();
    clock.advance(1000);
    expect(server.waitingCount).toBe(0);
    expect(client.state.status).toBe("connected");
  });
});
