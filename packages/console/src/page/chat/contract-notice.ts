import type { ClientState } from "@parlance/sdk";

/** What the page has to say of the server's contract: that it cannot chat there, or that it may not understand all. */
export interface ContractNotice {
  readonly severity: "foreign" | "different";
  readonly title: string;
  readonly text: string;
}

const CHAT = "chat";

/** Compares the server's contract with that of the chat; undefined when they fit, or nothing is known yet. */
export function toContractNotice(state: ClientState): ContractNotice | undefined {
  if (state.status !== "connected" || state.contract.match !== "none") return undefined;
  const { name, version } = state.contract;
  if (name === CHAT) {
    const text = `This server has version ${version} of the contract, which differs from that of this page: some messages may be refused or not be shown.`;
    return { severity: "different", title: "Another version", text };
  }
  return {
    severity: "foreign",
    title: `This server speaks ${name} ${version}`,
    text: "The chat needs a server with the contract chat. The frames work with any contract: write one by hand and see what this server says to it.",
  };
}
