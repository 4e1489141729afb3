/** What every journey begins with: the app, served from dist/ for each test, and the texts that it writes. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { test as base, expect } from '@playwright/test';
import { serve } from '../../scripts/serve.mjs';
import { App } from './pages/app.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
export const DIST = process.env.LOOPREADY_DIST ?? path.join(root, 'dist');

export const MEMO = (await readFile(path.join(root, 'tests/fixtures/memos/returns-desk.txt'), 'utf8')).trim();

/** Each test has a server of its own, so that one may close it. */
export const test = base.extend({
  server: async ({}, use) => {
    const server = await serve({ dir: DIST, compress: false });
    await use(server);
    await server.close();
  },
  app: async ({ page, server }, use) => use(new App(page, server.url)),
});
/** For `test.use`: the service worker is let in, which copies the whole app to the device. Else no journey waits for that. */
export const WITH_COPY = { serviceWorkers: 'allow' };

export { App, expect };
export { PLACES } from './pages/app.mjs';
