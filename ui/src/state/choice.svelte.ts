// One of a few values that the artist chooses for the page. It lasts from one launch to the next.

export type Shelf = Pick<Storage, "getItem" | "setItem">;

export class Choice<T extends string> {
  private chosen = $state<T>() as T;

  /** What was kept and is no longer one of `all` gives way to the first of them. */
  constructor(
    private readonly shelf: Shelf | null,
    private readonly key: string,
    readonly all: readonly [T, ...T[]],
  ) {
    const kept = shelf?.getItem(key);
    this.chosen = all.find((one) => one === kept) ?? all[0];
  }

  get now(): T {
    return this.chosen;
  }

  set now(value: T) {
    this.chosen = value;
    this.shelf?.setItem(this.key, value);
  }
}
