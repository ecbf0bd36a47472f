import { once } from "node:events";
import { connect, createServer, type AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { startPatience } from "../../src/wire/patience.ts";

/** Keeps this process from its work, as a busy machine does. */
function holdUp(ms: number): void {
  const untilMs = performance.now() + ms;
  while (performance.now() < untilMs);
}

test("patience runs out after its time", async () => {
  const startedAt = performance.now();
  await new Promise<void>((resolve) => {
    startPatience(250, resolve);
  });
  expect(performance.now() - startedAt).toBeGreaterThanOrEqual(240);
});

test("time in which the process was held up does not count", async () => {
  const startedAt = performance.now();
  const over = new Promise<void>((resolve) => {
    startPatience(300, resolve);
  });
  holdUp(500);
  await over;
  expect(performance.now() - startedAt).toBeGreaterThanOrEqual(690);
});

test("what arrived while the process was held up is read before patience is over", async () => {
  const server = createServer((socket) => socket.end("here"));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const heard: string[] = [];
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
  socket.on("data", () => heard.push("data"));
  await once(server, "connection");
  const over = new Promise<void>((resolve) => {
    startPatience(10, () => {
      heard.push("over");
      resolve();
    });
  });
  holdUp(200);
  await over;
  expect(heard).toEqual(["data", "over"]);
  server.close();
});

test("patience that is called off never runs out", async () => {
  let isOver = false;
  const stop = startPatience(1, () => {
    isOver = true;
  });
  stop();
  await new Promise<void>((resolve) => {
    startPatience(50, resolve);
  });
  expect(isOver).toBe(false);
});
