/** The question bank: the list, a question, own questions, and questions from files. */
import { readFile } from 'node:fs/promises';
import { Page, grouped } from './page.mjs';

/** How many questions for a product manager the app brings along: the content may grow. */
const { questions: CONTENT } = JSON.parse(await readFile(new URL('../../../public/data/questions.json', import.meta.url), 'utf8'));
const ALL = CONTENT.filter(({ role }) => role === 'product-manager').length;

export class Questions extends Page {
  all = ALL;

  says = {
    found: (count, all = ALL) => `${grouped(count)} of ${grouped(all)} questions`,
    noneFound: 'No exact match',
    archivedFound: (count) => `${count} archived`,
    noStory: 'None of your stories fits',
    asked: (company, round, day) => `${company} · ${round} · ${day}`,
    askedOnce: (principle) => `asked once · ${principle}`,
    archived: 'Archived: saved',
    toImport: (count) => `${grouped(count)} ${count === 1 ? 'question' : 'questions'} to import.`,
    refused: { tooMany: (rows) => `${rows} rows`, latin: 'choose Windows-1252' },
    notes: {
      tab: 'Separator: tab.',
      columns: (...columns) => `Columns left out: ${columns.map((column) => `column ${column}`).join(', ')}.`,
      wordForWord: (row) => `1 row left out, word for word here already or above: row ${row}.`,
      alike: (row) => `1 question much like one that is here already or above: row ${row}.`,
      html: (row) => `1 question with HTML, gaps, or sounds, which are removed: row ${row}.`,
    },
  };

  get found() {
    return this.part('found');
  }

  get list() {
    return this.page.getByRole('list', { name: 'Questions' });
  }

  get rows() {
    return this.list.getByRole('listitem');
  }

  /** A row by its place in the whole list. */
  row(place) {
    return this.list.locator(`[aria-posinset="${place}"]`);
  }

  /** The place in the list of the row in the middle of the screen. */
  rowInTheMiddle() {
    return this.page.evaluate(() => {
      const [x, y] = [window.innerWidth / 2, window.innerHeight / 2];
      return Number(document.elementFromPoint(x, y).closest('[aria-posinset]').getAttribute('aria-posinset'));
    });
  }

  get search() {
    return this.page.getByRole('searchbox');
  }

  get filter() {
    return this.text('Filter and sort');
  }

  get principle() {
    return this.page.locator('select[name=principle]');
  }

  get hits() {
    return this.page.locator('mark');
  }

  get showAll() {
    return this.button('Show all questions');
  }

  get firstStar() {
    return this.button(/^Favorite/).first();
  }

  // A question.

  get star() {
    return this.button('Favorite');
  }

  get followUps() {
    return this.heading('Follow-ups to expect');
  }

  get noteAsked() {
    return this.text('Note when it was asked');
  }

  /** What is noted about it: company, round, day. */
  askedField(name) {
    return this.named(`asked-${name}`);
  }

  get noteIt() {
    return this.button('Save note');
  }

  get asked() {
    return this.part('asked');
  }

  get archive() {
    return this.button('Archive', { exact: true });
  }

  get archived() {
    return this.text(this.says.archived).first();
  }

  get bringBack() {
    return this.button('Restore');
  }

  get change() {
    return this.link('Edit', { exact: true });
  }

  get delete() {
    return this.button('Delete');
  }

  // An own question's form: question, tags, leading, follow-ups.

  get others() {
    return this.text('Other principles it tests').first();
  }

  get saveButton() {
    return this.button('Save question');
  }

  // From and to files.

  get file() {
    return this.field('A file of questions', {});
  }

  /** Hands the import a file. */
  offer(name, content) {
    return this.file.setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(content) });
  }

  get importCount() {
    return this.part('import-count');
  }

  get importNotes() {
    return this.part('import-notes').getByRole('listitem');
  }

  get separator() {
    return this.page.getByRole('combobox', { name: 'Separator' });
  }

  /** The questions of the preview. */
  get preview() {
    return this.page.getByRole('region', { name: 'Import preview' }).locator('ol').getByRole('listitem');
  }

  get nearCopies() {
    return this.text('Show near-copies');
  }

  get asWell() {
    return this.field('Import them too', {});
  }

  get importButton() {
    return this.button('Import', { exact: true });
  }

  saveAs(format) {
    return this.button({ csv: 'Save as CSV', anki: 'Save for Anki', markdown: 'Save as Markdown' }[format]);
  }
}
