/**
 * A key in the search of 10,000 own questions on a processor that is four times slower, against those that come with the
 * app alone: main-thread time of the key, and the time from the key to the frame that shows what it found.
 */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { App } from '../browser/pages/app.mjs';
import { grouped } from '../browser/pages/page.mjs';
import { median } from './statistics.mjs';

export const title = 'A key in the search of questions, 4× slowed down, ms (median)';

const LARGE = 10_000;
const SLOWER = 4;
const RUNS = 3;
const TYPED = 'customer budg';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The index and a search of 10,000 questions without a page around them, in ms. */
async function natively() {
  const { stdout } = await promisify(execFile)('cargo', ['run', '--quiet', '--release', '--example', 'search'], { cwd: ROOT });
  const [index, key] = stdout.trim().split(' ').map((micros) => Number(micros) / 1000);
  return { index, key };
}

const VERBS = ['cut', 'moved', 'priced', 'tested', 'shipped', 'halted', 'merged', 'staffed', 'audited', 'renamed'];
const THINGS = ['checkout', 'forecast', 'warehouse', 'budget', 'refund desk', 'search index', 'driver app', 'contract'];

/** Questions that differ, with words that the built-in ones have too. */
function table(count) {
  const rows = Array.from({ length: count }, (_, n) => {
    const words = [VERBS[n % 10], THINGS[n % 8], `item${n}`, `group${n % 97}`, `year${n % 31}`];
    return `Which customer ${words.join(' ')} and what came of it?,Ownership`;
  });
  return Buffer.from(['Question,Principle', ...rows].join('\n'));
}

/** Runs in the page: notes from each key's press until its frame was painted, and how long its handlers took. */
function noteKeys() {
  window.keys = [];
  let pressed;
  document.addEventListener('keydown', (event) => (pressed = event.timeStamp), { capture: true });
  document.addEventListener('input', () => {
    const from = pressed;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => window.keys.push(performance.now() - from);
      port2.postMessage(undefined);
    });
  }, { capture: true });
}

async function keysAmong(browser, url, own) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  const app = new App(page, url);
  const { questions } = app;
  await app.open('questions/import');
  let taken;
  if (own > 0) {
    const from = performance.now();
    await questions.offer('bank.csv', table(own));
    // Questions made by the thousand resemble each other, and are left out unless one says otherwise.
    await questions.asWell.check();
    await questions.importButton.click();
    await questions.found.filter({ hasText: grouped(questions.all + own) }).waitFor();
    taken = performance.now() - from;
  } else {
    await app.open('questions');
  }
  const { search } = questions;
  await search.waitFor();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await page.evaluate(noteKeys);
  for (let run = 0; run < RUNS; run += 1) {
    await search.fill('');
    await search.focus();
    for (const key of TYPED) {
      await page.keyboard.press(key === ' ' ? 'Space' : key);
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    }
  }
  const keys = await page.evaluate(() => window.keys);
  await context.close();
  return { key: median(keys), slowest: Math.max(...keys), taken, questions: questions.all + own };
}

export async function measure({ url, browser }) {
  const figures = { small: await keysAmong(browser, url, 0), large: await keysAmong(browser, url, LARGE), native: await natively() };
  const { small, large, native } = figures;
  const line = (name, a, b) => `${a.toFixed(0).padStart(7)} ${b.toFixed(0).padStart(7)}  ${name}`;
  return {
    lines: [
      `${String(small.questions).padStart(7)} ${String(large.questions).padStart(7)}  questions`,
      line('from a key to the frame that shows what it found', small.key, large.key),
      line('the slowest of the keys', small.slowest, large.slowest),
      `${' '.repeat(7)} ${native.key.toFixed(1).padStart(7)}  the search of a key, native, not slowed down`,
      `${' '.repeat(7)} ${native.index.toFixed(0).padStart(7)}  the index, native, not slowed down`,
      `${' '.repeat(7)} ${large.taken.toFixed(0).padStart(7)}  a file of 10,000 taken in, not slowed down`,
    ],
    figures,
    budgets: [],
  };
}
