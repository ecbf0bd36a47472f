import type { Mutant } from "./mutant.ts";

const FILE = "transport/websocket.js";

/** Faults of the bytes below the frames, planted between the WebSocket library and the server. */
export const transportMutants: readonly Mutant[] = [
  {
    name: "loses frames that come in one piece",
    breaks: "FR-7",
    file: FILE,
    find: "toListener(this)?.onText(data.toString());",
    replace:
      "if (this.lastRead !== this._socket.bytesRead) { this.lastRead = this._socket.bytesRead; toListener(this)?.onText(data.toString()); }",
  },
  {
    name: "takes a ping for the end of a message in fragments",
    breaks: "FR-1",
    file: FILE,
    find: 'this.on("pong", onPong);',
    replace:
      'this.on("pong", onPong);\n        this.on("ping", () => { if (this._receiver._fragments.length > 0) this.terminate(); });',
  },
  {
    name: "closes with 1011 for a frame that is too large",
    breaks: "FR-2",
    file: FILE,
    find: "    listen(listener, socket) {",
    replace:
      "    close(code, reason) { super.close(code === 1009 ? 1011 : code, reason); }\n    listen(listener, socket) {",
  },
];
