import { ParlanceClient, type Client } from "./client.ts";
import type { Methods, Namespaces } from "./contract-types.ts";
import { toSettings, type ClientOptions } from "./options.ts";
import { nodeTransport } from "./transport/node.ts";

/** Creates a client as the entry for browsers does, with sockets that every Node has. */
export function createClient<Spaces extends Namespaces, Known extends Methods = Methods>(
  options: ClientOptions<Spaces, Known>,
): Client<Spaces, Known> {
  return new ParlanceClient(toSettings(options, nodeTransport)) as unknown as Client<Spaces, Known>;
}
