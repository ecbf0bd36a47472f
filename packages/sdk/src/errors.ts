import type { Issue } from "./contract.ts";
import type { ErrorCode } from "./generated/codes.ts";
import type { ErrorFrame } from "./generated/frames.ts";

/**
 * Faults that the SDK finds itself:
 * - `connection_lost`: the connection ended before the answer; whether the publish or call took effect is unknown.
 * - `expired`: a publish found no answer within `pending.maxAgeMs`.
 * - `queue_full`: more than `pending.maxCount` publishes await their ack, or more messages wait for a loop than may.
 * - `too_large`: the frame would exceed the server's `limits.frameBytes`.
 * - `closed`: the client is closed, by the application or because the server said stop.
 * - `bad_server_frame`: the server sent a frame that breaks its schema.
 * - `listener_failed`: a listener threw; `cause` is what it threw.
 * - `token_failed`: the source of tokens threw; `cause` is what it threw.
 * - `unsupported`: the server does not announce the feature that is asked for.
 * - `storage_failed`: the store of the guest secret threw; `cause` is what it threw.
 */
export type LocalErrorCode =
  | "connection_lost"
  | "expired"
  | "queue_full"
  | "too_large"
  | "closed"
  | "bad_server_frame"
  | "listener_failed"
  | "storage_failed"
  | "token_failed"
  | "unsupported";

/** What is known of a fault besides its code. */
export interface ParlanceErrorDetails {
  readonly retryable?: boolean;
  readonly afterMs?: number | undefined;
  readonly channel?: string | undefined;
  readonly at?: string | undefined;
  readonly issues?: readonly Issue[] | undefined;
  readonly cause?: unknown;
}

/**
 * A fault that a program can act on: by its `code`, not by its text. The set of codes is open, since servers may know
 * more than the SDK.
 */
export class ParlanceError extends Error {
  override readonly name = "ParlanceError";
  /** Code of PROTOCOL.md or of {@link LocalErrorCode}. */
  readonly code: ErrorCode | LocalErrorCode | (string & {});
  /** Whether the same call, made again, is safe and may succeed (PROTOCOL [ERR-1]). */
  readonly retryable: boolean;
  /** How long to wait before a retry, where the server says so. */
  readonly afterMs: number | undefined;
  /** The channel concerned. */
  readonly channel: string | undefined;
  /** JSON Pointer into the frame, such as `/data/text`: the first place that breaks a rule. */
  readonly at: string | undefined;
  /** Each broken rule. */
  readonly issues: readonly Issue[] | undefined;

  constructor(
    code: ErrorCode | LocalErrorCode | (string & {}),
    message: string,
    details: ParlanceErrorDetails = {},
  ) {
    super(`[${code}] ${message}`, details);
    this.code = code;
    ({
      retryable: this.retryable = false,
      afterMs: this.afterMs,
      channel: this.channel,
      at: this.at,
      issues: this.issues,
    } = details);
  }
}

/** The error of an `error` frame. */
export function toParlanceError(
  frame: ErrorFrame,
  channel: string | undefined = frame.channel,
): ParlanceError {
  return new ParlanceError(frame.code, frame.message, { ...frame, channel });
}

/** The error of data that breaks the schema of its event; pointers begin at the frame, as those of the server do. */
export function toPayloadError(
  channel: string | undefined,
  event: string,
  issues: readonly Issue[],
): ParlanceError {
  const placed = issues.map((issue) => ({ ...issue, at: `/data${issue.at}` }));
  const { at, message } = placed[0] ?? { at: "/data", message: "is not valid" };
  return new ParlanceError("invalid_payload", `${event}: ${at} ${message}`, { at, channel, issues: placed });
}

/** The error of a listener that threw. */
export function toListenerError(channel: string, cause: unknown): ParlanceError {
  return new ParlanceError("listener_failed", `a listener of ${channel} failed`, { channel, cause });
}
