import type { Appended, Engine, LogPage, LogQuery, Retention } from "../../../src/engine/engine.ts";
import { createLmdbEngine, type LmdbEngine } from "../../../src/engine/lmdb/lmdb-engine.ts";
import { createFakeClock, type FakeClock } from "../../fake-clock.ts";
import { NOBODY } from "../../nobody.ts";

/** The channel of tests that need only one. */
export const CHANNEL = "room:a";

/** What tests keep where they say nothing else. */
const KEPT: Retention = { size: 10_000, ttlMs: 3_600_000 };

/** Opens an engine that tells nobody. */
export function openEngine(
  folder: string,
  { clock = createFakeClock() }: { clock?: FakeClock } = {},
): LmdbEngine {
  const engine = createLmdbEngine({ folder, clock });
  void engine.start(NOBODY);
  return engine;
}

/** How to append, where it differs. */
export interface NoteOptions {
  readonly key?: string;
  /** Undefined keeps nothing. */
  readonly retention?: Retention | undefined;
  readonly channel?: string;
}

/** Appends a message whose text is its offset and what is given. */
export function appendNote(engine: Engine, text: string, options: NoteOptions = {}): Promise<Appended> {
  const { key, channel = CHANNEL } = options;
  const retention = "retention" in options ? options.retention : KEPT;
  const idempotency = key === undefined ? undefined : { user: "ada", key, digest: text };
  return Promise.resolve(engine.append({ channel, retention, before: "", behind: text, idempotency }));
}

/** Reads a page that may be as long as it likes. */
export function readAll(engine: Engine, query: Partial<LogQuery> = {}): LogPage {
  const page = engine.read(
    CHANNEL,
    { direction: "forward", position: undefined, ...query },
    { messages: 1_000_000, bytes: 1_000_000_000 },
  );
  if (page instanceof Promise) throw new Error("an LMDB engine reads at once");
  return page;
}

/** The texts of a page without their offsets, after a look that each is there once and in its place. */
export function toTexts(page: LogPage): readonly string[] {
  if (page.kind !== "page") return [page.kind === "gap" ? page.reason : page.kind];
  return page.messages.map(({ offset, bytes }, index) => {
    if (offset !== page.messages[0]!.offset + index) throw new Error(`a hole before ${offset}`);
    const text = bytes.toString();
    if (!text.startsWith(`${offset}`)) throw new Error(`${text} stands at ${offset}`);
    return text.slice(`${offset}`.length);
  });
}
