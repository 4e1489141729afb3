/** Without a network, and across versions. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { writePrecache } from '../../../scripts/precache.mjs';
import { serve } from '../../../scripts/serve.mjs';
import { App, DIST, PLACES, WITH_COPY, expect, test } from '../app.mjs';

test.use(WITH_COPY);

test('after the first visit it starts, reloads and opens deep links without a network', async ({ app, page, context, server }) => {
  await app.open();
  await app.copied();
  await server.close();
  await app.reload();
  const cold = new App(await context.newPage(), server.url);
  await cold.open('questions/dive-deep-1');
  await expect(cold.questions.followUps).toBeVisible();
  await cold.open('write');
  await expect(cold.writing.prompts).toHaveCount(2);
  await expect(cold.notices).not.toContainText(cold.says.offline);
  await page.close();
});

/** Puts a newer version on the server, and waits until it waits on the device. */
async function release(dist, page) {
  const prompts = path.join(dist, 'data/prompts.json');
  await writeFile(prompts, `${await readFile(prompts, 'utf8')}\n`);
  await writePrecache(dist);
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
  });
  await page.waitForFunction(async () => (await navigator.serviceWorker.ready).waiting !== null);
}

test('a newer version waits while a drill runs, and loses nothing when it is let in', async ({ context, page }) => {
  const dist = await mkdtemp(path.join(os.tmpdir(), 'loopready-dist-'));
  await cp(DIST, dist, { recursive: true });
  const server = await serve({ dir: dist, compress: false });
  const app = new App(page, server.url);
  const { review, writing } = app;
  const newer = app.text(app.says.newer);
  await app.open();
  await app.copied();
  await writing.startDrill();
  await page.keyboard.type('Written under the old version.');
  await app.saved();

  await release(dist, page);
  await expect(newer).toBeHidden();
  await page.keyboard.type(' And on.');
  await review.finish();
  await expect(newer).toBeVisible();
  const reloaded = page.waitForEvent('load');
  await app.switchToNewer.click();
  await reloaded;
  await app.ready();
  await expect(review.flow).toContainText('Written under the old version. And on.');
  expect(await page.evaluate(async () => (await caches.keys()).length)).toBe(1);
  await context.close();
  await server.close();
  await rm(dist, { recursive: true, force: true });
});

test('a tab loads the newer version that another tab let in', async ({ context, page }) => {
  const dist = await mkdtemp(path.join(os.tmpdir(), 'loopready-dist-'));
  await cp(DIST, dist, { recursive: true });
  const server = await serve({ dir: dist, compress: false });
  const app = new App(page, server.url);
  await app.open();
  await app.copied();
  const second = await context.newPage();
  const other = new App(second, server.url);
  await other.open();

  await release(dist, page);
  await expect(app.text(app.says.newer)).toBeVisible();
  const switched = page.waitForEvent('load');
  await app.switchToNewer.click();
  await switched;
  await app.ready();

  await expect(other.text(other.says.newer)).toBeVisible();
  const reloaded = second.waitForEvent('load');
  await other.switchToNewer.click();
  await reloaded;
  await other.ready();
  await expect(other.text(other.says.newer)).toBeHidden();
  await context.close();
  await server.close();
  await rm(dist, { recursive: true, force: true });
});

test('a page whose part cannot be fetched says so, and comes when it can @phone', async ({ app, context }) => {
  await context.route(/part-bank-/, (route) => route.abort());
  await app.open();
  await app.inBar(PLACES.stories).click();
  await expect(app.didNotArrive).toBeVisible();
  await context.unroute(/part-bank-/);
  await app.tryAgain.click();
  await expect(app.at(PLACES.stories)).toBeVisible();
});
