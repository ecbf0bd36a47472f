/** What one of several processes is asked on behalf of all. */
export type FleetQuestion = "metrics" | "stats";

/** How a process answers for itself. */
export interface FleetMember {
  isReady(): boolean;
  /** Answers with plain data, as JSON carries it. */
  answer(question: FleetQuestion): Promise<object>;
}

/** The processes that share one port. Whoever asks the port means all of them, and does not choose which one hears it. */
export interface Fleet {
  /** Whether all of them were ready when last heard of. */
  isReady(): boolean;
  /** Takes part from here on. */
  join(member: FleetMember): void;
  /** The answers of all that are there, the own one among them. One that does not answer in time is left out. */
  gather(question: FleetQuestion): Promise<readonly object[]>;
}
