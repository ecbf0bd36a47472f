import { createClient } from "@parlance/sdk";
import { chat } from "@parlance/sdk/chat";

const [url = "", token = ""] = process.argv.slice(2);
const client = createClient({ url, contract: chat, token: () => token });
const kitchen = client.channel("room:kitchen");
const said = new Promise((resolve) => kitchen.on("chat.said", resolve));
client.on("state", (state) => {
  if (state.status === "connected") console.log(`connected as ${state.user}`);
});

await kitchen.subscribe();
await kitchen.publish("chat.said", { text: "Tea?" });
const { offset, data } = await said;
console.log(offset, data.text);
client.close();
