// The page's texts in the language that is chosen now. Read in a template, an effect or a derived value, they change
// with it.

import { de } from "./de";
import { en, type Texts } from "./en";
import { ja } from "./ja";
import { language, type LanguageName } from "./language.svelte";

export type { Texts };

/** Every language, by its code. */
export const LANGUAGES: Record<LanguageName, Texts> = { en, de, ja };

/** What the page says now. */
export function texts(): Texts {
  return LANGUAGES[language.name];
}
