import { createClient, webSocketTransport, type Client, type Transport } from "@parlance/sdk";
import { chat } from "@parlance/sdk/chat";
import {
  ParlanceProvider,
  useChannel,
  useConnection,
  useMembers,
  useMessages,
  useSignal,
} from "@parlance/sdk/react";
import { StrictMode, useState, type ReactNode } from "react";

declare module "@parlance/sdk/react" {
  interface Register {
    readonly contract: typeof chat;
  }
}

export type ChatClient = Client<(typeof chat)["namespaces"]>;

/** A client that notes the type of each frame that it sends. */
export function createTappedClient(url: string, sent: string[]): ChatClient {
  const transport: Transport = (address, subprotocol, handlers) => {
    const socket = webSocketTransport(address, subprotocol, handlers);
    return {
      send: (text) => {
        sent.push((JSON.parse(text) as { type: string }).type);
        socket.send(text);
      },
      close: (code, reason) => socket.close(code, reason),
    };
  };
  return createClient({ url, contract: chat, transport });
}

function Who(): ReactNode {
  const members = useMembers(useChannel("room:kitchen"));
  return <p id="members">{members.status === "listed" ? members.total : members.status}</p>;
}

function Kitchen(): ReactNode {
  const { status } = useConnection();
  const kitchen = useChannel("room:kitchen");
  const { items, hasOlder, send, loadOlder } = useMessages(kitchen, { last: 3 });
  const [heard, setHeard] = useState(0);
  const signal = useSignal(kitchen, "chat.typing", ({ own }) => own || setHeard((count) => count + 1));
  const [text, setText] = useState("");
  return (
    <>
      <p id="connection">{status}</p>
      <p id="typing">{heard}</p>
      {hasOlder && <button onClick={() => void loadOlder(2)}>older</button>}
      <ul>
        {items.map((item) => (
          <li key={item.key} data-status={item.status}>
            {item.status === "gap" && "…"}
            {item.status === "stored" && item.message.data.text}
            {"data" in item && item.data.text}
          </li>
        ))}
      </ul>
      <input
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          signal({});
        }}
      />
      <button
        onClick={() => {
          send("chat.said", { text });
          setText("");
        }}
      >
        send
      </button>
    </>
  );
}

/** The whole application, as a browser has it and as a server renders it. */
export function App({ client, isOpen = true }: { client: ChatClient; isOpen?: boolean }): ReactNode {
  return (
    <StrictMode>
      <ParlanceProvider client={client}>
        {isOpen && <Kitchen />}
        {isOpen && <Who />}
      </ParlanceProvider>
    </StrictMode>
  );
}
