import { rebase as rebaseRule } from "../generated/frame-rules.ts";
import type { Feature, Link } from "../link.ts";

/**
 * Follows a channel whose numbering goes on under another epoch (PROTOCOL [REC-5]). Without it such a channel has a gap
 * at the next reconnect.
 */
export const rebase: Feature = (link: Link) => {
  link.learn("rebase", rebaseRule, (frame) => link.findFeed(frame.channel)?.rebase(frame));
};
