/** Keeps a scrolling element at its end, as long as the reader is there. */
export interface StickyScroll {
  /** Makes a change of the content; afterwards the end is shown again if it was before. */
  change(apply: () => void): void;
  /** Goes to the end and stays there. */
  toEnd(): void;
  /** Shows a part of the content and stays there, until the reader goes to the end again. */
  reveal(part: HTMLElement): void;
  /** Whether the end is kept in sight. */
  readonly isAtEnd: boolean;
}

/** How near to the end, in pixels, counts as being there. */
const NEAR = 48;

/**
 * Creates the keeper of a scrolling element. A reader who scrolled away is left in peace; `onMove` is called whenever
 * the reader has left the end or come back.
 */
export function createStickyScroll(scroller: HTMLElement, onMove: () => void): StickyScroll {
  let isAtEnd = true;
  let lastTop = 0;
  function goToEnd(): void {
    scroller.scrollTop = scroller.scrollHeight;
    lastTop = scroller.scrollTop;
  }
  function move(next: boolean): void {
    isAtEnd = next;
    onMove();
  }
  scroller.addEventListener("scroll", () => {
    const { scrollTop, scrollHeight, clientHeight } = scroller;
    // Our own movements are known already.
    if (scrollTop === lastTop) return;
    const isNear = scrollHeight - scrollTop - clientHeight < NEAR;
    // Scrolling down is a wish to stay only when it reaches the end.
    if (scrollTop < lastTop ? !isNear : isNear) move(isNear);
    lastTop = scrollTop;
  });
  // A smaller window, or a keyboard that slides in, must not hide the newest line.
  new ResizeObserver(() => isAtEnd && goToEnd()).observe(scroller);
  return {
    change(apply) {
      apply();
      if (isAtEnd) goToEnd();
    },
    toEnd() {
      goToEnd();
      move(true);
    },
    reveal(part) {
      part.scrollIntoView({ block: "nearest" });
      lastTop = scroller.scrollTop;
      move(false);
    },
    get isAtEnd() {
      return isAtEnd;
    },
  };
}
