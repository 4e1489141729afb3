/** The question bank: found by words and filters, own questions, questions from files. */
import { readFile } from 'node:fs/promises';
import { expect, test } from '../app.mjs';
import { downloaded } from '../pages/page.mjs';

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

test('questions are found by beginnings of words and filters, with both in the address and the hits marked @phone', async ({ app, page }) => {
  const { questions } = app;
  const { all, found, rows, says, search } = questions;
  await app.open('questions');
  await expect(found).toHaveText(says.found(all));
  await expect(rows.first()).toHaveAttribute('aria-setsize', String(all));
  expect(await rows.count()).toBeLessThan(60);
  await questions.filter.click();
  await questions.principle.selectOption('Frugality');
  await search.fill('budg');
  await app.inAddress({ search: 'budg', principle: 'frugality' });
  await expect(found).not.toHaveText(says.found(all));
  await expect(questions.hits.first()).toHaveText(/^budg$/i);
  await app.reload();
  await expect(search).toHaveValue('budg');
  await expect(questions.principle).toHaveValue('frugality');
  const first = rows.first().getByRole('link');
  const text = await first.innerText();
  await first.click();
  await expect(questions.title()).toHaveText(text);
  await expect(app.text(says.noStory)).toBeVisible();
  await page.goBack();
  await search.fill('xyzzy');
  await questions.showAll.click();
  await expect(found).toHaveText(says.found(all));
});

test('the list shows what is scrolled to, and the row with the focus stays', async ({ app, page }) => {
  const { questions } = app;
  await app.open('questions');
  const linkOf = (place) => questions.row(place).getByRole('link');
  await questions.list.getByRole('link').first().focus();
  await page.keyboard.press('End');
  await expect(questions.row(questions.all)).toBeVisible();
  await expect(linkOf(1)).toBeFocused();
  await expect(questions.row(150)).toHaveCount(0);
  for (let at = 0; at < 40; at += 1) await page.keyboard.press('Tab');
  await expect(linkOf(21)).toBeFocused();
  await expect(questions.row(21)).toBeInViewport();
});

test('a row keeps the focus while others come before it', async ({ app, page }) => {
  const { questions } = app;
  await app.open('questions');
  // Half-way down a list that is there.
  await questions.row(1).waitFor();
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight / 2));
  const first = () => questions.rows.first().getAttribute('aria-posinset').then(Number);
  await expect.poll(first).toBeGreaterThan(100);
  const before = await first();
  const number = await questions.rowInTheMiddle();
  const row = questions.row(number).getByRole('link');
  await row.focus();
  await page.mouse.wheel(0, -1000);
  await expect.poll(first).toBeLessThan(before - 4);
  await expect(row).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(questions.row(number).getByRole('button')).toBeFocused();
});

test('a favorite is kept and found again @phone', async ({ app }) => {
  const { questions } = app;
  await app.open('questions?search=budget');
  await questions.firstStar.click();
  await expect(questions.firstStar).toHaveAttribute('aria-pressed', 'true');
  await app.open('questions?only=favourites');
  await expect(questions.found).toHaveText(questions.says.found(1));
  await questions.list.getByRole('link').click();
  await expect(questions.star).toHaveAttribute('aria-pressed', 'true');
});

test('an own question survives a reload in the middle of its typing, is asked, archived and brought back @phone', async ({ app }) => {
  const { questions } = app;
  const { all, found, says } = questions;
  const text = 'Tell me about a zeppelin that you landed.';
  await app.open('questions/new');
  await questions.named('question').fill(text);
  await questions.named('tags').fill('phone screen');
  await questions.named('leading').selectOption('Frugality');
  await app.saved();
  await app.reload();
  await expect(questions.named('question')).toHaveValue(text);
  await expect(questions.named('leading')).toHaveValue('frugality');
  await questions.named('follow-ups').fill('Whose idea was it?');
  await questions.saveButton.click();
  await expect(questions.title()).toHaveText(text);
  await expect(app.text('Whose idea was it?')).toBeVisible();

  await questions.noteAsked.click();
  await questions.askedField('company').fill('Northwind');
  await questions.askedField('round').fill('Phone screen');
  await questions.askedField('day').fill('2026-11-20');
  await questions.noteIt.click();
  await expect(questions.asked).toContainText(says.asked('Northwind', 'Phone screen', '20 Nov 2026'));

  await app.open('questions?search=zepp&only=own');
  await expect(found).toHaveText(says.found(1, all + 1));
  await expect(app.text(says.askedOnce('Frugality'))).toBeVisible();
  await app.link(/zeppelin/).click();
  await questions.archive.click();
  await expect(questions.archived).toBeVisible();
  await app.open('questions?only=archived');
  await expect(found).toHaveText(says.archivedFound(1));
  await app.link(/zeppelin/).click();
  await questions.bringBack.click();
  await questions.change.click();
  await questions.delete.click();
  await app.undo.last().click();
  await expect(found).toHaveText(says.found(all + 1, all + 1));
});

test('an own question is asked in practice', async ({ app }) => {
  const { practice, questions } = app;
  await app.open('questions/import');
  await questions.offer('mine.txt', 'Which zeppelin did you land?');
  await questions.principle.selectOption('Frugality');
  await questions.importButton.click();
  await expect(questions.found).toHaveText(questions.says.found(questions.all + 1, questions.all + 1));
  await app.open('practice');
  await practice.minutes(60).check();
  await practice.onePrinciple.check();
  await practice.principle.selectOption('Frugality');
  await practice.beginButton.click();
  await expect(practice.place).toHaveText(practice.says.firstOf);
});

test('10,000 questions come in from a file as a whole, are searched at once, and go again @phone', async ({ app }) => {
  test.slow();
  const { questions } = app;
  const { all, found, says } = questions;
  await app.open('questions/import');
  await questions.offer('bank.csv', table(10_000));
  // As long as a busy machine needs: what is held is that it comes in whole.
  await expect(questions.importCount).toHaveText(says.toImport(10_000), { timeout: 60_000 });
  await questions.importButton.click();
  await expect(found).toHaveText(says.found(all + 10_000, all + 10_000), { timeout: 60_000 });
  await questions.search.fill('zepp');
  await expect(found).toHaveText(says.found(1, all + 10_000));
  await expect(questions.hits).toHaveText('zepp');
  await app.undo.click();
  await expect(found).toHaveText(says.noneFound);
});

test('the separator of a file is shown, and the preview follows when it is changed @phone', async ({ app }) => {
  const { questions, stories } = app;
  await app.open('questions/import');
  await questions.offer('list.csv', 'Question;Notes\nWhat did you cut, and why?;x\nWhom did you ask, and when?;y\n');
  const { preview, separator } = questions;
  await expect(separator).toHaveValue('semicolon');
  await expect(preview.first()).toContainText('What did you cut, and why?');
  await separator.selectOption('Comma');
  await expect(preview.first()).toContainText('and why?;x');
  await separator.selectOption('Semicolon');
  await expect(questions.importCount).toHaveText(questions.says.toImport(2));
  await expect(preview).toHaveCount(2);
  await questions.importButton.click();
  await expect(questions.found).toHaveText(questions.says.found(questions.all + 2, questions.all + 2));

  await app.open('stories/import');
  await stories.offer('stories.csv', 'Title;Result\nDesk, first;19, then 7 minutes\n');
  await expect(stories.separator).toHaveValue('semicolon');
  await stories.separator.selectOption('Comma');
  const whole = stories.preview.filter({ hasText: 'Desk, first' });
  await expect(whole).toHaveCount(0);
  await stories.separator.selectOption('Semicolon');
  await expect(whole).toHaveCount(1);
});

test('what a file would bring is told before anything happens, and what it cannot bring, too', async ({ app, page }) => {
  const { questions } = app;
  const { all, says } = questions;
  await app.open('questions/import');
  const alert = page.getByRole('alert');
  await questions.offer('many.csv', `Question\n${'One?\n'.repeat(50_000)}`);
  await expect(alert).toContainText(says.refused.tooMany(50_000));
  await questions.offer('latin.csv', Buffer.from([0x63, 0x61, 0x66, 0xe9, 0x3f]));
  await expect(questions.importNotes).toContainText(says.refused.latin);
  const anki = '#separator:tab\n#html:true\n#guid column:1\n#tags column:4\n'
    + 'k1\t"What did you <b>cut</b> from last year&#39;s roadmap?"\tBack\tphone\n'
    + 'k2\tWhat did you cut from the roadmap last year?\t\t\n'
    + 'k3\tWhat did you cut from last year\'s roadmap?\t\t\n';
  await questions.offer('deck.txt', anki);
  await expect(questions.importCount).toHaveText(says.toImport(1));
  await expect(questions.importNotes).toHaveText([
    says.notes.tab, says.notes.columns(1, 3), says.notes.wordForWord(7), says.notes.alike(6), says.notes.html(5),
  ]);
  await questions.asWell.check();
  await expect(questions.importCount).toHaveText(says.toImport(2));
  await questions.importButton.click();
  await expect(questions.found).toHaveText(says.found(all + 2, all + 2));

  await app.open('questions/import');
  for (const [format, name, first] of [
    ['csv', /^questions-.*\.csv$/, 'What did you cut from last year\'s roadmap?,'],
    ['anki', /^questions-.*\.txt$/, '#separator:tab'],
    ['markdown', /^questions-.*\.md$/, '- What did you cut'],
  ]) {
    const download = await downloaded(page, () => questions.saveAs(format).click());
    expect(download.suggestedFilename()).toMatch(name);
    expect(await readFile(await download.path(), 'utf8')).toContain(first);
  }
});
