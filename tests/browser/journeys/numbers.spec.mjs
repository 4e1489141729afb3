/** The numbers of the story bank, and the bank on its way out and in. */
import { expect, test } from '../app.mjs';
import { printed } from '../paper.mjs';
import { idOf, number, seed, story, wholeStory } from '../seed.mjs';

/** Notes what is on the page when it is printed. */
function notePrinted(page, selector) {
  return page.evaluate((selector) => {
    window.print = () => { window.printedWith = document.querySelector(selector).innerText; };
  }, selector);
}

const DESK = story({ title: 'Returns desk' });

test('a number is added, a sentence that contradicts it is flagged, shown and put aside @phone', async ({ app }) => {
  const { numbers, stories } = app;
  const { says } = numbers;
  await seed(app, [story({ title: 'Returns desk', situation: 'The wait at the returns desk was 21 minutes.' })]);
  await app.open('stories/numbers/new');
  await numbers.saveButton.click();
  await expect(app.text(says.noName)).toBeVisible();
  await numbers.counted.fill('Wait at the returns desk');
  await numbers.before.fill('19 minutes');
  await app.saved();
  await app.reload();
  await expect(numbers.before).toHaveValue('19 minutes');
  await numbers.after.fill('7 minutes');
  await numbers.toldIn.selectOption({ label: 'Returns desk' });
  await numbers.saveButton.click();
  await expect(numbers.count).toHaveText(says.count(1, 0, 1));
  await expect(numbers.flag).toContainText(says.contradicts('21 minutes', 'Returns desk', 'Situation'));
  await numbers.lookAtIt.click();
  await stories.partOf('situation').fill('The wait at the returns desk was 19 minutes.');
  await stories.saveButton.click();
  await stories.numbersLink.click();
  await expect(numbers.count).toHaveText(says.count(1, 0, 0));
  await numbers.delete.click();
  await expect(numbers.count).toHaveCount(0);
  await app.undo.click();
  await app.reload();
  await expect(numbers.count).toHaveText(says.count(1, 0, 0));
});

test('a figure of a Result becomes an entry with one click', async ({ app }) => {
  const { numbers } = app;
  await seed(app, [story({ title: 'Returns desk', result: 'The return rate fell from 12 % to 8 % in 3 months.' })]);
  await app.open('stories/numbers');
  await numbers.keepFigure.click();
  await expect(numbers.row(/Return rate/)).toContainText('in 3 months');
  await expect(app.text(numbers.says.untold)).toHaveCount(0);
});

test('numbers are learned by heart with two keys, those that were missed first @phone', async ({ app, page }) => {
  const { numbers } = app;
  await seed(app, [
    DESK,
    { ...number({ name: 'Wait', baseline: '19 minutes', result: '7 minutes', stories: [idOf(0)] }), made: 1_790_000_000_001 },
    { ...number({ name: 'Refund', baseline: '$12', result: '$3' }), made: 1_790_000_000_002 },
  ]);
  await app.open('stories/numbers');
  await numbers.learn.click();
  await expect(numbers.heading('Wait')).toBeVisible();
  await expect(app.text('7 minutes')).toHaveCount(0);
  await expect(numbers.show).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(numbers.answer).toContainText('19 minutes → 7 minutes');
  await page.keyboard.press('ArrowRight');
  await expect(numbers.heading('Refund')).toBeVisible();
  await numbers.show.click();
  await numbers.notYet.click();
  await expect(numbers.asked).toHaveText(numbers.says.known(1, 2));
  await numbers.again.click();
  await expect(numbers.heading('Refund')).toBeVisible();
});

test('ten stories fit one page of either paper', async ({ app, page }) => {
  const { settings, stories } = app;
  const titles = Array.from({ length: 10 }, (_, n) => `Story ${n + 1} about the desk where returns were taken and handled for everybody`);
  const bank = titles.map((title, n) => ({
    ...wholeStory({
      title,
      hook: 'I found out why nobody was ever served in time and changed it. '.repeat(4),
      principles: ['customer-obsession', 'dive-deep', 'have-backbone', 'deliver-results'],
      supporting: ['earn-trust', 'frugality', 'ownership'],
      result: 'The wait at the returns desk fell from 19 to 7 minutes over 6 weeks in all 42 stores of the northern region.',
    }),
    made: 1_790_000_000_000 + n,
  }));
  const all = titles.map((_, n) => idOf(n));
  const counted = [1, 2, 3].map((n) => number({
    name: `Number ${n} of a day at the desk`, baseline: '1,240 orders a day', result: '2,480 orders a day', stories: all,
  }));
  await seed(app, [...bank, ...counted]);
  for (const format of ['US Letter', 'A4']) {
    await app.open('settings');
    await settings.paper(format).check();
    await app.open('stories/sheet');
    await expect(stories.sheetStories).toHaveCount(10);
    await expect(stories.sheetTitles).toHaveText(titles);
    const { count, pages } = await printed(page);
    expect(count, format).toBe(1);
    for (let n = 1; n <= 10; n += 1) expect(pages[0]).toContain(`Story ${n} about`);
    expect(pages[0]).not.toContain(stories.says.saveAs('CSV'));
  }
});

test('CSV is taken in with its columns mapped, and undone @phone', async ({ app }) => {
  const { stories } = app;
  const { says } = stories;
  await seed(app, [DESK]);
  await app.open('stories/import');
  await stories.offer('stories.csv', '\ufeffTitle;Background;What happened;Notes\r\nReturns desk;x;y;z\r\n"The ""old"" shelf";In May.;It held;n\r\n;;;\r\n');
  await expect(stories.importCount).toHaveText(says.toImport(1));
  await expect(stories.importNotes).toContainText(says.notImported('What happened', 'Notes'));
  await expect(stories.importNotes).toContainText(says.sameTitle(1));
  await expect(stories.importNotes).toContainText(says.empty);
  await stories.columnOf('What happened').selectOption('Result');
  await stories.asWell.check();
  await expect(stories.importCount).toHaveText(says.toImport(2));
  await stories.importButton.click();
  await expect(app.notices).toContainText(says.imported(2));
  await expect(stories.rowTitles.filter({ hasText: 'shelf' })).toHaveCount(1);
  await app.undo.click();
  await expect(stories.rowTitles.filter({ hasText: 'shelf' })).toHaveCount(0);
  await app.reload();
  await expect(stories.rowTitles.filter({ hasText: 'Returns desk' })).toHaveCount(1);
});

test('a file that cannot be taken in says why and what to do', async ({ app, page }) => {
  const { stories } = app;
  const { refused } = stories.says;
  await app.open('stories/import');
  const alert = page.getByRole('alert');
  for (const [name, content, told] of [
    ['empty.csv', '', refused.empty],
    ['book.csv', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0xff]), refused.workbook],
    ['prose.md', 'Only prose.', refused.prose],
    ['many.csv', `Title,Result\n${'Desk,7 minutes\n'.repeat(10_000)}`, refused.tooMany(10_000)],
  ]) {
    await stories.offer(name, content);
    await expect(alert).toContainText(told);
    await expect(alert).toContainText(refused.unchanged);
  }
  await stories.offer('latin.csv', Buffer.from('Title\nCaf\xe9', 'latin1'));
  await expect(stories.importNotes).toContainText(refused.latin);
  await stories.offer('large.csv', `Title,Action\nOne,"${'word '.repeat(40_000)}"\nمكتب,返品 📦 デスク\n`);
  await expect(stories.importCount).toHaveText(stories.says.toImport(2));
});

test('a name of the list is told before stories leave, and replaced alike everywhere @phone', async ({ app, page }) => {
  const { leaving, settings, stories } = app;
  await seed(app, [wholeStory({ title: 'KÖHLER waits', situation: 'Köhler asked.', action: 'I began Project\u{a0}Heron.' })]);
  await settings.confide('Köhler', 'Project Heron');
  await app.open('stories/sheet');
  await stories.saveAs('CSV').click();
  const { dialog } = leaving;
  await expect(dialog).toContainText(leaving.says.names(2));
  await expect(dialog).toContainText(leaving.says.places(2, '“KÖHLER waits”, title; “KÖHLER waits”, Situation.'));
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await stories.saveAs('Markdown').click();
  await leaving.standIn('Project Heron').fill('the pilot');
  const { name, text } = await leaving.saved(leaving.replace);
  expect(name).toMatch(/^stories-\d{4}-\d\d-\d\d\.md$/);
  expect(text).toContain('# Customer A waits');
  expect(text).toContain('Customer A asked.');
  expect(text).toContain('I began the pilot.');
  await stories.saveAs('JSON').click();
  await expect(leaving.standIn('Project Heron')).toHaveValue('the pilot');
  expect((await leaving.saved(leaving.leaveIn)).text).toContain('Köhler asked.');

  await notePrinted(page, '.cheat');
  await stories.print.click();
  await leaving.replace.click();
  await page.waitForFunction(() => window.printedWith?.includes('Customer A waits'));
  await stories.ownWords.click();
  await expect(stories.sheet).toContainText('KÖHLER waits');
});

test('a name of the list is told before a memo leaves, and replaced in the file and on paper', async ({ app, page }) => {
  const { leaving, review, settings, writing } = app;
  await settings.confide('Larkfield');
  await writing.drillWith('Larkfield waited 19 minutes. I cut that to 7.');
  await review.out.click();
  await review.saveText.click();
  expect((await leaving.saved(leaving.replace)).text).toBe('Customer A waited 19 minutes. I cut that to 7.');
  await notePrinted(page, '.pages__flow');
  await review.print.click();
  await leaving.replace.click();
  await page.waitForFunction(() => window.printedWith?.startsWith('Customer A waited'));
  const { pages } = await printed(page);
  expect(pages.join('')).not.toContain('Larkfield');
});

test('what is saved as CSV or as Markdown comes back as the same stories', async ({ app }) => {
  const { leaving, stories } = app;
  const title = 'The "old", desk';
  await seed(app, [story({ title, situation: 'One.\n\nTwo; three.', result: '7 minutes.', principles: ['dive-deep'] })]);
  for (const [format, file] of [['CSV', 'back.csv'], ['Markdown', 'back.md']]) {
    await app.open('stories/sheet');
    const { text } = await leaving.saved(stories.saveAs(format));
    await app.open('stories');
    await stories.delete.click();
    await app.open('stories/import');
    await stories.offer(file, text);
    await stories.importButton.click();
    await stories.openStory(title);
    await expect(stories.partOf('situation')).toHaveValue('One.\n\nTwo; three.');
  }
});
