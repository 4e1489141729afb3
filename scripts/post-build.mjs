/**
 * Trunk's post_build hook: adds the files that depend on the finished ones.
 *
 *   part-*.wasm, __wasm_split.js
 *                the parts into which scripts/bin/wasm-bindgen split the program, and their loader (see parts.mjs);
 *                where the program is in one piece, only a loader that has nothing left to load
 *   reload.js, sw.js
 *                only for `make dev`: reload the page after each build, and keep no copy of the app
 *   404.html, and an index.html for each place
 *                see frames.mjs
 *   precache.js, _headers
 *                see finish.mjs
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { access, copyFile, mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { finish } from './finish.mjs';
import { writeFrames } from './frames.mjs';
import { filesOf, loaderOf, packed, readSplit } from './parts.mjs';

const PARTS = new URL('../target/parts/', import.meta.url);

/** What wasm-opt made of earlier parts, by what went into it: most parts of most builds are not new. */
const MADE = new URL('../target/parts-made/', import.meta.url);

const { TRUNK_STAGING_DIR: staging, TRUNK_PUBLIC_URL: publicUrl = '/' } = process.env;
if (!staging) throw new Error('TRUNK_STAGING_DIR is not set: this script is meant to be run by trunk build.');

/** The options that Trunk hands to wasm-opt for the main part; the others want the same. */
async function wasmOptOptions() {
  const page = await readFile(new URL('../index.html', import.meta.url), 'utf8');
  const read = (attribute) => page.match(new RegExp(`${attribute}="([^"]+)"`))?.[1];
  const [level, features] = [read('data-wasm-opt'), read('data-wasm-opt-params')];
  if (!level || !features) throw new Error('index.html names no options for wasm-opt.');
  return [`-O${level}`, ...features.split(' ')];
}

/** Makes a part small, unless that was done before; resolves to the name under which MADE has it. */
async function made(part, options) {
  const from = new URL(part, PARTS);
  const inputs = createHash('sha256').update(JSON.stringify([process.env.BINARYEN_VERSION, options]));
  const name = `${inputs.update(await readFile(from)).digest('hex')}.wasm`;
  if (await access(new URL(name, MADE)).then(() => true, () => false)) return name;
  // Two parts may be the same to the byte, and be made at the same time.
  const unfinished = new URL(`${name}.${part}.unfinished`, MADE);
  await promisify(execFile)('wasm-opt', [...options, from.pathname, '-o', unfinished.pathname]);
  await rename(unfinished, new URL(name, MADE));
  return name;
}

/** Takes the lines that are comments out of scripts that are copied as they stand: nobody reads them there. */
async function withoutComments(names) {
  for (const name of names) {
    const file = path.join(staging, name);
    await writeFile(file, (await readFile(file, 'utf8')).replace(/^ *\/\/.*\n/gm, ''));
  }
}

/** Calls `work` for each of `items`, as many at a time as there are processors. */
async function together(items, work) {
  const waiting = items.values();
  const worker = async () => {
    for (const item of waiting) await work(item);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
}

/**
 * Adds the parts under names that hold the hash of the whole program: a part fits the main part
 * that it was cut from and no other, so it must never be taken for one of another build. Resolves to the files of each.
 */
async function addParts() {
  const main = await readFile(new URL('main.wasm', PARTS)).catch(() => {
    throw new Error('target/parts is missing: build with scripts/with-tools trunk build.');
  });
  const build = createHash('sha256').update(main).digest('hex').slice(0, 16);
  const options = await wasmOptOptions();
  await mkdir(MADE, { recursive: true });
  const { shared, needs } = await readSplit(PARTS);
  const small = new Map();
  const used = new Set();
  await together([...new Set([...needs.values()].flat())], async (piece) => {
    const name = await made(piece, options);
    used.add(name);
    small.set(piece, await readFile(new URL(name, MADE)));
  });
  const { files, wanted } = filesOf(needs, new Map([...small].map(([piece, bytes]) => [piece, bytes.length])));
  for (const [name, pieces] of files) {
    await writeFile(path.join(staging, `part-${name}-${build}.wasm`), packed(pieces.map((piece) => small.get(piece))));
  }
  const named = new Map([...wanted].map(([name, from]) => [name, from.map((file) => `part-${file}-${build}.wasm`)]));
  await writeFile(path.join(staging, '__wasm_split.js'), loaderOf(await programScript(), shared, named));
  for (const old of await readdir(MADE)) if (!used.has(old)) await rm(new URL(old, MADE));
  return new Map([...wanted].map(([name, from]) => [from.at(-1), named.get(name)]));
}

/** The name of the program's script, which the loader of its parts imports. */
async function programScript() {
  const glue = (await readdir(staging)).filter((name) => /^loopready-[0-9a-f]+\.js$/.test(name));
  if (glue.length !== 1) throw new Error(`Expected one script of the program, found: ${glue.join(', ')}`);
  return glue[0];
}

/** For a program in one piece: a loader that calls straight back into the program. */
async function addLoaderOfWhole() {
  const script = await programScript();
  const program = await WebAssembly.compile(await readFile(path.join(staging, script.replace('.js', '_bg.wasm'))));
  const names = WebAssembly.Module.imports(program)
    .filter(({ module }) => module === '__wasm_split_placeholder__')
    .map(({ name }) => name);
  const functions = names.map((name) =>
    name.startsWith('__wasm_split_load_')
      ? `export const ${name} = (callback, data) => program().__indirect_function_table.get(callback)(data, true);`
      : `export const ${name} = (...given) => program().${name.replace('_import_', '_export_')}(...given);`,
  );
  const loader = [`import { initSync } from './${script}';`, '// Returns the program once it runs.', 'const program = () => initSync();', ...functions];
  await writeFile(path.join(staging, '__wasm_split.js'), `${loader.join('\n')}\n`);
}

/**
 * `trunk serve` adds an inline script that reloads the page after each build. The page's policy allows
 * no inline script, so it becomes a file. A service worker would keep showing the build before.
 */
async function serveEachBuild() {
  const index = path.join(staging, 'index.html');
  const html = await readFile(index, 'utf8');
  const [element, script] = html.match(/<script>("use strict";[^]*?\.well-known\/trunk\/ws[^]*?)<\/script>/) ?? [];
  if (!element) return false;
  const reload = script.replace("'{{__TRUNK_ADDRESS__}}'", 'location.host').replace('{{__TRUNK_WS_BASE__}}', publicUrl);
  await writeFile(path.join(staging, 'reload.js'), reload);
  await writeFile(index, html.replace(element, `<script src="${publicUrl}reload.js"></script>`));
  await copyFile(new URL('no-worker.js', import.meta.url), path.join(staging, 'sw.js'));
  return true;
}

const parts = process.env.LOOPREADY_WHOLE ? new Map() : await addParts();
if (process.env.LOOPREADY_WHOLE) await addLoaderOfWhole();
const base = new URL(publicUrl, 'http://localhost').pathname;
await withoutComments(['boot.js', 'theme.js', 'sw.js', 'draft-worker.js']);
const isServed = await serveEachBuild();
await writeFrames(staging, base, parts);
if (!isServed) await finish(staging, base);
