import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { toText, type Connection, type ServerApi } from "./server-api.ts";
import { VirtualList } from "./virtual-list.tsx";

const EVERY_MS = 2000;
const time = new Intl.DateTimeFormat("en-GB", { timeStyle: "medium" });

/** Who is connected, with state and queue; ends what belongs to a user. */
export function Connections({ api }: { readonly api: ServerApi }): JSX.Element {
  const [user, setUser] = useState("");
  const [total, setTotal] = useState<number>();
  const [notice, setNotice] = useState("");
  const read = async (skip: number, limit: number) => {
    const found = await api.listConnections({ skip, limit, ...(user !== "" && { user }) });
    return { rows: found.connections, total: found.total };
  };
  const disconnect = async (name: string): Promise<void> => {
    const said = await api
      .disconnectUser({ user: name })
      .then(({ count }) => `${name}: ${count} ended. With a valid token they may come back.`, toText);
    setNotice(said);
  };
  const render = ({ connection, user: name, remoteAddress, openedAt, ...rest }: Connection): JSX.Element => (
    <>
      <code class="cell">{connection}</code>
      <span class="cell wide-cell">{name ?? "—"}</span>
      <span class="cell">{remoteAddress}</span>
      <span class="cell">{time.format(openedAt)}</span>
      <span class={`cell state state-${rest.state}`}>{rest.state}</span>
      <span class="cell number">{rest.subscriptions}</span>
      <span class="cell number">{rest.queuedBytes}</span>
      <span class="cell">
        {name === undefined ? undefined : (
          <button type="button" class="small" onClick={() => void disconnect(name)}>
            Disconnect user
          </button>
        )}
      </span>
    </>
  );
  return (
    <section class="card fill">
      <div class="bar">
        <h2>Connections {total === undefined ? "" : `(${total})`}</h2>
        <label>
          User{" "}
          <input
            value={user}
            placeholder="all"
            onInput={(event) => setUser(event.currentTarget.value.trim())}
          />
        </label>
        <p role="status">{notice}</p>
      </div>
      <div class="row head" aria-hidden="true">
        <span class="cell">connection</span>
        <span class="cell wide-cell">user</span>
        <span class="cell">address</span>
        <span class="cell">since</span>
        <span class="cell">state</span>
        <span class="cell number">channels</span>
        <span class="cell number">unsent bytes</span>
        <span class="cell" />
      </div>
      <VirtualList
        label="Connections"
        read={read}
        of={user}
        toKey={({ connection }) => connection}
        render={render}
        everyMs={EVERY_MS}
        onTotal={setTotal}
        onFault={(error) => setNotice(toText(error))}
      />
    </section>
  );
}
