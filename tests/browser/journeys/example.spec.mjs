/** A look around with the example: filled on every page, marked, apart from what is one's own, and gone with one press. */
import { WITH_COPY, expect, test } from '../app.mjs';
import { seed, story } from '../seed.mjs';

const FILLED = ['', 'stories', 'stories/coverage', 'stories/numbers', 'write', 'practice/progress', 'practice/mock', 'my-loop', 'plan', 'offer', 'settings'];

test('the example fills every page, is marked there, survives a reload and is left with one press @phone', async ({ app, page }) => {
  await app.open();
  await app.lookAround.click();
  await expect(app.exampleBar).toContainText(app.says.isExample);
  for (const place of FILLED) {
    await app.open(place);
    await expect(app.exampleBar).toBeVisible();
    expect(await app.beyond()).toBeLessThanOrEqual(0);
  }
  await app.open('stories');
  await expect(page.getByText('Your prescription is ready').first()).toBeVisible();
  await app.reload();
  await expect(app.exampleBar).toBeVisible();
  await app.leaveExample.click();
  await expect(app.lookAround).toBeVisible();
  await expect(app.exampleBar).toHaveCount(0);
  await expect.poll(() => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))).toEqual(['loopready']);
  const keys = await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('loopready-example')));
  expect(keys).toEqual([]);
});

test('own records are not in the example, nor the example in them or in another tab', async ({ app, context, page }) => {
  await seed(app, [story({ title: 'My own' })]);
  await app.open('settings');
  await app.lookAround.click();
  await expect(app.exampleBar).toBeVisible();
  await app.open('stories');
  const titled = (title, tab = page) => tab.getByRole('link', { name: title });
  await expect(titled('Forty suppliers')).toBeVisible();
  await expect(titled('My own')).toHaveCount(0);
  const other = await context.newPage();
  await other.goto(`${app.url}stories`);
  await expect(titled('My own', other)).toBeVisible();
  await expect(other.getByTestId('example')).toHaveCount(0);
  await app.open('settings');
  await app.settings.export.click();
  await expect(app.notices).toContainText('Leave it first');
  await app.leaveExample.click();
  await app.open('stories');
  await expect(titled('My own')).toBeVisible();
  await expect(titled('Forty suppliers')).toHaveCount(0);
});

test.describe('without a network', () => {
  test.use(WITH_COPY);

  test('the example works offline @phone', async ({ app, context }) => {
    await app.open();
    await app.copied();
    await context.setOffline(true);
    await app.lookAround.click();
    await expect(app.exampleBar).toBeVisible();
  });
});
