import type { Message, Ok, Page, Position, Subscribed } from "../src/generated/frames.ts";
import { connectWelcomed, type RawConnection } from "./connect-raw.ts";

/** One publish of a publisher, from the first attempt on. */
export interface Attempt {
  readonly key: string;
  readonly text: string;
  readonly channel: string;
  /** As the first ack said; undefined until then. */
  position: Position | undefined;
}

/** A client that lives through crashes. */
interface Survivor {
  /** Connects and takes up its work; ends by itself when the server does. */
  connect(url: string): Promise<void>;
  disconnect(): void;
}

/** A client that publishes with keys, and sends anew what was not acked when its connection broke. */
export interface Publisher extends Survivor {
  readonly attempts: readonly Attempt[];
  publish(): void;
  readonly unackedCount: number;
  /** Acks that said that an earlier attempt had been stored. */
  readonly duplicateCount: number;
}

/** What broke a promise, in words; empty at the end of a good run. */
export type Faults = string[];

/** Makes a publisher of one user, the same one on every connection. */
export function createPublisher(name: string, channel: string, faults: Faults): Publisher {
  const guest = `crash-test-secret-of-${name}`;
  const attempts: Attempt[] = [];
  const inFlight = new Map<number, Attempt>();
  let connection: RawConnection | undefined;
  let lastId = 0;
  let duplicates = 0;

  const send = (attempt: Attempt): void => {
    const { key, text } = attempt;
    inFlight.set(++lastId, attempt);
    connection?.send({ type: "publish", id: lastId, channel, event: "chat.said", data: { text }, key });
  };
  const onOk = ({ id, position, duplicate }: Ok): void => {
    const attempt = inFlight.get(id);
    inFlight.delete(id);
    if (attempt === undefined || position === undefined)
      return void faults.push(`${name}: ok ${id} answers nothing`);
    if (duplicate === true) duplicates++;
    if (attempt.position !== undefined && attempt.position.offset !== position.offset)
      faults.push(`${name}: ${attempt.key} was acked at ${attempt.position.offset} and ${position.offset}`);
    attempt.position = position;
  };
  const listen = async (open: RawConnection): Promise<void> => {
    for (;;) {
      const frame = await open.next();
      if (frame.type === "ok") onOk(frame);
      else if (frame.type === "ping") open.send({ type: "pong" });
      else faults.push(`${name}: ${JSON.stringify(frame)}`);
    }
  };
  return {
    attempts,
    get unackedCount() {
      return attempts.filter(({ position }) => position === undefined).length;
    },
    get duplicateCount() {
      return duplicates;
    },
    publish() {
      const number = attempts.length + 1;
      const attempt: Attempt = {
        key: `${name}-${number}-key`,
        text: `${name} ${number}`,
        channel,
        position: undefined,
      };
      attempts.push(attempt);
      if (connection !== undefined) send(attempt);
    },
    async connect(url) {
      inFlight.clear();
      lastId = 0;
      connection = await connectWelcomed(url, { type: "hello", guest });
      const open = connection;
      listen(open).catch(() => {
        if (connection === open) connection = undefined;
      });
      for (const attempt of attempts) if (attempt.position === undefined) send(attempt);
    },
    disconnect: () => connection?.socket.terminate(),
  };
}

/** A client that follows a channel over all its connections, by its position. */
export interface Follower extends Survivor {
  /** Every message, as it came. */
  readonly seen: readonly Message[];
  readonly gapCount: number;
}

/** Makes a follower. A hole, a doubling or a change of epoch without a gap is a fault. */
export function createFollower(channel: string, faults: Faults): Follower {
  const seen: Message[] = [];
  let position: Position | undefined;
  let gaps = 0;
  let connection: RawConnection | undefined;

  const onSubscribed = (frame: Subscribed): void => {
    if (position !== undefined && frame.recovery === "gap") gaps++;
    if (
      frame.recovery === "full" &&
      (frame.from !== position?.offset || frame.position.epoch !== position.epoch)
    )
      faults.push(`${channel}: full from ${frame.from}, asked from ${position?.offset}`);
    position = { epoch: frame.position.epoch, offset: frame.from };
  };
  const onMessage = (frame: Message): void => {
    if (position === undefined || frame.offset !== position.offset + 1)
      faults.push(`${channel}: ${frame.offset} came behind ${position?.offset}`);
    seen.push(frame);
    position = { epoch: position?.epoch ?? "", offset: frame.offset };
  };
  const listen = async (open: RawConnection): Promise<void> => {
    for (;;) {
      const frame = await open.next();
      if (frame.type === "subscribed") onSubscribed(frame);
      else if (frame.type === "message") onMessage(frame);
      else if (frame.type === "ping") open.send({ type: "pong" });
      else faults.push(`${channel}: ${JSON.stringify(frame)}`);
    }
  };
  return {
    seen,
    get gapCount() {
      return gaps;
    },
    async connect(url) {
      connection = await connectWelcomed(url);
      listen(connection).catch(() => {});
      connection.send({ type: "subscribe", id: 1, channel, ...(position !== undefined && { position }) });
    },
    disconnect: () => connection?.socket.terminate(),
  };
}

/** Reads the whole log of a channel, page by page. */
export async function readLog(url: string, channel: string): Promise<readonly Message[]> {
  using connection = await connectWelcomed(url);
  const messages: Message[] = [];
  let page: Page | undefined;
  for (let id = 1; page?.more !== false; id++) {
    const position = page && { epoch: page.epoch, offset: messages.at(-1)?.offset ?? 0 };
    connection.send({
      type: "history",
      id,
      channel,
      direction: "forward",
      limit: 200,
      ...(position !== undefined && { position }),
    });
    const frame = await connection.next();
    if (frame.type !== "page") throw new Error(JSON.stringify(frame));
    messages.push(...frame.messages);
    page = frame;
  }
  return messages;
}
