/**
 * axe on every route, at the width of a phone and of a laptop, in light and in dark: no violation
 * of WCAG 2.2 A and AA, nor of axe's best practices. Prints what it finds, and fails on any.
 *
 *   node tests/browser/accessibility/axe.mjs
 */
import { AxeBuilder } from '@axe-core/playwright';
import { chromium } from '@playwright/test';
import { serve } from '../../../scripts/serve.mjs';
import { DIST, MEMO } from '../app.mjs';
import { CHROMIUM } from '../chromium.mjs';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const SIZES = [{ width: 390, height: 844 }, { width: 1280, height: 800 }];
const THEMES = ['light', 'dark'];
const PATIENCE = 30_000;

/** The routes in an order in which a person would fill them: each leaves the page on what is to be checked. */
const PLACES = {
  // The first visit tells that it is installed: the message is checked with the page below it.
  '/stories, empty, with a message': async (page, url) => {
    await open(page, `${url}stories`);
    await page.locator('.notice').first().waitFor();
  },
  '/': (page, url) => open(page, url),
  '/questions': async (page, url) => {
    await open(page, `${url}questions`);
    await page.locator('.rows a').first().waitFor();
  },
  '/questions/dive-deep-1': (page, url) => open(page, `${url}questions/dive-deep-1`),
  '/settings': (page, url) => open(page, `${url}settings`),
  '/about': (page, url) => open(page, `${url}about`),
  '/no/such/place': (page, url) => open(page, `${url}no/such/place`),
  '/stories/new': (page, url) => open(page, `${url}stories/new`),
  '/stories, with one': async (page) => {
    await page.getByLabel('Title').fill('Returns desk');
    await page.getByLabel(/^Result/).fill('7 minutes, down from 19, over 6 weeks.');
    await page.getByLabel(/^Dive Deep/).check();
    await page.getByRole('button', { name: 'Save story' }).click();
    await page.getByTestId('gaps').waitFor();
  },
  '/stories/<id>': async (page) => {
    await page.getByRole('link', { name: /Returns desk/ }).first().click();
    await page.waitForURL(/stories\/(?!new).+/);
    await page.getByLabel('Title').waitFor();
  },
  '/write': async (page, url) => {
    await open(page, `${url}write`);
    await page.getByTestId('prompt').first().waitFor();
  },
  '/write/<id>': async (page) => {
    await page.getByTestId('prompt').first().check();
    await page.getByRole('button', { name: 'Start the drill' }).click();
    const paper = page.locator('textarea[name=memo]:not([readonly])');
    await paper.fill(MEMO);
    await page.getByTestId('save-state').filter({ hasText: 'Saved' }).waitFor();
  },
  '/write/<id>/review': async (page) => {
    await page.getByRole('button', { name: 'Finish' }).click();
    await page.getByRole('heading', { name: 'Review', level: 1 }).waitFor();
    await page.getByRole('heading', { name: /^\d+ findings?$/ }).waitFor();
  },
};

async function open(page, url) {
  await page.goto(url);
  await page.locator('html[data-ready=true]').waitFor();
  await page.getByRole('heading', { level: 1 }).waitFor();
}

/** What axe finds on the page as it stands, one line for each rule and element. */
async function violations(page) {
  const found = await new AxeBuilder({ page }).withTags(RULES).analyze();
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, html, failureSummary }) => `${id}: ${target}\n    ${html}\n    ${failureSummary.replaceAll('\n', '\n    ')}`),
  );
}

async function walk(browser, url, viewport, colorScheme, record) {
  // The policy of the app keeps out every foreign script, and axe is one. Nothing else is loosened.
  const context = await browser.newContext({ viewport, bypassCSP: true });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE);
    // A colour half-way through a transition is nobody's colour.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const [place, reach] of Object.entries(PLACES)) {
      const name = `${place}, ${viewport.width}x${viewport.height}, ${colorScheme}`;
      try {
        await reach(page, url);
        record(name, await violations(page));
      } catch (error) {
        record(name, [error.stack]);
      }
    }
  } finally {
    await context.close();
  }
}

const server = await serve({ dir: DIST });
const browser = await chromium.launch(CHROMIUM);
let passed = 0;
let failed = 0;
const record = (name, found) => {
  if (found.length === 0) passed += 1;
  else failed += 1;
  console.log(`${found.length === 0 ? 'ok      ' : 'failed  '}${name}`);
  for (const each of found) console.log(`  ${each}`);
};
try {
  for (const viewport of SIZES) {
    for (const theme of THEMES) await walk(browser, server.url, viewport, theme, record);
  }
} finally {
  await browser.close();
  await server.close();
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
