import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { toText, type ServerApi, type TailLine } from "./server-api.ts";

const MOST_SHOWN = 300;
/** Lines come in bursts: they are shown together. */
const SHOW_MS = 200;
const time = new Intl.DateTimeFormat("en-GB", {
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  fractionalSecondDigits: 3,
});

interface Shown {
  readonly key: number;
  readonly line: TailLine;
}

function Row({ line }: { readonly line: TailLine }): JSX.Element {
  const isRefused = line.direction === "refused";
  return (
    <li class={isRefused ? "line refused" : "line"}>
      <time>{time.format(line.at)}</time>
      <code>{line.connection}</code>
      <span>{line.user ?? "—"}</span>
      <strong>{line.code ?? line.type}</strong>
      <span class="where">
        {[line.channel, line.event, line.id === undefined ? undefined : `#${line.id}`]
          .filter(Boolean)
          .join(" · ")}
        {line.pointer === undefined ? undefined : <code class="pointer">{line.pointer}</code>}
        {line.message === undefined ? undefined : <em>{line.message}</em>}
        {line.skipped === undefined ? undefined : <small>{line.skipped} left out before</small>}
      </span>
    </li>
  );
}

/** The frames of all connections as they pass, newest first. */
export function Frames({ api }: { readonly api: ServerApi }): JSX.Element {
  const [isOnlyRefused, setOnlyRefused] = useState(false);
  const [isPaused, setPaused] = useState(false);
  const [lines, setLines] = useState<readonly Shown[]>([]);
  const [fault, setFault] = useState<string>();
  const count = useRef(0);
  useEffect(() => {
    if (isPaused) return undefined;
    const aborted = new AbortController();
    let waiting: Shown[] = [];
    const timer = setInterval(() => {
      if (waiting.length === 0) return;
      const fresh = waiting.toReversed();
      waiting = [];
      setLines((before) => [...fresh, ...before].slice(0, MOST_SHOWN));
    }, SHOW_MS);
    const follow = async (): Promise<void> => {
      const query = isOnlyRefused ? { direction: "refused" as const } : {};
      const tail = await api.tailFrames(query, { signal: aborted.signal });
      setFault(undefined);
      for await (const line of tail) waiting.push({ key: count.current++, line });
      setFault("The tail has ended: the server stopped, or too many watch already.");
    };
    follow().catch((error: unknown) => {
      if (!aborted.signal.aborted) setFault(toText(error));
    });
    return () => {
      aborted.abort();
      clearInterval(timer);
    };
  }, [api, isOnlyRefused, isPaused]);
  return (
    <section class="card fill">
      <div class="bar">
        <h2>Frames</h2>
        <label>
          <input
            type="checkbox"
            checked={isOnlyRefused}
            onChange={(event) => setOnlyRefused(event.currentTarget.checked)}
          />{" "}
          only refusals
        </label>
        <button type="button" class="small" aria-pressed={isPaused} onClick={() => setPaused(!isPaused)}>
          {isPaused ? "Go on" : "Pause"}
        </button>
        <button type="button" class="small" onClick={() => setLines([])}>
          Clear
        </button>
        <p class="quiet-text">At most 50 a second; what is said is not shown.</p>
      </div>
      {fault === undefined ? undefined : <p class="fault">{fault}</p>}
      <ol class="lines">
        {lines.map(({ key, line }) => (
          <Row key={key} line={line} />
        ))}
      </ol>
    </section>
  );
}
