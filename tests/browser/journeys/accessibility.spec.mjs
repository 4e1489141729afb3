/** axe finds nothing on any page, in either theme, at either width. */
import { AxeBuilder } from '@axe-core/playwright';
import { MEMO, expect, test } from '../app.mjs';

// axe has to be brought into the page, which the policy forbids to everything else.
test.use({ bypassCSP: true });

async function check(page, place, theme) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`));
  expect(found, `${place}, ${theme}`).toEqual([]);
}

for (const theme of ['light', 'dark']) {
  test(`no page has a violation in the ${theme} theme @phone`, async ({ app, page }) => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await app.open('stories');
    await check(page, 'no stories', theme);
    await app.open('stories/new');
    await page.getByLabel('Title').fill('Returns desk');
    await page.getByLabel(/^Dive Deep/).check();
    await check(page, 'a new story', theme);
    await app.button('Save story').click();
    await page.getByTestId('gaps').waitFor();
    await check(page, 'the stories', theme);
    await app.startDrill();
    await app.paper.fill(MEMO);
    await app.saved();
    await check(page, 'the sheet', theme);
    await app.button('Pause').click();
    await check(page, 'the sheet, paused', theme);
    await app.finish();
    await page.getByRole('heading', { name: '5 findings' }).waitFor();
    await check(page, 'the review', theme);
    for (const place of ['', 'write', 'questions', 'questions/dive-deep-1', 'settings', 'about', 'no/such/place']) {
      await app.open(place);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await check(page, `/${place}`, theme);
    }
  });
}
