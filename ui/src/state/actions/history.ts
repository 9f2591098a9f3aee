// What is done with generations of the history.

import { texts } from "../../texts";
import { action, focus, type Action, type Page } from "./action";

/** Where single keys mean its rows. */
const within = "[role=grid]";

export function remembering({ desk, panels }: Page): Action[] {
  const t = texts();
  const { history } = desk;
  const hasChosen = () => history.chosen.length > 0;
  const isKept = () => hasChosen() && !history.query.trashed;
  return [
    action("search", t.history.search, {
      keys: ["/", "Ctrl+F"],
      run: () => {
        panels.right.unfold();
        focus("history-search");
      },
    }),
    action("star", t.history.star, {
      keys: ["S"],
      within,
      applies: isKept,
      run: () => history.starChosen(),
    }),
    action("tags", t.actions.tags, {
      keys: ["L"],
      within,
      applies: isKept,
      run: () => (desk.dialog = "tags"),
    }),
    action("export-selected", t.archives.exportHint, {
      within,
      applies: () => isKept() && !desk.archives.isCarrying,
      run: () => desk.archives.exportHistory(history.chosen),
    }),
    action("delete", t.history.delete, {
      keys: ["Delete"],
      within,
      applies: hasChosen,
      run: () => desk.discard(),
    }),
    action("select", t.actions.select, {
      keys: ["Ctrl+Space"],
      within,
      applies: () => history.total > 0,
      run: () => history.toggle(history.cursor),
    }),
    action("select-all", t.actions.selectAll, {
      keys: ["Ctrl+A"],
      within,
      applies: () => history.total > 0,
      run: () => history.selectAll(),
    }),
    action("unselect", t.history.unselect, {
      keys: ["Escape"],
      within,
      applies: () => history.selected.size > 0,
      run: () => history.unselect(),
    }),
    action("undo-delete", t.actions.undoDelete, {
      keys: ["Ctrl+Z"],
      within,
      applies: () => history.thrown.length > 0,
      run: () => desk.undoTrash(),
    }),
    action("export-history", t.archives.exportAllAction, {
      applies: () => !desk.archives.isCarrying,
      run: () => desk.archives.exportHistory(null),
    }),
    action("import-history", t.archives.importHint, {
      applies: () => !desk.archives.isCarrying,
      run: () => desk.archives.importHistory(),
    }),
    action("trash", t.actions.trash, {
      applies: () => history.query.trashed || history.facets.trashed > 0,
      run: () => history.ask({ trashed: !history.query.trashed }),
    }),
  ];
}
