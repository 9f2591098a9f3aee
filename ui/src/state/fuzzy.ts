// Finding by a few letters of what is meant.

/** How well letters stand for a text, more for better; `null` where they don't. All must be there, in their order. */
export function likeness(letters: string, text: string): number | null {
  const wanted = [...fold(letters)].filter((letter) => letter !== " ");
  const there = [...fold(text)];
  let score = 0;
  let at = -1;
  for (const letter of wanted) {
    const next = there.indexOf(letter, at + 1);
    if (next < 0) return null;
    const isBeginning = next === 0 || there[next - 1] === " ";
    const isNext = next === at + 1;
    score += isBeginning ? 8 : isNext ? 5 : 1;
    at = next;
  }
  // Of two that have it, the shorter one is meant more likely.
  return score - there.length / 100;
}

/** Without case and accents. */
function fold(text: string): string {
  return text
    .toLocaleLowerCase()
    .normalize("NFKD")
    .replace(/(?<=\p{Script=Latin})\p{M}/gu, "");
}

/** Those of `all` that letters stand for, best first; all of them where there are none, `first` before the others. */
export function found<T>(
  letters: string,
  all: T[],
  words: (one: T) => string[],
  first: (one: T) => number,
): T[] {
  const isAsked = letters.trim() !== "";
  return all
    .map((one, place) => {
      const scores = words(one).flatMap((word) => likeness(letters, word) ?? []);
      return { one, place, score: isAsked ? Math.max(-Infinity, ...scores) : first(one) };
    })
    .filter(({ score }) => score > -Infinity)
    .sort((a, b) => b.score - a.score || a.place - b.place)
    .map(({ one }) => one);
}
