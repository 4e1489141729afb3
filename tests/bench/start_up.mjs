/**
 * A first visit: how long from the navigation to the first paint and to a usable page, against the
 * same index.html without its scripts. Both come from the same server into fresh contexts, in turn,
 * so that what the machine does meanwhile strikes both alike.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { noteMoments } from './moments.mjs';
import { interleaved, median } from './statistics.mjs';

export const title = 'Start-up, ms from the navigation (median)';

const RUNS = 61;
const BUDGET_RATIO = 1.3;
const STATIC_PAGE = 'static.html';

/** The page as the host sends it, with nothing that starts or fetches the app. */
function withoutScripts(html) {
  return html
    .replace(/<script\b[^>]*>[\s\S]*?<\/script>/gi, '')
    .replace(/<link\b[^>]*\brel=["']?(?:modulepreload|preload)\b[^>]*>/gi, '');
}

async function visit(browser, { url, last }) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.addInitScript(noteMoments);
    await page.goto(url);
    await page.waitForFunction((name) => name in window.moments, last);
    return await page.evaluate(() => window.moments);
  } finally {
    await context.close();
  }
}

export async function measure({ dist, url, overrides, browser }) {
  overrides[STATIC_PAGE] = withoutScripts(await readFile(path.join(dist, 'index.html'), 'utf8'));
  const app = { url, last: 'usable', visits: [] };
  const frame = { url: url + STATIC_PAGE, last: 'first-contentful-paint', visits: [] };

  // The first visit of each makes the server compress the files, and is not counted.
  for (const each of [app, frame]) await visit(browser, each);
  for (const each of interleaved([app, frame], RUNS)) each.visits.push(await visit(browser, each));

  const of = ({ visits }, moment) => median(visits.map((moments) => moments[moment]));
  const base = of(frame, 'first-paint');
  const line = (name, value) => `${value.toFixed(0).padStart(6)}  ${(value / base).toFixed(2)} ×  ${name}`;
  const figures = {
    runs: RUNS,
    static: { firstPaint: base, firstContentfulPaint: of(frame, 'first-contentful-paint') },
    app: {
      firstPaint: of(app, 'first-paint'),
      firstContentfulPaint: of(app, 'first-contentful-paint'),
      usable: of(app, 'usable'),
    },
  };
  return {
    lines: [
      line('static page, first paint', base),
      line('first paint', figures.app.firstPaint),
      line('first contentful paint', figures.app.firstContentfulPaint),
      line('usable page', figures.app.usable),
    ],
    figures,
    budgets: [
      { name: 'first paint against a static page', value: figures.app.firstPaint / base, limit: BUDGET_RATIO, unit: '×' },
    ],
  };
}
