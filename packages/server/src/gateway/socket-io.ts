import { createServer } from "node:http";
import { Server, type Namespace, type Socket } from "socket.io";
import { isChannelName, toNamespace } from "../channel/channel-name.ts";
import type { LoadedContract } from "../contract/loaded-contract.ts";
import { toArguments, toData, toForm, type ArgumentForm } from "./arguments.ts";
import { NameTable, type EventNames } from "./event-names.ts";
import type { Said } from "./foreign-session.ts";
import { toGatewayNamespace } from "./gateway-namespace.ts";
import type { Gateway, GatewayHost, OpenGateway } from "./gateway.ts";
import { SocketIoConnection, type Emit, type Translation } from "./socket-io-connection.ts";

/** Where Socket.IO clients meet the others, and how events are called there. */
export interface SocketIoOptions {
  /** The channel of the default namespace. Default: `lobby`. A namespace `/room:x` is the channel `room:x`. */
  readonly channel?: string;
  /** Events whose Socket.IO name does not fit our grammar, or is to differ: `{ "chat message": "chat.said" }`. */
  readonly events?: EventNames;
}

const PATH = "/socket.io";

/**
 * The gateway for Socket.IO clients from 2 to 4: the real `socket.io`, at `/socket.io/`, in front of our channels. It
 * needs the package `socket.io`, which is an optional peer dependency.
 */
export function createSocketIoGateway({ channel = "lobby", events = {} }: SocketIoOptions = {}): Gateway {
  const names = new NameTable(events);
  return { name: "socket.io", open: (host) => open(host, channel, names) };
}

function open(host: GatewayHost, channel: string, names: NameTable): OpenGateway {
  toGatewayNamespace("socket.io", host, channel);
  const io = createIo(host);
  const idle = new Idle(host, io);
  const install = (namespace: Pick<Namespace, "use" | "on">): void => {
    const connections = new WeakMap<Socket, SocketIoConnection>();
    namespace.use((socket, next) => {
      const name = socket.nsp.name === "/" ? channel : socket.nsp.name.slice(1);
      const connection = new SocketIoConnection(
        host,
        socket,
        toTranslation(host.contract, name, names),
        next,
      );
      connections.set(socket, connection);
      connection.enter();
    });
    namespace.on("connection", (socket: Socket) => {
      idle.onConnected(socket);
      connections.get(socket)?.onConnected();
    });
  };
  install(io.of("/"));
  install(io.of((name, _auth, decide) => decide(null, isServed(host.contract, name.slice(1)))));
  return {
    takes: (path) => path === PATH || path.startsWith(`${PATH}/`),
    upgrade: (request, socket, head) => io.engine.handleUpgrade(request, socket, head),
    handleRequest(request, response) {
      io.engine.handleRequest(request, response);
      return true;
    },
    close: () => void io.close(),
  };
}

function createIo({ policy }: GatewayHost): Server {
  // Never listens: requests and upgrades that were admitted are handed to the engine behind it.
  return new Server(createServer(), {
    path: `${PATH}/`,
    allowEIO3: true,
    serveClient: false,
    // Who may come was judged before, and every origin that did may read the answer.
    cors: { origin: true, credentials: true },
    maxHttpBufferSize: policy.limits.frameBytes,
    perMessageDeflate: false,
    httpCompression: false,
    connectTimeout: policy.helloMs,
    pingInterval: policy.heartbeat.intervalMs,
    pingTimeout: policy.heartbeat.graceMs,
    cleanupEmptyChildNamespaces: true,
    destroyUpgrade: false,
  });
}

function isServed(contract: LoadedContract, channel: string): boolean {
  return isChannelName(channel) && contract.namespace(toNamespace(channel)) !== undefined;
}

/**
 * Clients that are in no namespace count among those of their address that wait: before the first one let them in, and
 * when they have left the last.
 */
class Idle {
  readonly #host: GatewayHost;
  readonly #leave = new WeakMap<Socket["conn"], () => void>();
  readonly #joined = new WeakMap<Socket["conn"], number>();

  constructor(host: GatewayHost, io: Server) {
    this.#host = host;
    io.engine.on("connection", (conn: Socket["conn"]) => {
      this.#wait(conn);
      conn.once("close", () => this.#leave.get(conn)?.());
    });
  }

  /** A client was let into a namespace; counts until it leaves that. */
  onConnected(socket: Socket): void {
    const { conn } = socket;
    this.#leave.get(conn)?.();
    this.#count(conn, 1);
    socket.once("disconnect", () => {
      if (this.#count(conn, -1) === 0 && conn.readyState === "open") this.#wait(conn);
    });
  }

  #wait(conn: Socket["conn"]): void {
    this.#leave.set(conn, this.#host.wait(this.#host.addressOf(conn.request)));
  }

  #count(conn: Socket["conn"], change: number): number {
    const joined = (this.#joined.get(conn) ?? 0) + change;
    this.#joined.set(conn, joined);
    return joined;
  }
}

/** Made once for each message, whoever receives it. */
const emits = new WeakMap<Said, Emit>();

function toTranslation(contract: LoadedContract, channel: string, names: NameTable): Translation {
  const formOf = (event: string): ArgumentForm => {
    const namespace = contract.namespace(toNamespace(channel));
    return namespace === undefined ? "any" : toForm(namespace, event, contract.document);
  };
  return {
    channel,
    read(name, args) {
      const event = names.toEvent(name);
      return { event, data: toData(formOf(event), args) };
    },
    write(said) {
      const known = emits.get(said);
      if (known !== undefined) return known;
      const args = toArguments(formOf(said.event), said.data);
      const emit: Emit = { name: names.toName(said.event), args, byteLength: JSON.stringify(args).length };
      emits.set(said, emit);
      return emit;
    },
  };
}
