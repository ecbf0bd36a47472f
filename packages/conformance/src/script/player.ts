import type { CaseContext } from "../context.ts";
import { createGuestSecret } from "../context.ts";
import type { ClientFrame, Hello, Position } from "../generated/frames.ts";
import { isDurable } from "../subject/subject.ts";
import type { Client } from "../wire/client.ts";
import type { Request } from "../wire/request.ts";
import { Recorder, type Line } from "./record.ts";
import type { Mark, Script, Step } from "./script.ts";

/** A request of a step that is on its way. */
export interface Posted {
  readonly request: Request;
  readonly id: number;
  readonly client: Client;
  readonly line: Line;
}

interface Actor {
  readonly client: Client;
  readonly line: Line;
  readonly waiting: Set<number>;
}

const FOREIGN_EPOCH = "conformance.no-such-epoch";

/** Plays the steps of a script: real connections and channels for the names in it. Steps that make no sense are skipped. */
export class Player {
  readonly #context: CaseContext;
  readonly #script: Script;
  readonly #actors = new Map<string, Actor>();
  readonly #credentials = new Map<string, Omit<Hello, "type">>();
  readonly #channels = new Map<string, string>();
  #lines = 0;

  /** What happened so far. */
  readonly recorder: Recorder = new Recorder();

  constructor(context: CaseContext, script: Script) {
    this.#context = context;
    this.#script = script;
  }

  /** Does a step and returns the request that it sent, if it sent one. */
  async perform(step: Step): Promise<Posted | undefined> {
    switch (step.op) {
      case "connect":
        await this.#connect(step.client, step.user ?? step.client);
        return undefined;
      case "drop":
      case "close":
        await this.#end(step.client, step.op);
        return undefined;
      case "settle":
        await this.settle();
        return undefined;
      case "restart":
        await this.#restart(step.signal);
        return undefined;
      default:
        return this.#post(step);
    }
  }

  /** Waits until every request has its reply and every member what was acknowledged, and fences each connection. */
  async settle(): Promise<void> {
    for (const actor of this.#actors.values()) {
      const { client, waiting } = actor;
      await this.#owed(actor, async () => {
        for (const id of waiting) await client.reply(id);
      });
      waiting.clear();
    }
    await this.deliver();
    for (const { client, line } of this.#actors.values()) {
      await client.fence();
      this.recorder.settled(line);
    }
  }

  /** Notes that a request has its reply. */
  answered({ line, id }: Posted): void {
    this.#actors.get(line.client)?.waiting.delete(id);
  }

  /** Takes in, at each member, what its channels have brought up to the newest that was acknowledged. */
  async deliver(): Promise<void> {
    for (const actor of this.#actors.values()) {
      await this.#owed(actor, async () => {
        // By what was noted, not by what is taken here: copies from before the last subscribe may lie there as well.
        for (let [next] = this.recorder.missing(actor.line); next !== undefined;) {
          await actor.client.delivery(next.channel);
          [next] = this.recorder.missing(actor.line);
        }
      });
      actor.client.forgetDeliveries();
    }
  }

  /** Waits for what a connection is owed. When it does not come and nothing else is wrong, the history says so. */
  async #owed({ client, line }: Actor, wait: () => Promise<void>): Promise<void> {
    try {
      await wait();
    } catch (fault) {
      if (client.violation === undefined && client.ending === undefined) this.recorder.settled(line);
      throw fault;
    }
  }

  async #connect(name: string, user: string): Promise<void> {
    if (this.#actors.has(name)) return;
    const { hasToken } = this.#context;
    const known = this.#credentials.get(user) ?? (hasToken ? {} : { guest: createGuestSecret() });
    this.#credentials.set(user, known);
    this.#lines++;
    const line: Line = { number: this.#lines, client: name, user: hasToken ? "" : user };
    const client = await this.#context.connect(this.#lines === 1 ? name : `${name}-${this.#lines}`, {
      hello: known,
      onFrame: (frame) => this.recorder.received(line, frame),
    });
    this.#actors.set(name, { client, line, waiting: new Set() });
  }

  async #end(name: string, how: "drop" | "close"): Promise<void> {
    const actor = this.#actors.get(name);
    if (actor === undefined) return;
    this.#actors.delete(name);
    this.recorder.ended(actor.line);
    actor.client.abandon();
    if (how === "drop") actor.client.cut();
    else await actor.client.end();
  }

  async #restart(signal: "SIGKILL" | "SIGTERM"): Promise<void> {
    for (const { client } of this.#actors.values()) {
      client.abandon();
      client.expectEnd();
    }
    await this.#context.restart(signal);
    for (const { line } of this.#actors.values()) this.recorder.ended(line);
    this.#actors.clear();
    this.recorder.restarted(isDurable(this.#context.subject, this.#script.namespace));
  }

  #post(step: Step & { readonly client: string }): Posted | undefined {
    const actor = this.#actors.get(step.client);
    const request = actor === undefined ? undefined : this.#toRequest(step);
    if (actor === undefined || request === undefined || !actor.client.isReady) return undefined;
    const id = actor.client.nextId();
    const frame = { ...request, id } as ClientFrame;
    this.recorder.sent(actor.line, frame);
    actor.waiting.add(id);
    if (step.op === "send") actor.client.sendText(JSON.stringify(frame));
    else actor.client.send(frame);
    return { request, id, client: actor.client, line: actor.line };
  }

  #toRequest(step: Step & { readonly client: string }): Request | undefined {
    switch (step.op) {
      case "ping":
        return { type: "ping" };
      case "publish": {
        const { event, data, key } = step;
        const channel = this.#channelOf(step.channel);
        return {
          type: "publish",
          channel,
          event,
          data,
          ...(key === undefined ? {} : { key: this.#keyOf(key) }),
        };
      }
      case "unsubscribe":
        return { type: "unsubscribe", channel: this.#channelOf(step.channel) };
      case "subscribe": {
        const { client, position: mark, last } = step;
        const channel = this.#channelOf(step.channel);
        const position = mark === undefined ? undefined : this.#positionOf(mark, client, channel);
        if (mark !== undefined && position === undefined) return undefined;
        const more = {
          ...(position === undefined ? {} : { position }),
          ...(last === undefined ? {} : { last }),
        };
        return { type: "subscribe", channel, ...more };
      }
      case "history": {
        const { client, position: mark, direction, limit } = step;
        const channel = this.#channelOf(step.channel);
        const position = mark === undefined ? undefined : this.#positionOf(mark, client, channel);
        if (mark !== undefined && position === undefined) return undefined;
        return {
          type: "history",
          channel,
          direction,
          limit,
          ...(position === undefined ? {} : { position }),
        };
      }
      case "send": {
        const { channel } = step.frame;
        const real =
          typeof channel === "string" && channel.startsWith("$")
            ? this.#channelOf(channel.slice(1))
            : channel;
        return { ...step.frame, ...(channel === undefined ? {} : { channel: real }) } as unknown as Request;
      }
      default:
        return undefined;
    }
  }

  #positionOf(mark: Mark, client: string, channel: string): Position | undefined {
    const known = this.recorder.headOf(channel) ?? this.recorder.seenBy(client, channel);
    switch (mark) {
      case "seen":
        return this.recorder.seenBy(client, channel);
      case "start":
        return known === undefined ? undefined : { ...known, offset: 0 };
      case "ahead":
        return known === undefined ? undefined : { ...known, offset: known.offset + 1 };
      case "foreign":
        return { epoch: FOREIGN_EPOCH, offset: known?.offset ?? 1 };
    }
  }

  #channelOf(name: string): string {
    const known = this.#channels.get(name) ?? this.#context.channel(this.#script.namespace);
    this.#channels.set(name, known);
    return known;
  }

  /** Keys of a script are short names; on the wire each script has its own. */
  #keyOf(name: string): string {
    return `conformance-${this.#channelOf("key").split(":")[1]?.slice(2, 14) ?? ""}-${name}`;
  }
}
