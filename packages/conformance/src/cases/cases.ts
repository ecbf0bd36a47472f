import type { Case } from "../case.ts";
import type { Subject } from "../subject/subject.ts";
import { authFeatureCases } from "./auth-feature.ts";
import { authCases } from "./auth.ts";
import { boundaryFrameCases } from "./boundary-frames.ts";
import { createPayloadCases } from "./boundary-payloads.ts";
import { callsFeatureCases } from "./calls-feature.ts";
import { contractCases } from "./contract.ts";
import { crashCases } from "./crash.ts";
import { faultCases } from "./faults.ts";
import { fenceCases } from "./fence.ts";
import { forbiddenValueCases } from "./forbidden-values.ts";
import { framingCases } from "./framing.ts";
import { handshakeCases } from "./handshake.ts";
import { heartbeatCases } from "./heartbeat.ts";
import { historyFeatureCases } from "./history-feature.ts";
import { idempotencyFeatureCases } from "./idempotency-feature.ts";
import { inboxFeatureCases } from "./inbox-feature.ts";
import { limitCases } from "./limits.ts";
import { payloadCases } from "./payload.ts";
import { permissionCases } from "./permissions.ts";
import { presenceFeatureCases } from "./presence-feature.ts";
import { publishCases } from "./publish.ts";
import { createRandomPayloadCases, randomFrameCases } from "./random.ts";
import { rateCases } from "./rates.ts";
import { recoveryFeatureCases } from "./recovery-feature.ts";
import { recoveryCases } from "./recovery.ts";
import { scenarioCases } from "./scenarios.ts";
import { signalsFeatureCases } from "./signals-feature.ts";
import { sizeCases } from "./size.ts";
import { smokeCases } from "./smoke.ts";
import { subscribeCases } from "./subscribe.ts";
import { toolCases } from "./tools.ts";
import { transportCases } from "./transport.ts";
import { unsubscribeCases } from "./unsubscribe.ts";

/** Cases that are made from the contract of the server. */
export function listContractCases(subject: Pick<Subject, "places">): readonly Case[] {
  return [...createPayloadCases(subject), ...createRandomPayloadCases(subject)];
}

/** Every case that does not depend on the contract of the server; those that do are made by `listContractCases`. */
export const cases: readonly Case[] = [
  ...smokeCases,
  ...handshakeCases,
  ...authCases,
  ...framingCases,
  ...sizeCases,
  ...faultCases,
  ...forbiddenValueCases,
  ...fenceCases,
  ...heartbeatCases,
  ...subscribeCases,
  ...unsubscribeCases,
  ...publishCases,
  ...payloadCases,
  ...recoveryCases,
  ...permissionCases,
  ...limitCases,
  ...rateCases,
  ...contractCases,
  ...toolCases,
  ...boundaryFrameCases,
  ...recoveryFeatureCases,
  ...idempotencyFeatureCases,
  ...historyFeatureCases,
  ...signalsFeatureCases,
  ...presenceFeatureCases,
  ...callsFeatureCases,
  ...inboxFeatureCases,
  ...authFeatureCases,
  ...randomFrameCases,
  ...scenarioCases,
  ...transportCases,
  ...crashCases,
];
