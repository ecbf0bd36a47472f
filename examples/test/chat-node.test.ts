import { createClient } from "@parlance/sdk";
import { chat } from "@parlance/sdk/chat";
import { expect, test } from "vitest";
import { runProgram } from "./run-program.ts";
import { startServer } from "./start-server.ts";

test("chat-node.js says lines, prints those of others, and names the field and the rule of a wrong one", async () => {
  await using server = await startServer();
  const client = createClient({ url: server.connectUrl, contract: chat });
  const kitchen = client.channel("room:kitchen");
  const heard: string[] = [];
  kitchen.on("chat.said", ({ data }) => heard.push(`${data.name}: ${data.text}`));
  await kitchen.subscribe();
  await kitchen.publish("chat.said", { text: "Tea?", name: "Ben" });

  await using ada = runProgram(process.execPath, ["examples/chat-node.js", "Ada", server.connectUrl]);
  await ada.until(/^Ben: Tea\?$/m);
  ada.write("Yes\n\n");
  await ada.until(/^Ada: Yes$/m);
  await ada.until(/\[invalid_payload\] chat\.said: \/data\/text must NOT have fewer than 1 characters/);
  await expect.poll(() => heard).toEqual(["Ben: Tea?", "Ada: Yes"]);

  ada.endInput();
  expect(await ada.ended).toBe(0);
  client.close();
});
