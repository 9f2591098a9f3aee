import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "svelte/compiler";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { LANGUAGES, texts } from "../src/texts";
import { Language, language } from "../src/texts/language.svelte";

const SOURCES = join(import.meta.dirname, "../src");

/** Attributes that a person reads or hears. */
const SPOKEN = ["title", "aria-label", "placeholder", "alt", "label", "hint", "text"];

function files(ending: RegExp): string[] {
  const all = readdirSync(SOURCES, { recursive: true, encoding: "utf8" });
  return all.filter((file) => ending.test(file) && !/^(texts|bindings|host)\//.test(file)).sort();
}

type Node = { type?: string; [name: string]: unknown };

/** What is compared, named or measured. */
const NOT_READ = ["Comment", "BinaryExpression", "MemberExpression", "StyleDirective"];

/** Words that stand in the markup of a component. */
function wordsIn(markup: string): string[] {
  const found: string[] = [];
  const take = (text: unknown) => {
    if (typeof text === "string" && /\p{L}/u.test(text)) found.push(text.trim());
  };
  const walk = (node: unknown, isRead: boolean) => {
    if (Array.isArray(node)) node.forEach((one) => walk(one, isRead));
    if (typeof node !== "object" || node === null || Array.isArray(node)) return;
    const { type, ...parts } = node as Node;
    if (NOT_READ.includes(type ?? "")) return;
    if (type === "Text" && isRead) take(parts["data"]);
    if (type === "Literal" && isRead) take(parts["value"]);
    if (type === "TemplateElement" && isRead) take((parts["value"] as { raw: string }).raw);
    const isSpoken = type === "Attribute" && SPOKEN.includes(String(parts["name"]));
    const inside = type === "Attribute" ? isSpoken : type === "Fragment" || isRead;
    const isCode = ["OnDirective", "BindDirective", "EachBlock", "IfBlock", "ConstTag"].includes(type ?? "");
    for (const [name, part] of Object.entries(parts)) {
      // Conditions and lists are code; what stands between their tags is read.
      walk(part, isCode ? isFragment(part) : name === "arguments" ? false : inside);
    }
  };
  walk(parse(markup, { modern: true }).fragment, true);
  return found;
}

function isFragment(part: unknown): boolean {
  return typeof part === "object" && part !== null && (part as Node).type === "Fragment";
}

/** Strings of code that read like a person's language: several words, or a capital and small letters. */
function phrasesIn(code: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node) => {
    if (ts.isImportDeclaration(node)) return;
    const isText = ts.isStringLiteral(node) || ts.isTemplateLiteralToken(node);
    if (isText && /\p{L} \p{Ll}|^\p{Lu}\p{Ll}+ ?$/u.test(node.text)) found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile("code.ts", code, ts.ScriptTarget.Latest));
  return found;
}

/** The keys of the browser, which read like English words. */
const KEYS = /^(Arrow\w+|Page\w+|Home|End|Enter|Escape|Delete|Tab|Ctrl|Alt|Shift|Numpad\w+|Digit\d)$/;

function shape(value: unknown, path = ""): string[] {
  if (typeof value === "function") return [`${path}(${value.length})`];
  if (typeof value !== "object" || value === null) return [path];
  return Object.entries(value).flatMap(([name, part]) => shape(part, `${path}.${name}`));
}

describe("texts", () => {
  it("stand in no component's markup", () => {
    const found = files(/\.svelte$/).map(
      (file) => [file, wordsIn(readFileSync(join(SOURCES, file), "utf8"))] as const,
    );
    expect(found.filter(([, words]) => words.length > 0)).toEqual([]);
  });

  it("stand in no component's and no state's code", () => {
    const found = files(/\.(svelte|ts)$/).map((file) => {
      const source = readFileSync(join(SOURCES, file), "utf8");
      const code = file.endsWith(".svelte")
        ? (/<script[^>]*>([\s\S]*?)<\/script>/.exec(source)?.[1] ?? "")
        : source;
      return [file, phrasesIn(code).filter((phrase) => !KEYS.test(phrase))] as const;
    });
    expect(found.filter(([, phrases]) => phrases.length > 0)).toEqual([]);
  });

  it("would be found there", () => {
    expect(wordsIn(`<p>Hello</p>`)).toEqual(["Hello"]);
    expect(wordsIn('<input placeholder="Name" class="field" />')).toEqual(["Name"]);
    expect(wordsIn('<b title={on ? "Stop" : t.go} data-testid="x">{n === "a" ? 1 : "Two"} ×</b>')).toEqual([
      "Stop",
      "Two",
    ]);
    expect(wordsIn('{#if kind === "remote"}{say(t.a, "Ctrl+S")}<i>{`Seed ${n}`}</i>{/if}')).toEqual(["Seed"]);
    expect(phrasesIn('notice = "Saved as a version"; name = `Camera ${n}`; kind = "asIs"')).toEqual([
      "Saved as a version",
      "Camera ",
    ]);
  });

  it("are the same in every language, with the same parameters", () => {
    const { en, ...others } = LANGUAGES;
    for (const [name, other] of Object.entries(others)) expect(shape(other), name).toEqual(shape(en));
  });

  it("are empty nowhere, and none was left in English", () => {
    const { en, ...others } = LANGUAGES;
    const sayings = (value: unknown): string[] =>
      typeof value === "string"
        ? [value]
        : typeof value === "object" && value
          ? Object.values(value).flatMap(sayings)
          : [];
    for (const [name, other] of Object.entries(others)) {
      expect(sayings(other).every((one) => one.trim() !== "")).toBe(true);
      const same = sayings(other).filter((one) => /\p{Ll} \p{Ll}/u.test(one) && sayings(en).includes(one));
      expect(same, name).toEqual([]);
    }
  });

  it("write numbers, counts and times as the language does", () => {
    const now = Date.UTC(2026, 5, 15, 12);
    const said = Object.values(LANGUAGES).map((t) => [
      t.number(100_000),
      t.create.balance(1),
      t.create.balance(2),
      t.ago(now - 5 * 60_000, now),
      t.ago(now - 90 * 86_400_000, now),
    ]);
    expect(said).toEqual([
      [
        "100,000",
        "1 token left; a model costs one",
        "2 tokens left; a model costs one",
        "5 minutes ago",
        "Mar 17, 2026",
      ],
      [
        "100.000",
        "Noch 1 Token; ein Modell kostet einen",
        "Noch 2 Tokens; ein Modell kostet einen",
        "vor 5 Minuten",
        "17.03.2026",
      ],
      [
        "100,000",
        "残り 1 トークン（1 モデルにつき 1 トークン）",
        "残り 2 トークン（1 モデルにつき 1 トークン）",
        "5 分前",
        "2026/03/17",
      ],
    ]);
  });
});

describe("the language", () => {
  function shelf(kept: string | null = null) {
    let text = kept;
    return { getItem: () => text, setItem: (_: string, value: string) => void (text = value) };
  }

  it("is the first of the system's that the page speaks, or else English", () => {
    expect(new Language(null, ["fr-FR", "de-CH", "ja"]).name).toBe("de");
    expect(new Language(null, ["ja-JP"]).name).toBe("ja");
    expect(new Language(null, ["fr", "pt-BR"]).name).toBe("en");
  });

  it("is the chosen one, also at the next launch, until the system's is chosen again", () => {
    const kept = shelf();
    new Language(kept, ["de"]).now = "ja";
    expect(new Language(kept, ["de"]).name).toBe("ja");
    new Language(kept, ["de"]).now = "system";
    expect(new Language(kept, ["de"]).name).toBe("de");
    expect(new Language(shelf("klingon"), ["de"]).name).toBe("de");
  });

  it("changes what the page says at once", () => {
    language.now = "de";
    expect(texts().options.voxelSize).toBe("Voxelgröße");
    language.now = "system";
    expect(texts().options.voxelSize).toBe("Voxel size");
  });
});
