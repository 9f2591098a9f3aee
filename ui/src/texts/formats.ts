// Numbers, plurals, dates and lists as a language writes them.

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The forms that a language has for counted things; `other` is the one that every language has. */
export type Forms = { one?: string; other: string };

/** The writers of a language, and how short units are there. Where the system asks for a region of it, they write as that region does. */
export function formats(language: string, unitDisplay: "narrow" | "short" = "short") {
  const locale = regionOf(language);
  const numbers = new Intl.NumberFormat(locale);
  const shares = new Intl.NumberFormat(locale, { style: "percent" });
  const plurals = new Intl.PluralRules(locale);
  const dates = new Intl.DateTimeFormat(locale, { dateStyle: "medium" });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  const lists = new Intl.ListFormat(locale, { type: "conjunction" });

  const number = (value: number): string => numbers.format(value);

  /** The form for a count, without the count. */
  const form = (count: number, forms: Forms): string =>
    (plurals.select(count) === "one" ? forms.one : undefined) ?? forms.other;

  const unit = (value: number, unit: "second" | "minute" | "hour", digits = 0): string =>
    new Intl.NumberFormat(locale, {
      style: "unit",
      unit,
      unitDisplay,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    }).format(value);

  const seconds = (value: number): string => unit(Math.max(1, Math.round(value)), "second");

  const minutes = (value: number): string => unit(Math.round(value), "minute");

  return {
    number,
    form,
    seconds,
    minutes,
    /** "1 token", "2 tokens". */
    count: (count: number, forms: Forms): string => `${number(count)} ${form(count, forms)}`,
    /** Of 1. */
    share: (value: number): string => shares.format(Math.floor(value * 100) / 100),
    list: (values: string[]): string => lists.format(values),
    /** Milliseconds as tenths of a second, seconds, minutes or hours. */
    duration: (ms: number): string => {
      if (ms < 10_000) return unit(ms / 1000, "second", 1);
      const all = Math.round(ms / 1000);
      if (all < 60) return unit(all, "second");
      if (all < 3600) return `${unit(Math.floor(all / 60), "minute")} ${unit(all % 60, "second")}`;
      return `${unit(Math.floor(all / 3600), "hour")} ${unit(Math.floor((all % 3600) / 60), "minute")}`;
    },
    /** "now", "5 minutes ago", "3 hours ago", then the date. */
    ago: (at: number, now: number): string => {
      const gone = Math.max(0, now - at);
      if (gone < MINUTE) return relative.format(0, "second");
      if (gone < HOUR) return relative.format(-Math.floor(gone / MINUTE), "minute");
      if (gone < DAY) return relative.format(-Math.floor(gone / HOUR), "hour");
      return dates.format(at);
    },
  };
}

/** "en-GB" for "en" where the system says so. */
function regionOf(language: string): string {
  return globalThis.navigator?.languages?.find((one) => one.startsWith(`${language}-`)) ?? language;
}

/** Messages come as clauses ("the image is empty"); on the page they are sentences. */
export function sentence(message: string): string {
  const text = message.trim();
  if (text === "") return "";
  // A file's name stays as it is.
  const begun = /^\S+\.\w/.test(text) ? text : text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?。]$/.test(begun) ? begun : `${begun}.`;
}
