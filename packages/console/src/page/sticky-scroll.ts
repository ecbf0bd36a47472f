/** Keeps a scrolling element at its end, as long as the reader is there. */
export interface StickyScroll {
  /** Makes a change of the content; afterwards the end is shown again if it was before. */
  change(apply: () => void): void;
  /** Goes to the end and stays there. */
  toEnd(): void;
  /** Whether the end is in sight. */
  readonly isAtEnd: boolean;
}

/** How near to the end, in pixels, counts as being there. */
const NEAR = 48;

/**
 * Creates the keeper of a scrolling element. A reader who scrolled away is left in peace; `onMove` tells whether the
 * end is in sight, whenever that may have changed.
 */
export function createStickyScroll(scroller: HTMLElement, onMove: (atEnd: boolean) => void = () => {}): StickyScroll {
  let atEnd = true;
  const goToEnd = (): void => {
    scroller.scrollTop = scroller.scrollHeight;
  };
  scroller.addEventListener("scroll", () => {
    atEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR;
    onMove(atEnd);
  });
  // A smaller window, or a keyboard that slides in, must not hide the newest line.
  new ResizeObserver(() => atEnd && goToEnd()).observe(scroller);
  return {
    change(apply) {
      apply();
      if (atEnd) goToEnd();
    },
    toEnd() {
      atEnd = true;
      goToEnd();
      onMove(true);
    },
    get isAtEnd() {
      return atEnd;
    },
  };
}
