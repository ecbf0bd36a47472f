import { expect, test } from "vitest";
import { createBackend, createWebhooks } from "../../src/bin/backend-settings.ts";
import { readConfiguration, type Configuration } from "../../src/configuration/configuration.ts";
import { parseFlags } from "../../src/configuration/flags.ts";
import { silentLogger } from "../../src/logger.ts";

const URL_ = "http://127.0.0.1:9000/parlance";
const SECRET = `whsec_${Buffer.alloc(32, "x").toString("base64")}`;

function configure(args: readonly string[], environment: Record<string, string> = {}): Configuration {
  const parsed = parseFlags(args);
  const read = parsed.ok ? readConfiguration(parsed.flags, environment) : parsed;
  if ("configuration" in read) return read.configuration;
  throw new Error("faults" in read ? read.faults.join("\n") : "message" in read ? read.message : "");
}

const backendOf = (args: readonly string[], environment?: Record<string, string>) =>
  createBackend(configure(args, environment), silentLogger);

test("without a URL there is neither backend nor webhook", async () => {
  expect(await backendOf([])).toBeUndefined();
  expect(await createWebhooks(configure([]))).toBeUndefined();
});

test("flags name the backend and what it is asked, or else the environment does", async () => {
  const environment = { PARLANCE_BACKEND_SECRET: SECRET };
  const flags = ["--backend", URL_, "--backend-ask", "connect", "--backend-ask", "publish=room"];
  const named = await backendOf([...flags, "--backend-ask", "publish=lobby"], environment);
  expect(named).toEqual({
    only: { publish: ["room", "lobby"] },
    connect: expect.any(Function),
    publish: expect.any(Function),
  });
  const fromVariables = await backendOf([], {
    ...environment,
    PARLANCE_BACKEND_URL: URL_,
    PARLANCE_BACKEND_ASKS: "subscribe, call=order.cancel",
  });
  expect(fromVariables).toEqual({
    only: { call: ["order.cancel"] },
    subscribe: expect.any(Function),
    call: expect.any(Function),
  });
  const webhooks = await createWebhooks(
    configure(["--webhook", URL_, "--webhook-messages", "room"], { PARLANCE_WEBHOOK_SECRET: SECRET }),
  );
  expect(webhooks).toMatchObject({ messages: ["room"] });
});

test.each([
  [
    ["--backend", URL_],
    "backend.url: say what it is asked with --backend-ask: connect, subscribe, publish, call",
  ],
  [["--backend-ask", "call"], "backend.asks: there is no backend to be asked; give --backend URL"],
  [["--backend", URL_, "--backend-ask", "call"], "backend.url: needs PARLANCE_BACKEND_SECRET"],
  [["--webhook", URL_], "webhook.url: needs PARLANCE_WEBHOOK_SECRET, or PARLANCE_WEBHOOK_SECRET_FILE"],
  [["--webhook-messages", "room"], "webhook.messages: there is no webhook to be told; give --webhook URL"],
])("%j is refused by name", async (args, message) => {
  const made = Promise.all([backendOf(args), createWebhooks(configure(args))]);
  await expect(made).rejects.toThrow(message);
});

test.each([["signal"], ["connect=room"], ["publish="], ["publish=Room"]])(
  "--backend-ask %s is refused",
  (ask) => {
    expect(() => configure(["--backend", URL_, "--backend-ask", ask])).toThrow(
      "--backend-ask: must be one of connect, subscribe, publish, call",
    );
  },
);

test("a verb is asked about everything, or about what is named", async () => {
  const args = ["--backend", URL_, "--backend-ask", "publish", "--backend-ask", "publish=room"];
  await expect(backendOf(args, { PARLANCE_BACKEND_SECRET: SECRET })).rejects.toThrow(
    "backend.asks: publish is asked about everything; leave out publish=room",
  );
});

test.each(["--backend-secret", "--webhook-secret"])("%s is no flag", (flag) => {
  expect(() => configure([flag, SECRET])).toThrow(/is a secret, and others can see flags/);
});
