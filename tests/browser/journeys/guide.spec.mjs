/** The guide: found offline, a result kept with a story, questions checked off for an interviewer. */
import { expect, test } from '../app.mjs';

async function writeStory(app, title) {
  await app.open('stories/new');
  await app.page.getByLabel('Title').fill(title);
  await app.button('Save story').click();
  await expect(app.page.getByRole('heading', { level: 1, name: 'Stories' })).toBeVisible();
}

test('the guide is searched without a network @phone', async ({ app, page, server }) => {
  await app.open('');
  await expect(app.notices).toContainText('works without a network');
  await server.close();
  await app.open('guide');
  await page.getByLabel('Search the guide').fill('veto sealed');
  await expect(page.getByTestId('found')).toHaveText('Nothing in the guide holds all of these words.');
  await page.getByLabel('Search the guide').fill('bar raiser');
  await expect(page.locator('mark').first()).toHaveText(/bar raiser|bar|raiser/i);
  await expect(page).toHaveURL(/guide\?search=bar%20raiser$/);
  await page.getByRole('link', { name: 'The Bar Raiser' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The Bar Raiser');
  await page.getByRole('link', { name: 'Dive Deep' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Dive Deep');
  await page.getByRole('link', { name: 'Your stories for it' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Stories');
});

test('a RICE result is kept with a story, and the sheet is as it was left @phone', async ({ app, page }) => {
  await writeStory(app, 'Returns desk');
  await app.open('guide/rice');
  await expect(page.getByTestId('score').first()).toHaveText('2,000');
  await page.locator('[name=idea-0]').fill('Labels at home');
  await page.locator('[name=reach-0]').fill('40,000');
  await page.locator('[name=effort-0]').fill('');
  await expect(page.getByText('Type an effort above 0')).toBeVisible();
  await page.locator('[name=effort-0]').fill('8');
  // 40,000 × 2 × 0.8 / 8
  await expect(page.getByTestId('score').first()).toHaveText('8,000');

  await app.reload();
  await expect(page.locator('[name=idea-0]')).toHaveValue('Labels at home');
  await app.button('Remove idea 2').click();
  await expect(page.locator('[name=idea-2]')).toHaveCount(0);
  await app.notices.getByRole('button', { name: 'Undo' }).click();
  await expect(page.locator('[name=idea-1]')).toHaveValue('Delivery window of two hours');
  await page.getByLabel('Which result').selectOption('Labels at home');
  await app.button('Keep the result').click();
  await expect(page.getByText('Choose the story that tells it.')).toBeVisible();
  await page.getByLabel('Keep the result with a story').selectOption('Returns desk');
  await app.button('Keep the result').click();
  await expect(app.notices).toContainText('“RICE score of Labels at home” is among your numbers, told in “Returns desk”.');
  await page.getByRole('link', { name: 'Your numbers' }).click();
  await page.getByRole('link', { name: 'RICE score of Labels at home' }).click();
  await expect(page.getByLabel('How it was measured')).toHaveValue('Reach 40,000 × impact 2 × confidence 80 % ÷ effort 8 person-weeks');
  await expect(page.getByRole('button', { name: 'Remove Returns desk' })).toBeVisible();
});

test('a question is changed, checked off for an interviewer, and taken off the list with a way back', async ({ app, page }) => {
  await app.open('stories/loops/new');
  await app.button('Draw a plausible loop').click();
  await page.getByLabel('First principle').first().waitFor();
  await app.button('Save loop').click();
  await page.getByTestId('assignment').waitFor();
  await page.getByRole('link', { name: 'Questions to ask them' }).click();
  await page.getByLabel('Check off for').selectOption({ label: 'Hiring manager' });
  await page.getByRole('checkbox', { name: /^Asked: Why was this job opened/ }).check();
  await expect(page.getByText('Asked of Hiring manager (Untitled loop).')).toBeVisible();
  await page.getByLabel('Question', { exact: true }).fill('Who decides what is built?');
  await app.reload();
  await expect(page.getByLabel('Question', { exact: true })).toHaveValue('Who decides what is built?');
  await app.button('Add the question').click();
  const own = page.getByRole('listitem').filter({ hasText: 'Who decides what is built?' });
  await own.getByRole('button', { name: /^Remove/ }).click();
  await expect(own).toHaveCount(0);
  await app.notices.getByRole('button', { name: 'Undo' }).click();
  await expect(own).toHaveCount(1);
  await own.getByRole('button', { name: /^Change/ }).click();
  await page.getByLabel('Question', { exact: true }).fill('Who decides what is not built?');
  await app.button('Keep the change').click();
  await expect(page.getByText('Who decides what is not built?', { exact: true })).toBeVisible();
  await expect(page.getByText('Asked of Hiring manager (Untitled loop).')).toBeVisible();
});

test('what was asked of an interviewer stays with them when another is taken out of the loop', async ({ app, page }) => {
  await app.open('stories/loops/new');
  for (const [number, name] of [[1, 'Ana'], [2, 'Ben']]) {
    await app.button('Add an interviewer').click();
    await page.locator(`[name=interviewer-name-${number}]`).fill(name);
    await page.locator(`[name=principle-${number}-1]`).selectOption({ label: 'Dive Deep' });
  }
  await app.button('Save loop').click();
  await page.getByRole('link', { name: 'Questions to ask them' }).click();
  await page.getByLabel('Check off for').selectOption({ label: 'Ben' });
  await page.getByRole('checkbox', { name: /^Asked: Why was this job opened/ }).check();
  await expect(page.getByText('Asked of Ben (Untitled loop).')).toBeVisible();
  await page.goBack();
  await page.getByRole('link', { name: 'Change the loop' }).click();
  await app.button('Take out interviewer 1').click();
  await app.button('Save loop').click();
  await page.getByRole('link', { name: 'Questions to ask them' }).click();
  await expect(page.getByText('Asked of Ben (Untitled loop).')).toBeVisible();
  await page.getByLabel('Check off for').selectOption({ label: 'Ben' });
  await expect(page.getByRole('checkbox', { name: /^Asked: Why was this job opened/ })).toBeChecked();
});
