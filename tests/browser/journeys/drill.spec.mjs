import { App, MEMO, expect, test } from '../app.mjs';

test('a drill goes from prompt to review and on to a revision @phone', async ({ app, page }) => {
  await app.startDrill({ minutes: 30 });
  await page.keyboard.type('I cut the wait from 19 to 7 minutes.');
  await expect(page.getByTestId('words')).toHaveText('9');
  await expect(page.getByTestId('pages')).toHaveText('0.1');
  await app.saved();
  await expect(page).toHaveTitle(/^(30|29) min · Timed drill$/);

  await app.button('Hide the clock').click();
  await expect(page.getByTestId('clock')).toBeHidden();
  await expect(page).toHaveTitle('Timed drill · Loopready');
  await app.button('Show the clock').click();

  await app.button('Pause').click();
  await expect(app.paper).toHaveAttribute('readonly');
  await expect(page).toHaveTitle(/^Paused/);
  await app.button('Resume').click();
  await app.writable();

  await app.reload();
  await app.writable();
  await expect(app.paper).toHaveValue('I cut the wait from 19 to 7 minutes.');
  await expect(page.getByTestId('clock')).toHaveText(/^29:\d\d$/);

  await app.paper.fill(MEMO);
  await app.finish();
  const long = page.locator('[data-rule=long-sentence]');
  await expect(long).toHaveCount(3);
  await expect(long.first()).toContainText('I timed 1,140 visits');
  await expect(page.locator('[data-rule=no-figure]')).toHaveCount(2);
  await long.first().getByRole('button', { name: /^Dismiss/ }).click();
  await expect(page.getByRole('heading', { name: '8 findings' })).toBeVisible();
  await page.getByText('1 dismissed').click();
  await app.button(/^Bring back/).click();
  await expect(page.getByRole('heading', { name: '9 findings' })).toBeVisible();

  await app.button('Revise').click();
  await app.writable();
  await expect(app.paper).toHaveValue(MEMO);
  await app.finish();
  await expect(page.getByRole('region', { name: 'Sittings' }).locator('tbody tr')).toHaveCount(2);
});

test('time over is marked, and writing goes on', async ({ app, page }) => {
  await page.clock.install();
  await app.startDrill({ minutes: 30 });
  await page.keyboard.type('Before.');
  await page.clock.fastForward('31:00');
  await expect(page.getByTestId('clock')).toHaveText(/^\+1:0\d$/);
  await app.writable();
  await page.keyboard.type(' After.');
  await expect(app.paper).toHaveValue('Before. After.');
});

test('a memo is copied as Markdown and as text', async ({ app, page }) => {
  await app.startDrill();
  await page.keyboard.type('First.\n\nSecond.');
  await app.finish();
  await app.button('Copy as Markdown').click();
  await expect(app.notices).toContainText('Copied as Markdown');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^> .+\n\nFirst\.\n\nSecond\.\n$/s);
  await app.button('Copy as text').click();
  await expect(app.notices).toContainText('Copied as plain text');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('First.\n\nSecond.');
});

test('a second tab reads, and may take the memo over', async ({ app, page, context, server }) => {
  await app.startDrill();
  await page.keyboard.type('From the first tab.');
  await app.saved();
  const second = new App(await context.newPage(), server.url);
  await second.open(new URL(page.url()).pathname.slice(1));
  await expect(second.page.getByText('open in another tab')).toBeVisible();
  await expect(second.paper).toHaveAttribute('readonly');
  await second.button('Write here instead').click();
  await second.writable();
  await expect(second.paper).toHaveValue('From the first tab.');
  await expect(page.getByText('Another tab took this memo over')).toBeVisible();
  await expect(app.paper).toHaveAttribute('readonly');
});
