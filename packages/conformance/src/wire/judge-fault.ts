import { closeCodes, errorCodes, type ErrorCode } from "../generated/codes.ts";
import type { ClientFrame, ErrorFrame } from "../generated/frames.ts";
import { existsAt } from "../schema/json-schema.ts";
import { show, type Violation } from "../verdict.ts";

const MAX_REASON_BYTES = 123;

/** Codes of the table that a server never sends: 1006 is not sent at all, 45xx come from clients. */
const NOT_FOR_SERVERS: ReadonlySet<string> = new Set(["abnormal", "liveness_lost", "moved"]);

const serverCloses: ReadonlyMap<number, string> = new Map(
  Object.entries(closeCodes)
    .filter(([name]) => !NOT_FOR_SERVERS.has(name))
    .map(([name, code]) => [code, name]),
);

/** Lines as a stack trace or a file name has them, in the languages that servers are written in. */
const INNER_LIFE = new RegExp(
  [
    String.raw`\bat \S+ \(`,
    String.raw`\.(?:[cm]?[jt]s|py|go|rs|php|rb|java|kt|ex|cs):\d+`,
    String.raw`(?:^|[\s"'(])/(?:home|usr|var|opt|srv|Users)/`,
    String.raw`node_modules|[A-Z]:\\|\bgoroutine \d|Traceback \(most`,
  ].join("|"),
);

/** Judges the code and reason with which a server closed (PROTOCOL [CLS-1]). */
export function judgeClose(code: number, reason: string): Violation | undefined {
  const actual = `${code} ${JSON.stringify(reason)}`;
  if (code === 1006) {
    return {
      requirement: "CLS-1",
      expected: "a close frame with a code of the table",
      actual: "the connection cut",
    };
  }
  const name = serverCloses.get(code);
  // 4900 to 4999 belong to applications, which name them themselves.
  if (name === undefined && code >= 4900 && code <= 4999) return undefined;
  if (name === undefined) return { requirement: "CLS-1", expected: "a close code of the table", actual };
  // Below 4000 the WebSocket library often closes by itself, and says nothing.
  const isNamed = code < 4000 || reason.startsWith(name);
  if (Buffer.byteLength(reason) > MAX_REASON_BYTES || !isNamed) {
    const expected = `a reason of at most ${MAX_REASON_BYTES} bytes that begins with ${JSON.stringify(name)}`;
    return { requirement: "CLS-1", expected, actual };
  }
  return undefined;
}

function isKnownCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorCodes, code);
}

/** Judges what every `error` owes whatever it refuses (PROTOCOL [ERR-1], [ERR-2], [ERR-3]). */
export function judgeError(frame: ErrorFrame, request: ClientFrame | undefined): Violation | undefined {
  const { code, retryable, message, at, issues = [] } = frame;
  if (isKnownCode(code) && errorCodes[code].retryable !== retryable) {
    const expected = `retryable ${errorCodes[code].retryable} with ${code}, as the table of codes has it`;
    return { requirement: "ERR-1", expected, actual: show(frame) };
  }
  const texts = [message, ...issues.map((issue) => issue.message)];
  const leak = texts.find((text) => INNER_LIFE.test(text));
  if (leak !== undefined)
    return { requirement: "ERR-3", expected: "no stack traces and no file paths", actual: show(leak) };
  const pointers = [at, ...issues.map((issue) => issue.at)].filter((each) => each !== undefined);
  const wrong = request === undefined ? undefined : pointers.find((each) => !existsAt(request, each));
  if (wrong !== undefined) {
    return {
      requirement: "ERR-2",
      expected: "a pointer to a place in the frame that was sent",
      actual: show(wrong),
    };
  }
  return undefined;
}
