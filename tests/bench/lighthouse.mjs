/**
 * Lighthouse (mobile, simulated throttling) on pages of dist/ (or $LOOPREADY_DIST), served compressed. Exits with 1
 * below 95 for performance or 100 for the rest, and says which audits fell short and why.
 *
 *   node tests/bench/lighthouse.mjs [PLACE …]     of Today, or of these places
 *   node tests/bench/lighthouse.mjs --all         of every place with a page of its own
 */
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import lighthouse from 'lighthouse';
import puppeteer from 'puppeteer-core';
import { serve } from '../../scripts/serve.mjs';
import { args, executablePath } from './chromium.mjs';

const LEAST = { performance: 95, accessibility: 100, 'best-practices': 100, seo: 100 };
const DIST = process.env.LOOPREADY_DIST ?? fileURLToPath(new URL('../../dist', import.meta.url));

/** What an audit complains of: its headline figure, its explanation and the first things it names. */
function reasons({ displayValue, explanation, details }) {
  const items = (details?.items ?? []).slice(0, 3).map((item) => {
    const what = item.node?.snippet ?? item.url ?? item.source?.url ?? item.description ?? item.label;
    const why = item.node?.explanation ?? '';
    return `${typeof what === 'string' ? what : JSON.stringify(item)} ${why}`.replace(/\s+/g, ' ').trim();
  });
  return [displayValue, explanation, ...items].filter(Boolean);
}

/** The places of `dist` that have a page, as paths from its base. */
async function everyPlace() {
  const names = await readdir(DIST, { recursive: true });
  return names.filter((name) => path.basename(name) === 'index.html').map((name) => path.dirname(name).replace(/^\.$/, '')).sort();
}

function report({ categories, audits }) {
  const [paint, shift, blocked] = ['largest-contentful-paint', 'cumulative-layout-shift', 'total-blocking-time'];
  console.log(
    `      largest paint ${audits[paint].displayValue}, shift ${audits[shift].displayValue}, blocked ${audits[blocked].displayValue}`,
  );
  for (const [id, { title, score, auditRefs }] of Object.entries(categories)) {
    const points = Math.round(score * 100);
    const met = points >= LEAST[id];
    if (!met) process.exitCode = 1;
    console.log(`${String(points).padStart(4)}  ${title}${met ? '' : `  (at least ${LEAST[id]})`}`);
    for (const { id: auditId, weight } of auditRefs) {
      const audit = audits[auditId];
      if (!weight || audit.score === null || audit.score >= 0.9) continue;
      console.log(`      - ${audit.title}`);
      for (const reason of reasons(audit)) console.log(`          ${reason}`);
    }
  }
}

async function main() {
  const server = await serve({ dir: DIST });
  try {
    const browser = await puppeteer.launch({ executablePath, args, headless: true });
    try {
      const { port } = new URL(browser.wsEndpoint());
      const asked = process.argv.slice(2);
      const places = asked[0] === '--all' ? await everyPlace() : asked.length > 0 ? asked : [''];
      for (const place of places) {
        const options = { port, onlyCategories: Object.keys(LEAST), logLevel: 'error' };
        const { lhr } = await lighthouse(server.url + place, options);
        if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
        console.log(`\n/${place}`);
        report(lhr);
      }
    } finally {
      await browser.close();
    }
  } finally {
    await server.close();
  }
}

main().catch((error) => {
  console.error(error.code === 'ENOENT' ? `There is no build in ${DIST}. Build first: make build` : error);
  process.exitCode = 1;
});
