import { afterEach, describe, expect, it, vi } from "vitest";
import { wakeUp } from "../../src/features/wake-up.ts";
import { grantPlainly, setUpKitchen, untilState } from "../open-client.ts";

const features = [wakeUp];

class Page extends EventTarget {
  visibilityState = "visible";
}

/** A page, as far as a client can see it. */
function openPage(): { readonly window: EventTarget; readonly document: Page } {
  const page = { window: new EventTarget(), document: new Page() };
  vi.stubGlobal("window", page.window);
  vi.stubGlobal("document", page.document);
  return page;
}

describe("wakeUp", () => {
  afterEach(() => vi.unstubAllGlobals());

  it.each(["online", "pageshow", "visibilitychange"])("connects out of a pause on %s", async (name) => {
    const { window, document } = openPage();
    const { server, client, peer } = await setUpKitchen({ features });
    peer.cut();
    await untilState(client, "waiting");
    (name === "visibilitychange" ? document : window).dispatchEvent(new Event(name));
    await (await server.accept()).greet();
    expect((await untilState(client, "connected")).user).toBe("guest-8h2Kd0Qz");
  });

  it("makes sure of a connection, once however often it is told, and keeps it when the server answers", async () => {
    const { window, document } = openPage();
    const { client, clock, peer } = await setUpKitchen({ features });
    window.dispatchEvent(new Event("online"));
    document.dispatchEvent(new Event("visibilitychange"));
    grantPlainly(peer, await peer.expect("ping"));
    await peer.settle();
    expect(peer.unreadCount).toBe(0);
    clock.advance(10_000);
    expect(client.state.status).toBe("connected");
    window.dispatchEvent(new Event("online"));
    await peer.expect("ping");
  });

  it("gives a connection up that does not answer in the time of the heartbeat's grace", async () => {
    const { window } = openPage();
    const { client, clock, peer } = await setUpKitchen({ features });
    window.dispatchEvent(new Event("pageshow"));
    await peer.expect("ping");
    clock.advance(10_000);
    expect(client.state).toMatchObject({ status: "waiting", reason: { code: 4500 } });
  });

  it("leaves a hidden page and a closed client alone", async () => {
    const { window, document } = openPage();
    const { server, client, peer } = await setUpKitchen({ features });
    document.visibilityState = "hidden";
    document.dispatchEvent(new Event("visibilitychange"));
    await peer.settle();
    expect(peer.unreadCount).toBe(0);
    document.visibilityState = "visible";
    client.close();
    window.dispatchEvent(new Event("online"));
    expect(client.state.status).toBe("closed");
    expect(server.waitingCount).toBe(0);
  });

  it("does nothing where there is no page", async () => {
    const { client } = await setUpKitchen({ features });
    expect(client.state.status).toBe("connected");
  });
});
