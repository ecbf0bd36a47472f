import { execFileSync } from "node:child_process";
import { join } from "node:path";
import type { TlsFiles } from "../src/http/tls-files.ts";

const REQUEST = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2".split(" ");
const NAMES = ["-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"];

/** Makes a certificate for localhost that signs itself, with a name that tells it from others. */
export function makeCertificate(folder: string, name: string): Required<TlsFiles> {
  const certificateFile = join(folder, `${name}.crt`);
  const keyFile = join(folder, `${name}.key`);
  const files = ["-keyout", keyFile, "-out", certificateFile];
  execFileSync("openssl", [...REQUEST, "-subj", `/CN=${name}`, ...NAMES, ...files], { stdio: "ignore" });
  return { certificateFile, keyFile };
}
