/**
 * What a key costs on the sheet, against a bare textarea of the same size, font and text:
 * main-thread time a key, and the time from the key to the frame that shows it. Both pages are open
 * at once and are typed into in turn. Once in a drill of 1,000 words, once in free writing of
 * 10,000 with the findings beside it.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { App } from '../browser/pages/app.mjs';
import { interleaved, median } from './statistics.mjs';

export const title = 'Typing into a memo, ms a key (median)';

const CASES = {
  drill: { words: 1_000, reach: startDrill, name: 'a drill of 1,000 words' },
  findings: { words: 10_000, reach: startFreeWriting, name: '10,000 words with the findings open' },
};
const BLOCKS = 9;
// More than three seconds of keys, after which the app counts at the latest: what it puts off is counted, too.
const KEYS_A_BLOCK = 32;
const KEYS = 'We cut the median wait from 41 to 17 days for 220 customers. ';
const BUDGET_RATIO = 1.5;
const SHEET = 'textarea[name=memo]';
const BARE_PAGE = 'bare.html';
const BARE_STYLE = 'bare.css';

// The pace of a fast typist. Without it several keys would share a frame, and what the app puts off
// to a quieter moment would not be counted.
const KEY_INTERVAL_MS = 100;

const PARAGRAPH = `
Customers who book a repair wait eleven days for the first visit, and four in ten call us meanwhile.
I read 312 of their calls and found that two thirds ask for one thing, a date that holds.
The schedule gives no date because parts and people are planned in two systems that agree once a night.
My proposal is to promise a day only once the part is reserved, and to tell the customer why we wait.
In the pilot of six weeks the share of kept promises rose from 71 to 93 percent in two depots.
It cost 14 minutes of a planner each morning, which I expect to fall to five as the habit settles.`;

/** So many words in paragraphs of which no two are the same, so that none can be remembered from another. */
function memo(words) {
  const paragraph = PARAGRAPH.trim().replaceAll('\n', ' ');
  const numbered = (_, n) => `${paragraph} That was depot ${n + 1}.`;
  const paragraphs = Array.from({ length: Math.ceil(words / paragraph.split(' ').length) }, numbered);
  return paragraphs.join('\n\n').match(new RegExp(`^(?:\\S+\\s+){${words - 1}}\\S+`))[0];
}

/** Runs in the page: notes for each key how long it took from the press until its frame was made. */
function noteLatencies() {
  window.latencies = [];
  let pressed;
  document.addEventListener('keydown', (event) => (pressed = event.timeStamp), { capture: true });
  document.addEventListener(
    'input',
    () => {
      const from = pressed;
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        // A message posted from an animation frame arrives once that frame has been painted.
        port1.onmessage = () => window.latencies.push(performance.now() - from);
        port2.postMessage(undefined);
      });
    },
    { capture: true },
  );
}

/** Runs in the page: the rules that make a bare textarea set its text just as this one does. */
function styleOf(sheet) {
  const style = getComputedStyle(sheet);
  const { width, height } = sheet.getBoundingClientRect();
  const copied = ['font', 'text-rendering', 'letter-spacing', 'padding', 'border', 'tab-size', 'white-space'];
  const rules = copied.map((name) => `${name}: ${style.getPropertyValue(name)};`).join(' ');
  return `textarea { box-sizing: border-box; width: ${width}px; height: ${height}px; resize: none; ${rules} }`;
}

/** Opens a page in a context of its own and returns it with what is measured there. */
async function openSheet(browser, url, words, reachSheet) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(url);
  await reachSheet(new App(page, url));
  // By pointer, as people do: with the pointer over a page, every frame also looks what lies under it.
  await page.locator(SHEET).click();
  await page.keyboard.insertText(memo(words));
  await page.evaluate(noteLatencies);
  const devTools = await context.newCDPSession(page);
  // Processor time, so that other processes on the machine are not counted.
  await devTools.send('Performance.enable', { timeDomain: 'threadTicks' });
  return { page, devTools, typed: 0, mainThread: [] };
}

async function startDrill({ writing }) {
  await writing.prompts.first().check();
  await writing.startDrillButton.click();
  await writing.writable();
}

async function startFreeWriting({ writing }) {
  await writing.way(writing.ways.free).check();
  await writing.startButton.click();
  await writing.writable();
  await writing.findings.click();
  await writing.panel.waitFor();
}

async function mainThreadMs({ devTools }) {
  const { metrics } = await devTools.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration').value * 1000;
}

async function typeBlock(sheet) {
  await sheet.page.bringToFront();
  const before = await mainThreadMs(sheet);
  for (let key = 0; key < KEYS_A_BLOCK; key += 1) {
    await Promise.all([sheet.page.keyboard.type(KEYS[sheet.typed % KEYS.length]), pause(KEY_INTERVAL_MS)]);
    sheet.typed += 1;
  }
  sheet.mainThread.push(((await mainThreadMs(sheet)) - before) / KEYS_A_BLOCK);
}

/** The medians over all blocks but the first, in which the page was still warming up. */
async function figuresOf({ page, mainThread }) {
  const latencies = await page.evaluate(() => window.latencies);
  return {
    mainThread: median(mainThread.slice(1)),
    latency: median(latencies.slice(KEYS_A_BLOCK)),
  };
}

async function compare({ url, overrides, browser }, { words, reach }) {
  const app = await openSheet(browser, `${url}write`, words, reach);
  overrides[BARE_STYLE] = await app.page.locator(SHEET).evaluate(styleOf);
  overrides[BARE_PAGE] = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Bare textarea</title>
<link rel="stylesheet" href="${BARE_STYLE}"><textarea name="memo" aria-label="Memo"></textarea></html>`;
  const bare = await openSheet(browser, url + BARE_PAGE, words, () => {});

  for (const sheet of interleaved([app, bare], BLOCKS + 1)) await typeBlock(sheet);
  const figures = { words, keys: BLOCKS * KEYS_A_BLOCK, bare: await figuresOf(bare), app: await figuresOf(app) };
  for (const { page } of [app, bare]) await page.context().close();
  return figures;
}

export async function measure(host) {
  const figures = {};
  for (const [key, each] of Object.entries(CASES)) figures[key] = await compare(host, each);

  const line = ({ app, bare }, measured, name) => {
    const [ours, theirs] = [app[measured], bare[measured]];
    return `${theirs.toFixed(2).padStart(7)} ${ours.toFixed(2).padStart(7)}  ${(ours / theirs).toFixed(2)} ×  ${name}`;
  };
  const cases = Object.entries(CASES).map(([key, { name }]) => ({ name, measured: figures[key] }));
  return {
    lines: cases.flatMap(({ name, measured }) => [
      `${'bare'.padStart(7)} ${'memo'.padStart(7)}          ${name}`,
      line(measured, 'mainThread', 'main-thread time a key'),
      line(measured, 'latency', 'from the key to its frame'),
    ]),
    figures,
    budgets: cases.map(({ name, measured: { app, bare } }) => ({
      name: `main-thread time a key against a bare textarea, ${name}`,
      value: app.mainThread / bare.mainThread,
      limit: BUDGET_RATIO,
      unit: '×',
    })),
  };
}
