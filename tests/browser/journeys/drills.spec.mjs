/** Short drills by keyboard: rated before anything is shown, left and taken up again. */
import { expect, test } from '../app.mjs';
import { PRINCIPLES, bringStories } from '../stories.mjs';

async function story(app, page, title, hook) {
  await app.open('stories/new');
  await page.getByLabel('Title').fill(title);
  await page.getByLabel('Hook').fill(hook);
  await app.shows('Dive Deep', 'Leads');
  await app.button('Save story').click();
  await page.getByRole('link', { name: title }).first().waitFor();
}

test('a second example is asked for, rated before it is shown, and is there again after a reload @phone', async ({ app, page }) => {
  await app.open('practice/drills/another');
  await app.button('Begin a round').click();
  await expect(page.getByRole('status').filter({ hasText: 'A second example needs a first' })).toBeVisible();
  await story(app, page, 'Returns desk', 'Nobody knew why the queue stood still.');
  await app.open('practice/drills');
  await page.getByRole('link', { name: 'Another one, please' }).click();
  await app.button('Begin a round').click();
  await expect(page.getByTestId('place')).toHaveText('1 of 5');
  await expect(page.getByText('You told “Returns desk”. Another one, please.')).toBeVisible();
  const asked = await page.getByTestId('asked').textContent();
  await expect(app.button('Said it')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('No second story')).toBeHidden();

  await app.reload();
  await expect(page.getByTestId('asked')).toHaveText(asked);
  await expect(page.getByRole('group', { name: 'How did it go?' })).toBeFocused();
  await page.keyboard.press('1');
  await expect(page.getByTestId('outcome')).toContainText('Blank');
  await expect(page.getByText('No second story of yours shows')).toBeVisible();
  await app.button('Change the grade').click();
  await page.keyboard.press('3');
  await expect(page.getByTestId('outcome')).toContainText('Solid');
  await expect(page.getByText('No second story of yours shows')).toBeVisible();
  await app.button('Next').click();
  await expect(page.getByTestId('place')).toHaveText('2 of 5');
  await app.button('End the round').click();
  await expect(page.getByTestId('last-round')).toContainText('1 of 1 solid or better');
});

test('a story is named against ten seconds, and its opening line is shown', async ({ app, page }) => {
  // It shows every principle, so that whichever is asked first has a story.
  await bringStories(app, [{ title: 'Returns desk', hook: 'Nobody knew why the queue stood still.', principles: PRINCIPLES }]);
  await page.clock.install();
  await app.open('practice/drills/retrieval');
  await app.button('Begin a round').click();
  await page.clock.runFor(11_000);
  await expect(page.getByRole('timer')).toHaveText('0:11');
  await expect(page.getByText('ten seconds are over')).toBeVisible();
  await expect(page.getByText('Nobody knew why')).toBeHidden();
  await app.button('Said it').click();
  await page.keyboard.press('2');
  await expect(page.getByTestId('outcome')).toBeVisible();
  await expect(page.getByText('“Nobody knew why the queue stood still.”')).toBeVisible();
});

test('a number that was said well is known in the ledger, too', async ({ app, page }) => {
  await app.open('stories/numbers/new');
  await page.getByLabel('What is counted').fill('Wait');
  await page.getByLabel('Before').fill('19 minutes');
  await page.getByLabel('After').fill('7 minutes');
  await app.button('Save number').click();
  await page.getByRole('link', { name: 'Wait' }).first().waitFor();
  await app.open('practice/drills/numbers');
  await app.button('Begin a round').click();
  await expect(page.getByText('19 minutes')).toBeHidden();
  await page.keyboard.press('Enter');
  await page.keyboard.press('4');
  await expect(page.getByText('19 minutes → 7 minutes')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('last-round')).toContainText('1 of 1 solid or better');
});
