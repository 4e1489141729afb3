/**
 * Kill trials, by hand: types into a place of the app, kills the browser at a random moment with SIGKILL, starts it
 * again on the same profile, and counts the keys that are gone.
 *
 *     node tests/browser/trials.mjs [TRIALS] [SEED] [chromium | firefox | webkit] [PLACE,PLACE]
 *
 * A key counts as pressed once the field shows it. Prints a line a trial that lost something, and a table at the end.
 * Firefox and WebKit open a place by its address and presses on buttons.
 */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { serve } from '../../scripts/serve.mjs';
import { CHROMIUM } from './chromium.mjs';
import * as firefox from './drivers/firefox.mjs';
import * as webkit from './drivers/webkit_kept.mjs';
import { App } from './pages/app.mjs';
import { idOf, seed, seedBy, story } from './seed.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const WORDS = 'I cut the wait at our returns desk from 19 to 7 minutes and kept it there for 6 weeks in 3 shops. '.repeat(8);
const BETWEEN_KEYS = 15;

const trials = Number(process.argv[2] ?? 20);
let state = Number(process.argv[3] ?? 1);
const engine = process.argv[4] ?? 'chromium';

/** A number from 0 up to, not with, 1; the same for the same seed (a linear congruential generator). */
function random() {
  state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
  return state / 2_147_483_648;
}

const STORY = [story({ title: 'Returns desk' })];

/** An expression for a page: presses the button of that name, and is true once it was there. */
const pressed = (name) =>
  `(() => {
    const button = [...document.querySelectorAll('button:enabled')].find((one) => one.innerText.trim() === '${name}');
    button?.click();
    return button !== undefined;
  })()`;

/** An expression for a page: fills a field, and is true once it was there. */
const filled = (css, text) =>
  `(() => {
    const field = document.querySelector('${css}');
    if (!field || field.closest('[inert]')) return false;
    field.value = '${text}';
    return field.dispatchEvent(new Event('input', { bubbles: true }));
  })()`;

/**
 * Each place gives the field that is typed into, and opens it again after the kill. The other engines go by `address`,
 * `steps` (expressions that come true) and `css`.
 */
const PLACES = {
  memo: {
    address: 'write',
    steps: [`(document.querySelector('[name=prompt]')?.click(), document.querySelector('[name=prompt]:checked') !== null)`,
      pressed('Start drill')],
    css: 'textarea[name=memo]',
    open: async (app) => app.writing.startDrill(),
    field: (app) => app.writing.paper,
  },
  story: {
    address: 'stories/new',
    css: '[name=action]',
    open: async (app) => app.open('stories/new'),
    field: (app) => app.stories.partOf('action'),
  },
  question: {
    address: 'questions/new',
    css: '[name=question]',
    open: async (app) => app.open('questions/new'),
    field: (app) => app.questions.named('question'),
  },
  names: {
    address: 'settings',
    css: '[name=names]',
    open: async (app) => app.open('settings'),
    field: (app) => app.settings.names,
  },
  'practice note': {
    address: 'questions/dive-deep-1',
    css: '[name=asked-round]',
    open: async (app) => {
      await app.open('questions/dive-deep-1');
      await app.text('Note when it was asked').click();
    },
    field: (app) => app.named('asked-round'),
  },
  'mock-loop note': {
    address: 'practice/mock/new',
    steps: ['Start mock loop', 'Start interview', 'End early'].map(pressed),
    css: '[name=loop-notes-0]',
    open: async (app) => {
      const { mockLoop } = app;
      await app.open('practice/mock/new');
      await mockLoop.beginLoop.click();
      await mockLoop.beginInterview.click();
      await mockLoop.endEarly.click();
    },
    field: (app) => app.mockLoop.notes,
  },
  probes: {
    records: STORY,
    address: `stories/${idOf(0)}/probes`,
    steps: [filled('.probes__ask [name=question]', 'Why?'), pressed('Add')],
    css: '[name=answer-1]',
    open: async (app) => {
      await seed(app, STORY);
      await app.open(`stories/${idOf(0)}/probes`);
      await app.stories.ownProbe.fill('Why?');
      await app.stories.addOwnProbe.click();
    },
    field: (app) => app.named('answer-1'),
  },
};

/** The processes of the browser on a profile, found by their command lines, and those that they started. */
async function processesOf(profile) {
  const found = new Set();
  const parents = new Map();
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number)) {
    const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (line.includes(profile)) found.add(pid);
    const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
    parents.set(pid, Number(status.match(/^PPid:\s*(\d+)/m)?.[1]));
  }
  // A child has a later number than its parent, as long as the numbers do not begin again.
  for (const [pid, parent] of [...parents].sort(([one], [other]) => one - other)) if (found.has(parent)) found.add(pid);
  return found;
}

/** The same of a driver that finds a field by its address and selector. */
const byAddress = (driver) => async (profile, url, place) => {
  const browser = await driver.open(profile);
  const { address, css, steps = [], records } = PLACES[place];
  const open = async (at, isFirst) => {
    await browser.goto(url + at);
    for (const step of isFirst ? steps : []) await browser.waitFor(step, 30_000);
    await browser.waitFor(`document.querySelector('${css}') !== null`, 30_000);
  };
  return {
    begin: async () => {
      if (records) await seedBy(browser, url, records);
      await open(address, true);
      await browser.waitFor(`(document.querySelector('${css}').closest('details') ?? {}).open = true`);
      await browser.waitFor(`!document.querySelector('${css}').readOnly`);
      await browser.click(css);
      return (await browser.location()).slice(1);
    },
    press: (key) => browser.press(key),
    value: () => browser.value(css),
    openAgain: async (at) => {
      await open(at, false);
      await browser.waitFor(`document.querySelector('${css}').value !== ''`).catch(() => {});
    },
    close: () => browser.close(),
  };
};

/** A browser on a profile with one field of the app: what a trial does with it. */
const ENGINES = {
  async chromium(profile, url, place) {
    const context = await chromium.launchPersistentContext(profile, CHROMIUM);
    const app = new App(context.pages()[0] ?? (await context.newPage()), url);
    const field = PLACES[place].field(app);
    return {
      begin: async () => {
        await PLACES[place].open(app);
        await field.click();
        return app.place;
      },
      press: (key) => app.page.keyboard.press(key === ' ' ? 'Space' : key),
      value: () => field.inputValue(),
      openAgain: async (at) => {
        await app.open(at);
        await field.waitFor({ state: 'attached' });
        // The form is filled once its draft was looked for; an empty field may be filled yet.
        await app.page.waitForFunction((field) => field.value !== '', await field.elementHandle()).catch(() => {});
      },
      close: () => context.close(),
    };
  },
  firefox: byAddress(firefox),
  webkit: byAddress(webkit),
};

async function trial(place, url) {
  const profile = await mkdtemp(path.join(tmpdir(), 'loopready-trial-'));
  const first = await ENGINES[engine](profile, url, place);
  const at = await first.begin();
  const keys = 20 + Math.floor(random() * 180);
  let typed = 0;
  for (const key of WORDS.slice(0, keys)) {
    await first.press(key);
    typed += 1;
    await new Promise((done) => setTimeout(done, BETWEEN_KEYS * random()));
  }
  const shown = await first.value();
  for (const pid of await processesOf(profile)) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It had ended with its parent.
    }
  }
  await first.close().catch(() => {});

  const again = await ENGINES[engine](profile, url, place);
  await again.openAgain(at);
  const found = await again.value();
  await again.close();
  await rm(profile, { recursive: true, force: true });
  // WebKit may show a key after the field was read: what is found then begins with what was shown.
  const kept = [found, shown].find((text) => shown.startsWith(text) && found.startsWith(text)) ?? '';
  return { keys: typed, lost: shown.length - kept.length };
}

const server = await serve({ dir: process.env.LOOPREADY_DIST ?? path.join(root, 'dist'), compress: false });
const places = process.argv[5]?.split(',') ?? Object.keys(PLACES);
const table = Object.fromEntries(places.map((place) => [place, { trials: 0, keys: 0, lost: 0 }]));
for (let number = 0; number < trials; number += 1) {
  const place = places[number % places.length];
  const { keys, lost } = await trial(place, server.url);
  const row = table[place];
  row.trials += 1;
  row.keys += keys;
  row.lost += lost;
  if (lost > 0) console.log(`${place}: ${lost} of ${keys} keys lost in trial ${number + 1}`);
}
await server.close();
console.table(table);
