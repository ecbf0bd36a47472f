import type { Core } from "../session/core.ts";
import { SUBPROTOCOL } from "../transport/transport.ts";
import { VERSION } from "../version.ts";

/** Path of the WebSocket endpoint. */
export const ENDPOINT = "/v1/connect";

/** The document of `GET /v1/info` (`schema/info.schema.json`, PROTOCOL [HS-9]). */
export function toInfo({ contract, engine, features, policy }: Core): object {
  const { name, version } = contract.document;
  return {
    server: { name: "@parlance/server", version: VERSION },
    subprotocols: [SUBPROTOCOL],
    endpoint: ENDPOINT,
    features,
    limits: policy.limits,
    heartbeat: policy.heartbeat,
    windows: {
      helloMs: policy.helloMs,
      payloadErrorsPerMinute: policy.payloadErrorsPerMinute,
      presenceGraceMs: policy.presence.graceMs,
      presenceMembers: policy.presence.maxMembers,
      tokenGraceMs: policy.tokenGraceMs,
      keyMs: engine.keyWindowMs,
      recoveryMessages: policy.recoveryLimit.messages,
      recoveryBytes: policy.recoveryLimit.bytes,
    },
    contract: { name, version, hash: contract.hash },
  };
}
