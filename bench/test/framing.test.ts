import { expect, test } from "vitest";
import { scanMqtt, scanNats, scanWebSocket, toClientFrame, type Scan } from "../src/load/framing.ts";

function scanAll(scan: Scan, bytes: Buffer): { readonly found: readonly string[]; readonly taken: number } {
  const found: string[] = [];
  const taken = scan(bytes, (chunk, start, end) => found.push(chunk.toString("latin1", start, end)));
  return { found, taken };
}

function toServerFrame(text: string): Buffer {
  const isShort = text.length < 126;
  const header = isShort
    ? Buffer.from([0x81, text.length])
    : Buffer.from([0x81, 126, text.length >> 8, text.length & 255]);
  return Buffer.concat([header, Buffer.from(text)]);
}

test("frames of WebSocket, short and long, are found, and the beginning of the next is left", () => {
  const bytes = Buffer.concat([toServerFrame("tea"), toServerFrame("x".repeat(300)), Buffer.from([0x81])]);
  expect(scanAll(scanWebSocket, bytes)).toEqual({ found: ["tea", "x".repeat(300)], taken: bytes.length - 1 });
});

test("lines and payloads of NATS are found however the bytes are cut", () => {
  const bytes = Buffer.from("PONG\r\nMSG c0 1 5\r\ntea\r\n\r\nPING\r\n");
  for (let cut = 0; cut <= bytes.length; cut++) {
    const head = scanAll(scanNats, bytes.subarray(0, cut));
    const tail = scanAll(scanNats, bytes.subarray(head.taken));
    expect([...head.found, ...tail.found]).toEqual(["PONG\r\n", "MSG c0 1 5\r\ntea\r\n\r\n", "PING\r\n"]);
  }
});

test("packets of MQTT with a length of two bytes are found", () => {
  const packet = Buffer.concat([Buffer.from([0x30, 0xac, 0x02]), Buffer.alloc(300, 0x61)]);
  expect(scanAll(scanMqtt, Buffer.concat([packet, packet.subarray(0, 9)]))).toMatchObject({
    taken: packet.length,
  });
});

test("a client's frame is masked, with zeros", () => {
  const frame = toClientFrame("tea");
  expect([...frame]).toEqual([0x81, 0x83, 0, 0, 0, 0, ...Buffer.from("tea")]);
});
