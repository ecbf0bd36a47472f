import { Emitter } from "./emitter.ts";
import { ParlanceError, toPayloadError } from "./errors.ts";
import type { ClientEvents, InvalidMessage } from "./events.ts";
import type { Message as MessageFrame } from "./generated/frames.ts";

/** Tells the application what happens to its client. What nobody listens to, and is a fault, is still not lost. */
export class Announcer extends Emitter<ClientEvents> {
  /** Unknown events by channel and name: one complaint about each is enough. */
  readonly #complaints = new Set<string>();

  constructor() {
    super((cause, name) => {
      // A listener of errors that throws would be told of its own error without end.
      if (name === "error") console.error(cause);
      else this.error(new ParlanceError("listener_failed", `a listener of "${name}" failed`, { cause }));
    });
  }

  error(error: ParlanceError): void {
    if (!this.emit("error", error)) console.error(error);
  }

  invalid(value: InvalidMessage): void {
    const { channel, event } = value.message;
    if (!this.emit("invalid", value)) this.error(toPayloadError(channel, event, value.issues));
  }

  unknown(message: MessageFrame): void {
    const { channel, event } = message;
    const name = `"${event}" in ${channel}`;
    if (this.emit("unknown", message) || this.#complaints.has(name)) return;
    this.#complaints.add(name);
    this.error(new ParlanceError("unknown_event", `the contract does not name ${name}`, { channel }));
  }
}
