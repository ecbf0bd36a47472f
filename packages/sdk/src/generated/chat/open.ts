// Generated from schema/contracts/chat.contract.json. Do not edit: run `npm run generate`.
import type { NamespaceSpec } from "../../contract.ts";

/** For exploring: any event, any object, nothing kept. */
export const open: NamespaceSpec<{
}, true> = {
  events: {
  },
  anyEvent: true,
};
