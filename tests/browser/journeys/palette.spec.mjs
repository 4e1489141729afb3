/** The search that leads anywhere, and the list of keys, by keyboard alone and by touch. */
import { expect, test } from '../app.mjs';
import { seed, story } from '../seed.mjs';

test('the search leads to pages, stories, questions and topics by keyboard, and gives the focus back', async ({ app, page }) => {
  await seed(app, [story({ title: 'The night of the wrong valve' })]);
  await app.open('settings');
  const { palette } = app;
  // What the button opens comes with the part that listens for the keys.
  await palette.openButton.click();
  await expect(palette.field).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(palette.dialog).toHaveCount(0);
  await expect(palette.openButton).toBeFocused();
  await page.keyboard.press('Control+k');
  await expect(palette.field).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(palette.openButton).toBeFocused();
  for (const [typed, place] of [['offers', 'offer'], ['wrong valve', 'stories/'], ['five whys', 'guide/five-whys'], ['bar raiser', 'guide/']]) {
    await page.keyboard.press('Control+k');
    await palette.field.fill(typed);
    await expect(palette.options.first()).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(new RegExp(`/${place}`));
    await expect(page.locator('main')).toBeFocused();
  }
  await page.keyboard.press('Control+k');
  await palette.field.fill('loop');
  await page.keyboard.press('ArrowDown');
  await expect(palette.options.nth(1)).toHaveAttribute('aria-selected', 'true');
  await palette.field.fill('zzzz');
  await expect(palette.dialog).toContainText(palette.says.nothing);
});

test('the list of keys opens with a question mark, which stays a letter in a field', async ({ app, page }) => {
  const { palette } = app;
  await app.open('stories/new');
  await app.stories.name.fill('');
  await app.stories.name.press('?');
  await expect(app.stories.name).toHaveValue('?');
  await expect(palette.shortcuts).toHaveCount(0);
  await app.open('settings');
  await palette.shortcutsButton.click();
  await expect(palette.shortcuts).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(palette.shortcuts).toHaveCount(0);
  await page.locator('main').press('?');
  await expect(palette.shortcuts).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(palette.shortcuts).toHaveCount(0);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('the menu opens the search', async ({ app }) => {
    const { palette } = app;
    await app.open('menu');
    await palette.openButton.click();
    await palette.field.fill('cheat');
    await palette.options.first().click();
    await expect(app.at('Cheat sheet')).toBeVisible();
  });
});
