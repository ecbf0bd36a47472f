import { expect, test } from "vitest";
import { createBackend, parseBackend } from "../../src/bin/backend-settings.ts";
import { silentLogger } from "../../src/logger.ts";

const URL_ = "http://127.0.0.1:9000/parlance";

test("flags name the backend and what it is asked, or else the environment does", () => {
  expect(parseBackend(undefined, undefined, {})).toBeUndefined();
  expect(parseBackend(URL_, ["connect", "publish=room", "publish=lobby", "call"], {})).toEqual({
    url: URL_,
    asks: ["connect", "publish", "call"],
    only: { publish: ["room", "lobby"] },
  });
  const environment = { PARLANCE_BACKEND: URL_, PARLANCE_BACKEND_ASKS: "subscribe=room, connect" };
  expect(parseBackend(undefined, undefined, environment)).toEqual({
    url: URL_,
    asks: ["connect", "subscribe"],
    only: { subscribe: ["room"] },
  });
  expect(parseBackend(undefined, ["call"], environment)).toMatchObject({ asks: ["call"] });
});

test.each([
  [URL_, undefined, "--backend: say what it is asked with --backend-ask: connect, subscribe, publish, call"],
  [undefined, ["call"], "--backend-ask: there is no --backend to be asked"],
  [URL_, ["signal"], '--backend-ask: must be one of connect, subscribe, publish, call, got "signal"'],
  [URL_, ["connect=room"], "--backend-ask: connect= takes no such name"],
  [URL_, ["publish="], "--backend-ask: publish= takes no such name"],
  [
    URL_,
    ["publish", "publish=room"],
    "--backend-ask: publish is asked about everything; leave out publish=room",
  ],
])("%s with %j is refused by name", (url, asks, message) => {
  expect(parseBackend(url, asks, {})).toBe(message);
});

test("the secret comes from the environment, and nobody asks without one", async () => {
  const request = { url: URL_, asks: ["connect"], only: {} } as const;
  await expect(createBackend(request, {}, silentLogger)).rejects.toThrow(
    "--backend: needs PARLANCE_BACKEND_SECRET",
  );
  const secret = `whsec_${Buffer.alloc(32, "x").toString("base64")}`;
  const backend = await createBackend(request, { PARLANCE_BACKEND_SECRET: secret }, silentLogger);
  expect(Object.keys(backend)).toEqual(["only", "connect"]);
});
