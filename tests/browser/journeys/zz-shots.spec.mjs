import { expect, test } from '../app.mjs';
for (const [w, h] of [[390, 844], [1280, 800]]) for (const theme of ['light', 'dark']) {
  test(`shots ${w} ${theme}`, async ({ app, page }) => {
    await page.setViewportSize({ width: w, height: h });
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    const shot = (name) => page.screenshot({ path: `/tmp/k-q-shots/${name}-${w}-${theme}.png` });
    await app.open('questions');
    await page.getByTestId('found').waitFor();
    await page.getByLabel('Search').fill('data cust');
    await page.locator('.favourite').first().click();
    await shot('list');
    await page.getByText('Filter and sort').click();
    await shot('filter');
    await app.open('questions/new');
    await page.getByLabel('Question', { exact: true }).fill('Tell me about a time when a forecast of yours was wrong by more than half.');
    await page.getByLabel('Principle', { exact: true }).selectOption('Dive Deep');
    await page.getByLabel('Tags').fill('phone screen, feared');
    await shot('form');
    await app.button('Save question').click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.getByText('Note that it was asked').click();
    await page.getByLabel('Company').fill('Northwind');
    await page.getByLabel('Round').fill('Phone screen');
    await page.getByLabel('Day').fill('2026-11-20');
    await app.button('Note it').click();
    await page.screenshot({ path: `/tmp/k-q-shots/question-${w}-${theme}.png`, fullPage: true });
    if (process.env.IMPORT) {
      await app.open('questions/import');
      await page.getByLabel('A file of questions').setInputFiles({ name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from('Question,LP,Mood\nWhat did you cut from the roadmap last year?,Frugality,x\nWhich thing did you cut from your roadmap last year?,,\n<b>Who</b> paid?,,\n,,\n') });
      await page.getByTestId('import-count').waitFor();
      await page.screenshot({ path: `/tmp/k-q-shots/import-${w}-${theme}.png`, fullPage: true });
    }
  });
}
