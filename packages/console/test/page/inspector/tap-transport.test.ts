import type { SocketHandlers, Transport } from "@parlance/sdk";
import { expect, it } from "vitest";
import type { SocketEvent } from "../../../src/page/inspector/frame-log.ts";
import { tapTransport } from "../../../src/page/inspector/tap-transport.ts";

it("reports each frame before its owner hears of it, and passes everything on", () => {
  const told: string[] = [];
  let inner: SocketHandlers | undefined;
  const transport: Transport = (url, subprotocol, handlers) => {
    told.push(`open ${url} ${subprotocol}`);
    inner = handlers;
    return {
      send: (text) => told.push(`send ${text}`),
      close: (code, reason) => told.push(`close ${code} ${reason}`),
    };
  };
  const report = (event: SocketEvent): void => {
    told.push(`tap ${event.kind}${event.kind === "frame" ? ` ${event.direction} ${event.text}` : ""}`);
  };
  const socket = tapTransport(transport, "hand", report)("ws://localhost/", "parlance.v1.json", {
    onOpen: () => told.push("onOpen"),
    onData: (data) => told.push(`onData ${String(data)}`),
    onClose: (code, reason) => told.push(`onClose ${code} ${reason}`),
  });
  inner?.onOpen();
  socket.send("a");
  inner?.onData("b");
  socket.close(1000, "bye");
  inner?.onClose(1000, "bye");
  expect(told).toEqual([
    "open ws://localhost/ parlance.v1.json",
    "tap opened",
    "onOpen",
    "tap frame out a",
    "send a",
    "tap frame in b",
    "onData b",
    "close 1000 bye",
    "tap closed",
    "onClose 1000 bye",
  ]);
});
