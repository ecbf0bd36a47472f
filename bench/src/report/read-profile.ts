/** A CPU profile as V8 writes it: a tree of frames, and which of them was on top at each sample. */
export interface Profile {
  readonly nodes: readonly ProfileNode[];
  readonly samples: readonly number[];
  /** Microseconds between each sample and the one before. */
  readonly timeDeltas: readonly number[];
}

interface ProfileNode {
  readonly id: number;
  readonly callFrame: {
    readonly functionName: string;
    readonly url: string;
    /** From 0; -1 where the frame is not of a script. */
    readonly lineNumber: number;
  };
  readonly children?: readonly number[];
}

/** One function in one place of the call tree. */
export interface Frame {
  readonly name: string;
  /** Where the function is: `package/file:line`, or empty for what is no script. */
  readonly place: string;
  /** Microseconds in the function itself. */
  readonly selfUs: number;
  /** Microseconds in it and in all that it calls. */
  readonly totalUs: number;
  readonly callees: readonly Frame[];
}

/** What V8 calls a sample without work: not the program's cost. */
const IDLE = "(idle)";
const KEPT_SEGMENTS = 2;

function toPlace(url: string, lineNumber: number): string {
  if (url === "") return "";
  if (!url.startsWith("file:")) return url;
  return `${url.split("/").slice(-KEPT_SEGMENTS).join("/")}:${lineNumber + 1}`;
}

/**
 * The call tree of the last `lastUs` microseconds in which the program worked: what came before is its start, and the
 * connections that were opened. Throws on a profile without a root.
 */
export function toCallTree({ nodes, samples, timeDeltas }: Profile, lastUs: number): Frame {
  const selfUs = new Map<number, number>();
  const idle = new Set(nodes.filter(({ callFrame }) => callFrame.functionName === IDLE).map(({ id }) => id));
  let behindUs = 0;
  for (let index = samples.length - 1; index >= 0 && behindUs < lastUs; index--) {
    const id = samples[index] ?? 0;
    if (idle.has(id)) continue;
    // The time after a sample, until the next one, belongs to it.
    const us = timeDeltas[index + 1] ?? 0;
    selfUs.set(id, (selfUs.get(id) ?? 0) + us);
    behindUs += us;
  }
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const toFrame = (node: ProfileNode): Frame => {
    const callees = (node.children ?? []).flatMap((id) => {
      const child = byId.get(id);
      return child === undefined || idle.has(id) ? [] : [toFrame(child)];
    });
    const own = selfUs.get(node.id) ?? 0;
    return {
      name: node.callFrame.functionName || "(anonymous)",
      place: toPlace(node.callFrame.url, node.callFrame.lineNumber),
      selfUs: own,
      totalUs: own + callees.reduce((sum, { totalUs }) => sum + totalUs, 0),
      callees,
    };
  };
  const [root] = nodes;
  if (root === undefined) throw new TypeError("a profile without nodes");
  return toFrame(root);
}

/** A function with the time that it took itself, wherever it was called. */
export interface Hot {
  readonly name: string;
  readonly place: string;
  /** Of all time in which the processor worked. */
  readonly share: number;
}

/** The functions in which most time went, the hottest first. */
export function toHottest(root: Frame, count: number): readonly Hot[] {
  const selfUs = new Map<string, { readonly frame: Frame; us: number }>();
  const walk = (frame: Frame): void => {
    const key = `${frame.name} ${frame.place}`;
    const known = selfUs.get(key) ?? { frame, us: 0 };
    known.us += frame.selfUs;
    selfUs.set(key, known);
    for (const callee of frame.callees) walk(callee);
  };
  walk(root);
  return [...selfUs.values()]
    .toSorted((a, b) => b.us - a.us)
    .slice(0, count)
    .map(({ frame: { name, place }, us }) => ({ name, place, share: us / root.totalUs }));
}
