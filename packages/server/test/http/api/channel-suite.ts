import { describe, expect, test } from "vitest";
import { connectWelcomed } from "../../connect-raw.ts";
import { subscribe } from "../../frames.ts";
import { call, freshChannel, getServer } from "./api-under-test.ts";
import { type ApiAnswer, type ApiCall } from "./call-api.ts";

/** What is told of channels that are in use. */
export function describeChannels(): void {
  describe("signals, members, channels", () => {
    test("a signal reaches subscribers and is not kept", async () => {
      const channel = freshChannel();
      using ada = await connectWelcomed(getServer().connectUrl);
      ada.send(subscribe(1, { channel }));
      await ada.next();
      const send = (body: object, more: ApiCall = {}): Promise<ApiAnswer> =>
        call("sendSignal", { path: { channel }, body, ...more });
      expect(await send({ event: "typing", data: {}, user: "bob" })).toMatchObject({
        status: 204,
        body: undefined,
      });
      expect(await ada.next()).toMatchObject({ type: "signal", event: "typing", by: { user: "bob" } });
      expect(await send({ event: "chat.said", data: {} })).toMatchObject({
        status: 422,
        body: { code: "wrong_kind" },
      });
      expect(await send({ event: "typing" })).toMatchObject({ status: 400 });
      expect(await send({}, { path: { channel: "nowhere" }, body: { event: "a", data: {} } })).toMatchObject({
        status: 404,
      });
      expect((await send({}, { headers: { "Content-Type": "a/b" } })).status).toBe(415);
      expect((await send({ event: "typing", data: { text: "x".repeat(70_000) } })).status).toBe(413);
    });

    test("members and channels tell who is there, a part at a time", async () => {
      const [first, second] = [freshChannel(), freshChannel()];
      using ada = await connectWelcomed(getServer().connectUrl);
      using bob = await connectWelcomed(getServer().connectUrl);
      ada.send(subscribe(1, { channel: first }));
      ada.send(subscribe(2, { channel: second }));
      bob.send(subscribe(1, { channel: second }));
      for (const each of [ada, ada, bob]) await each.next();
      const members = await call("listMembers", { path: { channel: second }, query: "limit=1" });
      expect(members).toMatchObject({
        status: 200,
        body: { total: 2, members: [{}], cursor: expect.any(String) },
      });
      const list = await call("listChannels", { query: `prefix=room:test-&limit=1&after=${first}` });
      expect(list).toMatchObject({ body: { channels: [{ channel: second, subscribers: 2 }], more: false } });
      expect(await call("listChannels", { query: "limit=1" })).toMatchObject({ body: { more: true } });

      expect(await call("listMembers", { path: { channel: "open" } })).toMatchObject({ status: 409 });
      expect(await call("listMembers", { path: { channel: "nowhere" } })).toMatchObject({ status: 404 });
      for (const query of ["limit=0", "limit=1&limit=2", "no=1"]) {
        expect(await call("listMembers", { path: { channel: second }, query })).toMatchObject({
          status: 400,
        });
        expect(await call("listChannels", { query })).toMatchObject({ status: 400 });
      }
    });
  });
}
