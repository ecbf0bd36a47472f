import type { Report } from "../run/report.ts";
import { escapeMarkup } from "./escape-markup.ts";
import { toVerdictText, type VerdictText } from "./verdict-text.ts";

const COLOURS: Readonly<Record<VerdictText["word"], string>> = {
  conformant: "#1a7f37",
  "not conformant": "#b42318",
  incomplete: "#8a6100",
  undecided: "#57606a",
  running: "#57606a",
};

/** Width of a text of 11 px, as near as it can be told without a font. */
function widthOf(text: string): number {
  return Math.ceil(Array.from(text).length * 6.6) + 14;
}

/** The verdict as a badge for a README: one SVG that needs nothing else. */
export function renderBadge(report: Report): string {
  const { word, mustsTried, musts } = toVerdictText(report);
  const left = "Parlance v1";
  const right = word === "conformant" ? `${word} · ${mustsTried}/${musts} MUSTs` : word;
  const [leftWidth, rightWidth] = [widthOf(left), widthOf(right)];
  const width = leftWidth + rightWidth;
  const label = escapeMarkup(`${left}: ${right}`);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="20" role="img" aria-label="${label}">
  <title>${label}</title>
  <clipPath id="round"><rect width="${width}" height="20" rx="3"/></clipPath>
  <g clip-path="url(#round)">
    <rect width="${leftWidth}" height="20" fill="#3d444d"/>
    <rect x="${leftWidth}" width="${rightWidth}" height="20" fill="${COLOURS[word]}"/>
  </g>
  <g fill="#fff" font-family="Verdana,Geneva,DejaVu Sans,sans-serif" font-size="11" text-anchor="middle">
    <text x="${leftWidth / 2}" y="14">${escapeMarkup(left)}</text>
    <text x="${leftWidth + rightWidth / 2}" y="14">${escapeMarkup(right)}</text>
  </g>
</svg>
`;
}
