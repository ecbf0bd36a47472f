import type { JSX, TargetedEvent } from "preact";
import { useEffect, useState } from "preact/hooks";

const ROW_PX = 34;
/** Rows above and below the window that are there before they are scrolled to. */
const MARGIN = 8;

/** A part of a long list. */
export interface ListPage<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
}

/** Properties of a {@link VirtualList}. */
export interface VirtualListProps<Row> {
  readonly label: string;
  /** Reads the rows from `skip` on. */
  readonly read: (skip: number, limit: number) => Promise<ListPage<Row>>;
  readonly toKey: (row: Row) => string;
  readonly render: (row: Row) => JSX.Element;
  /** What the list is of: it begins anew when this changes. */
  readonly of: unknown;
  readonly everyMs: number;
  readonly onTotal: (total: number) => void;
  readonly onFault: (error: unknown) => void;
}

/** A list of any length: only the rows in sight are asked for, and are in the document. */
export function VirtualList<Row>(props: VirtualListProps<Row>): JSX.Element {
  const [view, setView] = useState({ top: 0, height: 480 });
  const [page, setPage] = useState<ListPage<Row> & { readonly skip: number }>({
    rows: [],
    total: 0,
    skip: 0,
  });
  const skip = Math.max(0, Math.floor(view.top / ROW_PX) - MARGIN);
  const limit = Math.ceil(view.height / ROW_PX) + 2 * MARGIN;

  useEffect(() => {
    let isOver = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const turn = async (): Promise<void> => {
      try {
        const read = await props.read(skip, limit);
        if (isOver) return;
        setPage({ ...read, skip });
        props.onTotal(read.total);
      } catch (error) {
        if (!isOver) props.onFault(error);
      }
      timer = setTimeout(() => void turn(), props.everyMs);
    };
    // Scrolling asks for many places; only where it rests for a moment is worth a question.
    timer = setTimeout(() => void turn(), 60);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [skip, limit, props.of]);

  const onScroll = ({ currentTarget }: TargetedEvent<HTMLDivElement>): void =>
    setView({ top: currentTarget.scrollTop, height: currentTarget.clientHeight });
  return (
    <div class="rows" role="list" aria-label={props.label} tabIndex={0} onScroll={onScroll}>
      <div style={{ height: `${page.total * ROW_PX}px` }} />
      <div class="window" style={{ top: `${page.skip * ROW_PX}px` }}>
        {page.rows.map((row) => (
          <div key={props.toKey(row)} class="row" role="listitem">
            {props.render(row)}
          </div>
        ))}
      </div>
    </div>
  );
}
