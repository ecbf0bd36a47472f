/** A rule that servers keep and no case tries, and why. */
export interface Exclusion {
  readonly requirement: string;
  readonly reason: string;
}

/** Rules for servers without a case. Each says what a case would need. */
export const exclusions: readonly Exclusion[] = [
  {
    requirement: "LIM-2",
    reason:
      "needs a reader that stalls under load and a look at the server's memory: what it queues cannot be seen from outside",
  },
  {
    requirement: "DEL-1",
    reason: "[D] needs the means of the operator to delete, such as an API key: no frame deletes a message",
  },
  {
    requirement: "AU-2",
    reason: "[D] needs tokens that end soon: the suite has the one of the run and cannot make others",
  },
  {
    requirement: "AU-4",
    reason: "[D] needs a second token of the same user that grants less: the suite cannot make tokens",
  },
  {
    requirement: "AU-6",
    reason: "needs a token that is revoked while it is in use: how that is done is the server's business",
  },
  {
    requirement: "AU-5",
    reason: "would put the token of the run into a URL, and so into the logs of whatever lies between",
  },
  {
    requirement: "REC-5",
    reason:
      "needs a server that changes the epoch of a channel without a gap: nothing from outside brings that about",
  },
  {
    requirement: "PRM-2",
    reason: "needs grants with patterns: what is granted, and by which pattern, is the server's business",
  },
  {
    requirement: "CON-3",
    reason: "needs a server that is told to be strict: nothing from outside brings that about",
  },
];

/** Rules for clients without a case. */
export const clientExclusions: readonly Exclusion[] = [];
