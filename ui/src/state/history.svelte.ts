// The history as it is listed. Of a hundred thousand rows the page holds a few pages around what is seen; the rest
// stays in the library and is asked for when it is scrolled to.

import { SvelteSet } from "svelte/reactivity";
import type { GenerationView } from "../bindings/GenerationView";
import type { HistoryFacets } from "../bindings/HistoryFacets";
import type { HistoryQuery } from "../bindings/HistoryQuery";
import type { Host } from "../host";
import { isOnItsWay } from "./runs";

/** Rows of a page. */
export const PAGE = 50;

/** So many pages are held; those farthest from what is seen go first. */
const HELD = 8;

/** So many rows before and after those that are seen are fetched too. */
const MARGIN = 20;

export const EVERYTHING: HistoryQuery = {
  text: "",
  since: null,
  until: null,
  service: null,
  size: null,
  starred: false,
  tag: null,
  withModel: false,
  trashed: false,
};

/** Does something that may be refused, and tells the refusal; whether it worked. */
type Attempt = (work: () => Promise<void>) => Promise<boolean>;

export class History {
  query = $state.raw<HistoryQuery>(EVERYTHING);
  /** How many generations match. */
  total = $state(0);
  /** Whether anything was listed yet. */
  isListed = $state(false);
  facets = $state.raw<HistoryFacets>({ tags: [], services: [], trashed: 0 });
  readonly selected = new SvelteSet<string>();
  /** The row that keys act on. */
  cursor = $state(0);
  /** What was thrown away last, until it is brought back or too old to be asked about. */
  thrown = $state.raw<string[]>([]);

  private pages = $state.raw<Record<number, GenerationView[]>>({});
  /** What the page before each of these gave as `next`. */
  private starts: Record<number, string> = {};
  private loading: number[] = [];
  private listing = 0;
  private seenFirst = 0;
  private seenLast = 0;
  /** In how many milliseconds it is listed anew. */
  private waits: number[] = [];
  /** Where a range of the selection begins. */
  private from = 0;

  constructor(
    private readonly host: Host,
    private readonly attempt: Attempt,
  ) {}

  /** A row, if it is here. */
  row(index: number): GenerationView | null {
    return this.pages[Math.floor(index / PAGE)]?.[index % PAGE] ?? null;
  }

  /** The rows that are here. */
  get held(): GenerationView[] {
    return Object.values(this.pages).flat();
  }

  find(id: string): GenerationView | null {
    return this.held.find((one) => one.id === id) ?? null;
  }

  get isFiltered(): boolean {
    return Object.entries(EVERYTHING).some(
      ([name, value]) => name !== "trashed" && this.query[name as keyof HistoryQuery] !== value,
    );
  }

  /** These rows are seen now; pages that are missing there are fetched. */
  seen(first: number, last: number): void {
    this.seenFirst = first;
    this.seenLast = last;
    for (const page of this.seenPages()) {
      if (!this.pages[page] && !this.loading.includes(page)) void this.load(page);
    }
  }

  /** Lists anew, around what is seen. An answer that a newer question has overtaken is dropped. */
  async list(): Promise<void> {
    const mine = ++this.listing;
    this.starts = {};
    this.loading = [];
    const pages: Record<number, GenerationView[]> = {};
    for (const page of this.seenPages()) {
      const rows = await this.fetch(page, mine);
      if (rows === null) return;
      pages[page] = rows;
    }
    this.pages = pages;
    this.isListed = true;
  }

  /** Asks for something else, and shows it from the top. */
  async ask(change: Partial<HistoryQuery>): Promise<void> {
    this.query = { ...this.query, ...change };
    this.selected.clear();
    this.seenFirst = this.seenLast = this.cursor = this.from = 0;
    await this.attempt(async () => this.list());
  }

  async learn(): Promise<void> {
    await this.attempt(async () => {
      this.facets = await this.host.historyFacets();
    });
  }

  /** A generation is new or has changed. */
  apply(generation: GenerationView): void {
    for (const [page, rows] of Object.entries(this.pages)) {
      const place = rows.findIndex((one) => one.id === generation.id);
      const known = rows[place];
      if (!known) continue;
      if (known.revision >= generation.revision) return;
      if (!this.belongs(generation)) this.listSoon();
      else {
        const changed = rows.map((one, at) => (at === place ? generation : one));
        this.pages = { ...this.pages, [page]: changed };
      }
      return;
    }
    const newest = this.row(0);
    // What is far down may change often, and matters to nobody who looks elsewhere.
    this.listSoon(newest && generation.createdAt < newest.createdAt ? 1000 : 0);
  }

  /** Lists anew once the things that happen together have happened. */
  listSoon(ms = 0): void {
    if (this.waits.includes(ms)) return;
    const list = () => {
      this.waits = this.waits.filter((wait) => wait !== ms);
      void this.attempt(async () => this.list());
    };
    this.waits.push(ms);
    setTimeout(list, ms);
  }

  // The selection.

  /** What an action is about: what is selected, or else the row that keys act on. */
  get chosen(): string[] {
    const row = this.row(this.cursor);
    return this.selected.size > 0 ? [...this.selected] : row ? [row.id] : [];
  }

  /** Those of them that are here. */
  get chosenRows(): GenerationView[] {
    const at = this.row(this.cursor)?.id;
    const { selected } = this;
    return this.held.filter(({ id }) => (selected.size > 0 ? selected.has(id) : id === at));
  }

  /** Moves the row that keys act on. */
  move(index: number): void {
    this.cursor = Math.max(0, Math.min(this.total - 1, index));
  }

  toggle(index: number): void {
    const row = this.row(index);
    this.move(index);
    this.from = this.cursor;
    if (row && !this.selected.delete(row.id)) this.selected.add(row.id);
  }

  /** Selects from where the last selection began. */
  async selectTo(index: number): Promise<void> {
    if (this.selected.size === 0) this.from = this.cursor;
    this.move(index);
    const [first, last] = [Math.min(this.from, this.cursor), Math.max(this.from, this.cursor)];
    const rows = Array.from({ length: last - first + 1 }, (_, place) => this.row(first + place));
    const here = rows.flatMap((row) => (row ? [row.id] : []));
    if (here.length === rows.length) this.select(here);
    else await this.selectMatching(first, last);
  }

  async selectAll(): Promise<void> {
    await this.selectMatching(0, this.total);
  }

  unselect(): void {
    this.selected.clear();
    this.from = this.cursor;
  }

  // What is done to generations.

  /** Whether work is on its way for what is chosen. */
  get isWorking(): boolean {
    return this.chosenRows.some((one) => one.runs.some(isOnItsWay));
  }

  async star(ids: string[], starred: boolean): Promise<void> {
    await this.attempt(async () => this.host.starGenerations(ids, starred));
  }

  async starChosen(): Promise<void> {
    await this.star(this.chosen, !this.chosenRows.every((one) => one.starred));
  }

  async tag(ids: string[], tag: string): Promise<void> {
    await this.attempt(async () => this.host.tagGenerations(ids, tag));
    await this.learn();
  }

  async untag(ids: string[], tag: string): Promise<void> {
    await this.attempt(async () => this.host.untagGenerations(ids, tag));
    await this.learn();
  }

  async trash(ids: string[]): Promise<void> {
    if (await this.change(async () => this.host.trashGenerations(ids))) this.thrown = ids;
  }

  /** Brings back what was thrown away last. */
  async undo(): Promise<void> {
    const ids = this.thrown;
    if (ids.length > 0 && (await this.change(async () => this.host.restoreGenerations(ids))))
      this.thrown = [];
  }

  async restore(ids: string[]): Promise<void> {
    await this.change(async () => this.host.restoreGenerations(ids));
    this.thrown = this.thrown.filter((id) => !ids.includes(id));
  }

  async delete(ids: string[]): Promise<void> {
    await this.change(async () => this.host.deleteGenerations(ids));
    this.thrown = [];
  }

  async emptyTrash(): Promise<void> {
    await this.change(async () => this.host.emptyTrash());
    this.thrown = [];
  }

  private async change(work: () => Promise<void>): Promise<boolean> {
    const isDone = await this.attempt(work);
    if (isDone) this.unselect();
    this.listSoon();
    await this.learn();
    return isDone;
  }

  private belongs(generation: GenerationView): boolean {
    const { trashed, starred, tag } = this.query;
    const isThere = (generation.trashedAt !== null) === trashed;
    return isThere && (!starred || generation.starred) && (tag === null || generation.tags.includes(tag));
  }

  private select(ids: string[]): void {
    this.selected.clear();
    for (const id of ids) this.selected.add(id);
  }

  private async selectMatching(first: number, last: number): Promise<void> {
    const { listing } = this;
    await this.attempt(async () => {
      const ids = await this.host.matchingGenerations(this.query);
      if (listing === this.listing) this.select(ids.slice(first, last + 1));
    });
  }

  private seenPages(): number[] {
    const first = Math.floor(Math.max(0, this.seenFirst - MARGIN) / PAGE);
    const end = Math.min(this.seenLast + MARGIN, Math.max(this.total - 1, 0));
    const last = Math.max(first, Math.floor(end / PAGE));
    return Array.from({ length: last - first + 1 }, (_, place) => first + place);
  }

  /** A page that fails stays missing, and is asked for again when it is next seen. */
  private async load(page: number): Promise<void> {
    const mine = this.listing;
    this.loading.push(page);
    await this.attempt(async () => {
      const rows = await this.fetch(page, mine);
      if (rows !== null) this.hold(page, rows);
    });
    if (mine === this.listing) this.loading = this.loading.filter((one) => one !== page);
  }

  /** `null` where a newer question was asked meanwhile. */
  private async fetch(page: number, listing: number): Promise<GenerationView[] | null> {
    let near = page;
    while (near > 0 && this.starts[near] === undefined) near -= 1;
    const after = this.starts[near] ?? null;
    const answer = await this.host.listGenerations(this.query, after, (page - near) * PAGE, PAGE);
    if (listing !== this.listing) return null;
    this.total = answer.total;
    if (answer.next !== null) this.starts[page + 1] = answer.next;
    return answer.generations;
  }

  private hold(page: number, rows: GenerationView[]): void {
    const middle = (this.seenFirst + this.seenLast) / 2 / PAGE;
    const nearest = Object.entries({ ...this.pages, [page]: rows }).sort(
      ([a], [b]) => Math.abs(Number(a) - middle) - Math.abs(Number(b) - middle),
    );
    this.pages = Object.fromEntries(nearest.slice(0, HELD));
  }
}
