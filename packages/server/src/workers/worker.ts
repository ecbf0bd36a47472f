import type { Fleet, FleetMember, FleetQuestion } from "./fleet.ts";
import type { SupervisorMessage, WorkerMessage } from "./messages.ts";

/** How often a worker looks whether it is still ready. */
const LOOK_MS = 250;

/** A worker's line to its supervisor. */
export interface WorkerLine {
  readonly fleet: Fleet;
  /** Says that it listens, and where. */
  sayListening(url: string): void;
  /** Says why it could not start; the supervisor ends the process then. */
  sayFailed(error: unknown): void;
}

function send(message: WorkerMessage): Promise<void> {
  // Where the supervisor is gone there is nobody to tell, and this process is about to end too.
  return new Promise((resolve) => {
    if (process.send === undefined || !process.connected) resolve();
    else process.send(message, undefined, undefined, () => resolve());
  });
}

/** Opens the line of this process, which a supervisor has started. */
export function openWorkerLine(): WorkerLine {
  let isFleetReady = false;
  let member: FleetMember | undefined;
  let wasReady = false;
  let last = 0;
  const waiting = new Map<number, (answers: readonly object[]) => void>();

  const tell = async (round: number, question: FleetQuestion): Promise<void> => {
    const answer = await member?.answer(question).catch(() => null);
    await send({ kind: "told", round, answer: answer ?? null });
  };
  process.on("message", (message: SupervisorMessage) => {
    switch (message.kind) {
      case "fleet":
        isFleetReady = message.isReady;
        break;
      case "tell":
        void tell(message.round, message.question);
        break;
      case "answers":
        waiting.get(message.id)?.(message.answers);
        waiting.delete(message.id);
    }
  });
  const look = (): void => {
    const isReady = member?.isReady() ?? false;
    if (isReady === wasReady) return;
    wasReady = isReady;
    void send({ kind: "readiness", isReady });
  };
  return {
    fleet: {
      isReady: () => isFleetReady,
      join(joined) {
        member = joined;
        setInterval(look, LOOK_MS).unref();
      },
      gather: (question) =>
        new Promise((resolve) => {
          const id = ++last;
          waiting.set(id, resolve);
          void send({ kind: "ask", id, question });
        }),
    },
    sayListening(url) {
      void send({ kind: "listening", url });
      look();
    },
    sayFailed(error) {
      const message = error instanceof Error ? error.message : String(error);
      const { code, port } = (error instanceof Error ? error : {}) as { code?: unknown; port?: unknown };
      void send({ kind: "failed", message, code, port });
    },
  };
}
