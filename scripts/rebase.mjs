/**
 * Moves a finished copy of the app to another base: only its pages name it, and what finish.mjs
 * makes of them. No file that was compiled is touched.
 *
 *   node scripts/rebase.mjs --dir dist --base /sub/
 */
import { readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { pathToFileURL } from 'node:url';
import { finish } from './finish.mjs';

// Minified or not, a value may stand without quotes.
const BASE = /\bdata-base=["']?([^"'\s>]+)/;
const ADDRESS = /\b((?:href|src|data-base|data-js|data-wasm)=["']?)(\/[^"'\s>]*)/g;

/** Moves the copy in `folder` to `base`, a path with slashes at both ends. */
export async function rebase(folder, base) {
  if (!/^\/(?:[^/\s"'<>]+\/)*$/.test(base)) throw new Error(`A base begins and ends with a slash, as in /loopready/, not: ${base}`);
  const index = path.join(folder, 'index.html');
  const before = (await readFile(index, 'utf8')).match(BASE)?.[1];
  if (!before) throw new Error(`${index} does not say where it lives.`);
  if (before === base) return;
  const pages = (await readdir(folder, { recursive: true })).filter((name) => path.extname(name) === '.html');
  for (const page of pages.map((name) => path.join(folder, name))) {
    const moved = (await readFile(page, 'utf8')).replace(ADDRESS, (whole, name, address) =>
      address.startsWith(before) ? `${name}${base}${address.slice(before.length)}` : whole,
    );
    await writeFile(page, moved);
  }
  await finish(folder, base);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { values } = parseArgs({ options: { dir: { type: 'string', default: 'dist' }, base: { type: 'string', default: '/' } } });
  rebase(values.dir, values.base).catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
