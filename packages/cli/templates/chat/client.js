// Joins the chat from a terminal: npm run client -- Ada
import { createInterface } from "node:readline";
import { createClient } from "@parlance/sdk";
import { chat } from "./generated/index.js";

const [name = "Node", url = `ws://localhost:${process.env.PORT ?? 8080}/v1/connect`] = process.argv.slice(2);
const client = createClient({ url, contract: chat });
const kitchen = client.channel("room:kitchen");

client.on("state", ({ status }) => console.log(`(${status})`));
kitchen.on("said", ({ data }) => console.log(`${data.name}: ${data.text}`));
await kitchen.subscribe({ last: 10 });

for await (const text of createInterface({ input: process.stdin })) {
  // What breaks the contract is refused before it leaves: try an empty line.
  await kitchen.publish("said", { text, name }).catch((error) => console.error(String(error)));
}
client.close();
