/** The question bank: found by words and filters, own questions, questions from files. */
import { readFile } from 'node:fs/promises';
import { expect, test } from '../app.mjs';

/** A table of so many questions that differ, with one that can be told from all others. */
function table(count) {
  const verbs = ['cut', 'moved', 'priced', 'tested', 'shipped', 'halted', 'merged', 'staffed', 'audited', 'renamed'];
  const things = ['checkout', 'forecast', 'warehouse', 'newsletter', 'refund desk', 'search index', 'driver app', 'contract'];
  const rows = Array.from({ length: count }, (_, number) => {
    const words = [verbs[number % 10], things[number % 8], `item${number}`, `group${number % 97}`, `year${number % 31}`];
    return `Who ${words.join(' ')} and what came of it?,Ownership`;
  });
  rows[count - 1] = 'Which zeppelin did you land?,Frugality';
  return Buffer.from(['Question,Principle', ...rows].join('\n'));
}

const chosen = (name, text) => ({ name, mimeType: 'text/plain', buffer: Buffer.isBuffer(text) ? text : Buffer.from(text) });

test('questions are found by beginnings of words and filters, with both in the address and the hits marked @phone', async ({ app, page }) => {
  await app.open('questions');
  await expect(page.getByTestId('found')).toHaveText('308 of 308 questions');
  const rows = page.getByRole('list', { name: 'Questions' }).getByRole('listitem');
  await expect(rows.first()).toHaveAttribute('aria-setsize', '308');
  expect(await rows.count()).toBeLessThan(60);
  await page.getByText('Filter and sort').click();
  await page.locator('select[name=principle]').selectOption('Frugality');
  await page.getByRole('searchbox').fill('budg');
  await expect(page).toHaveURL(/search=budg&principle=frugality$/);
  await expect(page.getByTestId('found')).not.toHaveText('308 of 308 questions');
  await expect(page.locator('mark').first()).toHaveText(/^budg$/i);
  await app.reload();
  await expect(page.getByRole('searchbox')).toHaveValue('budg');
  await expect(page.locator('select[name=principle]')).toHaveValue('frugality');
  const first = rows.first().getByRole('link');
  const text = await first.innerText();
  await first.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(text);
  await expect(page.getByText('No story of yours shows')).toBeVisible();
  await page.goBack();
  await page.getByRole('searchbox').fill('xyzzy');
  await app.button('Show all questions').click();
  await expect(page.getByTestId('found')).toHaveText('308 of 308 questions');
});

test('the list shows what is scrolled to, and the row with the focus stays', async ({ app, page }) => {
  await app.open('questions');
  const list = page.getByRole('list', { name: 'Questions' });
  await list.getByRole('link').first().focus();
  await page.keyboard.press('End');
  await expect(list.locator('[aria-posinset="308"]')).toBeVisible();
  await expect(list.locator('[aria-posinset="1"]').getByRole('link')).toBeFocused();
  await expect(list.locator('[aria-posinset="150"]')).toHaveCount(0);
  for (let at = 0; at < 40; at += 1) await page.keyboard.press('Tab');
  await expect(list.locator('[aria-posinset="21"]').getByRole('link')).toBeFocused();
  await expect(list.locator('[aria-posinset="21"]')).toBeInViewport();
});

test('a row keeps the focus while others come before it', async ({ app, page }) => {
  await app.open('questions');
  const list = page.getByRole('list', { name: 'Questions' });
  // Half-way down a list that is there.
  await list.locator('[aria-posinset="1"]').waitFor();
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight / 2));
  const row = list.locator('[aria-posinset="150"]').getByRole('link');
  await row.focus();
  const first = () => list.getByRole('listitem').first().getAttribute('aria-posinset').then(Number);
  const before = await first();
  await page.mouse.wheel(0, -1000);
  await expect.poll(first).toBeLessThan(before - 4);
  await expect(row).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(list.locator('[aria-posinset="150"]').getByRole('button')).toBeFocused();
});

test('a favourite is kept and found again @phone', async ({ app, page }) => {
  await app.open('questions?search=budget');
  const star = page.getByRole('button', { name: /^Favourite/ }).first();
  await star.click();
  await expect(star).toHaveAttribute('aria-pressed', 'true');
  await app.open('questions?only=favourites');
  await expect(page.getByTestId('found')).toHaveText('1 of 308 questions');
  await page.getByRole('list', { name: 'Questions' }).getByRole('link').click();
  await expect(app.button('Favourite')).toHaveAttribute('aria-pressed', 'true');
});

test('an own question survives a reload in the middle of its typing, is asked, archived and brought back @phone', async ({ app, page }) => {
  await app.open('questions/new');
  await page.locator('[name=question]').fill('Tell me about a zeppelin that you landed.');
  await page.locator('[name=tags]').fill('phone screen');
  await page.locator('[name=leading]').selectOption('Frugality');
  await expect(page.getByTestId('save-state')).toContainText('Saved');
  await app.reload();
  await expect(page.locator('[name=question]')).toHaveValue('Tell me about a zeppelin that you landed.');
  await expect(page.locator('[name=leading]')).toHaveValue('frugality');
  await page.locator('[name=follow-ups]').fill('Whose idea was it?');
  await app.button('Save question').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tell me about a zeppelin that you landed.');
  await expect(page.getByText('Whose idea was it?')).toBeVisible();

  await page.getByText('Note that it was asked').click();
  await page.locator('[name=asked-company]').fill('Northwind');
  await page.locator('[name=asked-round]').fill('Phone screen');
  await page.locator('[name=asked-day]').fill('2026-11-20');
  await app.button('Note it').click();
  await expect(page.getByTestId('asked')).toContainText('Northwind · Phone screen · 20 Nov 2026');

  await app.open('questions?search=zepp&only=own');
  await expect(page.getByTestId('found')).toHaveText('1 of 309 questions');
  await expect(page.getByText('asked once · Frugality')).toBeVisible();
  await page.getByRole('link', { name: /zeppelin/ }).click();
  await app.button('Archive', { exact: true }).click();
  await expect(page.getByText('Archived: kept').first()).toBeVisible();
  await app.open('questions?only=archived');
  await expect(page.getByTestId('found')).toHaveText('1 archived');
  await page.getByRole('link', { name: /zeppelin/ }).click();
  await app.button('Bring back').click();
  await page.getByRole('link', { name: 'Change' }).click();
  await app.button('Delete').click();
  await app.button('Undo').last().click();
  await expect(page.getByTestId('found')).toHaveText('309 of 309 questions');
});

test('an own question is asked in practice', async ({ app, page }) => {
  await app.open('questions/import');
  await page.getByLabel('A file of questions').setInputFiles(chosen('mine.txt', 'Which zeppelin did you land?'));
  await page.locator('select[name=principle]').selectOption('Frugality');
  await app.button('Take them in').click();
  await expect(page.getByTestId('found')).toHaveText('309 of 309 questions');
  await app.open('practice');
  await page.getByLabel('60 min').check();
  await page.getByLabel('One principle').check();
  await page.locator('select[name=principle]').selectOption('Frugality');
  await app.button('Begin').click();
  await expect(page.getByTestId('place')).toHaveText(/^Question 1 of/);
});

test('10,000 questions come in from a file as a whole, are searched at once, and go again @phone', async ({ app, page }) => {
  test.slow();
  await app.open('questions/import');
  await page.getByLabel('A file of questions').setInputFiles(chosen('bank.csv', table(10_000)));
  // As long as a busy machine needs: what is held is that it comes in whole.
  await expect(page.getByTestId('import-count')).toHaveText('10,000 questions to take in.', { timeout: 60_000 });
  await app.button('Take them in').click();
  await expect(page.getByTestId('found')).toHaveText('10,308 of 10,308 questions', { timeout: 60_000 });
  await page.getByRole('searchbox').fill('zepp');
  await expect(page.getByTestId('found')).toHaveText('1 of 10,308 questions');
  await expect(page.locator('mark')).toHaveText('zepp');
  await app.button('Undo').click();
  await expect(page.getByTestId('found')).toHaveText('0 of 308 questions');
});

test('what a file would bring is told before anything happens, and what it cannot bring, too', async ({ app, page }) => {
  await app.open('questions/import');
  const file = page.getByLabel('A file of questions');
  const alert = page.getByRole('alert');
  await file.setInputFiles(chosen('many.csv', `Question\n${'One?\n'.repeat(50_000)}`));
  await expect(alert).toContainText('50000 rows');
  await file.setInputFiles(chosen('latin.csv', Buffer.from([0x63, 0x61, 0x66, 0xe9, 0x3f])));
  await expect(alert).toContainText('not plain text in UTF-8');
  const anki = '#separator:tab\n#html:true\n#guid column:1\n#tags column:4\n'
    + 'k1\t"What did you <b>cut</b> from last year&#39;s roadmap?"\tBack\tphone\n'
    + 'k2\tWhat did you cut from the roadmap last year?\t\t\n'
    + 'k3\tWhat did you cut from last year\'s roadmap?\t\t\n';
  await file.setInputFiles(chosen('deck.txt', anki));
  await expect(page.getByTestId('import-count')).toHaveText('1 question to take in.');
  await expect(page.getByTestId('import-notes').getByRole('listitem')).toHaveText([
    'Not taken in: column 1, column 3.',
    '1 left out, word for word here already or above: row 7.',
    '1 much like one that is here already or above: row 6.',
    '1 with marks of HTML, which are taken out: row 5.',
  ]);
  await page.getByLabel('Take them in as well').check();
  await expect(page.getByTestId('import-count')).toHaveText('2 questions to take in.');
  await app.button('Take them in', { exact: true }).click();
  await expect(page.getByTestId('found')).toHaveText('310 of 310 questions');

  await app.open('questions/import');
  for (const [button, name, first] of [
    ['Save as CSV', /^questions-.*\.csv$/, 'What did you cut from last year\'s roadmap?,'],
    ['Save for Anki', /^questions-.*\.txt$/, '#separator:tab'],
    ['Save as Markdown', /^questions-.*\.md$/, '- What did you cut'],
  ]) {
    const [download] = await Promise.all([page.waitForEvent('download'), app.button(button).click()]);
    expect(download.suggestedFilename()).toMatch(name);
    expect(await readFile(await download.path(), 'utf8')).toContain(first);
  }
});
