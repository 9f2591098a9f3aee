// The page itself.

import { LANGUAGES, texts } from "../../texts";
import { language, LANGUAGE_NAMES } from "../../texts/language.svelte";
import { theme, THEMES } from "../theme.svelte";
import { action, type Action, type Page } from "./action";

export function paging({ desk, panels }: Page): Action[] {
  const t = texts();
  const { theme: themeText, themes, language: languageText, languageSystem } = t.settings;
  const languages = [
    ["system", languageSystem] as const,
    ...LANGUAGE_NAMES.map((name) => [name, LANGUAGES[name].language] as const),
  ];
  return [
    action("palette", t.palette.title, {
      keys: ["Ctrl+K"],
      whileTyping: true,
      run: () => (desk.dialog = "palette"),
    }),
    action("keys", t.sheet.title, { keys: ["?"], run: () => (desk.dialog = "keys") }),
    action("settings", t.settings.title, {
      keys: ["Ctrl+,"],
      whileTyping: true,
      applies: () => desk.settings !== null,
      run: () => (desk.dialog = "settings"),
    }),
    action("fold-create", t.panels.fold(t.create.title), {
      keys: ["C"],
      run: () => panels.left.toggle(),
    }),
    action("fold-history", t.panels.fold(t.history.title), {
      keys: ["H"],
      run: () => panels.right.toggle(),
    }),
    ...THEMES.map((name) =>
      action(`theme-${name}`, t.actions.setting(themeText, themes[name]), {
        applies: () => theme.now !== name,
        run: () => (theme.now = name),
      }),
    ),
    ...languages.map(([name, text]) =>
      action(`language-${name}`, t.actions.setting(languageText, text), {
        applies: () => language.now !== name,
        run: () => (language.now = name),
      }),
    ),
  ];
}
