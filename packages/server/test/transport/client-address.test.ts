import type { IncomingMessage } from "node:http";
import { describe, expect, test } from "vitest";
import { createAddressReader, isNetwork } from "../../src/transport/client-address.ts";

function read(trusted: readonly string[], remoteAddress: string, forwarded?: string): string {
  const headers = forwarded === undefined ? {} : { "x-forwarded-for": forwarded };
  return createAddressReader(trusted)({ headers, socket: { remoteAddress } } as unknown as IncomingMessage);
}

describe("X-Forwarded-For", () => {
  test.each<[string, readonly string[], string, string | undefined, string]>([
    ["counts for nothing without a proxy", [], "127.0.0.1", "1.2.3.4", "127.0.0.1"],
    ["counts for nothing from somebody else", ["10.0.0.1"], "10.0.0.2", "1.2.3.4", "10.0.0.2"],
    ["counts from the proxy", ["127.0.0.1"], "127.0.0.1", "1.2.3.4", "1.2.3.4"],
    ["is the proxy's own address where it is missing", ["127.0.0.1"], "127.0.0.1", undefined, "127.0.0.1"],
    ["counts from a network", ["10.0.0.0/8"], "10.9.9.9", "1.2.3.4", "1.2.3.4"],
    ["counts from a proxy on an IPv6 socket", ["127.0.0.0/8"], "::ffff:127.0.0.1", "1.2.3.4", "1.2.3.4"],
    ["of IPv6", ["::1", "fd00::/8"], "fd00::7", "2001:db8::1", "2001:db8::1"],
    [
      "forged by the client stands before what the proxy adds",
      ["10.0.0.1"],
      "10.0.0.1",
      "9.9.9.9, 1.2.3.4",
      "1.2.3.4",
    ],
    ["of two proxies", ["10.0.0.0/8"], "10.0.0.1", "9.9.9.9, 1.2.3.4, 10.0.0.2", "1.2.3.4"],
    ["that is no address", ["10.0.0.1"], "10.0.0.1", "a; drop", "10.0.0.1"],
    ["that ends in no address", ["10.0.0.0/8"], "10.0.0.1", "1.2.3.4, unknown, 10.0.0.2", "10.0.0.2"],
    ["that is empty", ["10.0.0.1"], "10.0.0.1", "", "10.0.0.1"],
  ])("%s", (_, trusted, peer, forwarded, address) => {
    expect(read(trusted, peer, forwarded)).toBe(address);
  });
});

test("networks are told from other texts", () => {
  for (const good of ["10.0.0.1", "10.0.0.0/8", "::1", "fd00::/8"]) expect(isNetwork(good), good).toBe(true);
  for (const bad of ["", "localhost", "10.0.0.0/33", "10.0.0.0/8/8", "10.0.0/8", "::1/129", "10.0.0.0/a"])
    expect(isNetwork(bad), bad).toBe(false);
});
