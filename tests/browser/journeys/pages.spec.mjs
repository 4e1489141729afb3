/** The counted pages are the printed ones. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { MEMO, expect, test } from '../app.mjs';

const run = promisify(execFile);
const line = 'A sentence of a plain kind that fills the line and goes on for a while. ';

const TEXTS = {
  'one word': 'Done.',
  'one paragraph over pages': line.repeat(120),
  'many short paragraphs': Array.from({ length: 90 }, (_, n) => `Point ${n}.`).join('\n'),
  'blank lines': Array.from({ length: 40 }, (_, n) => `Point ${n}.`).join('\n\n\n'),
  'very long words': `${'incomprehensibilities'.repeat(12)} `.repeat(30),
  'Chinese and Japanese': '顧客第一に考えて行動する。我们从客户的需要出发。'.repeat(120),
  emoji: 'Good \u{1F600} work \u{1F469}\u200D\u{1F4BB} done. '.repeat(150),
  'right to left': 'هذا نص طويل يملأ السطر ثم يستمر. '.repeat(200),
  'a real memo': MEMO,
  'two memos': `${MEMO}\n\n${MEMO}`,
  'tabs and runs of spaces': `A\t\tB     C ${line}\n`.repeat(40),
  'paragraphs at the end of a page': Array.from({ length: 12 }, () => line.repeat(7)).join('\n'),
};

for (const format of ['US Letter', 'A4']) {
  test(`the count equals the PDF's pages for every kind of text on ${format}`, async ({ app, page }, info) => {
    await app.startDrill({ format });
    for (const [kind, text] of Object.entries(TEXTS)) {
      await app.paper.fill(text);
      await app.finish();
      const pages = page.getByTestId('pages');
      await expect(pages).toHaveText(/^\d+\.\d$/);
      const counted = Math.ceil(Number(await pages.innerText()));
      const pdf = info.outputPath('pages.pdf');
      await page.pdf({ path: pdf, preferCSSPageSize: true });
      const { stdout } = await run('pdfinfo', [pdf]);
      expect(counted, `${kind}: counted against printed`).toBe(Number(stdout.match(/^Pages:\s+(\d+)/m)[1]));
      await app.button('Revise').click();
      await app.writable();
    }
  });
}
