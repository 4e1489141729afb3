/**
 * One journey in a copy that lives under a sub-path: links, the way back, a drill; then without a
 * network a cold start, a deep link and the drill's text. The copy is dist/, moved there as `make build BASE=/sub/` moves it.
 */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { chromium, expect } from '@playwright/test';
import { rebase } from '../../scripts/rebase.mjs';
import { serve } from '../../scripts/serve.mjs';
import { App, DIST, PLACES } from './app.mjs';
import { CHROMIUM } from './chromium.mjs';

const BASE = '/sub/';
const TEXT = 'I cut the wait from 19 to 7 minutes.';

const folder = await mkdtemp(path.join(os.tmpdir(), 'loopready-sub-path-'));
const dir = path.join(folder, 'dist');
await cp(DIST, dir, { recursive: true });
await rebase(dir, BASE);
const server = await serve({ dir, base: BASE, compress: false });
const context = await chromium.launchPersistentContext(path.join(folder, 'profile'), CHROMIUM);
try {
  const page = await context.newPage();
  const strays = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (!pathname.startsWith(BASE)) strays.push(request.url());
  });
  const app = new App(page, server.url);
  await app.open();
  await app.copied();
  for (const place of ['practice', 'stories', 'write', 'settings']) {
    await app.inBar(PLACES[place]).click();
    await expect(app.at(PLACES[place])).toBeVisible();
    expect(app.place).toBe(place);
  }
  await page.goBack();
  await expect(app.at(PLACES.write)).toBeVisible();
  await app.writing.startDrill();
  await page.keyboard.type(TEXT);
  await app.saved();
  const drill = page.url();

  await server.close();
  await app.reload();
  await app.writing.writable();
  await expect(app.writing.paper).toHaveValue(TEXT);
  const cold = new App(await context.newPage(), server.url);
  await cold.open('questions/dive-deep-1');
  await expect(cold.questions.followUps).toBeVisible();
  expect(drill.startsWith(`${server.url}write/`)).toBe(true);
  expect(strays).toEqual([]);
  console.log('ok      a copy under a sub-path: links, a drill, offline');
} finally {
  await context.close();
  await server.close().catch(() => {});
  await rm(folder, { recursive: true, force: true });
}
