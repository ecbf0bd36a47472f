import { encodeRequest, findSizeFault, type Reply, type Requests } from "./connection/requests.ts";
import { ParlanceError } from "./errors.ts";
import type { ClientFrame } from "./generated/frames.ts";
import type { Link } from "./link.ts";

/** What a feature asks a server. */
export interface Question<Granted extends Reply> {
  /** The feature that the server must announce. */
  readonly feature: string;
  readonly type: ClientFrame["type"];
  /** The members of the frame besides `type` and `id`. */
  readonly members: object;
  readonly channel?: string | undefined;
  readonly reply: Granted["type"];
  /** Whether it may be asked again when the connection ended before the reply. */
  readonly isRepeatable: boolean;
  /** Gives up waiting when it is aborted. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Asks the server and resolves with its reply. Connects when need be and waits for a connection. Rejects with a
 * `ParlanceError`: that of the server, `unsupported` when it does not announce the feature, or `connection_lost` when
 * nobody can know the outcome.
 */
export async function exchange<Granted extends Reply>(
  link: Link,
  question: Question<Granted>,
): Promise<Granted> {
  const { feature, signal, isRepeatable } = question;
  for (;;) {
    signal?.throwIfAborted();
    link.wake();
    const { features, limits } = await orAborted(link.arrival, signal);
    const { session } = link;
    if (session === undefined) continue;
    if (!features.includes(feature)) throw toUnsupportedError(feature, question.channel);
    const outcome = await put(session, limits.frameBytes, question);
    if (outcome.status === "granted") return outcome.reply;
    if (outcome.status === "sent" && !isRepeatable)
      throw new ParlanceError("connection_lost", "the connection ended before the reply", {
        channel: question.channel,
      });
  }
}

type Outcome<Granted> =
  | { readonly status: "granted"; readonly reply: Granted }
  /** The session ended before the reply. */
  | { readonly status: "sent" | "unsent" };

function put<Granted extends Reply>(
  session: Requests,
  frameBytes: number,
  { type, members, channel, reply, signal }: Question<Granted>,
): Promise<Outcome<Granted>> {
  return new Promise((resolve, reject) => {
    let status: "sent" | "unsent" = "unsent";
    const frame = encodeRequest(type, members);
    const fault = findSizeFault(frame, frameBytes, channel);
    if (fault) throw fault;
    const stop = (): void => {
      session.withdraw(request);
      // oxlint-disable-next-line typescript/prefer-promise-reject-errors -- the reason is the application's
      reject(signal?.reason);
    };
    const settle = (run: () => void): void => {
      signal?.removeEventListener("abort", stop);
      run();
    };
    const request = {
      frame,
      channel,
      reply,
      onSent: () => void (status = "sent"),
      onGranted: (granted: Granted) => settle(() => resolve({ status: "granted", reply: granted })),
      onRefused: (error: ParlanceError) => settle(() => reject(error)),
      onLost: () => settle(() => resolve({ status })),
    };
    signal?.addEventListener("abort", stop);
    session.add(request);
  });
}

/** The promise, or the reason of an abort that comes first. */
function orAborted<Value>(promise: Promise<Value>, signal: AbortSignal | undefined): Promise<Value> {
  if (signal === undefined) return promise;
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason as Error);
    signal.addEventListener("abort", stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}

/** The error of a feature that the server does not announce. */
export function toUnsupportedError(feature: string, channel: string | undefined): ParlanceError {
  return new ParlanceError("unsupported", `the server has no ${feature}`, { channel });
}
