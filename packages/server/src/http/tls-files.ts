import { readFileSync } from "node:fs";
import { createSecureContext } from "node:tls";

/** Names of the files of a certificate and its key, both PEM. */
export interface TlsFiles {
  /** The certificate, and behind it those that lead to its root. */
  readonly certificateFile?: string;
  readonly keyFile?: string;
}

/** A certificate and its key. */
export interface TlsCredentials {
  readonly cert: string;
  readonly key: string;
}

function read(setting: string, file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${setting}: ${reason}`, { cause });
  }
}

/**
 * Reads certificate and key; undefined where neither is named. Throws an `Error` that names the setting where one is
 * missing or cannot be read, and where the two do not belong together.
 */
export function readTlsFiles({ certificateFile, keyFile }: TlsFiles): TlsCredentials | undefined {
  if (certificateFile === undefined && keyFile === undefined) return undefined;
  if (certificateFile === undefined) throw new Error("tls.certificateFile: is missing beside tls.keyFile");
  if (keyFile === undefined) throw new Error("tls.keyFile: is missing beside tls.certificateFile");
  const credentials = {
    cert: read("tls.certificateFile", certificateFile),
    key: read("tls.keyFile", keyFile),
  };
  try {
    createSecureContext(credentials);
  } catch {
    // The reason names parts of what was read.
    throw new Error("tls: certificate and key are not PEM, or do not belong together");
  }
  return credentials;
}
