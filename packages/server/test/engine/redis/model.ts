import {
  judgeArrival,
  judgeContinuity,
  takeContiguous,
  type Continuity,
} from "../../../src/engine/redis/continuity.ts";
import { findLineFault, openChannel, toHead, type ChannelState } from "../../../src/engine/redis/lineage.ts";
import type { Position } from "../../../src/generated/frames.ts";

/** The rules that can be switched off, to see that each is needed. */
export interface Rules {
  /** The epoch names the primary that wrote. */
  readonly fence: boolean;
  /** A position is valid only below the start of every later generation. */
  readonly lineage: boolean;
  /** Who has lost nothing is carried into the new epoch. */
  readonly rebase: boolean;
  /** What comes behind a hole is looked up in the log. */
  readonly refill: boolean;
  /** Heads are compared now and then. */
  readonly headCheck: boolean;
}

/** Every rule of the engine. */
export const ALL_RULES: Rules = { fence: true, lineage: true, rebase: true, refill: true, headCheck: true };

/** What happens next in the model. */
export type Event =
  | { readonly kind: "publish"; readonly node: number }
  /** What was published reaches a node, or is lost on the way there. */
  | { readonly kind: "hear" | "miss"; readonly node: number }
  | { readonly kind: "replicate" }
  | { readonly kind: "failOver" | "restart" | "flush" }
  | { readonly kind: "trim"; readonly keep: number }
  /** Pub/sub of a node is away and comes back. */
  | { readonly kind: "reconnect"; readonly node: number }
  /** A client comes back on a node, with its position. */
  | { readonly kind: "move"; readonly client: number; readonly node: number }
  | { readonly kind: "crash"; readonly node: number }
  | { readonly kind: "check"; readonly node: number };

interface Written {
  readonly epoch: string;
  readonly offset: number;
  /** Which publish it is: no two are the same. */
  readonly id: number;
}

interface Store {
  readonly fence: string;
  readonly state: ChannelState | undefined;
  readonly log: readonly Written[];
}

interface Client {
  node: number;
  position: Position;
  /** What it has seen since it was last told of a gap, by offset. */
  seen: Map<number, number>;
}

interface Node {
  told: Position;
  /** Published, and neither heard nor missed. */
  readonly coming: Written[];
}

const NODES = 2;
const CLIENTS = 4;

/** Nodes and clients on one channel of a store that forgets. Returns what was wrong, or undefined. */
export class Model {
  readonly #rules: Rules;
  readonly #nodes: Node[];
  readonly #clients: Client[];
  #primary: Store = { fence: "f0", state: undefined, log: [] };
  #replica: Store = this.#primary;
  #fences = 0;
  #lines = 0;
  #ids = 0;
  #fault: string | undefined;

  constructor(rules: Rules) {
    this.#rules = rules;
    const head = toHead(this.#open());
    this.#nodes = Array.from({ length: NODES }, () => ({ told: head, coming: [] }));
    this.#clients = Array.from({ length: CLIENTS }, (_, index) => ({
      node: index % NODES,
      position: head,
      seen: new Map<number, number>(),
    }));
  }

  /** Plays events, lets everything come to rest, and says what was wrong. */
  play(events: readonly Event[]): string | undefined {
    for (const event of events) this.#do(event);
    // At rest: what is under way arrives, and the heads are compared.
    for (const [index, node] of this.#nodes.entries()) {
      while (node.coming.length > 0) this.#do({ kind: "hear", node: index });
      this.#do({ kind: "check", node: index });
    }
    this.#judgeRest();
    return this.#fault;
  }

  #do(event: Event): void {
    switch (event.kind) {
      case "publish":
        return this.#publish(event.node);
      case "hear":
      case "miss": {
        const message = this.#nodes[event.node]?.coming.shift();
        if (message !== undefined && event.kind === "hear") this.#arrive(event.node, message);
        return;
      }
      case "replicate":
        this.#replica = this.#primary;
        return;
      case "failOver":
        return this.#become({ ...this.#replica });
      case "restart":
        return this.#become({ ...this.#primary });
      case "flush":
        this.#primary = { ...this.#primary, state: undefined, log: [] };
        this.#replica = this.#primary;
        return;
      case "trim":
        this.#primary = { ...this.#primary, log: this.#primary.log.slice(-event.keep) };
        return;
      case "reconnect": {
        this.#nodes[event.node]?.coming.splice(0);
        return this.#fill(event.node);
      }
      case "move": {
        const client = this.#clients[event.client];
        if (client === undefined) return;
        client.node = event.node;
        return this.#subscribe(client);
      }
      case "crash": {
        const node = this.#nodes[event.node];
        if (node === undefined) return;
        node.coming.splice(0);
        node.told = toHead(this.#open());
        for (const client of this.#clients) if (client.node === event.node) this.#subscribe(client);
        return;
      }
      case "check":
        if (this.#rules.headCheck) this.#fill(event.node);
    }
  }

  /** Another process: its fence is another, and pub/sub of all nodes was away. */
  #become(store: Store): void {
    this.#fences++;
    this.#primary = { ...store, fence: this.#rules.fence ? `f${this.#fences}` : "f0" };
    this.#replica = this.#primary;
    for (const { coming } of this.#nodes) coming.splice(0);
  }

  #open(): ChannelState {
    const state = openChannel(this.#primary.state, this.#primary.fence, `line${this.#lines++}`);
    this.#primary = { ...this.#primary, state };
    return state;
  }

  #publish(index: number): void {
    const opened = this.#open();
    const state = { ...opened, head: opened.head + 1 };
    const written = { ...toHead(state), id: this.#ids++ };
    this.#primary = { ...this.#primary, state, log: [...this.#primary.log, written] };
    for (const [each, node] of this.#nodes.entries()) if (each !== index) node.coming.push(written);
    this.#arrive(index, written);
  }

  #arrive(index: number, message: Written): void {
    const node = this.#nodes[index];
    if (node === undefined) return;
    switch (judgeArrival(node.told, message)) {
      case "next":
        return this.#tell(index, message);
      case "known":
        return;
      case "unclear":
        if (this.#rules.refill) this.#fill(index);
        else this.#tell(index, message);
    }
  }

  #judge(position: Position, state: ChannelState): Continuity {
    const judged = judgeContinuity(position, state);
    if (judged.kind === "broken" && !this.#rules.lineage) {
      // As if every epoch that the line has had were as good as the newest.
      const isKnown = state.lineage.some(({ fence }) => `${state.stream}.${fence}` === position.epoch);
      if (isKnown && position.offset <= state.head)
        return { kind: "rebased", head: { ...toHead(state), offset: position.offset } };
    }
    return judged;
  }

  #fill(index: number): void {
    const node = this.#nodes[index];
    if (node === undefined) return;
    const state = this.#open();
    const judged = this.#judge(node.told, state);
    if (judged.kind === "broken") return this.#break(index, state);
    if (judged.kind === "rebased") {
      node.told = judged.head;
      if (this.#rules.rebase)
        for (const client of this.#clients)
          if (client.node === index) client.position = { ...client.position, epoch: judged.head.epoch };
    }
    const { epoch, offset: head } = toHead(state);
    for (const message of takeContiguous(node.told.offset, this.#primary.log))
      this.#tell(index, { ...message, epoch });
    if (node.told.offset < head) this.#break(index, state);
  }

  #break(index: number, state: ChannelState): void {
    const node = this.#nodes[index];
    if (node === undefined) return;
    node.told = toHead(state);
    for (const client of this.#clients) if (client.node === index) this.#subscribe(client);
  }

  #tell(index: number, { epoch, offset, id }: Written): void {
    const node = this.#nodes[index];
    if (node === undefined) return;
    node.told = { epoch, offset };
    for (const client of this.#clients) if (client.node === index) this.#see(client, epoch, offset, id);
  }

  #see(client: Client, epoch: string, offset: number, id: number): void {
    if (offset !== client.position.offset + 1) this.#fault ??= `${offset} after ${client.position.offset}`;
    // What a client has of this line by now must be what the line has.
    client.position = { epoch: client.position.epoch === "" ? epoch : client.position.epoch, offset };
    client.seen.set(offset, id);
  }

  #subscribe(client: Client): void {
    const node = this.#nodes[client.node];
    if (node === undefined) return;
    // The node has seen the head before it answers.
    const state = this.#open();
    if (node.told.epoch !== toHead(state).epoch || node.told.offset < state.head) {
      const { position } = client;
      client.node = -1;
      this.#fill(this.#nodes.indexOf(node));
      client.node = this.#nodes.indexOf(node);
      client.position = position;
    }
    const head = toHead(this.#open());
    const fault = this.#rules.lineage
      ? findLineFault(client.position, this.#open())
      : this.#judge(client.position, this.#open()).kind === "broken" || undefined;
    const missed = takeContiguous(client.position.offset, this.#primary.log);
    if (fault === undefined && client.position.offset + missed.length === head.offset) {
      client.position = { ...client.position, epoch: head.epoch };
      for (const { offset, id } of missed) this.#see(client, head.epoch, offset, id);
      return;
    }
    client.position = head;
    client.seen = new Map();
  }

  /** Everybody who was told of no gap must have, at each offset, what the line has, and everything up to its head. */
  #judgeRest(): void {
    const head = toHead(this.#open());
    const line = new Map(this.#primary.log.map(({ offset, id }) => [offset, id]));
    for (const [index, { seen, position }] of this.#clients.entries()) {
      for (const [offset, id] of seen) {
        const theirs = line.get(offset);
        if (theirs !== undefined && theirs !== id)
          this.#fault ??= `client ${index} has ${id} at ${offset}, the line ${theirs}`;
        if (offset > head.offset)
          this.#fault ??= `client ${index} has ${offset}, above the head ${head.offset}`;
      }
      if (position.offset !== head.offset)
        this.#fault ??= `client ${index} is at ${position.offset}, the head at ${head.offset}`;
      if (position.epoch !== head.epoch)
        this.#fault ??= `client ${index} is under ${position.epoch}, the line under ${head.epoch}`;
    }
  }
}
