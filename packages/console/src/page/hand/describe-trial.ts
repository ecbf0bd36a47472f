import type { ServerFrame } from "../../generated/frames.ts";
import type { Issue } from "../../generated/validators.ts";
import { formatClose } from "../inspector/close-text.ts";
import type { Sent, Trial } from "./trial.ts";

/** A trial in words, with the frame that was sent and the rules that it breaks. */
export interface TrialText {
  readonly tone: "untried" | "calm" | "good" | "bad";
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
  switch (Math.floor(code / 100)) {
    case 41:
      return "The code says: come back after a pause.";
    case 42:
      return "The code says: come back at once, nothing is wrong.";
    case 43:
      return "The code says: come back with a new token.";
    case 44:
      return "The code says: stop, the program must change. (The next frame you send opens a new connection.)";
    default:
      return code === 1006 ? "The server cannot be reached." : "The next frame opens a new connection.";
  }
}

function describeIssues(issues: readonly Issue[], message: string): string {
  const [first] = issues;
  if (first === undefined) return `The server says: ${message}.`;
  return `${first.at === "" ? "The frame" : first.at} ${first.message} (${first.keyword}).`;
}

/** Says what became of a frame: the first line names the code, the second the place and the rule (PROTOCOL [ERR-2]). */
export function describeTrial(trial: Trial): TrialText {
  switch (trial.status) {
    case "untried":
      return {
        tone: "untried",
        title: "What will the server say?",
        detail: "Send the frame. It travels on a connection of its own, and the answer shows here.",
      };
    case "awaiting":
      return { tone: "calm", title: "Sent", detail: "Waiting for the answer …" };
    case "silent":
      return {
        tone: "calm",
        title: "No answer",
        detail:
          trial.sent.id === undefined
            ? "A frame without an id gets none."
            : "The server has not answered this id yet.",
      };
    case "accepted":
      return { tone: "good", title: "Accepted", detail: describeReply(trial.reply) };
    case "refused": {
      const { sent, refusal } = trial;
      const detail = describeIssues(refusal.issues, refusal.message);
      return {
        tone: "bad",
        title: `Refused: ${refusal.code}`,
        detail,
        fault: { sent, issues: refusal.issues },
      };
    }
    case "closed": {
      const { sent, code, reason, refusal } = trial;
      const issues = refusal?.issues ?? [];
      const said = refusal === undefined ? "" : `${describeIssues(issues, refusal.message)} `;
      const title = `Connection closed: ${formatClose(code, reason)}`;
      return { tone: "bad", title, detail: `${said}${describeClose(code)}`, fault: { sent, issues } };
    }
  }
}
