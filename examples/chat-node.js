// Joins a chat: prints what is said there, and says each line that you type.
//   node examples/chat-node.js [name] [url]
import { createInterface } from "node:readline";
import { createClient } from "@parlance/sdk";
import { chat } from "@parlance/sdk/chat";

const [name = "Node", url = "ws://localhost:8080/v1/connect"] = process.argv.slice(2);
const client = createClient({ url, contract: chat });
const kitchen = client.channel("room:kitchen");

client.on("state", ({ status }) => console.log(`(${status})`));
kitchen.on("chat.said", ({ data }) => console.log(`${data.name ?? "somebody"}: ${data.text}`));
await kitchen.subscribe({ last: 10 });
for await (const text of createInterface({ input: process.stdin })) {
  try {
    await kitchen.publish("chat.said", { text, name });
  } catch (error) {
    console.error(String(error));
  }
}
client.close();
