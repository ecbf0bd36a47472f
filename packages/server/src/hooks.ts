import type { Position } from "./generated/frames.ts";
import type { Logger } from "./logger.ts";

/** A connection as hooks see it. */
export interface ConnectionView {
  readonly connection: string;
  readonly user: string;
  readonly remoteAddress: string;
}

/** A message that was accepted and has its place. */
export interface AcceptedMessage {
  readonly channel: string;
  readonly event: string;
  readonly data: object;
  readonly position: Position;
}

/**
 * The four callbacks of a program that embeds the server. They are told afterwards and cannot refuse; what they throw
 * is handed to `onError` and never disturbs a connection.
 */
export interface Hooks {
  /** A connection was welcomed. */
  readonly onOpen?: (connection: ConnectionView) => void;
  /** A message of this connection was accepted. */
  readonly onMessage?: (connection: ConnectionView, message: AcceptedMessage) => void;
  /** A welcomed connection has ended. */
  readonly onClose?: (connection: ConnectionView, code: number, reason: string) => void;
  /** Something went wrong that is not the client's fault. */
  readonly onError?: (error: unknown, connection: ConnectionView | undefined) => void;
}

/** The hooks as the server calls them: those that are there, none of which throws. */
export type SafeHooks = { readonly [Name in keyof Hooks]-?: Hooks[Name] | undefined };

/** Guards hooks: what one throws goes to `onError`, and what that throws to the log. */
export function toSafeHooks({ onOpen, onMessage, onClose, onError }: Hooks, logger: Logger): SafeHooks {
  const fail = (error: unknown, connection: ConnectionView | undefined): void => {
    try {
      onError?.(error, connection);
    } catch (second) {
      logger.error("the hook onError failed", {
        error: second instanceof Error ? second.message : String(second),
      });
    }
  };
  const attempt = (connection: ConnectionView, call: () => unknown): void => {
    try {
      // An async function fits a hook too; its failure comes as a rejection.
      const returned = call();
      if (returned instanceof Promise) returned.catch((error: unknown) => fail(error, connection));
    } catch (error) {
      fail(error, connection);
    }
  };
  return {
    onOpen: onOpen && ((connection) => attempt(connection, () => onOpen(connection))),
    onMessage:
      onMessage && ((connection, message) => attempt(connection, () => onMessage(connection, message))),
    onClose:
      onClose && ((connection, code, reason) => attempt(connection, () => onClose(connection, code, reason))),
    onError: fail,
  };
}
