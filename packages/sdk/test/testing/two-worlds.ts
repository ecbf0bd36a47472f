import type { ClientFrame, ServerFrame } from "../../src/generated/frames.ts";
import { createTestServer, type TestServer } from "../../src/testing/index.ts";
import { nodeTransport } from "../../src/transport/node.ts";
import type { Socket, Transport } from "../../src/transport/transport.ts";
import { startEmbeddedServer } from "../embedded-server.ts";

const data = (properties: object, required: readonly string[] = []): object => ({
  type: "object",
  properties,
  required,
  additionalProperties: false,
});

const text = data({ text: { type: "string", minLength: 1, maxLength: 20 } }, ["text"]);

/** A contract that has a bit of everything. */
export const lab = {
  name: "lab",
  version: "1.0.0",
  namespaces: {
    room: {
      events: { said: { kind: "message", data: text }, typing: { kind: "signal", data: data({}) } },
      log: { size: 5, ttlMs: 60_000, durability: "best" },
      presence: { data: data({ name: { type: "string", maxLength: 5 } }) },
    },
    lobby: { events: { said: { kind: "message", data: text } } },
    open: { events: {}, anyEvent: true },
    shut: {
      events: { said: { kind: "message", data: text } },
      access: { guest: ["subscribe", "history"] },
      log: { size: 5, ttlMs: 60_000, durability: "best" },
    },
    inbox: {
      events: { said: { kind: "message", data: text } },
      inbox: true,
      log: { size: 5, ttlMs: 60_000, durability: "best" },
    },
  },
  methods: {
    double: {
      params: data({ value: { type: "integer", minimum: 0, maximum: 50 } }, ["value"]),
      result: data({ value: { type: "integer", minimum: 0, maximum: 60 } }, ["value"]),
    },
    idle: { params: data({}), result: data({}) },
  },
};

const methods = { double: (params: object) => ({ value: (params as { value: number }).value * 2 }) };

/** Where a script can be played: the reference server behind real sockets, or a test server. */
export interface World {
  readonly name: string;
  readonly url: string;
  readonly transport: Transport;
}

/** Starts the reference server with the contract. */
export async function startReference(): Promise<World> {
  const { url } = await startEmbeddedServer({
    contract: lab,
    methods,
    // So that only the rules under test slow a script down, or end it.
    limits: { framesPerSecond: 100_000, subscriptions: 4 },
    frameBurst: 100_000,
    payloadErrorsPerMinute: 1_000_000,
  });
  return { name: "reference", url, transport: nodeTransport };
}

/** Makes a test server with the same contract. */
export function makeDouble(): World & { readonly server: TestServer } {
  const server = createTestServer({
    contract: lab,
    methods,
    limits: { framesPerSecond: 100_000, subscriptions: 4 },
  });
  const { url, transport } = server.clientOptions;
  return { name: "double", url, transport, server };
}

/** A connection that sends whatever it is told, and keeps what comes. */
export class RawLine {
  readonly received: (ServerFrame | { readonly type: "closed"; readonly code: number })[] = [];
  readonly #socket: Socket;
  #wake: () => void = () => undefined;
  #isOpen = false;
  #lastId = 0;

  constructor({ transport, url }: World) {
    this.#socket = transport(url, "parlance.v1.json", {
      onOpen: () => {
        this.#isOpen = true;
        this.#wake();
      },
      onData: (frame) => this.#put(JSON.parse(String(frame)) as ServerFrame),
      onClose: (code) => this.#put({ type: "closed", code }),
    });
  }

  async opened(): Promise<this> {
    while (!this.#isOpen) await this.#change();
    return this;
  }

  /** An id that no earlier request has. */
  nextId(): number {
    return ++this.#lastId;
  }

  get isClosed(): boolean {
    return this.received.some(({ type }) => type === "closed");
  }

  send(frame: ClientFrame | string): void {
    if (!this.isClosed) this.#socket.send(typeof frame === "string" ? frame : JSON.stringify(frame));
  }

  close(): void {
    this.#socket.close(1000, "");
  }

  /** Everything that had to come has come (PROTOCOL [FR-12]); the reply of the fence itself is left out. */
  async fence(): Promise<void> {
    const id = this.nextId();
    this.send({ type: "ping", id });
    for (;;) {
      const index = this.received.findIndex((frame) => frame.type === "ok" && frame.id === id);
      if (index >= 0) return void this.received.splice(index, 1);
      if (this.isClosed) return;
      await this.#change();
    }
  }

  #put(frame: RawLine["received"][number]): void {
    this.received.push(frame);
    this.#wake();
  }

  #change(): Promise<void> {
    return new Promise((resolve) => (this.#wake = resolve));
  }
}
