/** The memo on paper: as the app sets it in columns, and as Chromium prints it. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Every type that a memo can be set in, with the usual one first. */
export const LETTERINGS = ['Serif', 'Sans', 'Typewriter']
  .flatMap((face) => ['11 pt', '10 pt', '12 pt'].map((size) => ({ face, size })));

/** Longer than the app waits for the next key before it counts, in milliseconds. */
const SETTLED = 300;

/** Starts a drill whose clock `write` moves on. */
export async function startSheet(app, choices) {
  await app.page.clock.install();
  await app.writing.startDrill(choices);
}

/** Replaces the text on a sheet, and waits until exactly that is counted. */
export async function write(app, text) {
  await app.writing.paper.fill(text);
  await app.page.clock.runFor(SETTLED);
  const lines = text.split(/\r?\n/).map((line) => line.trimEnd()).filter(Boolean);
  await app.page.waitForFunction((lines) => {
    const paragraphs = document.querySelector('.pages__flow').children;
    return paragraphs.length === lines.length && lines.every((line, n) => paragraphs[n].textContent === line);
  }, lines);
  // What follows from the count, as the marks of page ends, is drawn by timers of its own.
  await app.page.clock.runFor(SETTLED);
  // The marks follow a scrolled text with the browser's next frame.
  await app.page.waitForFunction(() => {
    const marks = document.querySelector('.sheet__ends > div');
    // A narrow screen shows none.
    if (!marks?.checkVisibility()) return true;
    const moved = new DOMMatrix(getComputedStyle(marks).transform).m42;
    return Math.abs(moved + document.querySelector('textarea[name=memo]').scrollTop) < 1;
  });
}

/** Runs in the page: the text in each of the columns that were counted. */
export function columns() {
  const flow = document.querySelector('.pages__flow');
  const frame = flow.getBoundingClientRect();
  const scale = frame.width / flow.offsetWidth;
  const step = (flow.offsetWidth + parseFloat(getComputedStyle(flow).columnGap)) * scale;
  const columnOf = (rect) => Math.round((rect.left - frame.left) / step);
  const range = document.createRange();
  const found = [];
  const add = (column, text) => (found[column] = (found[column] ?? '') + text);
  for (const paragraph of flow.children) {
    const fragments = [...paragraph.getClientRects()];
    add(columnOf(fragments[0]), '\n');
    if (fragments.length === 1) {
      add(columnOf(fragments[0]), paragraph.textContent);
      continue;
    }
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(), column = columnOf(fragments[0]); node; node = walker.nextNode()) {
      let at = 0;
      for (const letter of node.data) {
        range.setStart(node, at);
        range.setEnd(node, at + letter.length);
        // White space hangs beyond the line's end, and what is not drawn stands nowhere. What follows a soft hyphen
        // has a rectangle at the hyphen, too.
        const rect = /\s/.test(letter) ? undefined : [...range.getClientRects()].findLast(({ width }) => width > 0);
        if (rect) column = Math.floor((rect.left - frame.left + 1) / step);
        add(column, letter);
        at += letter.length;
      }
    }
  }
  return Array.from(found, (text) => text ?? '');
}

/** Runs a program on bytes and returns what it says. */
async function poppler(program, parameters, input) {
  const running = promisify(execFile)(program, parameters, { maxBuffer: 2 ** 26 });
  running.child.stdin.end(input);
  return (await running).stdout;
}

/** What Chromium prints: the number of pages by pdfinfo, and the text of each by pdftotext. */
export async function printed(page) {
  return read(await page.pdf({ preferCSSPageSize: true }));
}

/** What is in a PDF, as `printed` says it. */
export async function read(pdf) {
  const [info, text] = await Promise.all([
    poppler('pdfinfo', ['-'], pdf),
    poppler('pdftotext', ['-raw', '-', '-'], pdf),
  ]);
  return { count: Number(info.match(/^Pages:\s+(\d+)/m)[1]), pages: text.split('\f').slice(0, -1) };
}
