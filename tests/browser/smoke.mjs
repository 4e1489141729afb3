/**
 * One journey in the other engines, through WebDriver: a drill, a reload in the middle of it, and
 * the text is there and the clock goes on. Prints what passed, and fails when anything did not.
 */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from '../../scripts/serve.mjs';
import * as firefox from './drivers/firefox.mjs';
import * as webkit from './drivers/webkit.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const TEXT = 'I cut the wait from 19 to 7 minutes. In 6 weeks 312 of 340 guests were served on the day they came.';
const PATIENCE = 30_000;

const READY = "document.documentElement.dataset.ready === 'true'";
const WRITABLE = "document.querySelector('textarea[name=memo]')?.readOnly === false";
const SAVED = "/Saved/.test(document.querySelector('[data-testid=save-state]')?.textContent)";
// The face reads m:ss or h:mm:ss.
const SECONDS_LEFT =
  "document.querySelector('[data-testid=clock]').textContent.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)";

const secondsLeft = async (browser) =>
  (await browser.text('[data-testid=clock]')).split(':').reduce((sum, part) => sum * 60 + Number(part), 0);

async function drillWithReload(browser, url) {
  await browser.goto(`${url}write`);
  await browser.waitFor(READY, PATIENCE);
  await browser.waitFor("document.querySelector('[data-testid=prompt]') !== null", PATIENCE);
  await browser.click('[data-testid=prompt]');
  await browser.click('form:has([data-testid=prompt]) [type=submit]');
  await browser.waitFor(WRITABLE, PATIENCE);
  const started = await secondsLeft(browser);
  await browser.type('textarea[name=memo]', TEXT);
  await browser.waitFor(SAVED, PATIENCE);
  // Only a clock that has moved can tell going on from beginning again.
  await browser.waitFor(`${SECONDS_LEFT} < ${started}`, PATIENCE);
  const before = await secondsLeft(browser);
  await browser.reload();
  await browser.waitFor(READY, PATIENCE);
  await browser.waitFor(WRITABLE, PATIENCE);
  const found = await browser.value('textarea[name=memo]');
  if (found !== TEXT) throw new Error(`after the reload the sheet holds: ${found}`);
  const words = await browser.text('[data-testid=words]');
  if (words !== String(TEXT.split(' ').length)) throw new Error(`the sheet counts ${words} words`);
  const after = await secondsLeft(browser);
  if (!(after <= before)) throw new Error(`the clock had ${before} s left before the reload and ${after} s after it`);
  await browser.waitFor(`${SECONDS_LEFT} < ${after}`, PATIENCE);
}

const server = await serve({ dir: process.env.LOOPREADY_DIST ?? path.join(root, 'dist'), port: 0, base: '/' });
let passed = 0;
let failed = 0;
for (const [name, driver] of Object.entries({ firefox, webkit })) {
  let browser;
  try {
    browser = await driver.open();
    await drillWithReload(browser, server.url);
    passed += 1;
    console.log(`ok      ${name}: a drill with a reload`);
  } catch (error) {
    failed += 1;
    console.log(`failed  ${name}: ${error.stack}`);
  } finally {
    await browser?.close();
  }
}
await server.close();
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
