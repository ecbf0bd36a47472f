export * from "./index.ts";
// Named exports stand before those of the star, which are for browsers.
export { createClient } from "./create-node-client.ts";
export { nodeTransport as webSocketTransport } from "./transport/node.ts";
