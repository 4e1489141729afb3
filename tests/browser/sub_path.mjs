/**
 * One journey in a copy that lives under a sub-path: links, the way back, a drill; then without a
 * network a cold start, a deep link and the drill's text. The copy is built for it (make test-sub-path).
 */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, expect } from '@playwright/test';
import { serve } from '../../scripts/serve.mjs';
import { App } from './app.mjs';
import { CHROMIUM } from './chromium.mjs';

const BASE = '/sub/';
const TEXT = 'I cut the wait from 19 to 7 minutes.';
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

const profile = await mkdtemp(path.join(os.tmpdir(), 'loopready-sub-path-'));
const server = await serve({ dir: path.join(root, 'target/sub-path'), base: BASE, compress: false });
const context = await chromium.launchPersistentContext(profile, CHROMIUM);
try {
  const page = await context.newPage();
  const strays = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (!pathname.startsWith(BASE)) strays.push(request.url());
  });
  const app = new App(page, server.url);
  await app.open();
  await expect(app.notices).toContainText('works without a network');
  for (const name of ['Questions', 'Stories', 'Write', 'Settings']) {
    await page.getByRole('navigation').getByRole('link', { name }).click();
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
    expect(page.url()).toBe(`${server.url}${name.toLowerCase()}`);
  }
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: 'Write' })).toBeVisible();
  await app.startDrill();
  await page.keyboard.type(TEXT);
  await app.saved();
  const drill = page.url();

  await server.close();
  await app.reload();
  await app.writable();
  await expect(app.paper).toHaveValue(TEXT);
  const cold = new App(await context.newPage(), server.url);
  await cold.open('questions/dive-deep-1');
  await expect(cold.page.getByRole('heading', { name: 'Follow-ups to expect' })).toBeVisible();
  expect(drill.startsWith(`${server.url}write/`)).toBe(true);
  expect(strays).toEqual([]);
  console.log('ok      a copy under a sub-path: links, a drill, offline');
} finally {
  await context.close();
  await server.close().catch(() => {});
  await rm(profile, { recursive: true, force: true });
}
