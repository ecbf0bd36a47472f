import { ParlanceError } from "@parlance/sdk";

/** Says why a message was not sent, and names the place and the rule where the contract refused it. */
export function toFailureText(error: unknown): string {
  if (!(error instanceof ParlanceError)) return String(error);
  const [issue] = error.issues ?? [];
  if (issue !== undefined) return `${issue.at || "the frame"} ${issue.message} (${issue.keyword})`;
  switch (error.code) {
    case "connection_lost":
      return "the connection broke before the answer came, so it may have arrived";
    case "expired":
      return "the server could not be reached in time";
    case "queue_full":
      return "too many messages are waiting for the connection";
    case "closed":
      return "there is no connection";
    default:
      return error.message;
  }
}
