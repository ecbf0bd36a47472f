export { createSharedTransport, type SharedTransportOptions } from "./shared-transport.ts";
export { serveTabs } from "./serve-tabs.ts";
