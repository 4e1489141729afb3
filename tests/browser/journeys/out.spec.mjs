/** What leaves the app: a Word file that a word processor sets as it was counted, paper, plain files, the share sheet. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { MEMO, WITH_COPY, expect, test } from '../app.mjs';
import { downloaded } from '../pages/page.mjs';

const run = promisify(execFile);
const words = (text) => text.split(/\s+/).filter(Boolean);

/** The lines of each page of a PDF, as arrays of words. */
async function pagesOf(pdf) {
  const { stdout } = await run('pdftotext', ['-layout', pdf, '-']);
  const pages = stdout.split('\f').slice(0, -1);
  return pages.map((page) => page.split('\n').map(words).filter((line) => line.length > 0));
}

/** A Word file as LibreOffice sets it; each call has a profile of its own, so that tests may run side by side. */
async function set(docx) {
  const folder = path.dirname(docx);
  const profile = pathToFileURL(path.join(folder, 'office')).href;
  await run('soffice', [`-env:UserInstallation=${profile}`, '--headless', '--convert-to', 'pdf', '--outdir', folder, docx]);
  return pagesOf(docx.replace(/docx$/, 'pdf'));
}

async function finished(app, { text = MEMO, ...choices } = {}) {
  await app.writing.drillWith(text, choices);
  return app.review.pageCount();
}

/** What a button saves, in the folder of the test. */
async function saved(app, button, info) {
  const download = await downloaded(app.page, () => button.click());
  const file = info.outputPath(download.suggestedFilename());
  await download.saveAs(file);
  return file;
}

async function printed(page, info) {
  const pdf = info.outputPath('printed.pdf');
  await page.pdf({ path: pdf, preferCSSPageSize: true });
  return pagesOf(pdf);
}

/** No page ends more than a line sooner or later than the browser's. */
function endTogether(office, browser) {
  const lines = browser.flat();
  const wordsBefore = lines.map((_, line) => lines.slice(0, line + 1).flat().length);
  let [line, count] = [-1, 0];
  browser.forEach((page, number) => {
    line += page.length;
    count += office[number].flat().length;
    const [soonest, latest] = [wordsBefore[line - 1], wordsBefore[Math.min(line + 1, lines.length - 1)]];
    expect(count, `words up to the end of page ${number + 1}`).toBeGreaterThanOrEqual(soonest);
    expect(count, `words up to the end of page ${number + 1}`).toBeLessThanOrEqual(latest);
  });
}

async function switchOn(app) {
  const { review } = app;
  await review.out.click();
  for (const name of review.margins) await review.field(name).check();
}

const SHEETS = [
  { format: 'US Letter' },
  { format: 'A4' },
  { format: 'US Letter', face: 'Sans', size: '10 pt' },
  { format: 'A4', face: 'Typewriter', size: '12 pt' },
];

for (const sheet of SHEETS) {
  test(`a word processor sets the Word file as it was counted, on ${Object.values(sheet).join(', ')}`, async ({ app, page }, info) => {
    const counted = await finished(app, { text: `${MEMO}\n\n${MEMO}`, ...sheet });
    const docx = await saved(app, app.review.saveWord, info);
    expect(path.basename(docx)).toBe(`${(await page.title()).replace(/…$/, '')}.docx`);
    const [office, browser] = [await set(docx), await printed(page, info)];
    expect(office.flat(2)).toEqual(words(`${MEMO}\n\n${MEMO}`));
    expect([office.length, browser.length]).toEqual([counted, counted]);
    endTogether(office, browser);
  });
}

test.describe('without a network', () => {
  test.use(WITH_COPY);

  test('a Word file is made without a network', async ({ app, page, server }, info) => {
    await app.open();
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await server.close();
    const counted = await finished(app);
    const office = await set(await saved(app, app.review.saveWord, info));
    expect(office.flat(2)).toEqual(words(MEMO));
    expect(office.length).toBe(counted);
  });
});

test('a Word file that cannot be made yet says so, and is made when it can', async ({ app, context }, info) => {
  await context.route(/part-docx-/, (route) => route.abort());
  await finished(app, { text: 'Kept.' });
  await app.review.saveWord.click();
  await expect(app.notices).toContainText(app.review.says.noWordYet);
  await context.unroute(/part-docx-/);
  await saved(app, app.review.saveWord, info);
});

test('what prints in the margins moves no line, on paper and in Word', async ({ app, page }, info) => {
  const counted = await finished(app);
  const prompt = words(await app.review.prompt.innerText());
  const alone = await printed(page, info);
  expect(alone.flat(2)).toEqual(words(MEMO));

  await switchOn(app);
  await app.reload();
  await app.review.out.click();
  await expect(app.review.field(app.review.margins.at(-1))).toBeChecked();

  const framed = await printed(page, info);
  expect(framed.length).toBe(counted);
  framed.forEach((lines, number) => {
    const own = alone[number];
    const start = lines.findIndex((line) => line.join(' ') === own[0].join(' '));
    expect(lines.slice(start, start + own.length), `page ${number + 1}`).toEqual(own);
    expect(lines.slice(start + own.length)).toEqual([[String(number + 1)]]);
    const head = lines.slice(0, start).flat();
    expect(head.join(' ')).toMatch(/\d{1,2} [A-Z][a-z]{2} \d{4}/);
    expect(prompt.every((word) => head.includes(word)), `the prompt on page ${number + 1}`).toBe(number === 0);
  });

  const office = await set(await saved(app, app.review.saveWord, info));
  expect(office.length).toBe(counted);
  const text = office.map((lines) => lines.flat().join(' '));
  expect(text[0]).toContain(prompt.join(' '));
  expect(text.join(' ')).toContain(words(MEMO).slice(-20).join(' '));
  text.forEach((page, number) => expect(page).toMatch(new RegExp(`^.+? \\d{1,2} [A-Z][a-z]{2} \\d{4} .* ${number + 1}$`)));
});

test('a memo is called by its own title, in the list, in the margin and by its PDF @phone', async ({ app, page }) => {
  await finished(app, { text: 'It pays first.' });
  await expect(app.review.title).toHaveAttribute('placeholder', 'It pays first');
  await app.review.title.fill('Returns desk');
  await app.review.out.click();
  await app.review.field('Title').check();
  await app.review.field('Your name').check();
  await app.review.nameToPrint.fill('Ana Ruiz');
  await expect(page).toHaveTitle('Returns desk');
  const margin = (name) => page.evaluate((name) => document.documentElement.style.getPropertyValue(name), name);
  await expect.poll(() => margin('--print-title')).toBe('"Returns desk"');
  await expect.poll(() => margin('--print-signature')).toBe('"Ana Ruiz"');
  await app.reload();
  await expect(app.review.title).toHaveValue('Returns desk');
  await app.open('write');
  await expect(app.writing.memos.first()).toHaveText('Returns desk');
});

const RELEASE = [
  '# Larkfield opens the desk that pays first',
  'Customers **wait 7 minutes**, not 19.',
  '| Shop | Wait |\n|---|---|\n| Leeds | 7 |\n| York | **8** |',
  '## External FAQ',
  'What does it cost? Nothing.',
].join('\n\n');
const RELEASE_WORDS = words(RELEASE.replaceAll('**', '').replace(/[#|]|-{3}/g, ' '));

test('a PR/FAQ has its headings and tables on the page, in print, in Word, and when that is opened', async ({ app, page }, info) => {
  const { review, writing } = app;
  await app.open('write');
  await writing.way(writing.ways.check).check();
  await writing.options.click();
  await writing.choose('PR/FAQ');
  await writing.checked.fill(RELEASE);
  await writing.reviewText.click();
  await expect(review.drawn('[data-heading]')).toHaveText(['Larkfield opens the desk that pays first', 'External FAQ']);
  await expect(review.drawn('.pages__row[data-head] .pages__cell')).toHaveText(['Shop', 'Wait']);
  await expect(review.drawn('strong')).toHaveText(['wait 7 minutes', '8']);
  expect((await printed(page, info)).flat(2)).toEqual(RELEASE_WORDS);

  const docx = await saved(app, review.saveWord, info);
  expect((await set(docx)).flat(2)).toEqual(RELEASE_WORDS);
  await app.open('write');
  await writing.way(writing.ways.check).check();
  await writing.options.click();
  await writing.choose('PR/FAQ');
  await writing.file.setInputFiles(docx);
  await expect(writing.checked).toHaveValue(RELEASE);
});

test('a document copied from a word processor keeps its structure, and a narrative memo its words', async ({ app, page, context }) => {
  const { writing } = app;
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const html = '<h2>Results</h2><p>The wait <b>fell</b>.</p><table><tr><th>Shop</th></tr><tr><td>Leeds</td></tr></table>';
  const paste = async () => {
    await page.evaluate(async (html) => {
      const blob = (type, text) => new Blob([text], { type });
      const parts = { 'text/html': blob('text/html', html), 'text/plain': blob('text/plain', 'Results') };
      await navigator.clipboard.write([new ClipboardItem(parts)]);
    }, html);
    await writing.checked.focus();
    await page.keyboard.press('ControlOrMeta+V');
  };
  await app.open('write');
  await writing.way(writing.ways.check).check();
  await paste();
  await expect(writing.checked).toHaveValue('Results');
  await writing.checked.fill('');
  await writing.options.click();
  await writing.choose('PR/FAQ');
  await paste();
  await expect(writing.checked).toHaveValue('## Results\n\nThe wait **fell**.\n\n| Shop |\n|---|\n| Leeds |');
  await page.keyboard.press('ControlOrMeta+Z');
  await expect(writing.checked).toHaveValue('');
});

test('what prints in the margins is set in the type of the memo', async ({ app, page }, info) => {
  await finished(app, { face: 'Typewriter' });
  await switchOn(app);
  const pdf = info.outputPath('printed.pdf');
  await page.pdf({ path: pdf, preferCSSPageSize: true });
  const { stdout } = await run('pdffonts', [pdf]);
  const fonts = stdout.trim().split('\n').slice(2);
  expect(fonts.length).toBe(1);
  expect(fonts[0]).toContain('Mono');
});

test('a memo is saved as Markdown and as text @phone', async ({ app }, info) => {
  await finished(app, { text: 'First.\n\nSecond.' });
  await app.review.out.click();
  const markdown = await saved(app, app.review.saveMarkdown, info);
  expect(path.extname(markdown)).toBe('.md');
  expect(await readFile(markdown, 'utf8')).toMatch(/^> .+\n\nFirst\.\n\nSecond\.\n$/s);
  const text = await saved(app, app.review.saveText, info);
  expect(path.extname(text)).toBe('.txt');
  expect(await readFile(text, 'utf8')).toBe('First.\n\nSecond.');
});

/** A share sheet, which Chromium has on few systems: it notes what it is given and answers as it is told. */
async function shareSheet(page, { takesFiles, answers }) {
  await page.addInitScript(([takesFiles, answers]) => {
    window.shared = [];
    navigator.canShare = (data) => takesFiles || !data.files;
    navigator.share = async ({ text, files }) => {
      window.shared.push([text, ...(files ?? []).map(({ name, type, size }) => [name.split('.').pop(), type, size > 1000])]);
      const answer = answers.shift();
      if (answer) throw new DOMException(answer, answer);
    };
  }, [takesFiles, answers]);
}

const DOCX = ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', true];

test('the share sheet is offered where there is one, and gets the text', async ({ app, page }) => {
  await finished(app, { text: 'Pass it on.' });
  await expect(app.review.share).toHaveCount(0);
  await shareSheet(page, { takesFiles: false, answers: ['AbortError'] });
  await app.reload();
  for (const times of [1, 2]) {
    await app.review.share.click();
    await page.waitForFunction((times) => window.shared.length === times, times);
  }
  expect(await page.evaluate(() => window.shared)).toEqual([['Pass it on.'], ['Pass it on.']]);
  await expect(app.review.shareText).toHaveCount(0);
});

test('the share sheet gets the Word file where it takes one, else the text is offered alone', async ({ app, page }) => {
  await shareSheet(page, { takesFiles: true, answers: ['AbortError', 'NotAllowedError'] });
  await finished(app, { text: 'Pass it on.' });
  await app.review.share.click();
  await page.waitForFunction(() => window.shared.length === 1);
  await app.review.share.click();
  await app.review.shareText.click();
  await page.waitForFunction(() => window.shared.length === 3);
  expect(await page.evaluate(() => window.shared)).toEqual([['Pass it on.', DOCX], ['Pass it on.', DOCX], ['Pass it on.']]);
});
