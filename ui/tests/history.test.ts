import { fireEvent, render, screen } from "@testing-library/svelte";
import { expect, it, vi } from "vitest";
import { FakeHost } from "../src/host/fake";
import { Desk } from "../src/state/desk.svelte";
import History from "../src/views/History.svelte";

it("asks before it deletes", async () => {
  // jsdom draws no dialogs.
  HTMLDialogElement.prototype.showModal = vi.fn();
  const host = new FakeHost();
  host.draw(host.make("a tower", 1));
  const desk = new Desk(host);
  await desk.list();
  render(History, { desk, onsettings: () => {} });
  await fireEvent.click(screen.getByTestId("history-delete"));
  await fireEvent.click(screen.getByTestId("cancel-delete"));
  expect(host.generations.length).toBe(1);
  expect(screen.queryByTestId("confirm-delete")).toBeNull();
  await fireEvent.click(screen.getByTestId("history-delete"));
  await fireEvent.click(screen.getByTestId("confirm-delete"));
  expect(host.generations.length).toBe(0);
});
