import type { JsonObject } from "../schema/json-schema.ts";

/** A point in the line of a channel from which a client goes on, as a script names it. */
export type Mark =
  /** Where this client stands: behind the last message that it was sent, over all its connections. */
  | "seen"
  /** Before the first message. */
  | "start"
  /** Of an epoch that the channel never had. */
  | "foreign"
  /** One above the newest message that the script knows of. */
  | "ahead";

/** One thing that a client does. Clients and channels have names of the script; real ones are made up for each run. */
export type Step =
  /** Opens a connection and says hello; clients of the same user share a credential. */
  | { readonly op: "connect"; readonly client: string; readonly user?: string }
  /** Cuts the connection without a close frame. */
  | { readonly op: "drop"; readonly client: string }
  /** Closes with 1000, whatever is still in flight. */
  | { readonly op: "close"; readonly client: string }
  | {
      readonly op: "subscribe";
      readonly client: string;
      readonly channel: string;
      readonly position?: Mark;
      readonly last?: number;
    }
  | { readonly op: "unsubscribe"; readonly client: string; readonly channel: string }
  | {
      readonly op: "publish";
      readonly client: string;
      readonly channel: string;
      readonly event: string;
      readonly data: JsonObject;
      readonly key?: string;
    }
  | {
      readonly op: "history";
      readonly client: string;
      readonly channel: string;
      readonly direction: "forward" | "backward";
      readonly limit: number;
      readonly position?: Mark;
    }
  | { readonly op: "ping"; readonly client: string }
  /**
   * Sends a request as it stands, with an `id` put in. `breaks` names the one constraint that it breaks, as
   * `<schema>#<JSON Pointer to the keyword>`; absent, it fits.
   */
  | { readonly op: "send"; readonly client: string; readonly frame: JsonObject; readonly breaks?: string }
  /** Waits until every request has its reply and every subscriber what was acknowledged. */
  | { readonly op: "settle" }
  /** Kills the server with the signal and starts it again. */
  | { readonly op: "restart"; readonly signal: "SIGKILL" | "SIGTERM" };

/** Several clients, what they do, and how fast: plain data that can be stored, run again and made smaller. */
export interface Script {
  /** Namespace of all its channels. */
  readonly namespace: string;
  /** stepwise: each step is waited for and compared with the model. pipelined: nobody waits before `settle`. */
  readonly pace: "stepwise" | "pipelined";
  readonly steps: readonly Step[];
}
