/** What the app says of pages is what the printer does: how many there are, and where each begins. */
import { MEMO, expect, test } from '../app.mjs';
import { LETTERINGS, columns, read, startSheet, write } from '../paper.mjs';
import { texts, toBeCut } from '../texts.mjs';

const FORMATS = ['US Letter', 'A4'];
const PARTS = 4;
const OTHER_LETTERINGS = LETTERINGS.slice(1);
const NEAR_PAGE_ENDS = 'ends within a line of a page end';

// Print programs put these scripts into an order of their own, so there only the numbers are looked at.
const REORDERED = new Set(['Chinese and Japanese', 'emoji', 'right to left', 'several scripts at once']);

/** A page's text in a form in which a column and a PDF can be compared. */
function plain(text, kind) {
  if (REORDERED.has(kind)) return text.match(/\d{4}/g)?.sort().join(' ') ?? '';
  return text.normalize('NFKC').replace(/[\s\u00AD\u2010-]|\p{Cf}/gu, '');
}

/** Prints what is on the page. Resolves to a function that says where counted and printed pages differ, or nothing. */
async function print(page, kind) {
  const shown = await page.getByTestId('pages').innerText();
  const set = await page.evaluate(columns);
  const pdf = await page.pdf({ preferCSSPageSize: true });
  return () => compare(kind, shown, set, pdf);
}

const difference = async (page, kind) => (await print(page, kind))();

async function compare(kind, shown, set, pdf) {
  const { count, pages } = await read(pdf);
  // Paper comes out also when there is nothing on it.
  const counted = Math.max(1, Math.ceil(Number(shown)));
  if (counted !== count) return `${shown} pages were counted, ${count} printed`;
  for (const [n, text] of pages.entries()) {
    const [onScreen, onPaper] = [plain(set[n] ?? '', kind), plain(text, kind)];
    if (onScreen === onPaper) continue;
    let at = 0;
    while (onScreen[at] === onPaper[at]) at += 1;
    return `page ${n + 1} of ${count}: “${onScreen.slice(at, at + 40)}” is counted on it, “${onPaper.slice(at, at + 40)}” printed`;
  }
  return undefined;
}

/**
 * Runs in the page: how many of a text's words fit on so many pages, and how many make the line
 * before and the line after.
 */
function wordsThatFit({ text, pages }) {
  const shadow = document.querySelector('.pages');
  const trial = shadow.cloneNode(true);
  shadow.after(trial);
  const flow = trial.querySelector('.pages__flow');
  const words = text.split(/(?<=\s)(?=\S)/);
  const end = (count) => {
    const lines = words.slice(0, count).join('').split('\n').map((line) => line.trim()).filter(Boolean);
    flow.replaceChildren(...lines.map((line) => Object.assign(document.createElement('p'), { textContent: line })));
    const range = document.createRange();
    range.selectNodeContents(flow.lastElementChild);
    const rect = [...range.getClientRects()].at(-1);
    return { page: Math.floor((rect.left - flow.getBoundingClientRect().left + 1) / (flow.offsetWidth + parseFloat(getComputedStyle(flow).columnGap))), top: rect.top };
  };
  let [fits, tooMany] = [1, words.length];
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2);
    if (end(middle).page < pages) fits = middle;
    else tooMany = middle;
  }
  const sameLine = (from, by) => {
    let count = from;
    while (count > 1 && count < words.length && end(count).page === end(from).page && end(count).top === end(from).top) count += by;
    return count;
  };
  const before = sameLine(fits, -1);
  const after = sameLine(tooMany, 1);
  trial.remove();
  return [before, fits, tooMany, after].map((count) => words.slice(0, count).join(''));
}

/** Each of these texts cut at the words around the end of a page. */
async function cutNearPageEnds(page, texts) {
  const cuts = [];
  for (const [n, { text, page: pages }] of texts.entries()) {
    for (const cut of await page.evaluate(wordsThatFit, { text, pages })) cuts.push({ kind: NEAR_PAGE_ENDS, n, text: cut });
  }
  return cuts;
}

/**
 * Writes and prints each of these texts on one page. A PDF is read while the next text is set.
 * Says how each kind went, and fails with every difference that was found.
 */
async function printEach(app, name, texts) {
  const results = [];
  for (const { kind, n, text } of texts) {
    await write(app, text);
    const compared = await print(app.page, kind);
    results.push(compared().then((found) => ({ kind, n, found })));
  }
  report(name, await Promise.all(results));
}

function report(format, results) {
  for (const kind of new Set(results.map(({ kind }) => kind))) {
    const ofKind = results.filter((result) => result.kind === kind);
    const differing = ofKind.filter(({ found }) => found).length;
    console.log(`${format}, ${kind}: ${ofKind.length} printed, ${differing || 'none'} differ`);
  }
  expect(results.filter(({ found }) => found).map(({ kind, n, found }) => `${kind}, text ${n}: ${found}`)).toEqual([]);
}

test.describe('every text breaks into the pages that are printed', () => {
  test.describe.configure({ mode: 'parallel', timeout: 600_000 });

  for (const format of FORMATS) {
    for (let part = 0; part < PARTS; part += 1) {
      test(`${format}, part ${part + 1} of ${PARTS} of the kinds`, async ({ app }) => {
        await startSheet(app, { format });
        await printEach(app, format, texts().map((one, n) => ({ ...one, n })).filter(({ n }) => n % PARTS === part));
      });
    }

    test(`${format}, what ${NEAR_PAGE_ENDS}`, async ({ app, page }) => {
      await startSheet(app, { format });
      await printEach(app, format, await cutNearPageEnds(page, toBeCut()));
    });
  }
});

test.describe('every text breaks as it is printed in some other type, too', () => {
  test.describe.configure({ mode: 'parallel', timeout: 600_000 });

  for (const [part, { face, size }] of OTHER_LETTERINGS.entries()) {
    const format = FORMATS[part % FORMATS.length];
    const type = `${face} of ${size}`;
    test(`${type} on ${format}`, async ({ app }) => {
      await startSheet(app, { format, face, size });
      const some = texts().map((one, n) => ({ ...one, n })).filter(({ n }) => n % OTHER_LETTERINGS.length === part);
      await printEach(app, `${type} on ${format}`, some);
    });

    test(`${type} on ${format}, what ${NEAR_PAGE_ENDS}`, async ({ app, page }) => {
      await startSheet(app, { format, face, size });
      await printEach(app, `${type} on ${format}`, await cutNearPageEnds(page, [toBeCut()[part]]));
    });
  }
});

test('a memo that is set in another type half-way is counted, reviewed and printed in it @phone', async ({ app, page }) => {
  const { review, writing } = app;
  await startSheet(app);
  await write(app, `${MEMO}\n\n${MEMO}`);
  const { pages } = writing;
  const before = await pages.innerText();
  await writing.more.click();
  await writing.choose('Typewriter', '12 pt');
  await expect(pages).not.toHaveText(before);
  const after = await pages.innerText();
  expect(await difference(page, 'a real memo')).toBeUndefined();
  await app.reload();
  await writing.writable();
  await expect(pages).toHaveText(after);
  await review.finish();
  await expect(pages).toHaveText(after);
  expect(await difference(page, 'a real memo')).toBeUndefined();

  await app.open('write');
  await writing.options.click();
  for (const name of ['Typewriter', '12 pt']) await expect(writing.choice(name)).toBeChecked();
});

for (const format of FORMATS) {
  test(`the review counts and prints the pages of the sheet on ${format}`, async ({ app, page }) => {
    await app.writing.startDrill({ format });
    for (const text of [MEMO, `${MEMO}\n\n${MEMO}`, 'Done.']) {
      await app.writing.paper.fill(text);
      await app.review.finish();
      await app.review.pageCount();
      expect(await difference(page, 'a real memo')).toBeUndefined();
      await app.review.revise.click();
      await app.writing.writable();
    }
  });
}
