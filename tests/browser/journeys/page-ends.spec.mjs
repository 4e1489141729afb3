/** The marks beside the text say where its pages end, also where a scrollbar stands beside it. */
import { MEMO, expect, test } from '../app.mjs';
import { CHROMIUM } from '../chromium.mjs';
import { LETTERINGS, columns, startSheet, write } from '../paper.mjs';
import { texts } from '../texts.mjs';

// Playwright hides scrollbars, so that they take no room; on many a desktop they do.
test.use({ launchOptions: { ...CHROMIUM, ignoreDefaultArgs: ['--hide-scrollbars'] } });

const EVERY = 4;

/**
 * Runs in the page: for every page end how far the mark stands below the page's last line and above
 * the next page's first one, in lines; and how much taller the paper is than its text by itself.
 */
function distances(pages) {
  const paper = document.querySelector('textarea[name=memo]');
  const style = getComputedStyle(paper);
  const twin = document.createElement('div');
  for (const property of ['padding', 'font', 'text-rendering', 'tab-size', 'white-space', 'overflow-wrap', 'word-break', 'letter-spacing']) {
    twin.style.setProperty(property, style.getPropertyValue(property));
  }
  Object.assign(twin.style, { position: 'absolute', insetBlockStart: 0, inlineSize: `${paper.clientWidth}px`, boxSizing: 'border-box' });
  const text = new Text(paper.value.endsWith('\n') ? `${paper.value} ` : paper.value);
  twin.append(text);
  document.body.append(twin);
  const seen = [...text.data.matchAll(/\S/gu)];
  const top = twin.getBoundingClientRect().top;
  const line = (nth, step) => {
    // What is not drawn, as a soft hyphen within a line, stands nowhere.
    for (let at = nth; seen[at]; at += step) {
      const range = document.createRange();
      range.setStart(text, seen[at].index);
      range.setEnd(text, seen[at].index + seen[at][0].length);
      const rect = range.getClientRects()[0];
      if (rect?.width) return (rect.top + rect.bottom) / 2 - top;
    }
  };
  const leading = parseFloat(style.lineHeight);
  const edge = paper.getBoundingClientRect().top + paper.clientTop - paper.scrollTop;
  const marks = [...document.querySelectorAll('.sheet__end')].map((mark) => mark.getBoundingClientRect().bottom - edge);
  let count = 0;
  const ends = pages.slice(0, -1).map((page, n) => {
    count += [...page.matchAll(/\S/gu)].length;
    return { below: (marks[n] - line(count - 1, -1)) / leading, above: (line(count, 1) - marks[n]) / leading };
  });
  const excess = paper.scrollHeight - Math.max(twin.offsetHeight, paper.clientHeight);
  twin.remove();
  return { ends, marks: marks.length, excess };
}

// The usual type on both papers with many texts, every other one with some.
const [USUAL, ...OTHERS] = LETTERINGS;
const SHEETS = [
  ...['US Letter', 'A4'].map((format) => ({ format, ...USUAL, every: EVERY })),
  ...OTHERS.map((lettering, n) => ({ format: n % 2 ? 'US Letter' : 'A4', ...lettering, every: EVERY * 5 })),
];

for (const { format, face, size, every } of SHEETS) {
  test(`a mark stands between the last line of a page and the first of the next on ${format} in ${face} of ${size}`, async ({ app, page }) => {
    await startSheet(app, { format, face, size });
    let checked = 0;
    for (const [n, { kind, text }] of texts().entries()) {
      if (n % every) continue;
      await write(app, text);
      const pages = await page.evaluate(columns);
      const { ends, marks, excess } = await page.evaluate(distances, pages);
      const name = `${kind}, text ${n}`;
      expect(Math.abs(excess), `${name}: the twin is as tall as the paper`).toBeLessThanOrEqual(2);
      expect(marks, `${name}: marks`).toBe(ends.length);
      for (const { below, above } of ends) {
        expect(Math.abs(below - 0.5), `${name}: from the last line to the mark`).toBeLessThan(0.25);
        expect(above, `${name}: from the mark to the next line`).toBeGreaterThan(0.25);
      }
      checked += ends.length;
    }
    console.log(`${format}, ${face} of ${size}: ${checked} page ends checked`);
  });
}

test('the marks follow the text as it is scrolled', async ({ app, page }) => {
  await startSheet(app);
  await write(app, `${MEMO}\n\n${MEMO}`);
  const place = () => app.writing.ends.first().evaluate((mark) => Math.round(mark.getBoundingClientRect().bottom));
  const paper = () => app.writing.paper.evaluate((paper) => Math.round(paper.scrollTop));
  await app.writing.paper.evaluate((paper) => paper.scrollTo(0, 0));
  await expect.poll(paper).toBe(0);
  const before = await place();
  await app.writing.paper.evaluate((paper) => paper.scrollTo(0, 500));
  await expect.poll(place).toBe(before - 500);
});

test('a narrow screen, whose lines are not those of the paper, has no marks', async ({ app, page }) => {
  await startSheet(app);
  await write(app, `${MEMO}\n\n${MEMO}`);
  await expect(app.writing.ends.first()).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(app.writing.ends.first()).toBeHidden();
});
