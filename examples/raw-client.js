// Two clients that know nothing but PROTOCOL.md: one listens to a channel, the other says something there.
//   node examples/raw-client.js [url]
import { EventEmitter, once } from "node:events";
import { WebSocket } from "ws";

const [url = "ws://localhost:8080/v1/connect"] = process.argv.slice(2);
const channel = "room:pantry";

/** @param {string} name what the connection is called in the output */
function openClient(name) {
  const socket = new WebSocket(url, "parlance.v1.json");
  const frames = new EventEmitter();

  /** @param {object} frame */
  function send(frame) {
    console.log(`${name} > ${JSON.stringify(frame)}`);
    socket.send(JSON.stringify(frame));
  }

  socket.on("open", () => send({ type: "hello" }));
  socket.on("message", (/** @type {Buffer} */ bytes) => {
    const text = bytes.toString();
    console.log(`${name} < ${text}`);
    const frame = JSON.parse(text);
    if (frame.type === "ping") send({ type: "pong" });
    else frames.emit(frame.type, frame);
  });
  return {
    send,
    /** @param {string} type resolves with the next frame of this type, rejects with an `error` frame */
    next: async (type) => (await once(frames, type))[0],
    close: () => socket.close(1000),
  };
}

const ada = openClient("Ada");
const ben = openClient("Ben");
await Promise.all([ada.next("welcome"), ben.next("welcome")]);

ben.send({ type: "subscribe", id: 1, channel });
await ben.next("subscribed");

ada.send({ type: "publish", id: 1, channel, event: "chat.said", data: { text: "Tea?", name: "Ada" } });
const [ok, message] = await Promise.all([ada.next("ok"), ben.next("message")]);
console.log(`Ada's message is number ${ok.position.offset}. Ben got number ${message.offset}.`);

ada.close();
ben.close();
