/** Keeps a scrolling element at its end, as long as the reader is there. */
export interface StickyScroll {
  /**
   * Makes a change of the content; afterwards the end is shown again if it was before, and otherwise the children of
   * `parts` that are in sight stay where they were.
   */
  change(apply: () => void, parts?: HTMLElement): void;
  /** Goes to the end and stays there. */
  toEnd(): void;
  /** Shows a part of the content and stays there, until the reader goes to the end again. */
  reveal(part: HTMLElement): void;
  /** Whether the end is kept in sight. */
  readonly isAtEnd: boolean;
}

/** How near to the end, in pixels, counts as being there. */
const NEAR = 48;

const LANDMARKS = 4;

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
  /** Some of the parts in sight, and where they are: the first may not outlive a change. */
  function findLandmarks(parts: HTMLElement | undefined): readonly (readonly [Element, number])[] {
    const { top } = scroller.getBoundingClientRect();
    const places = Array.from(parts?.children ?? [], (part) => [part, part.getBoundingClientRect()] as const);
    return places
      .filter(([, place]) => place.bottom > top)
      .slice(0, LANDMARKS)
      .map(([part, place]) => [part, place.top]);
  }
  return {
    change(apply, parts) {
      const landmarks = isAtEnd ? [] : findLandmarks(parts);
      apply();
      if (isAtEnd) return goToEnd();
      const [part, wasAt] = landmarks.find(([each]) => each.isConnected) ?? [];
      if (part === undefined || wasAt === undefined) return;
      scroller.scrollTop += part.getBoundingClientRect().top - wasAt;
      lastTop = scroller.scrollTop;
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
