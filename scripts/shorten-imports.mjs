#!/usr/bin/env node
/**
 * Gives short names to what the program imports from its script: wasm-bindgen's end in a hash of 16 digits, which no
 * compression makes smaller, and each stands in both files.
 *
 *     node scripts/shorten-imports.mjs FOLDER
 *
 * FOLDER holds what wasm-bindgen wrote: one script and one program.
 */
import { readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { leb128 } from './parts.mjs';

/** The number of the section that lists a program's imports, and how long the head of a program is. */
const IMPORTS = 2;
const HEAD = 8;

/** A name that no other import has and that means what it meant. */
const HASHED = /^__(?:wbg|wbindgen)_\w+_[0-9a-f]{16}$/;

/** Reads what a module holds, from `at` on. */
class Reader {
  constructor(bytes, at) {
    Object.assign(this, { bytes, at });
  }

  byte() {
    return this.bytes[this.at++];
  }

  number() {
    let number = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      number += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return number;
    }
  }

  text() {
    const length = this.number();
    this.at += length;
    return this.bytes.toString('utf8', this.at - length, this.at);
  }

  /** The kind of an import and what it is, as it stands: nothing of it changes. */
  described() {
    const from = this.at;
    const kind = this.byte();
    const limits = () => {
      const hasMost = this.byte() & 1;
      this.number();
      if (hasMost) this.number();
    };
    // A function, a table, a memory, a global, a tag.
    if (kind === 0) this.number();
    else if (kind === 1) this.byte(), limits();
    else if (kind === 2) limits();
    else if (kind === 3) this.byte(), this.byte();
    else if (kind === 4) this.byte(), this.number();
    else throw new Error(`An import of an unknown kind: ${kind}.`);
    return this.bytes.subarray(from, this.at);
  }
}

const named = (text) => [leb128(Buffer.byteLength(text)), Buffer.from(text)];

/** The program with short names, and each old name with its new one. */
function shortened(program) {
  const names = new Map();
  const sections = new Reader(program, HEAD);
  const parts = [program.subarray(0, HEAD)];
  while (sections.at < program.length) {
    const from = sections.at;
    const kind = sections.byte();
    const end = sections.number() + sections.at;
    if (kind === IMPORTS) {
      const section = new Reader(program, sections.at);
      const count = section.number();
      const content = [leb128(count)];
      for (let each = 0; each < count; each += 1) {
        const module = section.text();
        const name = section.text();
        if (HASHED.test(name) && !names.has(name)) names.set(name, `_${names.size.toString(36)}`);
        content.push(...named(module), ...named(names.get(name) ?? name), section.described());
      }
      const bytes = Buffer.concat(content);
      parts.push(Buffer.from([IMPORTS]), leb128(bytes.length), bytes);
    } else parts.push(program.subarray(from, end));
    sections.at = end;
  }
  return { program: Buffer.concat(parts), names };
}

const folder = process.argv[2];
const files = await readdir(folder);
const only = (ending) => {
  const found = files.filter((name) => name.endsWith(ending));
  if (found.length !== 1) throw new Error(`Expected one ${ending} in ${folder}, found: ${found.join(', ')}`);
  return path.join(folder, found[0]);
};
const { program, names } = shortened(await readFile(only('.wasm')));
let script = await readFile(only('.js'), 'utf8');
for (const [name, short] of names) {
  if (!script.includes(name)) throw new Error(`The script does not have ${name}.`);
  script = script.replaceAll(name, short);
}
await writeFile(only('.wasm'), program);
await writeFile(only('.js'), script);
