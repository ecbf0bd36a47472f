import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ParlanceError } from "../src/errors.ts";
import { createHttpClient, type HttpClient } from "../src/http.ts";

const apiKey = "only-for-tests-0123456789abcdef0123456789";

interface Server {
  listen(): Promise<{ readonly url: string }>;
  stop(): Promise<void>;
}

let server: Server;
let api: HttpClient;
let url: string;
beforeAll(async () => {
  const scopes = ["publish", "read", "moderate", "users", "tickets"] as const;
  // The built server: the SDK must not know it, not even its types.
  const entry = new URL("../../server/dist/index.js", import.meta.url).href;
  const { createServer } = (await import(entry)) as { createServer: (options: object) => Server };
  server = createServer({ port: 0, apiKeys: [{ name: "tests", key: apiKey, scopes }] });
  ({ url } = await server.listen());
  api = createHttpClient({ url, apiKey });
}, 60_000);
afterAll(() => server.stop());

describe("the client of the HTTP API", () => {
  test("publishes, reads, moderates: path, query and body by their names", async () => {
    const channel = "room:kitchen";
    const { position } = await api.publish({ channel, event: "chat.said", data: { text: "1" } });
    expect(position.offset).toBe(1);
    const { results } = await api.publishBatch({
      messages: [{ channel, event: "chat.said", data: { text: "2" }, user: "bob" }],
    });
    expect(results).toEqual([{ position: { ...position, offset: 2 } }]);
    expect(await api.deleteMessage({ channel, offset: 1, epoch: position.epoch })).toEqual({ count: 1 });
    expect(await api.readHistory({ channel, direction: "forward", limit: 1 })).toMatchObject({
      more: true,
      messages: [{ offset: 1, deleted: true }],
    });
    expect(await api.eraseMessages({ user: "bob", channel })).toEqual({ count: 1 });
    expect(await api.sendSignal({ channel, event: "chat.typing", data: {} })).toBeUndefined();
    expect(await api.listChannels()).toEqual({ channels: [], more: false });
    expect((await api.issueTicket({ user: "bob" })).ticket).toMatch(/^ticket\./);
    expect((await api.getInfo()).contract.name).toBe("chat");
  });

  test("rejects with the error that a frame would get", async () => {
    const wrong = api.publish({ channel: "room:kitchen", event: "chat.said", data: { text: 42 } });
    await expect(wrong).rejects.toBeInstanceOf(ParlanceError);
    await expect(wrong).rejects.toMatchObject({
      code: "invalid_payload",
      retryable: false,
      at: "/data/text",
      message: "[invalid_payload] chat.said: /data/text must be string",
    });
    const stranger = createHttpClient({ url, apiKey: "x" });
    await expect(stranger.listChannels()).rejects.toMatchObject({ code: "unauthorized" });
  });

  test("says when nobody answers, and when it was told to give up", async () => {
    const nobody = createHttpClient({ url: "http://localhost:1", apiKey });
    await expect(nobody.listChannels()).rejects.toMatchObject({ code: "connection_lost" });
    await expect(api.listChannels({}, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: "connection_lost",
    });
    expect(() => createHttpClient({ url: "localhost:8080", apiKey })).toThrow("url: must begin with http://");
  });
});
