/** Getting about, the story bank, the question bank, and what is left when the app breaks. */
import { expect, test } from '../app.mjs';

test('every place has its title, and the focus goes along @phone', async ({ app, page }) => {
  await app.open();
  await expect(page).toHaveTitle('Today · Loopready');
  const bar = page.getByRole('navigation', { name: 'Main' });
  const arrived = async (place) => {
    await expect(page).toHaveTitle(`${place} · Loopready`);
    await expect(page.locator('main')).toBeFocused();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(place);
  };
  for (const place of ['Questions', 'Stories', 'Write']) {
    await bar.getByRole('link', { name: place }).click();
    await arrived(place);
  }
  await bar.getByRole('link', { name: 'Loop' }).click();
  await arrived('Mock loops');
  await page.goBack();
  await expect(page).toHaveTitle('Write · Loopready');
  for (const place of ['Plan', 'Guide', 'Offers', 'Settings']) {
    const more = bar.getByRole('link', { name: 'Menu' });
    if (await more.isVisible()) {
      await more.click();
      await arrived('Menu');
      await page.getByRole('main').getByRole('link', { name: place }).click();
      await expect(more).toHaveAttribute('aria-current', 'page');
    } else {
      await bar.getByRole('link', { name: place }).click();
    }
    await arrived(place);
  }
  await app.open('no/such/place');
  await expect(page.getByRole('heading', { name: 'There is no such page' })).toBeVisible();
});

test('the skip link leads to the content', async ({ app, page }) => {
  await app.open();
  await page.keyboard.press('Tab');
  await expect(page.getByText('Skip to the content')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
});

test('a story is written, closes a gap, is deleted and brought back @phone', async ({ app, page }) => {
  await app.open('stories');
  await expect(page.getByTestId('gaps')).toHaveText('16 of 16 principles have no story.');
  await page.getByRole('link', { name: 'New story' }).click();
  await app.button('Save story').click();
  await expect(page.getByText('There is nothing to keep yet')).toBeVisible();
  await page.getByLabel('Title').fill('Returns desk');
  await page.getByLabel(/^Result/).fill('7 minutes, down from 19, over 6 weeks.');
  await app.shows('Customer Obsession', 'Leads');
  await app.shows('Dive Deep', 'Leads');
  await app.button('Save story').click();
  await expect(page.getByTestId('gaps')).toHaveText('14 of 16 principles have no story.');
  await app.button(/^Delete/).click();
  await expect(page.getByTestId('gaps')).toHaveText('16 of 16 principles have no story.');
  await app.button('Undo').click();
  await app.reload();
  await expect(page.getByTestId('gaps')).toHaveText('14 of 16 principles have no story.');
});

test('a story that was not saved survives a reload', async ({ app, page }) => {
  await app.open('stories/new');
  await page.getByLabel('Title').fill('Half a story');
  await expect(page.getByTestId('save-state')).toContainText('Saved');
  await app.reload();
  await expect(page.getByLabel('Title')).toHaveValue('Half a story');
  await expect(page.getByText('Unsaved changes from before were brought back')).toBeVisible();
});

test('when the app breaks, the text on the screen can be rescued', async ({ app, page }) => {
  await app.startDrill();
  await page.keyboard.type('Not to be lost.');
  await page.evaluate(() => dispatchEvent(new CustomEvent('loopready:panic', { detail: 'a test' })));
  await expect(page.getByRole('heading', { name: 'Loopready has stopped' })).toBeFocused();
  await expect(page.getByLabel('Your text')).toHaveValue('Not to be lost.');
});

test('the chosen theme is there before the app is', async ({ app, page }) => {
  await app.open('settings');
  await page.getByLabel('Dark').check();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.route('**/*.wasm', (route) => route.abort());
  await page.goto(`${app.url}?again`);
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});
