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
    requirement: "REC-6",
    reason:
      "needs a server that has lost its log: the suite cannot wipe one. core/recovery/never-full-by-guess tries foreign epochs",
  },
  {
    requirement: "PUB-11",
    reason: "needs a look between flush and ok, or a killed process: neither can be had from outside",
  },
];
