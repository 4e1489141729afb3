/** Getting about, the story bank, and what is left when the app breaks. */
import { PLACES, expect, test } from '../app.mjs';
import { TOLD } from '../seed.mjs';

test('every place has its title, and the focus goes along @phone', async ({ app, page }) => {
  await app.open();
  await expect(page).toHaveTitle(app.documentTitle(PLACES.today));
  const arrived = async (place) => {
    await expect(page).toHaveTitle(app.documentTitle(place));
    await expect(page.locator('main')).toBeFocused();
    await expect(app.title()).toHaveText(place);
  };
  for (const place of ['practice', 'stories', 'write', 'loop']) {
    await app.inBar(PLACES[place]).click();
    await arrived(PLACES[place]);
  }
  await page.goBack();
  await expect(page).toHaveTitle(app.documentTitle(PLACES.write));
  for (const place of ['plan', 'guide', 'offers', 'settings']) {
    const more = app.inBar(PLACES.menu);
    if (await more.isVisible()) {
      await more.click();
      await arrived(PLACES.menu);
      await page.getByRole('main').getByRole('link', { name: PLACES[place] }).click();
      await expect(more).toHaveAttribute('aria-current', 'page');
    } else {
      await app.inBar(PLACES[place]).click();
    }
    await arrived(PLACES[place]);
  }
  await app.open('no/such/place');
  await expect(app.noSuchPage).toBeVisible();
});

test('the skip link leads to the content', async ({ app, page }) => {
  await app.open();
  await page.keyboard.press('Tab');
  await expect(app.text(app.says.skip)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
});

test('a story is written, closes a gap, is deleted and brought back @phone', async ({ app }) => {
  const { stories } = app;
  const { gaps, says } = stories;
  await app.open('stories');
  await expect(gaps).toHaveText(says.gaps(16));
  await stories.new.click();
  await stories.saveButton.click();
  await expect(app.text(says.nothingToKeep)).toBeVisible();
  await stories.name.fill('Returns desk');
  for (const [part, text] of Object.entries(TOLD)) await stories.partOf(part).fill(text);
  await stories.shows('Customer Obsession', 'leads');
  await stories.shows('Dive Deep', 'leads');
  await stories.saveButton.click();
  await expect(gaps).toHaveText(says.gaps(14));
  await stories.delete.click();
  await expect(gaps).toHaveText(says.gaps(16));
  await app.undo.click();
  await app.reload();
  await expect(gaps).toHaveText(says.gaps(14));
});

test('a story that was not saved survives a reload', async ({ app }) => {
  const { stories } = app;
  await app.open('stories/new');
  await stories.name.fill('Half a story');
  await app.saved();
  await app.reload();
  await expect(stories.name).toHaveValue('Half a story');
  await expect(app.broughtBack).toBeVisible();
});

test('when the app breaks, the text on the screen can be rescued', async ({ app, page }) => {
  await app.writing.startDrill();
  await page.keyboard.type('Not to be lost.');
  await page.evaluate(() => dispatchEvent(new CustomEvent('loopready:panic', { detail: 'a test' })));
  await expect(app.stopped).toBeFocused();
  await expect(app.rescuedText).toHaveValue('Not to be lost.');
});

test('two stops in a row lead to a start that opens no entry', async ({ app, page }) => {
  await app.stories.write('Stops the app');
  const stop = () => page.evaluate(() => dispatchEvent(new CustomEvent('loopready:panic', { detail: 'a test' })));
  await app.open('stories');
  await stop();
  await expect(app.stopped).toBeFocused();
  await app.open('stories');
  await stop();
  await expect(app.stopped).toBeFocused();
  await app.open('stories');
  await expect(page).toHaveURL(/safe-start$/);
  await expect(app.title('Safe start')).toBeVisible();
  await app.settings.setAside('Stops the app').click();
  await app.link('Start Loopready').click();
  await expect(app.title('Today')).toBeVisible();
  await app.open('stories');
  await expect(page.getByText('Stops the app')).toHaveCount(0);
});

test('a place can be read and left before the program runs @phone', async ({ app, page }) => {
  await page.route('**/*.wasm', () => {});
  for (const place of ['questions', 'questions/']) {
    await page.goto(app.url + place);
    await expect(app.title('Questions')).toBeVisible();
    await expect(page.getByText('Almost every question asks about a time')).toBeVisible();
    await expect(app.inBar(PLACES.practice)).toHaveAttribute('aria-current', 'page');
  }
  await app.bar.getByRole('link', { name: 'Write' }).click();
  await expect(app.title('Write')).toBeVisible();
  await page.unroute('**/*.wasm');
  await app.reload();
  await expect(app.title('Write')).toBeVisible();
  await page.route('**/*.wasm', () => {});
  await page.goto(`${app.url}stories/one-of-mine`);
  await expect(page.getByText('Opening your desk')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(0);
});

test('the chosen theme is there before the app is', async ({ app, page }) => {
  await app.open('settings');
  await app.settings.dark.check();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.route('**/*.wasm', (route) => route.abort());
  await page.goto(`${app.url}?again`);
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});
