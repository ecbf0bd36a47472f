import { accessSync, constants } from "node:fs";
import { basename, delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { DialectName } from "../load/dialects.ts";

/** What some servers can do beside serving. */
export interface Wishes {
  /** File for a CPU profile; only programs of Node write one. */
  readonly profile: string | undefined;
  /** Messages that the log keeps and holds from the start; only for ours. */
  readonly kept: number | undefined;
}

/** A server that is measured. */
export interface Subject {
  readonly name: string;
  /** For the table. */
  readonly title: string;
  readonly dialect: DialectName;
  readonly collectsGarbage: boolean;
  /** Program and arguments; undefined where the program is not installed. `port` is one that is free. */
  readonly toCommand: (port: number, wishes: Wishes) => readonly [string, ...string[]] | undefined;
  /** Whether it prints `PORT n`; others get a free port and are asked until they answer. */
  readonly announces: boolean;
}

function find(program: string): string | undefined {
  const folders = [...(process.env["PATH"] ?? "").split(delimiter), "/usr/sbin"];
  return folders
    .map((folder) => join(folder, program))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

function toServerFile(name: string): string {
  return fileURLToPath(new URL(`../servers/${name}`, import.meta.url));
}

function toProfileFlags(file: string): readonly string[] {
  return ["--cpu-prof", `--cpu-prof-dir=${dirname(file)}`, `--cpu-prof-name=${basename(file)}`];
}

function node(name: string, title: string, dialect: DialectName, file: string, ...flags: string[]): Subject {
  return {
    name,
    title,
    dialect,
    collectsGarbage: true,
    announces: true,
    toCommand: (_, { profile, kept }) => [
      process.execPath,
      "--expose-gc",
      ...(profile === undefined ? [] : toProfileFlags(profile)),
      toServerFile(file),
      ...flags,
      ...(kept === undefined ? [] : [`--kept=${kept}`]),
    ],
  };
}

function installed(
  name: string,
  title: string,
  dialect: DialectName,
  program: string,
  toArguments: (port: number) => readonly string[],
): Subject {
  return {
    name,
    title,
    dialect,
    collectsGarbage: false,
    announces: false,
    toCommand(port) {
      const path = find(program);
      return path === undefined ? undefined : [path, ...toArguments(port)];
    },
  };
}

/** Every server, the one that all are compared with first. */
export const subjects: readonly Subject[] = [
  node("ws", "`ws`, parse, `send` to each", "plain", "ws-plain.js"),
  node("ws-ajv", "the same + Ajv", "plain", "ws-plain.js", "--ajv"),
  node("socket.io", "Socket.IO 4.8", "socketIo", "socket-io.js"),
  node("ceiling", "Node's ceiling: raw sockets + Ajv", "plain", "ceiling.js"),
  {
    name: "bun",
    title: "Bun's native publish",
    dialect: "plain",
    collectsGarbage: true,
    announces: true,
    toCommand() {
      const path = find("bun");
      return path === undefined
        ? undefined
        : [path, fileURLToPath(new URL("../../src/servers/bun-native.mjs", import.meta.url))];
    },
  },
  installed("nats", "nats-server", "nats", "nats-server", (port) => ["-a", "127.0.0.1", "-p", String(port)]),
  installed("mosquitto", "mosquitto", "mqtt", "mosquitto", (port) => ["-p", String(port)]),
  node("parlance", "**Parlance**, memory", "parlance", "parlance.js"),
  node("parlance-lmdb", "**Parlance**, LMDB, `disk`", "parlance", "parlance.js", "--lmdb"),
  node("parlance-redis", "**Parlance**, Redis (CPU of the node)", "parlance", "parlance.js", "--redis"),
];
