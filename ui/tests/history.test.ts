import { cleanup, fireEvent, render, screen } from "@testing-library/svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { FakeHost } from "../src/host/fake";
import { actionsOf, press as act } from "../src/state/actions";
import { Desk } from "../src/state/desk.svelte";
import { PAGE } from "../src/state/history.svelte";
import { Panels } from "../src/state/panels.svelte";
import { Stage } from "../src/state/stage.svelte";
import { drawnRows, scrollTo, seenRows } from "../src/state/window";
import History from "../src/views/History.svelte";

let host: FakeHost;
let desk: Desk;

beforeEach(() => {
  vi.useFakeTimers();
  host = new FakeHost();
  desk = new Desk(host);
});

afterEach(cleanup);

/** Lets answers arrive. */
async function settle() {
  await vi.advanceTimersByTimeAsync(1100);
}

describe("the window on a long list", () => {
  it("draws what is seen, a few around it, and the row that has the keyboard", () => {
    const seen = seenRows({ top: 6_000, height: 120 }, 60, 100_000);
    expect(seen).toEqual([100, 101]);
    expect(drawnRows(seen, 2, 100_000, 100)).toEqual([98, 99, 100, 101, 102, 103]);
    expect(drawnRows(seen, 0, 100_000, 7)).toEqual([7, 100, 101]);
    expect(drawnRows(seen, 0, 100_000, 900)).toEqual([100, 101, 900]);
  });

  it("ends where the list ends", () => {
    expect(seenRows({ top: 900, height: 120 }, 60, 3)).toEqual([2, 2]);
    expect(drawnRows(seenRows({ top: 0, height: 600 }, 60, 2), 4, 2, 0)).toEqual([0, 1]);
    expect(drawnRows(seenRows({ top: 0, height: 600 }, 60, 0), 4, 0, 0)).toEqual([]);
  });

  it("scrolls only to what isn't seen whole", () => {
    expect(scrollTo(3, { top: 60, height: 180 }, 60)).toBeNull();
    expect(scrollTo(0, { top: 30, height: 180 }, 60)).toBe(0);
    expect(scrollTo(9, { top: 0, height: 180 }, 60)).toBe(420);
  });
});

describe("the history", () => {
  it("holds a few pages of a hundred thousand rows, wherever it is scrolled to", async () => {
    host.fill(100_000);
    await desk.history.list();
    for (const first of [0, 40, 5_000, 99_990, 50_000, 200, 300, 400, 500, 600, 700, 800]) {
      desk.history.seen(first, Math.min(first + 9, 99_999));
      await settle();
      expect(desk.history.row(first)?.prompt).toBe(`a tower, number ${100_000 - first}`);
      expect(desk.history.held.length).toBeLessThanOrEqual(8 * PAGE);
    }
    expect(desk.history.total).toBe(100_000);
  });

  it("asks again for a page that failed", async () => {
    host.fill(200);
    await desk.history.list();
    host.refusal = { code: "internal", message: "the disk is away" };
    desk.history.seen(70, 79);
    await settle();
    expect([desk.trouble?.code, desk.history.row(75)]).toEqual(["internal", null]);
    desk.history.seen(71, 79);
    await settle();
    expect([desk.trouble, desk.history.row(75)?.prompt]).toEqual([null, "a tower, number 125"]);
  });

  it("clears away no trouble of others when it lists by itself", async () => {
    await desk.open();
    host.refusal = { code: "refused", message: "no words" };
    desk.prompt = "…";
    await desk.generate();
    host.tell(host.make("a tower", 1));
    await settle();
    expect([desk.history.total, desk.trouble?.code]).toEqual([1, "refused"]);
  });

  it("drops the answer of a question that a newer one has overtaken", async () => {
    host.make("a tower", 1);
    host.make("a boat", 1);
    const slow = desk.history.ask({ text: "tower" });
    await desk.history.ask({ text: "boat" });
    await slow;
    expect([desk.history.total, desk.history.row(0)?.prompt]).toEqual([1, "a boat"]);
  });

  it("selects one by one, a range, and everything that matches", async () => {
    host.fill(300);
    await desk.history.list();
    desk.history.toggle(2);
    desk.history.toggle(4);
    expect(desk.history.selected.size).toBe(2);
    await desk.history.selectTo(8);
    expect(desk.history.selected.size).toBe(5);
    await desk.history.selectTo(250);
    expect(desk.history.selected.size).toBe(247);
    await desk.history.selectAll();
    expect(desk.history.selected.size).toBe(300);
    await desk.history.trash(desk.history.chosen);
    await settle();
    expect([desk.history.total, desk.history.facets.trashed]).toEqual([0, 300]);
    await desk.history.undo();
    await settle();
    expect(desk.history.total).toBe(300);
  });

  it("takes out of the list what no longer belongs there", async () => {
    host.fill(3);
    await desk.open();
    await desk.history.star(["g2"], true);
    await desk.history.ask({ starred: true });
    expect(desk.history.total).toBe(1);
    await desk.history.star(["g2"], false);
    await settle();
    expect(desk.history.total).toBe(0);
  });

  it("does not list for every change of what is far away", async () => {
    host.fill(300);
    await desk.open();
    await settle();
    const before = host.listed;
    const far = host.generations[250]!;
    for (let change = 0; change < 20; change++) host.tell(far);
    await settle();
    expect(host.listed - before).toBe(1);
  });
});

describe("the history on the page", () => {
  beforeEach(async () => {
    // jsdom draws no dialogs, and nothing has a size there.
    vi.stubGlobal(
      "ResizeObserver",
      class {
        observe() {}
        unobserve() {}
        disconnect() {}
      },
    );
    HTMLDialogElement.prototype.showModal = vi.fn();
    for (const prompt of ["a boat", "a tower"]) host.draw(host.make(prompt, 1));
    await desk.open();
    render(History, { desk, onsettings: () => {} });
    await settle();
  });

  it("throws away at once and offers to take it back", async () => {
    await fireEvent.click(screen.getAllByTestId("history-delete")[0]!);
    await settle();
    expect(screen.getAllByTestId("history-item").length).toBe(1);
    await fireEvent.click(screen.getByTestId("undo-delete"));
    await settle();
    expect(screen.getAllByTestId("history-item").length).toBe(2);
    expect(screen.queryByTestId("undo-delete")).toBeNull();
  });

  it("asks before it stops work that is on its way", async () => {
    host.tell(host.make("a castle", 1));
    await settle();
    await fireEvent.click(screen.getAllByTestId("history-delete")[0]!);
    expect(screen.getByTestId("confirm-delete").textContent).toBe("Stop and delete");
    expect(host.generations.every((one) => one.trashedAt === null)).toBe(true);
    await fireEvent.click(screen.getByTestId("confirm-delete"));
    await settle();
    expect(host.generations.filter((one) => one.trashedAt !== null).length).toBe(1);
  });

  it("asks before it deletes for good, and says when the trash is empty", async () => {
    await fireEvent.click(screen.getAllByTestId("history-delete")[0]!);
    await settle();
    await fireEvent.click(screen.getByTestId("trash-open"));
    await settle();
    await fireEvent.click(screen.getByTestId("empty-trash"));
    await fireEvent.click(screen.getByTestId("cancel-delete"));
    expect(host.generations.length).toBe(2);
    await fireEvent.click(screen.getByTestId("empty-trash"));
    await fireEvent.click(screen.getByTestId("confirm-delete"));
    await settle();
    expect(host.generations.length).toBe(1);
    expect(screen.getByTestId("history-empty").textContent).toBe("The trash is empty.");
  });

  it("is worked by keys alone", async () => {
    const list = screen.getByTestId("history-list");
    const page = { desk, stage: new Stage(() => {}), panels: new Panels(null) };
    document.onkeydown = (event) => act(Object.values(actionsOf(page)).flat(), event);
    const press = async (key: string, held: KeyboardEventInit = {}) => {
      await fireEvent.keyDown(list, { key, ...held });
      await settle();
    };
    await press("ArrowDown");
    expect(document.activeElement?.textContent).toContain("a boat");
    await press("s");
    expect(host.generations.map((one) => one.starred)).toEqual([false, true]);
    await press("a", { ctrlKey: true });
    expect(screen.getByText("2 selected")).toBeTruthy();
    await press("Escape");
    expect(desk.history.selected.size).toBe(0);
    await press("l");
    await fireEvent.input(screen.getByTestId("tag-name"), { target: { value: "harbour" } });
    await fireEvent.click(screen.getByTestId("tag-add"));
    await settle();
    expect(host.generations[1]?.tags).toEqual(["harbour"]);
    await press("Delete");
    expect(screen.getAllByTestId("history-item").length).toBe(1);
    await press("z", { ctrlKey: true });
    expect(screen.getAllByTestId("history-item").length).toBe(2);
  });

  it("looks once nothing more is typed, and says when nothing matches", async () => {
    const field = screen.getByTestId("history-search");
    const before = host.listed;
    for (const text of ["c", "ca", "cas"]) await fireEvent.input(field, { target: { value: text } });
    await settle();
    expect(host.listed - before).toBe(1);
    expect(screen.getByTestId("history-empty").textContent).toBe("Nothing matches.");
  });
});
