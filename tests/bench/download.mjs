/**
 * What a first visit downloads: index.html, the worker's two scripts and every file that it keeps
 * for offline use, as raw bytes and as a compressing host would send them.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { runInNewContext } from 'node:vm';
import { brotliCompress, constants, gzip } from 'node:zlib';

export const title = 'First download, bytes';

const BUDGET_BYTES = 200_000;

async function names(dist) {
  const self = {};
  runInNewContext(await readFile(path.join(dist, 'precache.js'), 'utf8'), { self });
  const kept = self.PRECACHE.files.map(([url]) => (url === './' ? 'index.html' : decodeURIComponent(url)));
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

export async function measure({ dist }) {
  const files = {};
  for (const name of await names(dist)) files[name] = await sizes(await readFile(path.join(dist, name)));
  const bySize = Object.entries(files).sort(([, a], [, b]) => b.brotli - a.brotli);
  const total = { raw: 0, gzip: 0, brotli: 0 };
  for (const [, size] of bySize) for (const form of Object.keys(total)) total[form] += size[form];

  return {
    lines: [
      `${['raw', 'gzip -9', 'brotli 11'].map((form) => form.padStart(11)).join('')}   file`,
      ...bySize.map(([name, size]) => row(name, size)),
      row('in all', total),
    ],
    figures: { files, total },
    budgets: [{ name: 'first download, brotli', value: total.brotli, limit: BUDGET_BYTES, unit: 'bytes' }],
  };
}
