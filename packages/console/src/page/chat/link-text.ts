/** A piece of a text: plain, or a link that it names. */
export type TextPiece = { readonly kind: "plain" | "link"; readonly text: string };

const LINK = /\bhttps?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]}]/g;

/** Finds the web addresses in a text; the pieces together are the text. */
export function toPieces(text: string): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  let done = 0;
  for (const { 0: link, index } of text.matchAll(LINK)) {
    if (index > done) pieces.push({ kind: "plain", text: text.slice(done, index) });
    pieces.push({ kind: "link", text: link });
    done = index + link.length;
  }
  if (done < text.length) pieces.push({ kind: "plain", text: text.slice(done) });
  return pieces;
}
