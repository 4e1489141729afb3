/** The English of the project: its content, the texts of its sources, its documents. */
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';

const ROOT = new URL('../../', import.meta.url);

/** Content that is no prose of ours: words to search by, and memos that are weak on purpose. */
const NOT_PROSE = new Set(['id', 'aliases', 'tags', 'text of a memo', 'quote']);

/** Sources whose texts are looked for in what a candidate writes. */
const READERS = /src\/domain\/(prose|privacy|incoming|review\/rules\/|stories\/review\/|text|questions\/(list\.rs|search)|stories\/field\.rs|format\/(amount|money)\.rs)/;

/** A text with plain apostrophes, and without the names of files and their endings, which are no words. */
const named = (text) => text.replaceAll('’', "'").replace(/[A-Z]+\.md\b|\bNode\.js\b/g, 'Loopready').replace(/\.(csv|tsv|txt|md|json|loopready)\b/g, 'CSV');

/** The texts within a piece of content, each with its place. */
function* within(value, place, field) {
  if (NOT_PROSE.has(field)) return;
  if (typeof value === 'string') {
    if (/\s/.test(value)) yield { place, text: named(value) };
  } else if (Array.isArray(value)) {
    for (const one of value) yield* within(one, place, field);
  } else if (value && typeof value === 'object') {
    // A record of the example may be a memo, too.
    if (value.kind === 'memo') return;
    const own = value.id ?? value.slug ?? value.title;
    for (const [name, one] of Object.entries(value)) {
      const inMemo = place.includes('memos') && name === 'text';
      yield* within(one, own && field !== name ? `${place} ${own}` : `${place}.${name}`, inMemo ? 'text of a memo' : name);
    }
  }
}

/** The questions, prompts, examples and topics. */
export async function* content() {
  const folder = new URL('public/data/', ROOT);
  for (const name of (await readdir(folder)).toSorted()) {
    const file = JSON.parse(await readFile(new URL(name, folder), 'utf8'));
    for (const [part, value] of Object.entries(file)) yield* within(value, `${name} ${part}`, part);
  }
}

/** The string literals of a Rust source before its tests; those that follow each other in a view are one text. */
export function literals(source) {
  const [shipped] = source.split('#[cfg(test)]');
  const token = /\/\/[^\n]*|r#"[\s\S]*?"#|'(?:\\[^']+|[^'\\])'|"((?:[^"\\]|\\[\s\S])*)"/g;
  const found = [];
  for (const match of shipped.matchAll(token)) {
    if (match[1] === undefined) continue;
    const text = match[1].replace(/\\\n\s*/g, '').replaceAll('\\"', '"').replaceAll('\\n', '\n');
    const last = found.at(-1);
    if (last && !shipped.slice(last.end, match.index).trim()) last.text += text;
    else found.push({ text, line: shipped.slice(0, match.index).split('\n').length });
    found.at(-1).end = match.index + match[0].length;
  }
  return found;
}

/** What the interface says: sentences, with a word for whatever is filled in. */
export async function* interfaceTexts() {
  for (const folder of ['src/ui', 'src/state', 'src/domain', 'src/route']) {
    const names = await readdir(new URL(folder, ROOT), { recursive: true });
    for (const name of names.filter((one) => one.endsWith('.rs')).toSorted()) {
      const file = path.join(folder, name);
      if (READERS.test(file)) continue;
      for (const { text, line } of literals(await readFile(new URL(file, ROOT), 'utf8'))) {
        if (/^[A-Z“].*\s.*[.?!]$/s.test(text)) yield { place: `${file}:${line}`, text: named(text.replace(/\{[^}]*\}/g, '7')) };
      }
    }
  }
}

/** The paragraphs of the project's documents, without code. */
export async function* documents() {
  for (const name of ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md']) {
    const text = await readFile(new URL(name, ROOT), 'utf8');
    const prose = text.replace(/```[\s\S]*?```/g, '').replace(/`[^`]*`/g, 'Code').replace(/\]\([^)]*\)/g, ']');
    for (const paragraph of prose.split(/\n\s*\n/)) {
      if (/[.:]$/.test(paragraph.trim()) && !paragraph.includes('|')) yield { place: name, text: named(paragraph.replace(/\s+/g, ' ').trim()) };
    }
  }
}
