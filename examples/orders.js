// A contract of its own: the server enforces it, the client has its types and checks. Both were generated from
// orders.contract.json into generated/.
//   node examples/orders.js
import { createClient } from "@parlance/sdk";
import { createServer } from "@parlance/server";
import { orders } from "./generated/index.js";
import { orders as contract } from "./generated/server.js";

const server = createServer({ port: 0, contract });
const { connectUrl } = await server.listen();

const client = createClient({ url: connectUrl, contract: orders });
const table = client.channel("table:7");
table.on("order.placed", ({ data }) => {
  for (const { count, dish } of data.lines) console.log(`${count} ${dish}`);
});
await table.subscribe();

await table.publish("order.placed", { order: "A-17", lines: [{ dish: "soup", count: 2 }] });
await table
  .publish("order.placed", { order: "A-18", lines: [] })
  .catch((/** @type {unknown} */ error) => console.log(String(error)));

client.close();
await server.stop();
