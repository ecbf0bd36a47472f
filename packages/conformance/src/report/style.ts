/** Colours a piece of text, or leaves it as it is. */
export interface Style {
  readonly red: (text: string) => string;
  readonly green: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
}

function paint(open: number, close: number): (text: string) => string {
  return (text) => `\u001b[${open}m${text}\u001b[${close}m`;
}

const same = (text: string): string => text;

/** Colours for a terminal. */
export const coloured: Style = {
  red: paint(31, 39),
  green: paint(32, 39),
  yellow: paint(33, 39),
  bold: paint(1, 22),
  dim: paint(2, 22),
};

/** No colours, for everything that is not a terminal. */
export const plain: Style = { red: same, green: same, yellow: same, bold: same, dim: same };
