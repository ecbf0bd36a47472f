import type { JSX } from "preact";

const WIDTH = 300;
const HEIGHT = 64;

/** Properties of a {@link Chart}. */
export interface ChartProps {
  readonly title: string;
  /** Oldest first. */
  readonly values: readonly number[];
  readonly format: (value: number) => string;
}

/** A number over the last minutes as a line, from 0 to the largest value. */
export function Chart({ title, values, format }: ChartProps): JSX.Element {
  const largest = Math.max(...values, Number.MIN_VALUE);
  const step = WIDTH / Math.max(values.length - 1, 1);
  const toY = (value: number): number => HEIGHT - 2 - (value / largest) * (HEIGHT - 6);
  const points = values.map((value, index) => `${(index * step).toFixed(1)},${toY(value).toFixed(1)}`);
  const newest = values.at(-1);
  const shown = newest === undefined ? "…" : format(newest);
  return (
    <figure class="chart">
      <figcaption>
        <span>{title}</span>
        <strong>{shown}</strong>
      </figcaption>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`${title}: ${shown}`}
      >
        <polyline points={points.join(" ")} />
      </svg>
    </figure>
  );
}
