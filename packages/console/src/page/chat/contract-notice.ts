import type { Connected } from "@parlance/sdk";

/** What the page has to say of the server's contract: that it cannot chat there, or that it may not understand all. */
export interface ContractNotice {
  readonly severity: "foreign" | "different";
  readonly title: string;
  readonly text: string;
}

const CHAT = "chat";

/** Compares the server's contract with that of the chat; undefined when they fit. */
export function toContractNotice({
  name,
  version,
  match,
}: Connected["contract"]): ContractNotice | undefined {
  if (match !== "none") return undefined;
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
