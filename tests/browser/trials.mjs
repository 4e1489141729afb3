/**
 * Kill trials, by hand: types into a place of the app, kills the browser at a random moment with SIGKILL, starts it
 * again on the same profile, and counts the keys that are gone.
 *
 *     node tests/browser/trials.mjs [TRIALS] [SEED]
 *
 * A key counts as pressed once the field shows it. Prints a line a trial that lost something, and a table at the end.
 */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { serve } from '../../scripts/serve.mjs';
import { CHROMIUM } from './chromium.mjs';
import { App } from './pages/app.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const WORDS = 'I cut the wait at our returns desk from 19 to 7 minutes and kept it there for 6 weeks in 3 shops. '.repeat(8);
const BETWEEN_KEYS = 15;

const trials = Number(process.argv[2] ?? 20);
let state = Number(process.argv[3] ?? 1);

/** A number from 0 up to, not with, 1; the same for the same seed (a linear congruential generator). */
function random() {
  state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
  return state / 2_147_483_648;
}

/** Each place gives the field that is typed into, and opens it again after the kill. */
const PLACES = {
  memo: {
    open: async (app) => app.writing.startDrill(),
    field: (app) => app.writing.paper,
  },
  story: {
    open: async (app) => app.open('stories/new'),
    field: (app) => app.stories.partOf('action'),
  },
  question: {
    open: async (app) => app.open('questions/new'),
    field: (app) => app.questions.named('question'),
  },
  names: {
    open: async (app) => app.open('settings'),
    field: (app) => app.settings.names,
  },
};

/** The processes of the browser on a profile, found by their command lines. */
async function processesOf(profile) {
  const found = [];
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (line.includes(profile)) found.push(Number(pid));
  }
  return found;
}

async function start(profile, url) {
  const context = await chromium.launchPersistentContext(profile, CHROMIUM);
  return new App(context.pages()[0] ?? (await context.newPage()), url);
}

async function trial(place, url) {
  const profile = await mkdtemp(path.join(tmpdir(), 'loopready-trial-'));
  const app = await start(profile, url);
  await PLACES[place].open(app);
  const field = PLACES[place].field(app);
  await field.click();
  const at = app.place;
  const keys = 20 + Math.floor(random() * 180);
  let typed = 0;
  for (const key of WORDS.slice(0, keys)) {
    await app.page.keyboard.press(key === ' ' ? 'Space' : key);
    typed += 1;
    await new Promise((done) => setTimeout(done, BETWEEN_KEYS * random()));
  }
  const shown = await field.inputValue();
  for (const pid of await processesOf(profile)) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It had ended with its parent.
    }
  }
  await app.page.context().close().catch(() => {});

  const again = await start(profile, url);
  await again.open(at);
  const kept = PLACES[place].field(again);
  await kept.waitFor();
  // The form is filled once its draft was looked for; an empty field may be filled yet.
  await again.page.waitForFunction((field) => field.value !== '', await kept.elementHandle()).catch(() => {});
  const found = await kept.inputValue();
  await again.page.context().close();
  await rm(profile, { recursive: true, force: true });
  return { keys: typed, lost: shown.startsWith(found) ? shown.length - found.length : shown.length };
}

const server = await serve({ dir: process.env.LOOPREADY_DIST ?? path.join(root, 'dist'), compress: false });
const table = Object.fromEntries(Object.keys(PLACES).map((place) => [place, { trials: 0, keys: 0, lost: 0 }]));
for (let number = 0; number < trials; number += 1) {
  const place = Object.keys(PLACES)[number % Object.keys(PLACES).length];
  const { keys, lost } = await trial(place, server.url);
  const row = table[place];
  row.trials += 1;
  row.keys += keys;
  row.lost += lost;
  if (lost > 0) console.log(`${place}: ${lost} of ${keys} keys lost in trial ${number + 1}`);
}
await server.close();
console.table(table);
