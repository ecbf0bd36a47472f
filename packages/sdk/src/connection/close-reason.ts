import { adviceByHundred, ownCodes, stopCodes, type Advice } from "../generated/close-advice.ts";
import type { CloseName } from "../generated/codes.ts";

/** Why a connection ended. */
export interface CloseReason {
  /** The close code: of the server, of this client (45xx), or 1006 when there was none. */
  readonly code: number;
  /** Name of the code in the table of PROTOCOL.md, or `unknown`. Servers may know more names than the SDK. */
  readonly name: CloseName | (string & {});
  readonly advice: Advice;
  /** For a developer. */
  readonly message: string;
}

/** Names a close and its advice. A code that is not in the table follows its hundred (PROTOCOL [CLS-3]). */
export function toCloseReason(code: number, message: string): CloseReason {
  const own = Object.entries(ownCodes).find(([, each]) => each === code);
  const name = own?.[0] ?? /^[a-z][a-z0-9_]*(?=:|$)/.exec(message)?.[0] ?? "unknown";
  return {
    code,
    name,
    advice: stopCodes.includes(code) ? "stop" : (adviceByHundred[Math.floor(code / 100)] ?? "backOff"),
    message,
  };
}
