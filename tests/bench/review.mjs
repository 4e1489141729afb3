/**
 * The review of a memo against npm's write-good, in the same run and on the same text: a real memo of about 1,000
 * words, and 100,000 words made from it in which no paragraph stands twice.
 *
 *   node tests/bench/review.mjs
 */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import writeGood from 'write-good';
import { median } from './statistics.mjs';

export const title = 'Review from scratch, ms (native; write-good in Node)';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const MEMO = path.join(ROOT, 'tests/fixtures/memos/returns-desk.txt');
const COPIES = 100;
// Ratios of one run, since milliseconds depend on the machine.
const SHARE_OF_WRITE_GOOD = 1 / 7;
const GROWTH = 1.25;

const run = promisify(execFile);

/** The memo so many times; each paragraph has a number, so that none can be remembered from another. */
function copies(memo, count) {
  const paragraphs = memo.split('\n').filter((line) => line.trim() !== '');
  const numbered = (copy) => paragraphs.map((paragraph) => (count > 1 ? `${paragraph} Copy ${copy}.` : paragraph));
  return Array.from({ length: count }, (_, copy) => numbered(copy).join('\n\n')).join('\n\n');
}

async function ours(file, times) {
  const options = ['run', '--quiet', '--release', '--example', 'review', '--', '--time', String(times), file];
  const { stdout } = await run('cargo', options, { cwd: ROOT });
  return Number(stdout);
}

function theirs(text, times) {
  const once = () => {
    const start = performance.now();
    writeGood(text);
    return performance.now() - start;
  };
  return median(Array.from({ length: times }, once));
}

export async function measure() {
  const memo = await readFile(MEMO, 'utf8');
  const folder = await mkdtemp(path.join(tmpdir(), 'loopready-review-'));
  try {
    const figures = {};
    for (const [name, text, times] of [['small', copies(memo, 1), 51], ['large', copies(memo, COPIES), 7]]) {
      const file = path.join(folder, `${name}.txt`);
      await writeFile(file, text);
      const words = text.split(/\s+/).length;
      figures[name] = { words, loopready: await ours(file, times), writeGood: theirs(text, times) };
    }
    const { small, large } = figures;
    const growth = (each) => large[each] / small[each] / (large.words / small.words);
    const row = ({ words, loopready, writeGood: other }) =>
      `${words.toLocaleString('en').padStart(8)} words ${loopready.toFixed(2).padStart(9)} ${other.toFixed(1).padStart(12)}` +
      `   ${(other / loopready).toFixed(1)} times as fast`;
    return {
      lines: [
        `${'loopready'.padStart(24)} ${'write-good'.padStart(12)}`,
        row(small),
        row(large),
        `time a word grows by ${growth('loopready').toFixed(2)} (write-good: ${growth('writeGood').toFixed(2)})`,
      ],
      figures,
      budgets: [
        { name: 'review against write-good, 1,000 words', value: small.loopready / small.writeGood, limit: SHARE_OF_WRITE_GOOD, unit: '×' },
        { name: 'review against write-good, 100,000 words', value: large.loopready / large.writeGood, limit: SHARE_OF_WRITE_GOOD, unit: '×' },
        { name: 'time a word at 100,000 words against 1,000', value: growth('loopready'), limit: GROWTH, unit: '×' },
      ],
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { lines, budgets } = await measure();
  for (const line of lines) console.log(line);
  if (!budgets.every(({ value, limit }) => value <= limit)) process.exitCode = 1;
}
