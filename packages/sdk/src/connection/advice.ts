import { closeCodes, type CloseName } from "../generated/codes.ts";

/** What a close code tells the client to do (PROTOCOL [CLS-3]). */
export type Advice = "backOff" | "reconnect" | "newToken" | "stop";

/** Why a connection ended. */
export interface CloseReason {
  /** The close code: of the server, of this client (45xx), or 1006 when there was none. */
  readonly code: number;
  /** Name of the code in the table of PROTOCOL.md. */
  readonly name: CloseName | "unknown";
  readonly advice: Advice;
  /** For a developer. */
  readonly message: string;
}

const FAULTS_OF_PROGRAM: readonly number[] = [closeCodes.normal, closeCodes.unsupported_data, closeCodes.invalid_utf8, closeCodes.too_large];

function toAdvice(code: number): Advice {
  switch (Math.floor(code / 100)) {
    case 42:
      return "reconnect";
    case 43:
      return "newToken";
    case 44:
    case 49:
      return "stop";
    default:
      return FAULTS_OF_PROGRAM.includes(code) ? "stop" : "backOff";
  }
}

/** Names a close code and its advice; a code that is not in the table follows its hundred. */
export function toCloseReason(code: number, message: string): CloseReason {
  const name = (Object.keys(closeCodes) as CloseName[]).find((each) => closeCodes[each] === code) ?? "unknown";
  return { code, name, advice: toAdvice(code), message };
}
