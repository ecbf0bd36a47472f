import { describe, expectTypeOf, it } from "vitest";
import { call } from "../src/features/calls.ts";
import { deliver } from "../src/features/delivery.ts";
import { readHistory } from "../src/features/history.ts";
import { messages } from "../src/features/messages.ts";
import { setPresence, watchMembers } from "../src/features/presence.ts";
import { onSignal, sendSignal } from "../src/features/signals.ts";
import { chat, chatIdentity, room } from "../src/generated/chat/index.ts";
import {
  createClient,
  type Channel,
  type Client,
  type Message,
  type MessageOf,
  type MethodSpec,
  type Position,
} from "../src/index-node.ts";

// The compiler is the judge of this file: `tsc -b` fails when an error that is expected does not come.
const client = createClient({ url: "ws://localhost/", contract: chat });
const kitchen = client.channel("room:kitchen");
const lab = client.channel("open:lab");

/** Holds what is compiled and never run. */
function assertCompiles(_program: () => unknown): void {}

describe("the types of a client", () => {
  it("know the namespaces of the contract", () => {
    expectTypeOf(kitchen).toEqualTypeOf<Channel<typeof room>>();
    assertCompiles(() => client.channel("room"));
    assertCompiles((name: string = "kitchen") => client.channel(`room:${name}`));
    // @ts-expect-error: the contract has no such namespace.
    assertCompiles(() => client.channel("kitchen"));
    // @ts-expect-error: a channel name begins with a namespace.
    assertCompiles((name: string = "room:kitchen") => client.channel(name));
  });

  it("know the events of a namespace", () => {
    assertCompiles(() => kitchen.publish("chat.said", { text: "Tea?", name: "Ada" }));
    // @ts-expect-error: the namespace has no such event.
    assertCompiles(() => kitchen.publish("chat.sang", { text: "La" }));
    // @ts-expect-error: a signal is no message.
    assertCompiles(() => kitchen.publish("chat.typing", {}));
    // @ts-expect-error: the namespace has no such event.
    assertCompiles(() => kitchen.on("chat.sang", () => undefined));
    // @ts-expect-error: this event is of another namespace.
    assertCompiles(() => client.channel("lobby").publish("chat.said", { text: "Tea?" }));
  });

  it("know the data of an event", () => {
    kitchen.on("chat.said", (message) => {
      expectTypeOf(message.data.text).toEqualTypeOf<string>();
      expectTypeOf(message.data.name).toEqualTypeOf<string | undefined>();
      expectTypeOf(message.own).toEqualTypeOf<boolean>();
      expectTypeOf(message.event).toEqualTypeOf<"chat.said">();
      expectTypeOf(message).toExtend<Message>();
    });
    expectTypeOf<ReturnType<typeof kitchen.publish>>().toEqualTypeOf<Promise<Position>>();
    // @ts-expect-error: text is missing.
    assertCompiles(() => kitchen.publish("chat.said", {}));
    // @ts-expect-error: text is a string.
    assertCompiles(() => kitchen.publish("chat.said", { text: 7 }));
    // @ts-expect-error: the schema has no such member.
    assertCompiles(() => kitchen.publish("chat.said", { text: "Tea?", nick: "Ada" }));
    // @ts-expect-error: the data has no such member.
    assertCompiles(() => kitchen.on("chat.said", ({ data }) => data.nick));
    // @ts-expect-error: data is for reading.
    assertCompiles(() => kitchen.on("chat.said", ({ data }) => (data.text = "")));
  });

  it("admit any event where the namespace does, with data that is looked at before it is used", () => {
    interface Reading {
      readonly depth: number;
    }
    const reading: Reading = { depth: 3 };
    assertCompiles(() => lab.publish("anything.at.all", reading));
    lab.on("anything.at.all", ({ data }) => expectTypeOf(data["depth"]).toBeUnknown());
    // @ts-expect-error: data is an object.
    assertCompiles(() => lab.publish("anything.at.all", 7));
  });

  it("know no more than the part of the contract that the client was given", () => {
    const small = createClient({
      url: "ws://localhost/",
      contract: { ...chatIdentity, namespaces: { room } },
    });
    expectTypeOf(small.channel("room:kitchen")).toEqualTypeOf<Channel<typeof room>>();
    // @ts-expect-error: the lobby was left out.
    assertCompiles(() => small.channel("lobby"));
  });

  it("know the signals of a namespace", () => {
    assertCompiles(() => sendSignal(kitchen, "chat.typing", {}));
    assertCompiles(() => onSignal(kitchen, "chat.typing", ({ own }) => expectTypeOf(own).toBeBoolean()));
    // @ts-expect-error: a message is no signal.
    assertCompiles(() => sendSignal(kitchen, "chat.said", { text: "Tea?" }));
    // @ts-expect-error: the schema has no such member.
    assertCompiles(() => sendSignal(kitchen, "chat.typing", { text: "T" }));
    assertCompiles(() => sendSignal(lab, "bubbles", { count: 3 }));
  });

  it("know what members say of themselves", () => {
    assertCompiles(() => setPresence(kitchen, { name: "Ada" }));
    // @ts-expect-error: the schema has no such member.
    assertCompiles(() => setPresence(kitchen, { nick: "Ada" }));
    assertCompiles(async () => {
      const { state } = await watchMembers(kitchen);
      if (state.status === "listed")
        expectTypeOf(state.members.get("alice")?.data?.name).toEqualTypeOf<string | undefined>();
    });
  });

  it("know the messages of a page and of a loop, whatever their event", () => {
    assertCompiles(async () => {
      const page = await readHistory(kitchen);
      expectTypeOf(page.messages).toEqualTypeOf<readonly MessageOf<typeof room>[]>();
      for await (const message of messages(kitchen)) {
        expectTypeOf(message.event).toEqualTypeOf<"chat.said">();
        expectTypeOf(message.data.text).toBeString();
      }
      for await (const { data } of messages(lab)) expectTypeOf(data["depth"]).toBeUnknown();
    });
    // @ts-expect-error: text is missing.
    assertCompiles(() => deliver(kitchen, "chat.said", {}));
  });

  it("know the methods of a contract, what each takes and what it gives", () => {
    type Double = MethodSpec<{ readonly value: number }, { readonly twice: number }>;
    type Calling = Client<{ readonly room: typeof room }, { readonly double: Double }>;
    const calling = client as unknown as Calling;
    assertCompiles(async () => {
      const result = await call(calling, "double", { value: 7 });
      expectTypeOf(result.twice).toBeNumber();
      // @ts-expect-error: the result has no such member.
      assertCompiles(() => result.thrice);
    });
    // @ts-expect-error: the contract has no such method.
    assertCompiles(() => call(calling, "triple", { value: 7 }));
    // @ts-expect-error: value is a number.
    assertCompiles(() => call(calling, "double", { value: "7" }));
    // @ts-expect-error: value is missing.
    assertCompiles(() => call(calling, "double", {}));
  });

  it("tell states apart by their status", () => {
    const { state } = client;
    if (state.status === "connected") expectTypeOf(state.user).toBeString();
    if (state.status === "waiting") expectTypeOf(state.untilMs).toBeNumber();
    // @ts-expect-error: only a connected client has a user.
    assertCompiles(() => state.user);
    assertCompiles(() => client.on("gap", ({ before, after }) => [before.epoch, after.offset]));
    // @ts-expect-error: the client tells no such thing.
    assertCompiles(() => client.on("message", () => undefined));
  });
});
