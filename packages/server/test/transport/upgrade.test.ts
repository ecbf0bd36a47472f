import type { IncomingMessage } from "node:http";
import { describe, expect, test } from "vitest";
import { findAdmissionFault, findProtocolFault, isLoopback } from "../../src/transport/upgrade.ts";

const LOCAL = { isLocalOnly: true, allowedOrigins: ["https://app.example"] };
const PUBLIC = { isLocalOnly: false, allowedOrigins: ["https://app.example"] };

function toRequest(headers: Record<string, string>): IncomingMessage {
  return { headers } as unknown as IncomingMessage;
}

describe("a server on loopback without authentication", () => {
  const judge = (headers: Record<string, string>) =>
    findAdmissionFault(toRequest({ host: "localhost:8080", ...headers }), LOCAL);

  test.each([
    "http://localhost",
    "http://localhost:5173",
    "https://localhost:5173",
    "http://127.0.0.1:3000",
    "http://[::1]:3000",
    "https://app.example",
  ])("lets in a page of %s [HS-2]", (origin) => {
    expect(judge({ origin })).toBeUndefined();
  });

  test("lets in a program, which has no Origin", () => {
    expect(judge({})).toBeUndefined();
  });

  test.each([
    "https://evil.example",
    "https://app.example:8443",
    "https://app.example.evil.example",
    "http://app.example",
    "http://localhost.evil.example",
    "http://localhost:80@evil.example",
    "http://127.0.0.1.evil.example",
    "http://evil.example/localhost",
    "null",
    "",
    "file://",
    "localhost",
    "chrome-extension://abcdef",
  ])("keeps out a page of %j with 403 [HS-2]", (origin) => {
    expect(judge({ origin })).toMatchObject({ status: 403 });
  });

  test.each([
    "localhost",
    "localhost:8080",
    "LOCALHOST:8080",
    "127.0.0.1:8080",
    "127.0.0.2:8080",
    "[::1]:8080",
  ])("answers to the Host %s", (host) => {
    expect(judge({ host })).toBeUndefined();
  });

  test.each([
    "evil.example",
    "evil.example:8080",
    "127.0.0.1.evil.example",
    "localhost.evil.example",
    "10.0.0.1",
    "",
  ])("does not answer to the Host %j, which a name was rebound to", (host) => {
    expect(judge({ host })).toMatchObject({ status: 403 });
  });

  test("does not answer without Host", () => {
    expect(findAdmissionFault(toRequest({}), LOCAL)).toMatchObject({ status: 403 });
  });

  test.each(["forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip"])(
    "refuses a request with the header %s: a proxy has made loopback public",
    (name) => {
      expect(judge({ [name]: "1" })).toMatchObject({ status: 403 });
    },
  );
});

describe("a public server", () => {
  const judge = (headers: Record<string, string>) => findAdmissionFault(toRequest(headers), PUBLIC);

  test("answers to any Host, behind any proxy", () => {
    expect(judge({ host: "chat.example", "x-forwarded-for": "1.2.3.4" })).toBeUndefined();
  });

  test("lets in the allowed pages and no others, local ones neither [HS-2]", () => {
    expect(judge({ origin: "https://app.example" })).toBeUndefined();
    expect(judge({ origin: "https://evil.example" })).toMatchObject({ status: 403 });
    expect(judge({ origin: "http://localhost:5173" })).toMatchObject({ status: 403 });
  });
});

describe("a public server that shows a page", () => {
  const judge = (origin: string, host: string) => findAdmissionFault(toRequest({ origin, host }), PUBLIC);

  test.each([
    ["https://chat.example", "chat.example"],
    ["https://chat.example:8443", "chat.example:8443"],
    ["http://192.168.0.7:8080", "192.168.0.7:8080"],
    ["http://[fd00::7]:8080", "[fd00::7]:8080"],
    ["http://localhost:8080", "localhost:8080"],
    ["http://printer:8080", "Printer:8080"],
  ])("lets in that page, %s at Host %s [HS-2]", (origin, host) => {
    expect(judge(origin, host)).toBeUndefined();
  });

  test.each([
    ["http://evil.example:8080", "evil.example:8080"],
    ["http://127.0.0.1.evil.example", "127.0.0.1.evil.example"],
  ])("keeps out %s, whose name may have been rebound to it [HS-2]", (origin, host) => {
    expect(judge(origin, host)).toMatchObject({ status: 403 });
  });

  test.each([
    ["https://evil.example", "chat.example"],
    ["https://chat.example", "chat.example:8443"],
    ["https://chat.example:8443", "chat.example"],
    ["http://192.168.0.7:3000", "192.168.0.7:8080"],
    ["null", "null"],
    ["file://", ""],
  ])("keeps out %s at Host %s, which is another origin [HS-2]", (origin, host) => {
    expect(judge(origin, host)).toMatchObject({ status: 403 });
  });
});

describe("the subprotocol", () => {
  test.each(["parlance.v1.json", "other, parlance.v1.json", "parlance.v1.json , parlance.v1.msgpack"])(
    "%s is enough [HS-1]",
    (offered) => {
      expect(findProtocolFault(toRequest({ "sec-websocket-protocol": offered }))).toBeUndefined();
    },
  );

  test.each(["", "parlance.v2.json", "PARLANCE.V1.JSON", "parlance.v1.jsonx"])(
    "%j is not [HS-10]",
    (offered) => {
      expect(findProtocolFault(toRequest({ "sec-websocket-protocol": offered }))).toMatchObject({
        status: 400,
      });
    },
  );

  test("none is not either [HS-10]", () => {
    expect(findProtocolFault(toRequest({}))).toMatchObject({ status: 400 });
  });
});

test.each<[string, boolean]>([
  ["localhost", true],
  ["127.0.0.1", true],
  ["127.8.9.10", true],
  ["::1", true],
  ["0.0.0.0", false],
  ["::", false],
  ["192.168.0.1", false],
  ["127.0.0.1.example", false],
  ["1270.0.0.1", false],
  ["::ffff:127.0.0.1", false],
])("%s is loopback: %s", (address, is) => {
  expect(isLoopback(address)).toBe(is);
});
