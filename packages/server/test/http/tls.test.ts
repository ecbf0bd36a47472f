import { once } from "node:events";
import { connect } from "node:tls";
import { describe, expect, test } from "vitest";
import { connectRaw } from "../connect-raw.ts";
import { makeCertificate } from "../make-certificate.ts";
import { openFolder } from "../open-folder.ts";
import { startServer } from "../start-server.ts";

async function readName(port: number): Promise<string | undefined> {
  const socket = connect({ port, host: "127.0.0.1", rejectUnauthorized: false });
  await once(socket, "secureConnect");
  const { CN } = socket.getPeerCertificate().subject;
  socket.destroy();
  return typeof CN === "string" ? CN : undefined;
}

describe("with a certificate", () => {
  test("clients come by wss, and a reload shows another certificate without dropping them", async () => {
    using folder = openFolder();
    await using server = await startServer({ tls: makeCertificate(folder.path, "first") });
    expect(server.connectUrl).toMatch(/^wss:/);
    expect(server.url).toMatch(/^https:/);
    using client = await connectRaw(server.connectUrl, { rejectUnauthorized: false });
    client.send({ type: "hello" });
    expect(await client.next()).toMatchObject({ type: "welcome" });
    expect(await readName(server.port)).toBe("first");
    await server.server.reload({ tls: makeCertificate(folder.path, "second") });
    expect(await readName(server.port)).toBe("second");
    client.send({ type: "ping", id: 1 });
    expect(await client.next()).toMatchObject({ type: "ok", id: 1 });
  });

  test("files that are missing or do not belong together are refused by name", async () => {
    using folder = openFolder();
    const first = makeCertificate(folder.path, "first");
    const second = makeCertificate(folder.path, "second");
    const { certificateFile } = first;
    await expect(startServer({ tls: { certificateFile } })).rejects.toThrow(/^tls\.keyFile: is missing/);
    await expect(startServer({ tls: { ...first, keyFile: "not-there" } })).rejects.toThrow(
      /^tls\.keyFile: ENOENT/,
    );
    await expect(startServer({ tls: { certificateFile, keyFile: second.keyFile } })).rejects.toThrow(
      /^tls: certificate and key are not PEM, or do not belong together$/,
    );
  });
});
