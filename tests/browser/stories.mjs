/** Banks of stories, brought in as a candidate would: through a backup. */
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';

const MADE = 1_790_000_000_000;

/** Every principle, by its name in addresses and backups. */
export const PRINCIPLES = [
  'customer-obsession', 'ownership', 'invent-and-simplify', 'are-right-a-lot', 'learn-and-be-curious',
  'hire-and-develop-the-best', 'insist-on-the-highest-standards', 'think-big', 'bias-for-action', 'frugality',
  'earn-trust', 'dive-deep', 'have-backbone', 'deliver-results', 'earths-best-employer', 'broad-responsibility',
];

/** A backup with these stories; what they do not say is empty. */
export function storyBackup(stories) {
  const empty = { title: '', situation: '', task: '', action: '', result: '', principles: [] };
  return backup(stories.map((story) => ({ kind: 'story', body: { ...empty, ...story } })));
}

/** A backup with records of any kind, each with when it was made, in milliseconds, where that matters. */
export function backup(records) {
  const lines = records.map(({ kind, body, made = MADE }, number) => {
    const id = `01a11111-0000-7000-8000-${String(number).padStart(12, '0')}`;
    return JSON.stringify({ id, kind, schema: 1, created: made, changed: made, revision: 1, device: 'tests', body });
  });
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

/** Imports stories on the open page of the settings. */
export async function importStories(page, stories) {
  await importBackup(page, storyBackup(stories));
}

/** Imports a backup on the open page of the settings. */
export async function importBackup(page, buffer) {
  await page.getByLabel('Import a backup').setInputFiles({ name: 'bank.loopready', mimeType: 'application/gzip', buffer });
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await page.getByLabel('Messages').getByText('Imported').waitFor();
}

/** Fills an empty bank. */
export async function bringStories(app, stories) {
  await app.open('settings');
  await importStories(app.page, stories);
}
