import { escapeXml } from "./escape-xml.ts";
import type { Frame } from "./read-profile.ts";

const WIDTH = 1200;
const ROW_HEIGHT = 17;
const TITLE_HEIGHT = 30;
/** Narrower frames are left out: nobody could see them. */
const MIN_WIDTH = 1.5;
const CHARACTER_WIDTH = 6.2;
const HUES = 40;

/** Warm colours, the same for one name in every graph. */
function toColour(name: string): string {
  let hash = 0;
  for (const character of name) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 997;
  return `hsl(${10 + (hash % HUES)} 80% ${62 + (hash % 12)}%)`;
}

function measureDepth({ callees }: Frame, minUs: number): number {
  return callees.reduce(
    (deepest, callee) =>
      callee.totalUs < minUs ? deepest : Math.max(deepest, 1 + measureDepth(callee, minUs)),
    1,
  );
}

function toLabel(name: string, width: number): string {
  const room = Math.floor((width - 4) / CHARACTER_WIDTH);
  if (room < 3) return "";
  return name.length <= room ? name : `${name.slice(0, room - 1)}…`;
}

/** A flame graph as SVG: callers above, widths are time, a frame's own place and share are in its tooltip. */
export function toFlameGraph(title: string, root: Frame): string {
  const perUs = WIDTH / root.totalUs;
  const parts: string[] = [];
  const draw = (frame: Frame, x: number, depth: number): void => {
    const width = frame.totalUs * perUs;
    if (width < MIN_WIDTH) return;
    const y = TITLE_HEIGHT + depth * ROW_HEIGHT;
    const share = ((frame.totalUs / root.totalUs) * 100).toFixed(1);
    parts.push(
      `<g><title>${escapeXml(`${frame.name} ${frame.place}`)}: ${share} %</title>`,
      `<rect x="${x.toFixed(1)}" y="${y}" width="${width.toFixed(1)}" height="${ROW_HEIGHT - 1}" fill="${toColour(frame.name)}"/>`,
      `<text x="${(x + 2).toFixed(1)}" y="${y + 12}">${escapeXml(toLabel(frame.name, width))}</text></g>`,
    );
    let at = x;
    for (const callee of frame.callees.toSorted((a, b) => b.totalUs - a.totalUs)) {
      draw(callee, at, depth + 1);
      at += callee.totalUs * perUs;
    }
  };
  draw(root, 0, 0);
  const height = TITLE_HEIGHT + measureDepth(root, MIN_WIDTH / perUs) * ROW_HEIGHT + 10;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="monospace" font-size="10">`,
    `<rect width="${WIDTH}" height="${height}" fill="white"/>`,
    `<text x="4" y="18" font-size="13">${escapeXml(title)}</text>`,
    ...parts,
    "</svg>\n",
  ].join("\n");
}
