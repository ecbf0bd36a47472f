import type { SocketHandlers, Transport } from "@parlance/sdk";
import { describe, expect, it } from "vitest";
import { createHandSocket, type HandSocket } from "../../../src/page/hand/hand-socket.ts";

/** A hand socket on a line in memory; `handlers` is the newest connection. */
function setUp(): {
  readonly socket: HandSocket;
  readonly sent: string[];
  readonly handlers: () => SocketHandlers;
} {
  const sent: string[] = [];
  const opened: SocketHandlers[] = [];
  const transport: Transport = (_url, _subprotocol, handlers) => {
    opened.push(handlers);
    return { send: (text) => sent.push(text), close: () => undefined };
  };
  const socket = createHandSocket({ url: "ws://localhost/", transport, toHello: () => ({ type: "hello" }) });
  return { socket, sent, handlers: () => opened.at(-1) as SocketHandlers };
}

const HELLO = `{"type":"hello"}`;

describe("a hand socket", () => {
  it("says hello and sends what waits behind it [HS-7]", () => {
    const { socket, sent, handlers } = setUp();
    socket.send("tea?");
    socket.send("milk?");
    expect(sent).toEqual([]);
    handlers().onOpen();
    socket.send("sugar?");
    expect(sent).toEqual([HELLO, "tea?", "milk?", "sugar?"]);
  });

  it("answers ping [HB-3]", () => {
    const { socket, sent, handlers } = setUp();
    socket.send("tea?");
    handlers().onOpen();
    handlers().onData(`{"type":"ping"}`);
    expect(sent.at(-1)).toBe(`{"type":"pong"}`);
  });

  it("knows the next id of the connection, and begins anew with the next one", () => {
    const { socket, sent, handlers } = setUp();
    expect(socket.nextId).toBe(1);
    socket.send(`{"type":"ping","id":7}`);
    handlers().onOpen();
    socket.send(`{"type":"ping","id":2}`);
    expect(socket.nextId).toBe(8);
    handlers().onClose(4401, "protocol_violation");
    expect(socket.nextId).toBe(1);
    socket.send("again");
    handlers().onOpen();
    expect(sent.slice(-2)).toEqual([HELLO, "again"]);
  });
});
