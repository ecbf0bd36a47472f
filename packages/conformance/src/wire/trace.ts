/** One thing that happened on a connection of a case. */
export interface TraceEntry {
  /** Milliseconds since the case began. */
  readonly atMs: number;
  /** Name of the connection in the case. */
  readonly client: string;
  /** `>` sent by the suite, `<` sent by the server, `-` anything else. */
  readonly direction: ">" | "<" | "-";
  readonly text: string;
}

/** Everything that went over the wire in a case, in order, without the credentials of the run. */
export interface Trace {
  add(client: string, direction: TraceEntry["direction"], text: string): void;
  entries(): readonly TraceEntry[];
}

const MAX_TEXT = 600;
const MAX_ENTRIES = 2000;

function shorten(text: string): string {
  if (text.length <= MAX_TEXT) return text;
  return `${text.slice(0, MAX_TEXT - 120)} … ${text.slice(-40)} (${text.length} characters)`;
}

/** Begins a trace. Every occurrence of a secret is replaced; beyond 2,000 entries the oldest are forgotten. */
export function createTrace(secrets: readonly string[]): Trace {
  const startedAt = performance.now();
  const kept: TraceEntry[] = [];
  const redact = (text: string): string =>
    secrets.reduce((shown, secret) => shown.replaceAll(secret, "(token)"), text);
  return {
    add(client, direction, text) {
      if (kept.length >= MAX_ENTRIES) kept.shift();
      const atMs = Math.round(performance.now() - startedAt);
      kept.push({ atMs, client, direction, text: shorten(redact(text)) });
    },
    entries: () => kept,
  };
}
