/** The numbers of the story bank, and the bank on its way out and in. */
import { readFile } from 'node:fs/promises';
import { expect, test } from '../app.mjs';
import { printed } from '../paper.mjs';

/** Writes a story with some of its parts. */
async function writeStory(app, title, parts = {}) {
  await app.open('stories/new');
  await app.page.getByLabel('Title').fill(title);
  for (const [part, text] of Object.entries(parts)) await app.page.locator(`[name=${part}]`).fill(text);
  await app.button('Save story').click();
  await app.page.getByRole('link', { name: title }).first().waitFor();
}

/** Adds a number through its form. */
async function addNumber(app, fields, ...stories) {
  await app.open('stories/numbers/new');
  for (const [label, text] of Object.entries(fields)) await app.page.getByLabel(label).fill(text);
  for (const story of stories) await app.page.getByLabel('Told in the story').selectOption({ label: story });
  await app.button('Save number').click();
  await app.page.getByTestId('numbers').waitFor();
}

async function confide(app, ...names) {
  await app.open('settings');
  await app.page.locator('[name=names]').fill(names.join('\n'));
  await app.page.locator('[name=names]').blur();
}

/** What a button saves, as text. */
async function saved(app, ...buttons) {
  const [download] = await Promise.all([
    app.page.waitForEvent('download'),
    (async () => { for (const button of buttons) await app.button(button).click(); })(),
  ]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}

/** Hands the file input of the import a file made here. */
function offer(page, name, content) {
  return page.getByLabel('A file of stories').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(content) });
}

test('a number is added, a sentence that contradicts it is flagged, shown and put aside @phone', async ({ app, page }) => {
  await writeStory(app, 'Returns desk', { situation: 'The wait at the returns desk was 21 minutes.' });
  await app.open('stories/numbers/new');
  await app.button('Save number').click();
  await expect(page.getByText('Say first what is counted')).toBeVisible();
  await page.getByLabel('What is counted').fill('Wait at the returns desk');
  await page.getByLabel('Before').fill('19 minutes');
  await expect(page.getByTestId('save-state')).toContainText('Saved');
  await app.reload();
  await expect(page.getByLabel('Before')).toHaveValue('19 minutes');
  await page.getByLabel('After').fill('7 minutes');
  await page.getByLabel('Told in the story').selectOption({ label: 'Returns desk' });
  await app.button('Save number').click();
  await expect(page.getByTestId('numbers')).toHaveText('1 number · 0 known by heart · 1 to look at');
  const flag = page.getByTestId('flag');
  await expect(flag).toContainText('Told with 21 minutes in “Returns desk”, Situation.');
  await flag.getByRole('link', { name: 'Look at it' }).click();
  await page.locator('[name=situation]').fill('The wait at the returns desk was 19 minutes.');
  await app.button('Save story').click();
  await page.getByRole('link', { name: 'Numbers' }).click();
  await expect(page.getByTestId('numbers')).toHaveText('1 number · 0 known by heart · 0 to look at');
  await app.button(/^Delete/).click();
  await expect(page.getByTestId('numbers')).toHaveCount(0);
  await app.button('Undo').click();
  await app.reload();
  await expect(page.getByTestId('numbers')).toHaveText('1 number · 0 known by heart · 0 to look at');
});

test('a figure of a Result becomes an entry with one click', async ({ app, page }) => {
  await writeStory(app, 'Returns desk', { result: 'The return rate fell from 12 % to 8 % in 3 months.' });
  await page.getByRole('link', { name: 'Numbers' }).click();
  await app.button(/^Keep it/).click();
  await expect(page.getByRole('row', { name: /Return rate/ })).toContainText('in 3 months');
  await expect(page.getByText('Told, but not kept here')).toHaveCount(0);
});

test('numbers are learnt by heart with two keys, those that were missed first @phone', async ({ app, page }) => {
  await writeStory(app, 'Returns desk');
  await addNumber(app, { 'What is counted': 'Wait', Before: '19 minutes', After: '7 minutes' }, 'Returns desk');
  await addNumber(app, { 'What is counted': 'Refund', Before: '$12', After: '$3' });
  await page.getByRole('link', { name: 'Learn them by heart' }).click();
  await expect(page.getByRole('heading', { name: 'Wait' })).toBeVisible();
  await expect(page.getByText('7 minutes')).toHaveCount(0);
  await expect(app.button('Show the number')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('answer')).toContainText('19 minutes → 7 minutes');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('heading', { name: 'Refund' })).toBeVisible();
  await app.button('Show the number').click();
  await app.button('Not yet').click();
  await expect(page.getByTestId('asked')).toHaveText('1 of 2 known.');
  await app.button('Once more').click();
  await expect(page.getByRole('heading', { name: 'Refund' })).toBeVisible();
});

for (const format of ['US Letter', 'A4']) {
  test(`ten stories fit one page of ${format}`, async ({ app, page }) => {
    await app.open('settings');
    await page.getByLabel(format, { exact: true }).check();
    await app.open('stories/import');
    const titles = Array.from({ length: 10 }, (_, n) => `Story ${n + 1} about the desk where returns were taken and handled for everybody`);
    const story = (title) => `# ${title}
> ${'I found out why nobody was ever served in time and changed it. '.repeat(4)}
- Leading: Customer Obsession · Dive Deep · Have Backbone; Disagree and Commit · Deliver Results
- Supporting: Earn Trust · Frugality · Ownership
## Result
The wait at the returns desk fell from 19 to 7 minutes over 6 weeks in all 42 stores of the northern region.
`;
    await offer(page, 'bank.md', titles.map(story).join('\n'));
    await app.button('Take them in').click();
    for (const n of [1, 2, 3]) {
      await addNumber(app, { 'What is counted': `Number ${n} of a day at the desk`, Before: '1,240 orders a day', After: '2,480 orders a day' }, ...titles);
    }
    await app.open('stories/sheet');
    await expect(page.locator('.cheat__story')).toHaveCount(10);
    await expect(page.locator('.cheat__title')).toHaveText(titles);
    const { count, pages } = await printed(page);
    expect(count).toBe(1);
    for (let n = 1; n <= 10; n += 1) expect(pages[0]).toContain(`Story ${n} about`);
    expect(pages[0]).not.toContain('Save as CSV');
  });
}

test('CSV is taken in with its columns mapped, and undone @phone', async ({ app, page }) => {
  await writeStory(app, 'Returns desk');
  await app.open('stories/import');
  await offer(page, 'stories.csv', '\ufeffTitle;Background;What happened;Notes\r\nReturns desk;x;y;z\r\n"The ""old"" shelf";In May.;It held;n\r\n;;;\r\n');
  await expect(page.getByTestId('import-count')).toHaveText('1 story to take in.');
  await expect(page.getByTestId('import-notes')).toContainText('Not taken in: “What happened”, “Notes”.');
  await expect(page.getByTestId('import-notes')).toContainText('1 with a title that is here already');
  await expect(page.getByTestId('import-notes')).toContainText('left out, next to nothing in it');
  await page.getByLabel('What happened').selectOption('Result');
  await page.getByLabel('Take them in as well').check();
  await expect(page.getByTestId('import-count')).toHaveText('2 stories to take in.');
  await app.button('Take them in').click();
  await expect(app.notices).toContainText('2 stories taken in.');
  const stories = page.locator('.row__title');
  await expect(stories.filter({ hasText: 'shelf' })).toHaveCount(1);
  await app.button('Undo').click();
  await expect(stories.filter({ hasText: 'shelf' })).toHaveCount(0);
  await app.reload();
  await expect(stories.filter({ hasText: 'Returns desk' })).toHaveCount(1);
});

test('a file that cannot be taken in says why and what to do', async ({ app, page }) => {
  await app.open('stories/import');
  const alert = page.getByRole('alert');
  for (const [name, content, told] of [
    ['empty.csv', '', 'no word'],
    ['book.csv', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0xff]), 'CSV UTF-8'],
    ['latin.csv', Buffer.from('Title\nCaf\xe9', 'latin1'), 'CSV UTF-8'],
    ['prose.md', 'Only prose.', 'No story was found'],
    ['many.csv', `Title,Result\n${'Desk,7 minutes\n'.repeat(10_000)}`, 'has 10000 stories'],
  ]) {
    await offer(page, name, content);
    await expect(alert).toContainText(told);
    await expect(alert).toContainText('Nothing was changed');
  }
  await offer(page, 'large.csv', `Title,Action\nOne,"${'word '.repeat(40_000)}"\nمكتب,返品 📦 デスク\n`);
  await expect(page.getByTestId('import-count')).toHaveText('2 stories to take in.');
});

test('a name of the list is told before stories leave, and replaced alike everywhere @phone', async ({ app, page }) => {
  await confide(app, 'Köhler', 'Project Heron');
  await writeStory(app, 'KÖHLER waits', { situation: 'Köhler asked.', action: 'I began Project\u{a0}Heron.' });
  await app.open('stories/sheet');
  await app.button('Save as CSV').click();
  const dialog = page.getByRole('dialog', { name: 'Before it leaves' });
  await expect(dialog).toContainText('2 names from your list stand in it');
  await expect(dialog).toContainText('Stands 2 times: “KÖHLER waits”, title; “KÖHLER waits”, Situation.');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await app.button('Save as Markdown').click();
  await dialog.getByLabel('Write for “Project Heron”').fill('the pilot');
  const { name, text } = await saved(app, 'Replace and go on');
  expect(name).toMatch(/^stories-\d{4}-\d\d-\d\d\.md$/);
  expect(text).toContain('# Customer A waits');
  expect(text).toContain('Customer A asked.');
  expect(text).toContain('I began the pilot.');
  await app.button('Save as JSON').click();
  await expect(dialog.getByLabel('Write for “Project Heron”')).toHaveValue('the pilot');
  expect((await saved(app, 'Leave the names in')).text).toContain('Köhler asked.');

  await page.evaluate(() => { window.print = () => { window.printedWith = document.querySelector('.cheat').innerText; }; });
  await app.button(/^Print/).click();
  await app.button('Replace and go on').click();
  await page.waitForFunction(() => window.printedWith?.includes('Customer A waits'));
  await app.button('Show your own words').click();
  await expect(page.locator('.cheat')).toContainText('KÖHLER waits');
});

test('a name of the list is told before a memo leaves, and replaced in the file and on paper', async ({ app, page }) => {
  await confide(app, 'Larkfield');
  await app.startDrill();
  await app.paper.fill('Larkfield waited 19 minutes. I cut that to 7.');
  await app.finish();
  await page.getByText('Margins and other files').click();
  await app.button('Save as text').click();
  expect((await saved(app, 'Replace and go on')).text).toBe('Customer A waited 19 minutes. I cut that to 7.');
  await page.evaluate(() => { window.print = () => { window.printedWith = document.querySelector('.pages__flow').innerText; }; });
  await app.button(/^Print/).click();
  await app.button('Replace and go on').click();
  await page.waitForFunction(() => window.printedWith?.startsWith('Customer A waited'));
  const { pages } = await printed(page);
  expect(pages.join('')).not.toContain('Larkfield');
});

test('what is saved as CSV comes back as the same stories', async ({ app, page }) => {
  await writeStory(app, 'The "old", desk', { situation: 'One.\n\nTwo; three.', result: '7 minutes.' });
  await app.open('stories/sheet');
  const { text } = await saved(app, 'Save as CSV');
  await app.open('stories');
  await app.button(/^Delete/).click();
  await app.open('stories/import');
  await offer(page, 'back.csv', text);
  await app.button('Take them in').click();
  await page.getByRole('link', { name: 'The "old", desk' }).first().click();
  await expect(page.locator('[name=situation]')).toHaveValue('One.\n\nTwo; three.');
});
