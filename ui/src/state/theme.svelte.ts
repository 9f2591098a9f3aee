// Whether the page is dark or light: as the system is, or as was chosen.

import { Choice } from "./choice.svelte";

export const THEMES = ["system", "light", "dark"] as const;

/** The page's; `style.css` goes by it. */
export const theme = new Choice(globalThis.localStorage ?? null, "voxelier.theme", THEMES);
