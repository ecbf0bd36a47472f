/**
 * Makes a function that asks for a drawing with the next frame of the screen: however often it is called until then,
 * it draws once. A page that nobody sees draws nothing until it is seen.
 */
export function createRenderTurn(draw: () => void): () => void {
  let isAsked = false;
  return () => {
    if (isAsked) return;
    isAsked = true;
    requestAnimationFrame(() => {
      isAsked = false;
      draw();
    });
  };
}
