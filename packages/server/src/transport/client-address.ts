import type { IncomingMessage } from "node:http";
import { BlockList, isIP, isIPv4, isIPv6 } from "node:net";

/** Tells from where a request comes. */
export type AddressReader = (request: IncomingMessage) => string;

/** An IPv4 address that came over an IPv6 socket, in its own form. */
function toPlain(address: string): string {
  const mapped = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/i.exec(address);
  return mapped?.[1] ?? address;
}

/** Whether a text is an address, or a network such as `10.0.0.0/8`. */
export function isNetwork(text: string): boolean {
  const [address = "", bits, more] = text.split("/");
  const version = isIP(address);
  if (version === 0 || more !== undefined) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
}

function toBlockList(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = "", bits] = network.split("/");
    const family = isIPv4(address) ? "ipv4" : "ipv6";
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return list;
}

function readPeer({ socket }: IncomingMessage): string {
  return socket.remoteAddress === undefined ? "unknown" : toPlain(socket.remoteAddress);
}

/**
 * Makes what tells the address of a client: that of the peer, or where the peer is one of these proxies, what it says in
 * `X-Forwarded-For`. Of several addresses there the last one counts that is no proxy of ours: those before it are what
 * the client says itself. Anything that is no address ends the search.
 */
export function createAddressReader(trustedProxies: readonly string[]): AddressReader {
  if (trustedProxies.length === 0) return readPeer;
  const trusted = toBlockList(trustedProxies);
  const isTrusted = (address: string): boolean =>
    isIP(address) !== 0 && trusted.check(address, isIPv6(address) ? "ipv6" : "ipv4");
  return (request) => {
    const peer = readPeer(request);
    const header = request.headers["x-forwarded-for"];
    if (header === undefined || !isTrusted(peer)) return peer;
    let found = peer;
    for (const text of String(header).split(",").toReversed()) {
      const address = toPlain(text.trim());
      if (isIP(address) === 0) return found;
      found = address;
      if (!isTrusted(address)) return found;
    }
    return found;
  };
}
