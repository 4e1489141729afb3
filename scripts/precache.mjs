/** The list of what the service worker keeps for offline use, each file with its hash. */
import { createHash } from 'node:crypto';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

const NEEDED_OFFLINE = new Set(['.css', '.html', '.js', '.json', '.mjs', '.svg', '.wasm', '.webmanifest']);
// The worker's own scripts are kept by the browser.
const NOT_LISTED = new Set(['precache.js', 'sw.js']);

async function precachedNames(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath ?? entry.path, entry.name)))
    .map((name) => name.split(path.sep).join('/'))
    .filter((name) => NEEDED_OFFLINE.has(path.extname(name)) && !NOT_LISTED.has(name))
    .sort();
}

/** Writes the list of what stands in `folder` for the service worker. Its version rests on the bytes: Trunk can give other bytes the same name. */
export async function writePrecache(folder) {
  const files = [];
  for (const name of await precachedNames(folder)) {
    const hash = createHash('sha256').update(await readFile(path.join(folder, name))).digest('base64');
    // Many hosts redirect index.html to its folder, so it is asked for by that name.
    const url = name.split('/').map(encodeURIComponent).join('/').replace(/(^|\/)index\.html$/, '$1') || './';
    files.push([url, `sha256-${hash}`]);
  }
  const version = createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 16);
  const lines = files.map((file) => `    ${JSON.stringify(file)},\n`).join('');
  const text = `self.PRECACHE = {\n  version: '${version}',\n  files: [\n${lines}  ],\n};\n`;
  await writeFile(path.join(folder, 'precache.js'), text);
}
