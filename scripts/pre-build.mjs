/** Trunk's pre_build hook: puts style/index.css and what it imports into one file, target/loopready.css. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';

const STYLE = new URL('../style/', import.meta.url);
const ONE_FILE = new URL('../target/loopready.css', import.meta.url);

const index = await readFile(new URL('index.css', STYLE), 'utf8');
const names = [...index.matchAll(/^@import "([^"]+)";$/gm)].map(([, name]) => name);
const sheets = await Promise.all(names.map((name) => readFile(new URL(name, STYLE), 'utf8')));
const style = sheets.join('\n');

// Written only when it is another, so that a watching Trunk does not build for ever.
if (style !== await readFile(ONE_FILE, 'utf8').catch(() => '')) {
  await mkdir(new URL('./', ONE_FILE), { recursive: true });
  await writeFile(ONE_FILE, style);
}
