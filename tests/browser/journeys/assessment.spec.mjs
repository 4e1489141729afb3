/** The online assessment: a timed set left in the middle and taken up again, and a work-style sitting. */
import { expect, test } from '../app.mjs';

test('a timed set survives a reload in the middle, ends with its time, and explains every item @phone', async ({ app, page }) => {
  await page.clock.install({ time: new Date('2026-09-01T09:00:00Z') });
  await app.open('practice/assessment');
  await page.getByLabel('8 items', { exact: true }).check();
  await app.button('Begin the set').click();
  const item = page.getByTestId('item');
  await expect(item).toHaveText('Item 1 of 8 · Number series · Medium');
  await expect(page.getByRole('timer')).toHaveText(/^(10:00|9:5\d)$/);
  await expect(item).toBeFocused();
  await page.keyboard.press('2');
  await expect(page.getByRole('radio').nth(1)).toBeChecked();
  await page.clock.runFor(20_000);
  await app.button('Next item').click();
  await expect(item).toBeFocused();
  await page.getByRole('radio').nth(4).check();
  const second = await page.locator('.statements').textContent();

  await app.reload();
  await expect(item).toHaveText('Item 2 of 8 · Syllogisms · Medium');
  await expect(page.locator('.statements')).toHaveText(second);
  await expect(page.getByRole('radio').nth(4)).toBeChecked();
  await expect(page.getByRole('timer')).toHaveText(/^9:[0-3]\d$/);
  await app.open('practice/assessment');
  await expect(page.getByTestId('under-way')).toContainText('2 of 8 answered');
  await page.getByRole('link', { name: 'Go on with it' }).click();

  await app.button('Pause').click();
  await expect(page.getByRole('heading', { name: 'Paused' })).toBeVisible();
  await expect(page.locator('.statements')).toHaveCount(0);
  await app.button('Go on with the set').click();
  await page.clock.runFor(11 * 60_000);
  await expect(page.getByTestId('right')).toHaveText(/^[012] of 8 right$/);
  await expect(page.getByText('10:00 of 10:00; 6 left open')).toBeVisible();
  await expect(page.getByTestId('explained')).toHaveCount(8);
  await expect(page.getByTestId('explained').nth(2)).toContainText('Data sufficiency · left open');
  await expect(page.getByTestId('explained').nth(2)).toContainText('the right answer');
  await page.getByRole('link', { name: 'Online assessment' }).click();
  await expect(page.getByTestId('sets').getByRole('row')).toHaveCount(2);
});

test('a work-style sitting keeps each choice at once and says how far the choices agree', async ({ app, page }) => {
  await app.open('practice/assessment/style');
  await app.button('Begin a sitting').click();
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText('Group 1 of 16');
  await expect(app.button('Next group')).toBeDisabled();
  await page.getByText('Most like me').nth(0).click();
  await app.reload();
  await expect(page.getByRole('radio', { name: 'Most like me' }).nth(0)).toBeChecked();
  for (let group = 1; group <= 16; group += 1) {
    await expect(heading).toHaveText(`Group ${group} of 16`);
    await page.getByText('Most like me').nth(0).click();
    await page.getByText('Least like me').nth(3).click();
    await app.button(/^(Next group|See what it shows)$/).click();
  }
  await expect(page.getByTestId('consistency')).toHaveText(/^The same way round in \d+ of \d+ pairs \(\d+ %\)\.$/);
  await expect(page.getByRole('row')).toHaveCount(17);
  await page.getByRole('link', { name: 'Work style' }).click();
  await app.button(/^Delete/).click();
  await app.notices.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('The same way round')).toBeVisible();
});
