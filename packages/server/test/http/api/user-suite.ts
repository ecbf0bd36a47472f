import { describe, expect, test } from "vitest";
import { connectRaw, connectWelcomed } from "../../connect-raw.ts";
import { say, subscribe } from "../../frames.ts";
import { call, engine, freshChannel, getServer } from "./api-under-test.ts";
import { type ApiAnswer } from "./call-api.ts";

/** What is done to users, and tickets. */
export function describeUsers(): void {
  describe("users", () => {
    test("are unsubscribed and disconnected", async () => {
      const channel = freshChannel();
      using ada = await connectWelcomed(getServer().connectUrl);
      ada.send(subscribe(1, { channel }));
      await ada.next();
      ada.send(say(2, "Tea?", { channel }));
      const said = await ada.next();
      const user =
        (said.type === "message" ? said : ((await ada.next()) as { by?: { user: string } })).by?.user ?? "";
      expect(await call("unsubscribeUser", { path: { user, channel } })).toMatchObject({
        body: { count: 1 },
      });
      expect(await call("disconnectUser", { path: { user }, query: "reason=forbidden" })).toMatchObject({
        body: { count: 1 },
      });
      expect(await ada.closed).toEqual({ code: 4403, reason: "forbidden" });
      expect(await call("disconnectUser", { path: { user } })).toMatchObject({
        status: 200,
        body: { count: 0 },
      });
      expect(await call("disconnectUser", { path: { user }, query: "reason=no" })).toMatchObject({
        status: 400,
      });
      expect(await call("unsubscribeUser", { path: { user: "no!", channel } })).toMatchObject({
        status: 400,
      });
    });

    test("tokens are revoked by user and by id", async () => {
      const revoke = (query = "", user = "alice"): Promise<ApiAnswer> =>
        call("revokeTokens", { path: { user }, query });
      expect((await revoke()).status).toBe(204);
      expect((await revoke("issuedBefore=1")).status).toBe(204);
      expect((await call("revokeToken", { path: { tokenId: "token-1" } })).status).toBe(204);
      expect(await revoke(`issuedBefore=${Date.now() + 60_000}`)).toMatchObject({ status: 400 });
      expect(await revoke("", "no!")).toMatchObject({ status: 400, body: { at: "/path/user" } });
      expect(await call("revokeToken", { path: { tokenId: "x".repeat(300) } })).toMatchObject({
        status: 400,
      });
      engine.isFull = true;
      expect((await revoke()).status).toBe(503);
      expect((await call("revokeToken", { path: { tokenId: "token-1" } })).status).toBe(503);
      engine.isFull = false;
    });

    test("a ticket lets its user in once [AU-5]", async () => {
      const grants = [{ channel: "room:*", verbs: ["subscribe"] }];
      const issued = await call("issueTicket", { body: { user: "alice", grants } });
      expect(issued).toMatchObject({ status: 201, body: { ticket: expect.stringMatching(/^ticket\./) } });
      const { ticket } = issued.body as { ticket: string };
      using alice = await connectRaw(getServer().connectUrl);
      alice.send({ type: "hello", token: ticket });
      expect(await alice.next()).toMatchObject({ type: "welcome", user: "alice" });
      alice.send(subscribe(1));
      expect(await alice.next()).toMatchObject({ type: "subscribed", allowed: ["subscribe"] });
      using thief = await connectRaw(getServer().connectUrl);
      thief.send({ type: "hello", token: ticket });
      expect(await thief.closed).toEqual({ code: 4302, reason: "token_invalid" });
    });

    test.each([
      [{}, ""],
      [{ user: "no!" }, "/user"],
      [{ user: "alice", grants: [{ channel: "no!", verbs: [] }] }, "/grants/0/channel"],
      [{ user: "alice", grants: [{ channel: "room", verbs: ["fly"] }] }, "/grants/0/verbs/0"],
      [{ user: "alice", ttlMs: 1 }, "/ttlMs"],
    ])("a ticket for %j is refused", async (body, at) => {
      expect(await call("issueTicket", { body })).toMatchObject({ status: 400, body: { at } });
    });

    test("what is no JSON, or too long, is no request for a ticket", async () => {
      expect((await call("issueTicket", { body: {}, headers: { "Content-Type": "a/b" } })).status).toBe(415);
      expect((await call("issueTicket", { body: `"${"x".repeat(70_000)}"` })).status).toBe(413);
    });
  });
}
