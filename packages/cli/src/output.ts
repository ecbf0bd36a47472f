import type { Output, Style } from "./command.ts";

function paint(open: number, close: number): (text: string) => string {
  return (text) => `\u001b[${open}m${text}\u001b[${close}m`;
}

const same = (text: string): string => text;

const coloured: Style = {
  red: paint(31, 39),
  green: paint(32, 39),
  yellow: paint(33, 39),
  bold: paint(1, 22),
  dim: paint(2, 22),
};

const plain: Style = { red: same, green: same, yellow: same, bold: same, dim: same };

/** The streams of the process; with colours where a person sees both and `NO_COLOR` does not forbid them. */
export function createOutput({ stdout, stderr, env }: NodeJS.Process): Output {
  const isSeen = stdout.isTTY && stderr.isTTY;
  return {
    print: (text) => void stdout.write(`${text}\n`),
    complain: (text) => void stderr.write(`${text}\n`),
    style: isSeen && (env["NO_COLOR"] ?? "") === "" ? coloured : plain,
  };
}
