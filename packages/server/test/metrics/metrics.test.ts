import { describe, expect, test } from "vitest";
import { connectWelcomed } from "../connect-raw.ts";
import { say, subscribe } from "../frames.ts";
import { request } from "../http/request.ts";
import { startServer } from "../start-server.ts";

/** The value of a sample, by its name and labels as they are written. */
function readSample(text: string, sample: string): number {
  const line = text.split("\n").find((each) => each.startsWith(`${sample} `));
  return line === undefined ? Number.NaN : Number(line.slice(sample.length + 1));
}

describe("metrics", () => {
  test("are off unless they are asked for", async () => {
    await using server = await startServer();
    expect((await request(`${server.url}/metrics`)).status).toBe(404);
  });

  test("count what has happened, each thing once, however often they are read", async () => {
    await using server = await startServer({ metrics: { enabled: true } });
    using ada = await connectWelcomed(server.connectUrl);
    using bob = await connectWelcomed(server.connectUrl);
    for (const client of [ada, bob]) {
      client.send(subscribe(1));
      await client.next();
    }
    ada.send(say(2, "Tea?"));
    ada.send('{"type":"publish","id":3,"channel":"room:kitchen","event":"chat.said","data":{"text":42}}');
    // The reply to a ping follows those of all earlier requests.
    ada.send({ type: "ping", id: 4 });
    while ((await ada.next()).type !== "error");
    await bob.next();
    await request(`${server.url}/metrics`);
    const { body, headers } = await request(`${server.url}/metrics`);
    expect(headers["content-type"]).toMatch(/^text\/plain/);
    const expected = {
      parlance_connections: 2,
      parlance_channels: 1,
      parlance_subscriptions: 2,
      parlance_ready: 1,
      parlance_welcomes_total: 2,
      'parlance_frames_received_total{type="subscribe"}': 2,
      'parlance_frames_received_total{type="publish"}': 2,
      'parlance_frames_sent_total{type="message"}': 2,
      'parlance_frames_sent_total{type="subscribed"}': 2,
      'parlance_frames_sent_total{type="error"}': 1,
      'parlance_refusals_total{code="invalid_payload"}': 1,
      'parlance_recoveries_total{outcome="fresh"}': 2,
      'parlance_http_requests_total{status="200"}': 1,
      parlance_slow_consumers_total: 0,
    };
    const found = Object.fromEntries(Object.keys(expected).map((name) => [name, readSample(body, name)]));
    expect(found).toEqual(expected);
    expect(readSample(body, "parlance_publish_seconds_count")).toBe(1);
    expect(readSample(body, 'parlance_publish_seconds_bucket{le="+Inf"}')).toBe(1);
    expect(readSample(body, 'parlance_frames_sent_bytes_total{type="message"}')).toBeGreaterThan(200);
  });

  test("have a port of their own where one is given, and are nowhere else then", async () => {
    const lines: string[] = [];
    const tell = (_: string, fields: object = {}): void => void lines.push(Object.values(fields).join(" "));
    const logger = { debug: tell, info: tell, warn: tell, error: tell };
    await using server = await startServer({ metrics: { port: 0 }, logger });
    const [url = ""] = lines;
    expect(url).toMatch(/^http:\/\/localhost:\d+\/metrics$/);
    expect((await request(url)).body).toContain("parlance_connections 0\n");
    expect((await request(url, { method: "POST" })).status).toBe(405);
    expect((await request(url.replace("metrics", "v1/info"))).status).toBe(404);
    expect((await request(`${server.url}/metrics`)).status).toBe(404);
  });

  test("count closes by code", async () => {
    await using server = await startServer({ metrics: { enabled: true } });
    using client = await connectWelcomed(server.connectUrl);
    client.send("no json");
    await client.closed;
    const { body } = await request(`${server.url}/metrics`);
    expect(readSample(body, 'parlance_closes_total{code="4400"}')).toBe(1);
    expect(readSample(body, 'parlance_frames_received_total{type="malformed"}')).toBe(1);
  });
});
