import type { ClientCase } from "../client-case.ts";
import { brokenFrameClientCases } from "./broken-frames.ts";
import { closeClientCases, jitterClientCases } from "./close.ts";
import { gapClientCases } from "./gap.ts";
import { HANDSHAKE_GATE, handshakeClientCases } from "./handshake.ts";
import { livenessClientCases } from "./liveness.ts";
import { orderClientCases } from "./order.ts";
import { publishClientCases } from "./publish.ts";
import { subscriptionClientCases } from "./subscription.ts";
import { toleranceClientCases } from "./tolerance.ts";

/** Every case for clients. The long ones come first: the others run meanwhile. */
export const clientCases: readonly ClientCase[] = [
  HANDSHAKE_GATE,
  ...jitterClientCases,
  ...livenessClientCases,
  ...handshakeClientCases,
  ...toleranceClientCases,
  ...orderClientCases,
  ...gapClientCases,
  ...publishClientCases,
  ...closeClientCases,
  ...subscriptionClientCases,
  // Last: to make their frames keeps the suite busy, and the long ones measure time.
  ...brokenFrameClientCases,
];
