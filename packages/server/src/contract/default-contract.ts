import type { Contract } from "@parlance/schema";
import chat from "@parlance/schema/contracts/chat.contract.json" with { type: "json" };

/** The contract `chat`, which a server enforces when it is given no other. */
export const defaultContract: Contract = chat as Contract;
