/**
 * Moves a finished copy of the app to another base: only index.html names it, and what finish.mjs
 * makes of it. No file that was compiled is touched.
 *
 *   node scripts/rebase.mjs --dir dist --base /sub/
 */
import { readFile, writeFile } from 'node:fs/promises';
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
  const html = await readFile(index, 'utf8');
  const before = html.match(BASE)?.[1];
  if (!before) throw new Error(`${index} does not say where it lives.`);
  if (before === base) return;
  const moved = html.replace(ADDRESS, (whole, name, address) =>
    address.startsWith(before) ? `${name}${base}${address.slice(before.length)}` : whole,
  );
  await writeFile(index, moved);
  await finish(folder, base);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { values } = parseArgs({ options: { dir: { type: 'string', default: 'dist' }, base: { type: 'string', default: '/' } } });
  rebase(values.dir, values.base).catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
