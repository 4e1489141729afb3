/** Writing: the ways to begin, prompts of one's own, and the sheet. */
import { expect } from '@playwright/test';
import { Page } from './page.mjs';

export class Writing extends Page {
  ways = { drill: 'Timed drill', takeHome: 'Take-home', free: 'Free writing', check: 'Check a text' };

  says = {
    milestones: {
      half: 'Half of the time is gone.', ten: '10 minutes left.', one: '1 minute left.', over: 'Time is up',
    },
    paused: /^Paused/,
    stands: 'The clock is stopped',
    due: /^Due/,
    wasAway: 'You were away',
    open: 'open in another tab',
    takenOver: 'Another tab took over this memo',
    words: (count) => `${count} words`,
    drawnAgain: (times) => `Drawn again ${times} times`,
    nothingToRead: 'This text is empty',
    noPlainText: 'This is not plain text in UTF-8',
    retired: 'retired, no longer drawn',
    ofPages: (count) => `of ${count} pages`,
  };

  // The form.

  get prompts() {
    return this.part('prompt');
  }

  /** The card beside the two drawn prompts, and the field that it opens. */
  get givenCard() {
    return this.part('given-prompt');
  }

  get givenPrompt() {
    return this.field('The prompt you were given', {});
  }

  get allPromptsSummary() {
    return this.text(/^Browse all/);
  }

  /** The button that chooses a prompt from the list. */
  chooseFromList(text) {
    return this.part('all-prompts').getByRole('button', { name: `: ${text}` });
  }

  way(name) {
    return this.field(name, {});
  }

  get due() {
    return this.named('due');
  }

  minutes(count) {
    return this.field(`${count} min`, {});
  }

  get strict() {
    return this.field('Strict', {});
  }

  get drawAgain() {
    return this.button('Draw two others');
  }

  /** How the memo is set: its paper and type, and what it aims at. */
  get options() {
    return this.text('Document, pages, paper, type');
  }

  choice(name) {
    return this.field(name);
  }

  get target() {
    return this.field('Target length (words)', {});
  }

  get mostPages() {
    return this.field('Page limit', {});
  }

  get startDrillButton() {
    return this.button('Start drill');
  }

  get startButton() {
    return this.button(/^Start/);
  }

  /** A memo in the list of those that were begun. */
  get memos() {
    return this.page.locator('.rows a');
  }

  // A text from elsewhere.

  get checked() {
    return this.page.locator('textarea[name=check]');
  }

  get file() {
    return this.field('Or open a file', {});
  }

  get reviewText() {
    return this.button('Review this text');
  }

  // Prompts of one's own.

  get ownPromptsSummary() {
    return this.text('Your own prompts');
  }

  get ownPrompts() {
    return this.part('own-prompts');
  }

  get ownPrompt() {
    return this.ownPrompts.getByLabel('Prompt');
  }

  get ownPromptRow() {
    return this.ownPrompts.locator('.row');
  }

  ownPromptButton(name) {
    return this.ownPrompts.getByRole('button', { name: { add: 'Add prompt', change: 'Edit', keep: 'Save change', retire: 'Retire' }[name] });
  }

  // The sheet.

  get paper() {
    return this.page.locator('textarea[name=memo]');
  }

  get words() {
    return this.part('words');
  }

  get sentences() {
    return this.part('sentences');
  }

  get pages() {
    return this.part('pages');
  }

  get counts() {
    return this.page.locator('.sheet__counts');
  }

  get progress() {
    return this.page.getByRole('progressbar');
  }

  get clock() {
    return this.part('clock');
  }

  get milestone() {
    return this.part('milestone');
  }

  /** Marks beside the text where a page ends. */
  get ends() {
    return this.page.locator('.sheet__end');
  }

  get hideClock() {
    return this.button('Hide the clock');
  }

  get showClock() {
    return this.button('Show the clock');
  }

  get pause() {
    return this.button('Pause');
  }

  get resume() {
    return this.button('Resume');
  }

  get leave() {
    return this.button('Leave for now');
  }

  get takeOver() {
    return this.button('Write here instead');
  }

  get showOutline() {
    return this.button('Show outline');
  }

  get outline() {
    return this.page.locator('.outline li');
  }

  get more() {
    return this.page.getByRole('main').getByText('More', { exact: true });
  }

  get spelling() {
    return this.field('Underline misspelled words', {});
  }

  get focusOnText() {
    return this.button('Focus on the text');
  }

  get showEverything() {
    return this.button('Show everything');
  }

  /** What the rules found, beside the text. */
  get findings() {
    return this.button('Findings');
  }

  get panel() {
    return this.page.getByRole('complementary', { name: 'Findings' });
  }

  panelFindings(rule) {
    return this.page.locator(rule ? `.panel [data-rule=${rule}]` : '.panel__finding');
  }

  nextFinding = 'Alt+n';

  get finishButton() {
    return this.button(/^(Finish|Hand in)$/);
  }

  /** The document's title while so many minutes are left. */
  titles = {
    left: (...minutes) => new RegExp(`^(${minutes.join('|')}) min · Timed drill$`),
    hidden: 'Timed drill · Loopready',
  };

  /** Sets the memo in another type: a format, a face, a size. */
  async choose(...names) {
    for (const name of names) await this.choice(name).check();
  }

  async startDrill({ minutes = 30, format = 'US Letter', face = 'Serif', size = '11 pt', strict = false } = {}) {
    await this.app.open('write');
    await this.prompts.first().check();
    await this.minutes(minutes).check();
    if (strict) await this.strict.check();
    await this.options.click();
    await this.choose(format, face, size);
    await this.startDrillButton.click();
    await this.writable();
  }

  /** Starts a memo another way than as a drill. */
  async start(way, { prompt = true } = {}) {
    await this.app.open('write');
    await this.way(way).check();
    if (prompt) await this.prompts.first().check();
    await this.startButton.click();
    await this.writable();
  }

  /** The tab has the right to write. */
  async writable() {
    await expect(this.paper).not.toHaveAttribute('readonly');
  }

  async openOptions() {
    await this.options.click();
  }

  /** Puts a memo there, and goes on to its review. */
  async drillWith(text, choices) {
    await this.startDrill(choices);
    await this.paper.fill(text);
    await this.app.review.finish();
  }
}
