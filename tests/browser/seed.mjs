/** What is in the app before a journey begins: records, put into its database as an earlier visit would have, or a backup of them. */
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';

const MADE = 1_790_000_000_000;

/** Every principle, by its name in addresses and records. */
export const PRINCIPLES = [
  'customer-obsession', 'ownership', 'invent-and-simplify', 'are-right-a-lot', 'learn-and-be-curious',
  'hire-and-develop-the-best', 'insist-on-the-highest-standards', 'think-big', 'bias-for-action', 'frugality',
  'earn-trust', 'dive-deep', 'have-backbone', 'deliver-results', 'earths-best-employer', 'broad-responsibility',
];

/** A story; what is not said is empty. */
export function story(parts) {
  return { kind: 'story', body: { title: '', situation: '', task: '', action: '', result: '', principles: [], ...parts } };
}

/** The parts of a story that meets the checklist, so that it counts as cover. */
export const TOLD = {
  situation: 'In March 2023 customers waited 19 minutes at our returns desk, and of 620 cards 58% named the wait.',
  task: 'I had six weeks to bring the wait under ten minutes without new staff.',
  action:
    'I stood at the desk for three mornings and timed 140 visits. I found that typing the order number took 11 minutes. I asked the supplier for a scanner on trial and trained all nine people. When the area manager refused it, I showed him the timings and decided to offer a trial of one week instead of a full start.',
  result: 'The wait fell from 19 to 7 minutes over six weeks, measured with a stopwatch on 150 visits.',
};

/** Two other events that meet it as well: what is told of one event twice counts once. */
export const PILOT = {
  situation: 'By June 2022 every fourth boiler claim came back, 212 of 840, since engineers drove out without the right valve.',
  task: 'My target was fewer than 90 repeat trips a month by autumn, inside the same budget of £40,000.',
  action:
    'I rode along on 31 trips and listed each missing part. I built a checklist of six photographs, tried it with two crews in Leeds, and rewrote it after their first Friday. The depot chief wanted bigger vans; I proved with his own invoices that vans would cost nine times as much, and chose photographs.',
  result: 'Repeat trips dropped from 212 to 71 a month between June and October, counted in the dispatch log.',
};
export const TENFOLD = {
  situation: 'Our gym app answered 300 questions weekly, and 4 of 5 members gave up because replies needed two days.',
  task: 'I wanted answers inside an hour for every club by Christmas, with five coaches on the rota.',
  action:
    'I read 900 old chats, grouped them into 14 topics, and drafted an answer for each. I ran them against live chats for ten evenings, removed three that annoyed people, and taught the coaches to flag gaps. Legal feared wrong advice, so I agreed a list of topics that stay with a human.',
  result: 'Typical replies went from 49 hours to 38 minutes by December, according to timestamps of 2,700 chats.',
};

/** A story that counts as cover; what is said replaces its own. */
export function wholeStory(parts) {
  return story({ ...TOLD, ...parts });
}

/** A number of the ledger; what is not said is empty. */
export function number(parts) {
  const empty = { name: '', baseline: '', result: '', period: '', method: '', source: '' };
  return {
    kind: 'metric',
    body: { ...empty, certainty: 'from-memory', stories: [], memos: [], recall: 'new', dismissed: [], ...parts },
  };
}

/** A loop of these interviewers. */
export function loop(interviewers, { name = '', day } = {}) {
  const whole = interviewers.map((one, key) => ({
    key, name: '', role: '', principles: [], questions: 2, is_bar_raiser: false, ...one,
  }));
  return { kind: 'loop', body: { name, date: day ? Date.parse(`${day}T00:00:00Z`) : null, interviewers: whole, next_key: whole.length } };
}

/** The id of the record that stands at a place of a list that is seeded. */
export function idOf(place) {
  return `01a11111-0000-7000-8000-${String(place).padStart(12, '0')}`;
}

/** Records as rows of the database, each with when it was made, in milliseconds, where that matters. */
function rows(records) {
  return records.map(({ kind, body, made = MADE }, place) => (
    { id: idOf(place), kind, schema: 1, created: made, changed: made, revision: 1, device: 'tests', body }
  ));
}

/**
 * Puts records into the database before the app is opened. The database is made as its first
 * version was, which every version of the app goes on from.
 */
export async function seed(app, records) {
  await app.page.goto(app.url + WITHOUT_APP);
  await app.page.evaluate(put, rows(records));
}

/** The same for a driver that only evaluates expressions. */
export async function seedBy(driver, url, records) {
  await driver.goto(url + WITHOUT_APP);
  const seeding = `(${put})(${JSON.stringify(rows(records))}).then(() => { window.isSeeded = true; })`;
  await driver.waitFor(`(window.seeding ??= ${seeding}) && window.isSeeded === true`);
}

/** A page of the same origin in which the app does not run. */
const WITHOUT_APP = 'icons/icon.svg';

/** Runs in the page. */
function put(rows) {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('loopready', 1);
    opening.onerror = () => reject(opening.error);
    opening.onupgradeneeded = () => {
      for (const table of ['records', 'drafts', 'device']) opening.result.createObjectStore(table);
    };
    opening.onsuccess = () => {
      const writing = opening.result.transaction('records', 'readwrite');
      for (const row of rows) writing.objectStore('records').put(JSON.stringify(row), row.id);
      writing.onabort = () => reject(writing.error);
      writing.oncomplete = () => {
        opening.result.close();
        resolve();
      };
    };
  });
}

/** A backup of records. */
export function backup(records) {
  const lines = rows(records).map((row) => JSON.stringify(row));
  const hash = (text) => createHash('sha256').update(text).digest('hex');
  const text = lines.map((line) => `${line}\n`).join('');
  const head = {
    format: 'loopready-backup',
    version: 1,
    schema: 1,
    exported: MADE,
    records: { count: lines.length, sha256: hash(text) },
    set_aside: { count: 0, sha256: hash('') },
  };
  return gzipSync(`${JSON.stringify(head)}\n${text}`);
}
