import { createClient, storedGuest } from "@parlance/sdk";
import { chat } from "@parlance/sdk/chat";
import { createSharedTransport } from "@parlance/sdk/shared";

const { searchParams } = new URL(location.href);
const script = searchParams.get("worker");
const transport = createSharedTransport(
  script === null ? {} : { worker: () => new SharedWorker(script, { type: "module" }) },
);
const client = createClient({
  url: searchParams.get("server") ?? "",
  contract: chat,
  guest: storedGuest(localStorage),
  transport,
});
const kitchen = client.channel("room:kitchen");
const heard: string[] = [];
const gaps: string[] = [];
kitchen.on("chat.said", ({ data, own }) => heard.push(own ? `${data.text} own` : data.text));
client.on("gap", ({ reason }) => gaps.push(reason));

Object.assign(globalThis, {
  heard,
  gaps,
  say: (text: string) => kitchen.publish("chat.said", { text }),
  ready: kitchen.subscribe().then(() => client.state),
});
