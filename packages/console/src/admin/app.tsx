import type { ComponentType, JSX } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import { Channels } from "./channels.tsx";
import { Connections } from "./connections.tsx";
import { Frames } from "./frames.tsx";
import { keepKey, readKey } from "./kept-key.ts";
import { Overview } from "./overview.tsx";
import { Say } from "./say.tsx";
import { openApi, toText, type ServerApi } from "./server-api.ts";

interface Room {
  readonly title: string;
  readonly View: ComponentType<{ readonly api: ServerApi }>;
}

const ROOMS: Readonly<Record<string, Room>> = {
  overview: { title: "Overview", View: Overview },
  channels: { title: "Channels", View: Channels },
  connections: { title: "Connections", View: Connections },
  frames: { title: "Frames", View: Frames },
  say: { title: "Contract", View: Say },
};

function useHash(): string {
  const [hash, setHash] = useState(location.hash.slice(1));
  useEffect(() => {
    const onChange = (): void => setHash(location.hash.slice(1));
    addEventListener("hashchange", onChange);
    return () => removeEventListener("hashchange", onChange);
  }, []);
  return hash;
}

function KeyForm({ onKey }: { readonly onKey: (key: string) => void }): JSX.Element {
  const [key, setKey] = useState("");
  const [fault, setFault] = useState("");
  const tryKey = async (): Promise<void> => {
    try {
      await openApi(key).readStats();
      onKey(key);
    } catch (error) {
      setFault(toText(error));
    }
  };
  return (
    <form
      class="card key-form"
      onSubmit={(event) => {
        event.preventDefault();
        void tryKey();
      }}
    >
      <h1>Console</h1>
      <label class="field">
        <span>API key with the scope inspect</span>
        <input
          type="password"
          autocomplete="off"
          value={key}
          onInput={(event) => setKey(event.currentTarget.value.trim())}
        />
      </label>
      <button type="submit" class="primary" disabled={key === ""}>
        Open
      </button>
      <p role="status" class="fault">
        {fault}
      </p>
      <p class="quiet-text">It is kept in this tab only, until the tab is closed.</p>
    </form>
  );
}

/** The console: asks for a key, then shows one room at a time. */
export function App(): JSX.Element {
  const [key, setKey] = useState(readKey);
  const hash = useHash();
  const api = useMemo(() => (key === undefined ? undefined : openApi(key)), [key]);
  const change = (next: string | undefined): void => {
    keepKey(next);
    setKey(next);
  };
  if (api === undefined) return <KeyForm onKey={change} />;
  const name = hash in ROOMS ? hash : "overview";
  const View = ROOMS[name]?.View ?? Overview;
  return (
    <>
      <header>
        <strong>Parlance console</strong>
        <nav aria-label="Rooms">
          {Object.entries(ROOMS).map(([id, { title }]) => (
            <a key={id} href={`#${id}`} aria-current={id === name ? "page" : undefined}>
              {title}
            </a>
          ))}
        </nav>
        <button type="button" class="small" onClick={() => change(undefined)}>
          Forget the key
        </button>
      </header>
      <main>
        <View api={api} />
      </main>
    </>
  );
}
