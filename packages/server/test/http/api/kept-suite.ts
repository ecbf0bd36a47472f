import { describe, expect, test } from "vitest";
import { connectWelcomed } from "../../connect-raw.ts";
import { subscribe } from "../../frames.ts";
import { call, engine, epochOf, freshChannel, getServer, publish } from "./api-under-test.ts";
import { type ApiAnswer } from "./call-api.ts";

/** What is read, and taken out, of what is kept. */
export function describeKept(): void {
  describe("what is kept", () => {
    const read = (channel: string, query = ""): Promise<ApiAnswer> =>
      call("readHistory", { path: { channel }, query });

    test("is read both ways, from a position", async () => {
      const channel = freshChannel();
      let epoch = "";
      for (const text of ["1", "2", "3"]) epoch = epochOf(await publish(text, {}, channel));
      expect(await read(channel, "limit=2")).toMatchObject({
        status: 200,
        body: { first: 1, head: 3, more: true, messages: [{ offset: 2 }, { offset: 3 }] },
      });
      expect(await read(channel, `direction=forward&epoch=${epoch}&offset=1`)).toMatchObject({
        body: { more: false, messages: [{ offset: 2 }, { offset: 3 }] },
      });
      expect(await read(channel, "epoch=other&offset=1")).toMatchObject({ status: 410 });
      expect(await read(channel, "offset=1")).toMatchObject({ status: 400, body: { at: "/query/epoch" } });
      expect(await read("open")).toMatchObject({ status: 409, body: { code: "not_kept" } });
      expect(await read("nowhere")).toMatchObject({ status: 404 });
    });

    test("a deleted message leaves its place, and nothing that was in it [DEL-1]", async () => {
      const channel = freshChannel();
      await publish("1", {}, channel);
      const epoch = epochOf(await publish("secret", { user: "bob", key: "key-00002" }, channel));
      await publish("3", {}, channel);
      const remove = (offset: string, query = `epoch=${epoch}`, of = channel): Promise<ApiAnswer> =>
        call("deleteMessage", { path: { channel: of, offset }, query });
      expect(await remove("2")).toMatchObject({ status: 200, body: { count: 1 } });
      expect(await remove("2")).toMatchObject({ status: 200, body: { count: 0 } });
      using ada = await connectWelcomed(getServer().connectUrl);
      ada.send(subscribe(1, { channel, last: 3 }));
      await ada.next();
      expect(await ada.next()).toMatchObject({ offset: 1, data: { text: "1" } });
      expect(await ada.next()).toEqual({
        type: "message",
        channel,
        offset: 2,
        event: "chat.said",
        time: expect.any(Number),
        data: {},
        deleted: true,
      });
      expect(await ada.next()).toMatchObject({ offset: 3, data: { text: "3" } });

      expect(await remove("4")).toMatchObject({ status: 410 });
      expect(await remove("0")).toMatchObject({ status: 400, body: { at: "/path/offset" } });
      expect(await remove("2", "")).toMatchObject({ status: 400, body: { at: "/query/epoch" } });
      expect(await remove("2", "epoch=x", "open")).toMatchObject({ status: 409 });
      expect(await remove("2", "epoch=x", "nowhere")).toMatchObject({ status: 404 });
      engine.isFull = true;
      expect(await remove("1")).toMatchObject({ status: 503 });
      engine.isFull = false;
    });

    test("a channel is trimmed up to a position", async () => {
      const channel = freshChannel();
      let epoch = "";
      for (const text of ["1", "2", "3"]) epoch = epochOf(await publish(text, {}, channel));
      const trim = (query: string, of = channel): Promise<ApiAnswer> =>
        call("trimChannel", { path: { channel: of }, query });
      expect(await trim(`epoch=${epoch}&offset=2`)).toMatchObject({ status: 200, body: { count: 2 } });
      expect(await read(channel)).toMatchObject({ body: { first: 3, messages: [{ offset: 3 }] } });
      expect(await trim(`epoch=${epoch}&offset=9`)).toMatchObject({ status: 410 });
      expect(await trim("offset=2")).toMatchObject({ status: 400 });
      expect(await trim("epoch=x&offset=2", "open")).toMatchObject({ status: 409 });
      expect(await trim("epoch=x&offset=2", "nowhere")).toMatchObject({ status: 404 });
      engine.isFull = true;
      expect(await trim(`epoch=${epoch}&offset=3`)).toMatchObject({ status: 503 });
      engine.isFull = false;
    });

    test("the messages of a user are erased in all channels, or in one; those of others stay", async () => {
      const [one, other] = [freshChannel(), freshChannel()];
      for (const channel of [one, other]) {
        await publish("of eve", { user: "eve" }, channel);
        await publish("eve was here", { user: "bob" }, channel);
      }
      const erase = (query = ""): Promise<ApiAnswer> =>
        call("eraseMessages", { path: { user: "eve" }, query });
      expect(await erase(`channel=${one}`)).toMatchObject({ status: 200, body: { count: 1 } });
      expect(await erase()).toMatchObject({ body: { count: 1 } });
      for (const channel of [one, other])
        expect(await read(channel)).toMatchObject({
          body: {
            messages: [
              { offset: 1, deleted: true },
              { offset: 2, data: { text: "eve was here" } },
            ],
          },
        });
      expect(await call("eraseMessages", { path: { user: "no!" } })).toMatchObject({ status: 400 });
      engine.isFull = true;
      expect(await erase()).toMatchObject({ status: 503 });
      engine.isFull = false;
    });
  });
}
