/**
 * The parts of the program as they are sent: the splitter leaves a piece for each part and one for each set of parts
 * that share code, more than fifty in all. Here they are put into few files, and the loader that fetches them is
 * written.
 *
 * A file of pieces is a module without code: each of its custom sections named `piece` holds a whole module. So it is
 * served and compressed as WebAssembly is, and the browser takes it apart.
 */
import { rm, writeFile } from 'node:fs/promises';

/** The name of the custom sections that hold the pieces. */
const SECTION = 'piece';

/** The number of a module's custom sections, and how each module begins. */
const CUSTOM = 0;
const HEAD = Buffer.from([0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00]);

/** An unsigned number in LEB128, seven bits a byte. */
export function leb128(number) {
  const bytes = [];
  for (let rest = number; ; rest >>>= 7) {
    if (rest < 0x80) return Buffer.from([...bytes, rest]);
    bytes.push((rest & 0x7f) | 0x80);
  }
}

/** One module that holds others. */
export function packed(modules) {
  const sections = modules.map((module) => {
    const name = Buffer.from(SECTION);
    const content = Buffer.concat([leb128(name.length), name, module]);
    return Buffer.concat([Buffer.from([CUSTOM]), leb128(content.length), content]);
  });
  return Buffer.concat([HEAD, ...sections]);
}

/**
 * What the splitter's own loader would do, found out by letting it run without a browser: the names that the pieces
 * import from the program, and for each loading function the pieces that it asks for, its own the last.
 */
export async function readSplit(folder) {
  const program = new URL('main.js', folder);
  const shared = new Set();
  const exports = new Proxy({}, {
    get: (_, name) => {
      shared.add(name);
      return { get: () => () => {} };
    },
  });
  globalThis.splitExports = exports;
  await writeFile(program, 'export const initSync = () => globalThis.splitExports;\n');
  const { fetch } = globalThis;
  const { instantiateStreaming } = WebAssembly;
  let asked;
  globalThis.fetch = (url) => {
    asked.push(new URL(url).pathname.split('/').at(-1));
    return Promise.resolve();
  };
  WebAssembly.instantiateStreaming = () => Promise.resolve();
  try {
    // It fetches a piece once, so each function is called in a copy of its own.
    const copy = (name) => import(`${new URL('__wasm_split.js', folder)}?${name}-${Date.now()}`);
    const needs = new Map();
    for (const name of Object.keys(await copy(''))) {
      asked = [];
      await (await copy(name))[name](0, 0);
      needs.set(name, asked);
    }
    return { shared: [...shared], needs };
  } finally {
    Object.assign(globalThis, { fetch });
    WebAssembly.instantiateStreaming = instantiateStreaming;
    delete globalThis.splitExports;
    await rm(program);
  }
}

/** The most files that a part comes in: its own, and what it shares with others. */
const MOST_FILES = 4;

/**
 * Which pieces come in which file. What one part alone needs is a file of its own. What several need is first a file
 * for each set of parts; then those are put together that bring the fewest bytes to a part that does not need them,
 * until no part comes in more than MOST_FILES. `needs` is as `readSplit` has it, and `sizes` has the bytes of each
 * piece. Gives the pieces of each file, and of each loading function its files, its own the last.
 */
export function filesOf(needs, sizes) {
  const own = new Map([...needs].map(([name, pieces]) => [name, pieces.at(-1).replace(/^split_|\.wasm$/g, '')]));
  const users = new Map();
  for (const [name, pieces] of needs) {
    for (const piece of pieces) users.set(piece, (users.get(piece) ?? new Set()).add(own.get(name)));
  }
  const bySet = new Map();
  for (const [piece, parts] of [...users].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const key = [...parts].sort().join(' ');
    const file = bySet.get(key) ?? { parts, pieces: [], size: 0 };
    file.pieces.push(piece);
    file.size += sizes.get(piece);
    bySet.set(key, file);
  }
  const files = new Map([...bySet.values()].filter(({ parts }) => parts.size === 1).map((file) => [[...file.parts][0], file]));
  let shared = [...bySet.values()].filter(({ parts }) => parts.size > 1);
  const lacking = (file, other) => [...other.parts].filter((part) => !file.parts.has(part)).length;
  const waste = ([one, other]) => one.size * lacking(one, other) + other.size * lacking(other, one);
  const isMany = (part) => shared.filter(({ parts }) => parts.has(part)).length >= MOST_FILES;
  for (;;) {
    const parts = new Set([...files.keys()].filter(isMany));
    if (parts.size === 0) break;
    const pairs = shared.flatMap((one, at) => shared.slice(at + 1).map((other) => [one, other]));
    const helping = pairs.filter(([one, other]) => [...parts].some((part) => one.parts.has(part) && other.parts.has(part)));
    const [one, other] = helping.reduce((best, pair) => (waste(pair) < waste(best) ? pair : best));
    const pieces = [...one.pieces, ...other.pieces];
    const both = { parts: new Set([...one.parts, ...other.parts]), pieces, size: one.size + other.size };
    shared = shared.filter((file) => file !== one && file !== other).concat(both);
  }
  shared.forEach((file, at) => files.set(`shared${at + 1}`, file));
  const wanted = new Map();
  for (const [name, part] of own) {
    const from = [...files].filter(([file, { parts }]) => file !== part && parts.has(part)).map(([file]) => file);
    wanted.set(name, [...from, part]);
  }
  return { files: new Map([...files].map(([name, { pieces }]) => [name, pieces])), wanted };
}

/**
 * The loader: for each loading function the files that it fetches. `script` is the program's own script, `shared` what
 * the pieces import from it.
 */
export function loaderOf(script, shared, wanted) {
  const functions = [...wanted].map(([name, files]) => `export const ${name} = load(${JSON.stringify(files)});`);
  return `import { initSync } from './${script}';

let imports;
const shared = () => {
  const { ${shared.join(', ')} } = initSync();
  return (imports ??= { __wasm_split: { ${shared.join(', ')} } });
};

const files = new Map();

// Fetches a file once; one that did not come is asked for again when it is next wanted.
const fetched = (name) => {
  const known = files.get(name);
  if (known) return known;
  const file = fetch(new URL(name, import.meta.url))
    .then((answer) => (answer.ok ? answer.arrayBuffer() : Promise.reject(new Error(name + ' answered ' + answer.status))))
    .then((bytes) => WebAssembly.compile(bytes))
    .then((file) => ({ pieces: WebAssembly.Module.customSections(file, '${SECTION}') }));
  files.set(name, file);
  file.catch(() => files.delete(name));
  return file;
};

// One piece after the other, so that what is typed meanwhile has its turn.
const started = async (file) => {
  for (const piece of file.pieces) await WebAssembly.instantiate(piece, shared());
};

const load = (names) => async (callback, data) => {
  let came = true;
  try {
    const coming = names.map(fetched);
    for (const each of coming) {
      const file = await each;
      await (file.started ??= started(file));
    }
  } catch (error) {
    console.error(error);
    came = false;
  }
  shared().__wasm_split.__indirect_function_table.get(callback)(data, came);
};

${functions.join('\n')}
`;
}
