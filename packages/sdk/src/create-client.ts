import { ParlanceClient, type Client } from "./client.ts";
import type { Methods, Namespaces } from "./contract-types.ts";
import { toSettings, type ClientOptions } from "./options.ts";
import { webSocketTransport } from "./transport/web-socket.ts";

/**
 * Creates a client, typed by its contract. It does nothing until it is used: the first subscribe, publish or `connect`
 * opens the connection. Throws a `TypeError` for an option that cannot be.
 */
export function createClient<Spaces extends Namespaces, Known extends Methods = Methods>(
  options: ClientOptions<Spaces, Known>,
): Client<Spaces, Known> {
  return new ParlanceClient(toSettings(options, webSocketTransport)) as unknown as Client<Spaces, Known>;
}
