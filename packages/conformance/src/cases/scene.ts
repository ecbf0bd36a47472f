import type { CaseContext } from "../context.ts";
import type { Position, Publish } from "../generated/frames.ts";
import type { JsonObject } from "../schema/json-schema.ts";
import type { Place } from "../subject/subject.ts";
import { show } from "../verdict.ts";
import type { Client } from "../wire/client.ts";
import type { Request } from "../wire/request.ts";
import { expectPosition, expectSubscribed } from "./expect.ts";

/** One channel with a subscriber that watches it: what a refused frame must not reach. */
export interface Scene {
  readonly place: Place;
  readonly channel: string;
  readonly subscriber: Client;
  /** The newest position that the scene knows of. */
  readonly position: Position;
  /** Publishes a valid message and demands that it takes the next offset and reaches the subscriber. */
  publish(publisher: Client, more?: { readonly key?: string; readonly data?: JsonObject }): Promise<Position>;
  /** Takes in a publish that was acknowledged elsewhere: it too must have the next offset and reach the subscriber. */
  follow(acked: Position, requirement?: string): Promise<void>;
  /** Publishes several such messages, one after the other. */
  publishMany(publisher: Client, count: number): Promise<void>;
  /**
   * Proves that nothing reached the channel since the last publish: a fresh publisher's message takes the very next
   * offset, and the subscriber receives that and nothing else (PROTOCOL [PUB-6]).
   */
  proveUntouched(): Promise<void>;
}

/** A valid publish for a place. */
export function toPublish(context: CaseContext, place: Place, channel: string): Omit<Publish, "id"> {
  return { type: "publish", channel, event: place.event, data: context.payload(place) };
}

/** A key that no publish of the run has. */
export function createKey(context: CaseContext): string {
  return `conformance-${context.random.below(1e9)}-${context.random.below(1e9)}`;
}

/** Opens a channel that nobody used before and subscribes a watcher to it. */
export async function openScene(context: CaseContext, place: Place = context.place()): Promise<Scene> {
  const channel = context.channel(place.namespace);
  const subscriber = await context.connect("watcher");
  const { position: head } = expectSubscribed(await subscriber.request({ type: "subscribe", channel }));
  let position = head;
  const follow: Scene["follow"] = async (acked, requirement = "SUB-3") => {
    const wanted = { epoch: position.epoch, offset: position.offset + 1 };
    const isNext = acked.epoch === wanted.epoch && acked.offset === wanted.offset;
    context.demand(
      requirement,
      isNext,
      `the next position, ${show(wanted)}: nothing was published in between`,
      show(acked),
    );
    const { frame } = await subscriber.message(channel, "PUB-1");
    context.demand(
      "PUB-1",
      frame.offset === acked.offset,
      `the message at ${acked.offset}`,
      `at ${frame.offset}`,
    );
    position = acked;
  };
  const publish: Scene["publish"] = async (publisher, more = {}) => {
    const request: Request = { ...toPublish(context, place, channel), ...more };
    const acked = expectPosition(await publisher.request(request));
    await follow(acked);
    return acked;
  };
  const proveUntouched: Scene["proveUntouched"] = async () => {
    const prover = await context.connect("prover");
    await follow(expectPosition(await prover.request(toPublish(context, place, channel))), "PUB-6");
    await subscriber.fence("PUB-6", "nothing of what was refused");
    await prover.end();
  };
  return {
    place,
    channel,
    subscriber,
    get position() {
      return position;
    },
    publish,
    follow,
    async publishMany(publisher, count) {
      for (let index = 0; index < count; index++) await publish(publisher);
    },
    proveUntouched,
  };
}
