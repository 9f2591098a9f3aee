// Which rows of a long list stand in the page: those that are seen, a few around them, and the one that has the keyboard.

export interface Scroll {
  /** Pixels from the top of the list to the top of what is seen. */
  top: number;
  /** Pixels that are seen. */
  height: number;
}

/** The first and the last row that are seen, of `count` rows of `row` pixels each. */
export function seenRows({ top, height }: Scroll, row: number, count: number): [number, number] {
  const end = Math.max(0, count - 1);
  const first = Math.min(end, Math.max(0, Math.floor(top / row)));
  const last = Math.min(end, Math.max(first, Math.ceil((top + height) / row) - 1));
  return [first, last];
}

/** The rows to draw, in order. */
export function drawnRows(
  [first, last]: [number, number],
  around: number,
  count: number,
  held: number,
): number[] {
  const from = Math.max(0, first - around);
  const to = Math.min(count - 1, last + around);
  const rows = Array.from({ length: Math.max(0, to - from + 1) }, (_, place) => from + place);
  if (held < from && held >= 0) return [held, ...rows];
  return held > to && held < count ? [...rows, held] : rows;
}

/** Where to scroll so that a row is seen whole; `null` where it is already. */
export function scrollTo(index: number, { top, height }: Scroll, row: number): number | null {
  if (index * row < top) return index * row;
  const bottom = (index + 1) * row;
  return bottom > top + height ? bottom - height : null;
}
