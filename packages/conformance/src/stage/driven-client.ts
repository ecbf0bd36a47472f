import type {
  DriverAnswer,
  DriverCommand,
  DriverHints,
  DriverNews,
  DriverPosition,
  DriverValue,
} from "../driver/driver-lines.ts";
import type { Driver } from "../driver/driver.ts";
import type { JsonObject } from "../schema/json-schema.ts";
import { show, violate } from "../verdict.ts";
import type { Awaited } from "../wire/inbox.ts";
import { Mailbox, type Alarm } from "./mailbox.ts";

type HandedOver = Extract<DriverNews, { readonly event: "message" | "signal" }>;

/** How a command ended, as a case sees it. */
export type Outcome =
  | { readonly event: "done"; readonly value: DriverValue }
  | { readonly event: "failed"; readonly code: string; readonly message?: string };

/** One client under test, in the hands of a case. */
export class DrivenClient {
  readonly name: string;
  readonly #driver: Driver;
  readonly #answers: Mailbox<DriverAnswer>;
  readonly #news: Mailbox<DriverNews>;

  constructor(name: string, driver: Driver, alarm: Alarm, deadlineMs: number) {
    this.name = name;
    this.#driver = driver;
    this.#answers = new Mailbox(alarm, deadlineMs);
    this.#news = new Mailbox(alarm, deadlineMs);
  }

  /** Takes in what the driver wrote about this client. */
  put(line: DriverAnswer | DriverNews): void {
    if ("n" in line) this.#answers.put(line);
    else this.#news.put(line);
  }

  /** What the client told and no case has looked at. */
  get unread(): readonly DriverNews[] {
    return this.#news.unread;
  }

  /** News that came before what was taken last, and that no case has looked at. */
  get earlier(): readonly DriverNews[] {
    return this.#news.earlier;
  }

  /** Connects without waiting for it; gives the number of the command. */
  connect(url: string, tokens?: readonly string[], hints?: DriverHints): number {
    return this.#send({
      do: "connect",
      client: this.name,
      url,
      ...(tokens === undefined ? {} : { tokens }),
      ...(hints === undefined ? {} : { hints }),
    });
  }

  /** Subscribes without waiting. */
  subscribe(channel: string, last?: number): number {
    return this.#send({
      do: "subscribe",
      client: this.name,
      channel,
      ...(last === undefined ? {} : { last }),
    });
  }

  /** Unsubscribes without waiting. */
  unsubscribe(channel: string): number {
    return this.#send({ do: "unsubscribe", client: this.name, channel });
  }

  /** Publishes a text without waiting. */
  publish(channel: string, text: string): number {
    return this.publishData(channel, "said", { text });
  }

  /** Publishes anything without waiting. */
  publishData(channel: string, name: string, data: JsonObject): number {
    return this.#send({ do: "publish", client: this.name, channel, name, data });
  }

  /** Sends a signal without waiting. */
  signal(channel: string, name: string): number {
    return this.#send({ do: "signal", client: this.name, channel, name, data: {} });
  }

  /** Reads history without waiting. */
  history(channel: string, direction: "forward" | "backward", limit: number): number {
    return this.#send({ do: "history", client: this.name, channel, direction, limit });
  }

  /** Calls a method without waiting. */
  call(name: string, data: JsonObject): number {
    return this.#send({ do: "call", client: this.name, name, data });
  }

  /** Ends the client without waiting. */
  close(): number {
    return this.#send({ do: "close", client: this.name });
  }

  /** Waits for the end of a command. */
  async outcome(n: number, awaited: Awaited): Promise<Outcome> {
    const answer = await this.#answers.take((each) => each.n === n, awaited);
    return answer.event === "done"
      ? { event: "done", value: answer.value ?? {} }
      : { code: "unsupported", ...answer, event: "failed" };
  }

  /** Waits until a command has succeeded. */
  async done(n: number, awaited: Awaited): Promise<DriverValue> {
    const outcome = await this.outcome(n, awaited);
    if (outcome.event === "failed")
      violate(awaited.requirement, awaited.expected, `a failure: ${show(outcome)}`);
    return outcome.value;
  }

  /** Waits until a publish is acked; gives the position that the application is told. */
  async acked(n: number, requirement = "PUB-1"): Promise<DriverPosition | undefined> {
    const { position } = await this.done(n, { requirement, expected: "the publish to succeed after its ok" });
    return position;
  }

  /** Waits until a command has failed. */
  async failed(n: number, awaited: Awaited): Promise<string> {
    const outcome = await this.outcome(n, awaited);
    if (outcome.event === "done") violate(awaited.requirement, awaited.expected, "success");
    return outcome.code;
  }

  /** Waits for the next message of a channel that the application gets, and demands its offset. */
  async handedOver(channel: string, offset: number, awaited: Awaited): Promise<HandedOver> {
    const isMessage = (news: DriverNews): boolean => news.event === "message" && news.channel === channel;
    const news = (await this.#news.take(isMessage, awaited)) as HandedOver;
    if (news.offset !== offset)
      violate(awaited.requirement, awaited.expected, `the message at ${String(news.offset)} handed over`);
    return news;
  }

  /** Waits for news of a kind. */
  told(event: DriverNews["event"], channel: string, awaited: Awaited): Promise<DriverNews> {
    return this.#news.take(
      (news) => news.event === event && "channel" in news && news.channel === channel,
      awaited,
    );
  }

  /** Waits until the client says that it does not come back by itself. */
  async closed(awaited: Awaited): Promise<void> {
    await this.#news.take((news) => news.event === "state" && news.state === "closed", awaited);
  }

  #send(command: DriverCommand): number {
    return this.#driver.send(command);
  }
}
