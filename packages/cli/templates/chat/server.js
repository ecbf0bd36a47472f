// Serves the contract, and the page that talks by it.
import { readFile } from "node:fs/promises";
import { createServer } from "@parlance/server";
import { chat } from "./generated/server.js";

/** @param {string} path @param {string} contentType */
const read = async (path, contentType) => ({
  body: await readFile(new URL(path, import.meta.url)),
  contentType,
});

const server = createServer({
  port: Number(process.env.PORT ?? 8080),
  contract: chat,
  pages: new Map([
    ["/", await read("page/index.html", "text/html; charset=utf-8")],
    ["/style.css", await read("page/style.css", "text/css; charset=utf-8")],
    ["/main.js", await read("public/main.js", "text/javascript; charset=utf-8")],
  ]),
  onOpen: ({ user }) => console.log(`${user} is here`),
  onMessage: ({ user }, { channel, event, data }) => console.log(channel, user, event, data),
  onClose: ({ user }, code, reason) => console.log(`${user} has left: ${code} ${reason}`),
  onError: (error) => console.error(error),
});

const { url } = await server.listen();
console.log(`ready at ${url}`);

for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => void server.stop());
