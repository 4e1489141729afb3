/**
 * 10,000 wild rows, by hand: puts them into the database and visits every place, where nothing may stop.
 *
 *     node tests/browser/wild.mjs [ROWS] [SEED]
 *
 * One row in eight is a healthy record with one value replaced; the others are no records at all. Prints a line a place
 * that stops, and a table at the end.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { serve } from '../../scripts/serve.mjs';
import { App, DIST } from './app.mjs';
import { CHROMIUM } from './chromium.mjs';
import { PRINCIPLES, idOf, loop, number, seed, wholeStory } from './seed.mjs';

const wanted = Number(process.argv[2] ?? 10_000);
let state = Number(process.argv[3] ?? 1);

/** A whole number from 0 up to, not with, `below`; the same for the same seed (a linear congruential generator). */
function below(count) {
  state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
  return Math.floor((state / 2_147_483_648) * count);
}

const KINDS = [
  'story', 'memo', 'preferences', 'prompt', 'story-version', 'probes', 'practice', 'practice-session', 'loop', 'metric',
  'own-question', 'question-mark', 'mock-loop', 'loop-log', 'offer', 'plan', 'role-check', 'practice-drill',
  'assessment-set', 'work-style', 'question-to-ask', 'telepathy',
];
const YEAR = 31_556_952_000;
const ODD = [
  null, true, '', 'NaN', '2026-02-30', [], {}, [null, {}, 7], -1, 0.5, 1.5e308, 2 ** 53, 'word '.repeat(2_000),
  -272_000 * YEAR, -12_000 * YEAR, 8_000 * YEAR, 268_000 * YEAR,
];
const HEALTHY = [
  wholeStory({ title: 'Returns desk', principles: PRINCIPLES.slice(0, 2) }),
  number({ name: 'Wait', baseline: '19 minutes', result: '7 minutes' }),
  loop([{ name: 'Kim', principles: [PRINCIPLES[0]] }], { day: '2026-12-01' }),
];

/** Where a value stands within another, as the names on the way to it. */
function waysInto(value, way = []) {
  const names = value !== null && typeof value === 'object' ? Object.keys(value) : [];
  return [...(way.length ? [way] : []), ...names.flatMap((name) => waysInto(value[name], [...way, name]))];
}

function damaged(id) {
  const { kind, body } = structuredClone(HEALTHY[below(HEALTHY.length)]);
  const row = { id, kind, schema: 1, created: 1_790_000_000_000, changed: 1_790_000_000_000, revision: 1, device: 'wild', body };
  const ways = waysInto(row);
  const way = ways[below(ways.length)];
  const last = way.pop();
  way.reduce((within, name) => within[name], row)[last] = ODD[below(ODD.length)];
  return row;
}

function wild(id) {
  const odd = () => ODD[below(ODD.length)];
  switch (below(5)) {
    case 0: return undefined;
    case 1: return odd();
    case 2: return JSON.stringify(odd());
    case 3: return JSON.stringify({ id, kind: KINDS[below(KINDS.length)], schema: 99, body: odd() });
    default: return JSON.stringify({
      id, kind: KINDS[below(KINDS.length)], schema: 1, created: 0, changed: 0, revision: 1, device: 'wild', body: { [KINDS[below(KINDS.length)]]: odd() },
    });
  }
}

const ROUTES = [
  '', 'write', 'write/progress', 'stories', 'stories/new', 'stories/coverage', 'stories/sheet', 'stories/import',
  'stories/numbers', 'stories/numbers/new', 'stories/numbers/practice', `stories/numbers/${idOf(1)}`,
  `stories/${idOf(0)}`, `stories/${idOf(0)}/probes`, `stories/${idOf(0)}/probes/drill`, 'my-loop', 'my-loop/new',
  `my-loop/${idOf(2)}`, `my-loop/${idOf(2)}/edit`, `my-loop/${idOf(2)}/after`, 'practice/mock', 'practice/mock/new',
  'questions', 'questions/new', 'questions/import', 'questions/dive-deep-1', 'practice', 'practice/progress',
  'practice/recordings', 'practice/drills', 'practice/drills/retrieval', 'practice/drills/another', 'practice/drills/pivot',
  'practice/drills/numbers', 'practice/drills/whys', 'practice/assessment', 'practice/assessment/style', 'plan', 'plan/days',
  'plan/role', 'offer', 'offer/new', 'guide', 'guide/star', 'guide/examples', 'menu', 'about', 'settings', 'safe-start',
];

const profile = await mkdtemp(path.join(os.tmpdir(), 'loopready-wild-'));
const server = await serve({ dir: DIST, compress: false });
const context = await chromium.launchPersistentContext(profile, CHROMIUM);
const outcome = { rows: 0, places: 0, stops: 0, 'healthy shown': 0 };
try {
  let app = new App(await context.newPage(), server.url);
  await seed(app, HEALTHY);
  const rows = Array.from({ length: wanted }, (_, place) => {
    const id = `wild-${place}`;
    if (place % 8 > 0) return [id, wild(id)];
    const row = damaged(id);
    return [id, JSON.stringify(row)];
  });
  outcome.rows = await app.page.evaluate(
    (rows) =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('loopready', 1);
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const writing = opening.result.transaction('records', 'readwrite');
          for (const [key, row] of rows) writing.objectStore('records').put(row, key);
          writing.onabort = () => reject(writing.error);
          writing.oncomplete = () => {
            opening.result.close();
            resolve(rows.length);
          };
        };
      }),
    rows,
  );
  for (const route of ROUTES) {
    outcome.places += 1;
    const failures = [];
    const failed = (error) => failures.push(error.message);
    app.page.on('pageerror', failed);
    try {
      await app.open(route);
      await app.title().first().waitFor();
      if (await app.stopped.isVisible()) failures.push('stopped');
      if (route === 'stories' && (await app.text('Returns desk').count()) > 0) outcome['healthy shown'] += 1;
    } catch (error) {
      failures.push(error.message);
    }
    app.page.off('pageerror', failed);
    if (failures.length > 0) {
      outcome.stops += 1;
      console.log(`${route || '(today)'}: ${failures[0].split('\n')[0]}`);
      // A page that hangs would take the next place with it.
      const hung = app.page;
      app = new App(await context.newPage(), server.url);
      hung.close().catch(() => {});
    }
  }
} finally {
  await context.close();
  await server.close();
  await rm(profile, { recursive: true, force: true });
}
console.table([outcome]);
process.exitCode = outcome.stops === 0 ? 0 : 1;
