import type { ServerResponse } from "node:http";
import type { Issue } from "../../generated/check-runtime.ts";
import type { ErrorCode } from "../../generated/codes.ts";
import { RefusedError } from "../../refused-error.ts";

/** Problem details (RFC 9457) as the API answers them. */
export interface Problem {
  readonly title: string;
  readonly status: number;
  /** A code of the protocol, or one of HTTP itself. */
  readonly code: string;
  readonly retryable: boolean;
  readonly at?: string;
  readonly issues?: readonly Issue[];
  /** How long to wait before another try, where that is known. */
  readonly afterMs?: number;
}

/** A fault of a request, thrown on the way to its answer. */
export class ProblemError extends Error {
  readonly problem: Problem;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, code: string, title: string, headers: Readonly<Record<string, string>> = {}) {
    super(title);
    this.problem = { title, status, code, retryable: false };
    this.headers = headers;
  }
}

/** What HTTP says for a code of the protocol; what is not here is the fault of the request. */
const STATUS: Partial<Record<ErrorCode, number>> = {
  invalid_payload: 422,
  unknown_event: 422,
  wrong_kind: 422,
  unknown_namespace: 404,
  forbidden: 403,
  not_kept: 409,
  key_reused: 409,
  position_lost: 410,
  rate_limited: 429,
  not_available: 503,
  internal_error: 500,
};

/** The problem of what the server refused; `toPlace` turns a pointer into the frame into one into the request. */
export function toProblem(
  { code, message, retryable, issues, afterMs }: RefusedError,
  toPlace: (at: string) => string = (at) => at,
): Problem {
  const placed = issues.map((issue) => ({ ...issue, at: toPlace(issue.at) }));
  const [first] = placed;
  return {
    // The error of a program says the code in its text; here it has a place of its own.
    title: message.slice(code.length + 2),
    status: STATUS[code] ?? 400,
    code,
    retryable,
    ...(afterMs !== undefined && { afterMs }),
    ...(first !== undefined && { at: first.at, issues: placed }),
  };
}

/** A request that does not fit its schema. */
export function toInvalid(issues: readonly Issue[]): RefusedError {
  const [first] = issues;
  const place = first === undefined || first.at === "" ? "the body" : first.at;
  return new RefusedError({
    kind: "refusal",
    code: "invalid_frame",
    message: `${place} ${first?.message ?? "breaks its schema"}`,
    issues,
  });
}

/** Answers with a problem. */
export function answerWithProblem(
  response: ServerResponse,
  problem: Problem,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(problem.status, {
    "X-Content-Type-Options": "nosniff",
    "Content-Type": "application/problem+json; charset=utf-8",
    "Cache-Control": "no-store",
    ...(problem.retryable && { "Retry-After": `${Math.ceil((problem.afterMs ?? 1000) / 1000)}` }),
    ...headers,
  });
  response.end(`${JSON.stringify(problem)}\n`);
}
