import { createClient, ParlanceError } from "@parlance/sdk";
import { toContract } from "@parlance/sdk/define";
import { orders } from "../../../../../examples/generated/index.js";
import document from "../../../../../examples/orders.contract.json" with { type: "json" };

const url = new URL(location.href).searchParams.get("server") ?? "";

/** Publishes well and badly, and tells what came back and what was refused. */
async function order(contract: typeof orders): Promise<readonly unknown[]> {
  const client = createClient({ url, contract });
  const table = client.channel("table:7");
  const heard = new Promise((resolve) => table.on("order.placed", ({ data }) => resolve(data)));
  await table.subscribe();
  await table.publish("order.placed", { order: "A-17", lines: [{ dish: "soup", count: 2 }] });
  const refused = await table
    .publish("order.placed", { order: "A-18", lines: [] })
    .catch((error: unknown) => (error instanceof ParlanceError ? [error.code, error.at] : error));
  client.close();
  return [await heard, refused];
}

Object.assign(globalThis, {
  orderGenerated: () => order(orders),
  orderDefined: () => order(toContract(document as never) as unknown as typeof orders),
  // In a turn of the page's own: what a debugger evaluates is under no policy.
  buildFromText: () =>
    new Promise((resolve) => {
      setTimeout(() => {
        try {
          // oxlint-disable-next-line typescript/no-implied-eval -- shows that the policy is in force
          resolve(String(new Function("return 1")()));
        } catch (error) {
          resolve(String(error));
        }
      });
    }),
});
