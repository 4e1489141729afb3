/**
 * Spelling and grammar of everything the project says, by Harper. A finding is mended, or its word stands in
 * words.txt, or its rule is off below with the reason.
 */
import { readFile } from 'node:fs/promises';
import { Dialect, LocalLinter } from 'harper.js';
import { binary } from 'harper.js/binary';
import { content, documents, interfaceTexts } from './texts.mjs';
import { OFF } from './rules.mjs';

const linter = new LocalLinter({ binary, dialect: Dialect.American });
await linter.setup();
const words = (await readFile(new URL('words.txt', import.meta.url), 'utf8')).split('\n').filter(Boolean);
await linter.importWords(words);
const rules = await linter.getDefaultLintConfig();
const unknown = Object.keys(OFF).filter((rule) => !(rule in rules));
await linter.setLintConfig({ ...rules, ...Object.fromEntries(Object.keys(OFF).map((rule) => [rule, false])) });

let checked = 0;
const findings = unknown.map((rule) => `rules.mjs: Harper has no rule ${rule}`);
for (const texts of [content(), interfaceTexts(), documents()]) {
  for await (const { place, text } of texts) {
    checked += 1;
    const groups = await linter.organizedLints(text, { language: 'plaintext' });
    for (const [rule, lints] of Object.entries(groups)) {
      for (const lint of lints) {
        const { start, end } = lint.span();
        const around = text.slice(Math.max(0, start - 30), end + 30).replaceAll('\n', ' ');
        findings.push(`${place}: ${rule}: ${lint.message()}\n    … ${around} …`);
      }
    }
  }
}
if (findings.length) console.log(findings.join('\n'));
console.log(`${checked} texts checked, ${findings.length} findings`);
process.exitCode = findings.length ? 1 : 0;
