export {
  createTestServer,
  type TestConnection,
  type TestServer,
  type TestServerOptions,
} from "./test-server.ts";
export type { AccessOptions, TestGrant, TestUser, TokenVerdict } from "./access.ts";
export { CallRefusal, type CallContext, type MethodAnswer } from "./core.ts";
export type { Faults } from "./faults.ts";
export type { Sampler } from "./sampler.ts";
export { createVirtualClock, type VirtualClock } from "./virtual-clock.ts";
