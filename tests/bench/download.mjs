/**
 * What a first visit downloads, as raw bytes and as a compressing host would send them: first what
 * the browser asks for until the page can be used, which is watched in a fresh browser; then the
 * rest of what the service worker keeps for offline use, which comes while nobody waits for it.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { runInNewContext } from 'node:vm';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { noteMoments } from './moments.mjs';

export const title = 'First download, bytes';

const BUDGET_BYTES = 200_000;

async function names(dist) {
  const self = {};
  runInNewContext(await readFile(path.join(dist, 'precache.js'), 'utf8'), { self });
  const kept = self.PRECACHE.files.map(([url]) => decodeURIComponent(url.replace(/^\.\/$/, '').replace(/(^|\/)$/, '$1index.html')));
  return [...kept, 'sw.js', 'precache.js'];
}

async function sizes(body) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: body.length };
  const [gzipped, brotli] = await Promise.all([
    promisify(gzip)(body, { level: 9 }),
    promisify(brotliCompress)(body, { params }),
  ]);
  return { raw: body.length, gzip: gzipped.length, brotli: brotli.length };
}

const row = (name, { raw, gzip: gzipped, brotli }) =>
  [raw, gzipped, brotli].map((bytes) => bytes.toLocaleString('en').padStart(11)).join('') + `   ${name}`;

/** The files that the browser asks for before the page of `place` can be used. */
async function askedFor(browser, url, place) {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  try {
    const page = await context.newPage();
    await page.addInitScript(noteMoments);
    await page.goto(url + place);
    await page.waitForFunction(() => window.moments.usable !== undefined);
    const asked = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .filter(({ startTime }) => startTime <= window.moments.usable)
        .map(({ name }) => name),
    );
    const base = new URL(url).pathname;
    const names = asked.map((each) => decodeURIComponent(new URL(each).pathname.slice(base.length)));
    return [...new Set(['index.html', ...names])];
  } finally {
    await context.close();
  }
}

export async function measure({ dist, url, browser }) {
  const files = {};
  const size = async (name) => (files[name] ??= await sizes(await readFile(path.join(dist, name))));
  const sum = async (names) => {
    const total = { raw: 0, gzip: 0, brotli: 0 };
    for (const name of names) for (const form of Object.keys(total)) total[form] += (await size(name))[form];
    return total;
  };
  const table = async (names) => {
    const rows = await Promise.all(names.map(async (name) => [name, await size(name)]));
    return rows.sort(([, a], [, b]) => b.brotli - a.brotli).map(([name, each]) => row(name, each));
  };

  const first = await askedFor(browser, url, '');
  const write = (await askedFor(browser, url, 'write')).filter((name) => !first.includes(name));
  const later = (await names(dist)).filter((name) => !first.includes(name));
  const totals = { first: await sum(first), write: await sum(write), later: await sum(later) };
  return {
    lines: [
      `${['raw', 'gzip -9', 'brotli 11'].map((form) => form.padStart(11)).join('')}   file`,
      ...(await table(first)),
      row('first download: until Today can be used', totals.first),
      '',
      row('more, until Write can be used', totals.write),
      '',
      ...(await table(later)),
      row('afterwards, in the background, for offline use', totals.later),
    ],
    figures: { files, first, later, totals },
    budgets: [{ name: 'first download, brotli', value: totals.first.brotli, limit: BUDGET_BYTES, unit: 'bytes' }],
  };
}
