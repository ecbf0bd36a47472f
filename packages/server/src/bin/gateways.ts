import type { Gateway } from "../gateway/gateway.ts";

/** The gateways that the command knows. */
const NAMES = ["raw", "socket.io"] as const;

/** A gateway that the command is to open, and where it leads; undefined where the gateway chooses. */
export interface GatewayRequest {
  readonly name: (typeof NAMES)[number];
  readonly channel: string | undefined;
}

/** Reads `NAME` or `NAME=CHANNEL`, whose form the configuration has judged. */
export function toGatewayRequest(text: string): GatewayRequest {
  const [given, channel] = text.split("=", 2);
  const name = NAMES.find((each) => each === given);
  if (name === undefined) throw new Error(`gateways: must be one of ${NAMES.join(", ")}`);
  return { name, channel };
}

/** Makes the gateways. Each is loaded only here, so that one that is off costs nothing. Throws when one is not installed. */
export function createGateways(requests: readonly GatewayRequest[]): Promise<readonly Gateway[]> {
  return Promise.all(
    requests.map(async ({ name, channel }) => {
      const options = channel === undefined ? {} : { channel };
      switch (name) {
        case "raw":
          return (await import("../gateway/raw.ts")).createRawGateway(options);
        case "socket.io":
          return (await importSocketIo()).createSocketIoGateway(options);
      }
    }),
  );
}

async function importSocketIo(): Promise<typeof import("../gateway/socket-io.ts")> {
  try {
    return await import("../gateway/socket-io.ts");
  } catch (cause) {
    const isMissing = cause instanceof Error && "code" in cause && cause.code === "ERR_MODULE_NOT_FOUND";
    throw isMissing
      ? new Error("--gateway socket.io: needs the package socket.io; run npm install socket.io@4", { cause })
      : cause;
  }
}
