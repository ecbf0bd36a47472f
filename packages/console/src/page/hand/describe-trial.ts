import type { ServerFrame } from "../../generated/frames.ts";
import type { Issue } from "../../generated/validators.ts";
import type { Sent, Trial } from "./trial.ts";

/** A trial in words, with the frame that was sent and the rules that it breaks. */
export interface TrialText {
  readonly tone: "calm" | "good" | "bad";
  readonly title: string;
  readonly detail: string;
  /** There when the frame is to be shown with its faults. */
  readonly fault?: { readonly sent: Sent; readonly issues: readonly Issue[] };
}

function describeReply(reply: ServerFrame): string {
  switch (reply.type) {
    case "ok":
      return reply.position === undefined
        ? "The server answered ok."
        : `The server answered ok: this is message ${reply.position.offset} of its channel, and everybody there has it.`;
    case "subscribed":
      return `Subscribed to ${reply.channel}. Its messages now show in the list above.`;
    default:
      return `The server answered ${reply.type}.`;
  }
}

/** What the hundred of a close code advises (PROTOCOL [CLS-3]). */
function describeClose(code: number): string {
  if (code === 1006) return "The server cannot be reached, or it did not accept the connection.";
  if (code >= 4100 && code < 4200) return "The code says: come back after a pause.";
  if (code >= 4200 && code < 4300) return "The code says: come back at once, nothing is wrong.";
  if (code >= 4300 && code < 4400) return "The code says: come back with a new token.";
  if (code >= 4400 && code < 4500) return "The code says: do not come back before the program is changed. The next frame opens a new connection.";
  return "The next frame opens a new connection.";
}

function describeIssues(issues: readonly Issue[], message: string): string {
  const [first] = issues;
  if (first === undefined) return message;
  return `${first.at === "" ? "The frame" : first.at} ${first.message} (${first.keyword})`;
}

/** Says what became of a frame: the first line names the code, the second the place and the rule (PROTOCOL [ERR-2]). */
export function describeTrial(trial: Trial): TrialText | undefined {
  switch (trial.status) {
    case "untried":
      return undefined;
    case "awaiting":
      return { tone: "calm", title: "Sent", detail: "Waiting for the answer …" };
    case "silent":
      return {
        tone: "calm",
        title: "No answer",
        detail: trial.sent.id === undefined ? "A frame without an id gets none." : "The server has not answered this id yet.",
      };
    case "accepted":
      return { tone: "good", title: "Accepted", detail: describeReply(trial.reply) };
    case "refused": {
      const { sent, refusal } = trial;
      const detail = describeIssues(refusal.issues, refusal.message);
      return { tone: "bad", title: `Refused: ${refusal.code}`, detail, fault: { sent, issues: refusal.issues } };
    }
    case "closed": {
      const { sent, code, reason, refusal } = trial;
      const issues = refusal?.issues ?? [];
      const said = refusal === undefined ? "" : `${describeIssues(issues, refusal.message)}. `;
      const title = `Connection closed: ${code}${reason === "" ? "" : ` ${reason}`}`;
      return { tone: "bad", title, detail: `${said}${describeClose(code)}`, fault: { sent, issues } };
    }
  }
}
