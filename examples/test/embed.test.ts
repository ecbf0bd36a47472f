import { once } from "node:events";
import { expect, test } from "vitest";
import { WebSocket } from "ws";
import { runProgram } from "./run-program.ts";

async function startEmbedding() {
  const program = runProgram(process.execPath, ["examples/embed.js", "0"]);
  const [, port] = await program.until(/^ready at http:\/\/localhost:(\d+)$/m);
  return { program, url: `http://localhost:${port}`, connectUrl: `ws://localhost:${port}/v1/connect` };
}

const ORDER = { order: "A-17", lines: [{ dish: "soup", count: 2 }] };

test("embed.js calls back for connections and messages, and closes them when it is stopped", async () => {
  const { program, connectUrl } = await startEmbedding();
  await using _ = program;
  const socket = new WebSocket(connectUrl, "parlance.v1.json");
  await once(socket, "open");
  const frames: Record<string, unknown>[] = [];
  socket.on("message", (bytes: Buffer) =>
    frames.push(JSON.parse(bytes.toString()) as Record<string, unknown>),
  );
  const publish = (id: number, data: object): void =>
    socket.send(JSON.stringify({ type: "publish", id, channel: "table:7", event: "order.placed", data }));

  socket.send('{"type":"hello"}');
  publish(1, { ...ORDER, lines: [{ dish: "soup", count: 0 }] });
  publish(2, ORDER);
  await program.until(/^open: guest-/m);
  const [line] = await program.until(/^message: .*$/m);
  expect(line).toBe(`message: table:7 1 order.placed ${JSON.stringify(ORDER)}`);

  program.kill("SIGTERM");
  const [code, reason] = (await once(socket, "close")) as [number, Buffer];
  expect([code, reason.toString()]).toEqual([4200, "draining"]);
  expect(await program.ended).toBe(0);
  expect(program.output).toMatch(/^close: 4200 draining$/m);
  expect(frames.slice(1)).toEqual([
    expect.objectContaining({ type: "error", id: 1, code: "invalid_payload", at: "/data/lines/0/count" }),
    expect.objectContaining({ type: "ok", id: 2 }),
    { type: "drain", inMs: 0 },
  ]);
});

test("embed.js keeps its own pages beside those of the server", async () => {
  const { program, url } = await startEmbedding();
  await using _ = program;
  const read = async (path: string): Promise<[number, string]> => {
    const response = await fetch(url + path);
    return [response.status, await response.text()];
  };
  expect(await read("/")).toEqual([200, "The orders are at /v1/connect.\n"]);
  expect(await read("/nothing")).toEqual([404, "There is nothing here.\n"]);
  expect((await read("/v1/contract"))[1]).toContain('"name":"orders"');
  expect((await read("/health/ready"))[0]).toBe(200);
});
