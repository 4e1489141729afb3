/**
 * One journey in the other engines, through WebDriver: a drill, a reload in the middle of it, and
 * the text is there. Prints what passed, and fails when anything did not.
 */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from '../../scripts/serve.mjs';
import * as firefox from './drivers/firefox.mjs';
import * as webkit from './drivers/webkit.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const TEXT = 'I cut the wait from 19 to 7 minutes.';
const PATIENCE = 30_000;

const READY = "document.documentElement.dataset.ready === 'true'";
const WRITABLE = "document.querySelector('textarea[name=memo]')?.readOnly === false";
const SAVED = "/Saved/.test(document.querySelector('[data-testid=save-state]')?.textContent)";

async function drillWithReload(browser, url) {
  await browser.goto(`${url}write`);
  await browser.waitFor(READY, PATIENCE);
  await browser.waitFor("document.querySelector('[data-testid=prompt]') !== null", PATIENCE);
  await browser.click('[data-testid=prompt]');
  await browser.click('.drill-form [type=submit]');
  await browser.waitFor(WRITABLE, PATIENCE);
  await browser.type('textarea[name=memo]', TEXT);
  await browser.waitFor(SAVED, PATIENCE);
  await browser.reload();
  await browser.waitFor(READY, PATIENCE);
  await browser.waitFor(WRITABLE, PATIENCE);
  const found = await browser.value('textarea[name=memo]');
  if (found !== TEXT) throw new Error(`after the reload the sheet holds: ${found}`);
  const words = await browser.text('[data-testid=words]');
  if (words !== '9') throw new Error(`the sheet counts ${words} words`);
}

const server = await serve({ dir: process.env.LOOPREADY_DIST ?? path.join(root, 'dist'), port: 0, base: '/' });
let passed = 0;
let failed = 0;
for (const [name, driver] of Object.entries({ firefox, webkit })) {
  const browser = await driver.open();
  try {
    await drillWithReload(browser, server.url);
    passed += 1;
    console.log(`ok      ${name}: a drill with a reload`);
  } catch (error) {
    failed += 1;
    console.log(`failed  ${name}: ${error.stack}`);
  } finally {
    await browser.close();
  }
}
await server.close();
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
