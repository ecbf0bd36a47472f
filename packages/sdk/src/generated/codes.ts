// Generated from codes.json. Do not edit: run `npm run generate`.
/** Close codes by name. */
export const closeCodes = {
  /** The client is done. */
  normal: 1000,
  /** The page or process ends. */
  going_away: 1001,
  /** The bytes broke WebSocket itself. */
  protocol_error: 1002,
  /** A binary message arrived; frames are text. */
  unsupported_data: 1003,
  /** The connection ended without a close frame. Never sent. */
  abnormal: 1006,
  /** A text message was not UTF-8. */
  invalid_utf8: 1007,
  /** A message came in too many fragments. */
  policy_violation: 1008,
  /** A frame exceeded limits.frameBytes. */
  too_large: 1009,
  /** The server failed in an unforeseen way. */
  internal_error: 4100,
  /** The client read too slowly; it may return with its positions. */
  slow_consumer: 4101,
  /** Nothing arrived within intervalMs + graceMs. */
  heartbeat_timeout: 4102,
  /** No hello arrived in time. */
  hello_timeout: 4103,
  /** The connection kept exceeding its rate. */
  rate_limited: 4104,
  /** The server has no room for the connection now. */
  overloaded: 4105,
  /** The store behind the server cannot be reached. */
  engine_unavailable: 4106,
  /** The server demands another version of the contract. */
  contract_mismatch: 4107,
  /** The server is shutting down; another takes over. */
  draining: 4200,
  /** The server asks the connection to move. */
  rebalance: 4201,
  /** hello carried no credential and guests are not admitted. */
  auth_required: 4300,
  /** The token expired. */
  token_expired: 4301,
  /** The token could not be verified. */
  token_invalid: 4302,
  /** The token was revoked. */
  token_revoked: 4303,
  /** A frame was malformed beyond an answer. */
  bad_frame: 4400,
  /** A well-formed frame came where the protocol forbids it. */
  protocol_violation: 4401,
  /** The user may not connect. */
  forbidden: 4403,
  /** Too many payloads broke the contract within a minute. */
  too_many_errors: 4405,
  /** The user has too many connections. */
  connection_limit: 4406,
  /** The client heard nothing for intervalMs + graceMs. */
  liveness_lost: 4500,
  /** The client has moved to another connection. */
  moved: 4501,
} as const;

/** What is known of each error code. */
export const errorCodes = {
  /** The frame is malformed; close 4400 follows. */
  bad_frame: { retryable: false, fatal: true, meaning: "The frame is malformed; close 4400 follows." },
  /** The frame is not legal here; close 4401 follows. */
  protocol_violation: { retryable: false, fatal: true, meaning: "The frame is not legal here; close 4401 follows." },
  /** A token is needed; close 4300 follows. */
  auth_required: { retryable: false, fatal: true, meaning: "A token is needed; close 4300 follows." },
  /** The envelope breaks its schema at `at`. */
  invalid_frame: { retryable: false, fatal: false, meaning: "The envelope breaks its schema at `at`." },
  /** The data breaks the contract's schema at `at`. */
  invalid_payload: { retryable: false, fatal: false, meaning: "The data breaks the contract's schema at `at`." },
  /** The contract has no such namespace. */
  unknown_namespace: { retryable: false, fatal: false, meaning: "The contract has no such namespace." },
  /** The namespace has no such event. */
  unknown_event: { retryable: false, fatal: false, meaning: "The namespace has no such event." },
  /** A signal was published, or a message event sent as a signal. */
  wrong_kind: { retryable: false, fatal: false, meaning: "A signal was published, or a message event sent as a signal." },
  /** The user may not do this on the channel. */
  forbidden: { retryable: false, fatal: false, meaning: "The user may not do this on the channel." },
  /** limits.subscriptions is reached. */
  too_many_subscriptions: { retryable: false, fatal: false, meaning: "limits.subscriptions is reached." },
  /** The key was used for another payload. */
  key_reused: { retryable: false, fatal: false, meaning: "The key was used for another payload." },
  /** Too fast; wait afterMs. */
  rate_limited: { retryable: true, fatal: false, meaning: "Too fast; wait afterMs." },
  /** The store cannot do it now; nothing was changed. */
  not_available: { retryable: true, fatal: false, meaning: "The store cannot do it now; nothing was changed." },
  /** The server failed in an unforeseen way; whether the request took effect is unknown. */
  internal_error: { retryable: false, fatal: false, meaning: "The server failed in an unforeseen way; whether the request took effect is unknown." },
  /** The position is not, or no longer, in the log. */
  position_lost: { retryable: false, fatal: false, meaning: "The position is not, or no longer, in the log." },
  /** The request needs a subscription to the channel. */
  not_subscribed: { retryable: false, fatal: false, meaning: "The request needs a subscription to the channel." },
  /** The namespace keeps nothing to read, or has no presence. */
  not_kept: { retryable: false, fatal: false, meaning: "The namespace keeps nothing to read, or has no presence." },
  /** The contract has no such method. */
  unknown_method: { retryable: false, fatal: false, meaning: "The contract has no such method." },
  /** The call took too long; whether it took effect is unknown. */
  deadline: { retryable: false, fatal: false, meaning: "The call took too long; whether it took effect is unknown." },
  /** The application refused the call. */
  call_failed: { retryable: false, fatal: false, meaning: "The application refused the call." },
  /** The token is not valid, or of another user. */
  invalid_token: { retryable: false, fatal: false, meaning: "The token is not valid, or of another user." },
} as const;

/** Name of a close code. */
export type CloseName = "normal" | "going_away" | "protocol_error" | "unsupported_data" | "abnormal" | "invalid_utf8" | "policy_violation" | "too_large" | "internal_error" | "slow_consumer" | "heartbeat_timeout" | "hello_timeout" | "rate_limited" | "overloaded" | "engine_unavailable" | "contract_mismatch" | "draining" | "rebalance" | "auth_required" | "token_expired" | "token_invalid" | "token_revoked" | "bad_frame" | "protocol_violation" | "forbidden" | "too_many_errors" | "connection_limit" | "liveness_lost" | "moved";

/** Code of an `error` frame. */
export type ErrorCode = "bad_frame" | "protocol_violation" | "auth_required" | "invalid_frame" | "invalid_payload" | "unknown_namespace" | "unknown_event" | "wrong_kind" | "forbidden" | "too_many_subscriptions" | "key_reused" | "rate_limited" | "not_available" | "internal_error" | "position_lost" | "not_subscribed" | "not_kept" | "unknown_method" | "deadline" | "call_failed" | "invalid_token";

/** Why continuity was lost. */
export type GapReason = "unsupported" | "unknown_epoch" | "ahead" | "trimmed" | "too_many";
