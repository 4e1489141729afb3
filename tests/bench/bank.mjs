/**
 * A bank of 1,000 stories against one of 15: from the click to the frame that shows the list, a
 * key in its search, and the
 * coverage, opened for the first time and again. Also how long the exhaustion test takes with the small one.
 */
import { App, PLACES } from '../browser/pages/app.mjs';
import { PRINCIPLES, seed, story } from '../browser/seed.mjs';
import { median } from './statistics.mjs';

export const title = 'The story bank, ms (median)';

const RUNS = 5;
const SMALL = 15;
const LARGE = 1000;

const SENTENCES = [
  'Customers waited eleven days for the first visit and four in ten called us meanwhile.',
  'I read 312 call notes and found that two thirds asked for one thing, a date that holds.',
  'My proposal was to promise a day only once the part is reserved, and to say why they wait.',
  'In the pilot of six weeks the share of kept promises rose from 71 to 93 percent in two depots.',
  'It cost 14 minutes of a planner each morning, which fell to five as the habit settled.',
  'The finance team wanted to close the desk, and I disagreed in writing with the figures of a year.',
  'I asked the two engineers who knew the schedule best to break my plan, and they found a hole.',
];

/** Stories that differ: each mixes sentences with numbers of its own. */
function stories(count) {
  const sentence = (number, part) => `${SENTENCES[(number * 3 + part) % SENTENCES.length]} Case ${number * 7 + part}.`;
  return Array.from({ length: count }, (_, number) => story({
    title: `Story ${number + 1}`,
    situation: sentence(number, 0),
    task: sentence(number, 1),
    action: [2, 3, 4].map((part) => sentence(number, part)).join(' '),
    result: sentence(number, 5),
    principles: [PRINCIPLES[number % 16], PRINCIPLES[(number * 5 + 3) % 16]].filter((one, at, all) => all.indexOf(one) === at),
  }));
}

/** Runs in the page: from an action to the painted frame in which `selector` is there. */
function timed({ click, selector }) {
  return new Promise((resolve) => {
    const from = performance.now();
    document.querySelector(click).click();
    const look = () => {
      if (!document.querySelector(selector)) return requestAnimationFrame(look);
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now() - from);
      return requestAnimationFrame(() => port2.postMessage(undefined));
    };
    look();
  });
}

async function bankOf(browser, url, count) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const app = new App(page, url);
  await seed(app, stories(count));
  await app.open('settings');
  const list = [];
  const coverage = [];
  const key = [];
  const first = { coverage: undefined };
  for (let run = 0; run < RUNS; run += 1) {
    await page.locator('a.nav__link[href$="/questions"]').click();
    await app.at(PLACES.questions).waitFor();
    list.push(await page.evaluate(timed, { click: 'a.nav__link[href$="/stories"]', selector: 'a[href$="/stories/coverage"]' }));
    const search = page.locator('main input[type=search]');
    await search.fill('');
    await search.focus();
    const from = await page.evaluate(() => performance.now());
    await page.keyboard.type('9');
    key.push(await page.evaluate((from) => new Promise((done) => requestAnimationFrame(() => done(performance.now() - from))), from));
    await search.fill('');
    const opened = await page.evaluate(timed, { click: 'a[href$="/stories/coverage"]', selector: 'table.coverage' });
    if (run === 0) first.coverage = opened;
    else coverage.push(opened);
  }
  const exhaustion = count === SMALL ? await exhaustionOf(app) : undefined;
  await context.close();
  return { list: median(list), key: median(key), firstCoverage: first.coverage, coverage: median(coverage), exhaustion };
}

/** From the press until the test says that it has tried all its loops. */
async function exhaustionOf(app) {
  await app.open('my-loop');
  await app.loops.tryAll.waitFor();
  return app.page.evaluate(timed, { click: '[aria-labelledby=exhaustion] button', selector: '[aria-labelledby=exhaustion] table' });
}

export async function measure({ url, browser }) {
  const figures = { small: await bankOf(browser, url, SMALL), large: await bankOf(browser, url, LARGE) };
  const line = (name, of) => {
    const [small, large] = [figures.small[of], figures.large[of]];
    return `${small.toFixed(0).padStart(7)} ${large.toFixed(0).padStart(7)}  ${name}`;
  };
  return {
    lines: [
      `${String(SMALL).padStart(7)} ${String(LARGE).padStart(7)}  stories`,
      line('the list is opened', 'list'),
      line('a key in its search', 'key'),
      line('the coverage is opened for the first time', 'firstCoverage'),
      line('and again', 'coverage'),
      `${figures.small.exhaustion.toFixed(0).padStart(7)}          the exhaustion test, 1,000 loops`,
    ],
    figures,
    budgets: [],
  };
}
