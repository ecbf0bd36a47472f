import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { toText, type ServerApi } from "./server-api.ts";
import { usePoll } from "./use-poll.ts";

const EVERY_MS = 2000;
const MOST_CHANNELS = 200;
const MOST_MEMBERS = 200;

/** Who is in one channel, and the means to take somebody out. */
function Members({ api, channel }: { readonly api: ServerApi; readonly channel: string }): JSX.Element {
  const [notice, setNotice] = useState("");
  const ask = () => api.listMembers({ channel, limit: MOST_MEMBERS });
  const { value, fault } = usePoll(ask, EVERY_MS, [api, channel]);
  const unsubscribe = async (user: string): Promise<void> => {
    const said = await api
      .unsubscribeUser({ user, channel })
      .then(({ count }) => `${user}: ${count} subscriptions ended`, toText);
    setNotice(said);
  };
  return (
    <section class="card">
      <h2>{channel}</h2>
      <p role="status">{notice}</p>
      {fault === undefined ? undefined : <p class="quiet-text">{fault}</p>}
      <table>
        <tbody>
          {(value?.members ?? []).map(({ user, data }) => (
            <tr key={user}>
              <th scope="row">{user}</th>
              <td>
                <code>{data === undefined ? "" : JSON.stringify(data)}</code>
              </td>
              <td>
                <button type="button" class="small" onClick={() => void unsubscribe(user)}>
                  Unsubscribe
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The channels that somebody listens to, and their members. */
export function Channels({ api }: { readonly api: ServerApi }): JSX.Element {
  const [prefix, setPrefix] = useState("");
  const [chosen, setChosen] = useState<string>();
  const ask = () => api.listChannels({ limit: MOST_CHANNELS, ...(prefix !== "" && { prefix }) });
  const { value, fault } = usePoll(ask, EVERY_MS, [api, prefix]);
  return (
    <div class="halves">
      <section class="card">
        <div class="bar">
          <h2>Channels</h2>
          <label>
            Begin with{" "}
            <input value={prefix} onInput={(event) => setPrefix(event.currentTarget.value.trim())} />
          </label>
        </div>
        {fault === undefined ? undefined : <p class="fault">{fault}</p>}
        {value?.channels.length === 0 ? <p class="quiet-text">Nobody is subscribed to any.</p> : undefined}
        <table>
          <tbody>
            {(value?.channels ?? []).map(({ channel, subscribers }) => (
              <tr key={channel}>
                <th scope="row">
                  <button
                    type="button"
                    class="link"
                    aria-pressed={channel === chosen}
                    onClick={() => setChosen(channel)}
                  >
                    {channel}
                  </button>
                </th>
                <td class="number">{subscribers}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {value?.more === true ? (
          <p class="quiet-text">The first {MOST_CHANNELS}; narrow them down.</p>
        ) : undefined}
      </section>
      {chosen === undefined ? undefined : <Members key={chosen} api={api} channel={chosen} />}
    </div>
  );
}
