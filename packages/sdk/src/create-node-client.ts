import { ParlanceClient, type Client } from "./client.ts";
import type { Namespaces } from "./contract-types.ts";
import { toSettings, type ClientOptions } from "./options.ts";
import { nodeTransport } from "./transport/node.ts";

/** Creates a client as the entry for browsers does, with sockets that every Node has. */
export function createClient<Spaces extends Namespaces>(options: ClientOptions<Spaces>): Client<Spaces> {
  return new ParlanceClient(toSettings(options, nodeTransport)) as unknown as Client<Spaces>;
}
