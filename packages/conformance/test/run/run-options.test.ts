import { expect, test } from "vitest";
import { runServer } from "../../src/index.ts";

const url = "ws://127.0.0.1:9/";

test.for([
  [{ url: "http://127.0.0.1/" }, 'url must be a ws: or wss: address, not "http://127.0.0.1/"'],
  [{ url: "" }, "url"],
  [{ url, deadlineMs: 0 }, "deadlineMs must be above 0, not 0"],
  [{ url, budgetMs: Number.NaN }, "budgetMs must be above 0, not NaN"],
  [{ url, concurrency: -1 }, "concurrency must be above 0, not -1"],
  [{ url, token: "" }, "token must not be empty"],
] as const)("runServer refuses %j with a TypeError that names the option", async ([options, named]) => {
  await expect(runServer(options)).rejects.toThrow(TypeError);
  await expect(runServer(options)).rejects.toThrow(named);
});
