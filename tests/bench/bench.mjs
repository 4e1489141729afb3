/**
 * `make bench`: measures what is in dist/ (or $LOOPREADY_DIST) and holds it against the budgets. Exits with 1 when one is missed.
 *
 *   node tests/bench/bench.mjs [--write FILE]
 *
 * A measure is a file of its own. It exports a `title` and `measure(host)`, which resolves to
 * {lines, figures, budgets}: what to print, what to store, and [{name, value, limit, unit}], where
 * a budget is met while value ≤ limit. To add a measure, write such a file and list it in MEASURES.
 *
 * `host` is what they share: `dist`, the folder; `url`, where it is served; `overrides`, through
 * which a page to compare with is served by the same server; and `browser`, one Chromium.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { serve } from '../../scripts/serve.mjs';
import { args, executablePath } from './chromium.mjs';
import * as bank from './bank.mjs';
import * as download from './download.mjs';
import * as review from './review.mjs';
import * as search from './search.mjs';
import * as startUp from './start_up.mjs';
import * as typing from './typing.mjs';

const MEASURES = { download, startUp, typing, review, bank, search };
const DIST = process.env.LOOPREADY_DIST ?? fileURLToPath(new URL('../../dist', import.meta.url));

const isMet = ({ value, limit }) => value <= limit;

function describe(budget) {
  const { name, value, limit, unit } = budget;
  const amount = (number) => (unit === '×' ? `${number.toFixed(2)} ×` : `${Math.round(number).toLocaleString('en')} ${unit}`);
  return `${isMet(budget) ? 'met   ' : 'MISSED'}  ${name}: ${amount(value)} (at most ${amount(limit)})`;
}

async function main() {
  const { values } = parseArgs({ options: { write: { type: 'string' } } });
  await readFile(path.join(DIST, 'precache.js')).catch(() => {
    throw new Error(`There is no finished build in ${DIST}. Build first: make build`);
  });

  const overrides = {};
  const server = await serve({ dir: DIST, overrides });
  const browser = await chromium.launch({ executablePath, args }).catch(async (error) => {
    await server.close();
    throw error;
  });
  const result = { chromium: browser.version(), measures: {}, budgets: [] };
  try {
    for (const [key, { title, measure }] of Object.entries(MEASURES)) {
      console.log(`\n${title}\n`);
      const { lines, figures, budgets } = await measure({ dist: DIST, url: server.url, overrides, browser });
      for (const line of lines) console.log(`  ${line}`);
      result.measures[key] = figures;
      result.budgets.push(...budgets);
    }
  } finally {
    await browser.close();
    await server.close();
  }

  console.log('\nBudgets\n');
  for (const budget of result.budgets) console.log(`  ${describe(budget)}`);
  if (values.write) await writeFile(values.write, `${JSON.stringify(result, null, 2)}\n`);
  if (!result.budgets.every(isMet)) process.exitCode = 1;
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
