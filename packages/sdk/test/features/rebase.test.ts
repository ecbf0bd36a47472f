import { describe, expect, it } from "vitest";
import { rebase } from "../../src/features/rebase.ts";
import { message } from "../frames.ts";
import { grant, nextEvent, reconnect, setUpKitchen } from "../open-client.ts";

describe("rebase", () => {
  it("[REC-5] goes on under the new epoch, and comes back with it", async () => {
    const setup = await setUpKitchen({ features: [rebase] });
    const { peer, subscription, texts } = setup;
    peer.send(message("room:kitchen", 1), {
      type: "rebase",
      channel: "room:kitchen",
      epoch: "e2",
      offset: 1,
    });
    peer.send(message("room:kitchen", 2));
    await peer.settle();
    expect(texts).toEqual(["message 1", "message 2"]);
    expect(subscription.position).toEqual({ epoch: "e2", offset: 2 });
    peer.cut();
    const next = await reconnect(setup);
    await next.greet();
    const { position } = await grant(next, { recovery: "full" }, 2, "e2");
    expect(position).toEqual({ epoch: "e2", offset: 2 });
  });

  it("asks the server, and tells of the gap, when it has more than both epochs share", async () => {
    const { client, peer } = await setUpKitchen({ features: [rebase] });
    peer.send(message("room:kitchen", 1), message("room:kitchen", 2));
    peer.send({ type: "rebase", channel: "room:kitchen", epoch: "e2", offset: 1 });
    const gap = nextEvent(client, "gap");
    const { position } = await grant(peer, { recovery: "gap", reason: "unknown_epoch" }, 1, "e2");
    expect(position).toEqual({ epoch: "e1", offset: 2 });
    expect(await gap).toMatchObject({ reason: "unknown_epoch", after: { epoch: "e2", offset: 1 } });
  });

  it("of a channel that is not subscribed to is nothing", async () => {
    const { client, peer } = await setUpKitchen({ features: [rebase] });
    peer.send({ type: "rebase", channel: "room:cellar", epoch: "e2", offset: 1 });
    await peer.settle();
    expect(client.state.status).toBe("connected");
  });
});
