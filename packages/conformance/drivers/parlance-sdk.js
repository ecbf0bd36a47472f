// A driver: holds clients of the Parlance SDK at the command of the conformance suite. DRIVER.md tells what it must do.
//   npx parlance-conformance client -- node parlance-sdk.js
import { createClient } from "@parlance/sdk";
import { call } from "@parlance/sdk/calls";
import { readHistory } from "@parlance/sdk/history";
import { seamless } from "@parlance/sdk/seamless";
import { onSignal, sendSignal } from "@parlance/sdk/signals";

const isText = ({ text }) =>
  typeof text === "string" ? undefined : [{ at: "/text", keyword: "type", message: "must be string" }];
const said = { kind: "message", check: isText };
const typing = { kind: "signal", check: () => undefined };
/** The contract of the suite (client-contract.json), as far as this driver needs it. */
const contract = {
  name: "suite",
  version: "1.0.0",
  hash: "0".repeat(64),
  namespaces: { room: { events: { said, typing }, anyEvent: false }, wild: { events: {}, anyEvent: true } },
  methods: { echo: { params: isText, result: isText } },
};

const clients = new Map();
const tell = (event) => process.stdout.write(`${JSON.stringify(event)}\n`);

/** A channel of a client, with listeners that tell everything that it hands over. */
function open({ client: name, channel: channelName }) {
  const { client, channels } = clients.get(name);
  const known = channels.get(channelName);
  if (known !== undefined) return known;
  const channel = client.channel(channelName);
  const handOver = (event) => (each) =>
    tell({
      event,
      client: name,
      channel: channelName,
      offset: each.offset,
      name: each.event,
      data: each.data,
    });
  if (channelName.startsWith("room")) {
    channel.on("said", handOver("message"));
    onSignal(channel, "typing", handOver("signal"));
  }
  const opened = { channel, subscription: undefined };
  channels.set(channelName, opened);
  return opened;
}

/** What each command does; what it returns is the value of `done`. */
const commands = {
  describe: () => ({ name: "@parlance/sdk", version: "0.1.0" }),
  async connect({ client: name, url, tokens, hints = {} }) {
    const token = tokens && (() => (tokens.length > 1 ? tokens.shift() : tokens[0]));
    const { firstPauseMs: firstMs, maxPauseMs: maxMs, publishMaxAgeMs: maxAgeMs } = hints;
    const options = {
      url,
      contract,
      token,
      features: seamless,
      backoff: { firstMs, maxMs },
      pending: { maxAgeMs },
    };
    const client = createClient(options);
    clients.set(name, { client, channels: new Map() });
    client.on("error", ({ message }) => process.stderr.write(`${message}\n`));
    client.on("gap", ({ channel }) => tell({ event: "gap", client: name, channel }));
    client.on("state", ({ status: state, reason }) =>
      tell({ event: "state", client: name, state, code: reason?.code }),
    );
    await client.connect();
    return { hints: Object.keys(hints) };
  },
  async subscribe(command) {
    const opened = open(command);
    opened.subscription = await opened.channel.subscribe({ last: command.last });
    opened.subscription.on("ended", ({ error }) => {
      if (error) tell({ event: "ended", client: command.client, channel: command.channel, code: error.code });
    });
  },
  unsubscribe: (command) => open(command).subscription.unsubscribe(),
  publish: async (command) => ({ position: await open(command).channel.publish(command.name, command.data) }),
  signal: (command) => void sendSignal(open(command).channel, command.name, command.data),
  async history({ direction, limit, ...command }) {
    const { messages } = await readHistory(open(command).channel, { direction, limit });
    return { messages: messages.map(({ offset, event, data }) => ({ offset, name: event, data })) };
  },
  call: async ({ client, name, data }) => ({ data: await call(clients.get(client).client, name, data) }),
  close: ({ client }) => clients.get(client).client.close(),
};

async function follow({ n, ...command }) {
  const run = commands[command.do];
  if (run === undefined) return tell({ event: "unsupported", n });
  try {
    tell({ event: "done", n, value: (await run(command)) ?? {} });
  } catch ({ code = "failed", message }) {
    tell({ event: "failed", n, code: String(code), message });
  }
}

// Not node:readline: that also ends a line at U+2028, which a JSON text may contain as it is.
let rest = "";
process.stdin
  .setEncoding("utf8")
  .on("data", (piece) => {
    const lines = (rest + piece).split("\n");
    rest = lines.pop();
    for (const line of lines) void follow(JSON.parse(line));
  })
  .on("end", () => process.exit());
