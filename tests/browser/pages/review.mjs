/** The review of a memo: the rating, the evidence map, the findings, and the ways out. */
import { expect } from '@playwright/test';
import { Page } from './page.mjs';

export class Review extends Page {
  says = {
    findings: (count) => `${count} findings`,
    dismissed: (count) => `${count} dismissed`,
    tooFew: 'too few to judge',
    confirmed: (count, all) => `${count} of ${all} confirmed`,
    toWorkOn: 'To work on',
    lateWords: (count) => `${count} words written after time`,
    lateLegend: (count) => `written after time was up, ${count} words`,
    lateDescription: /^Double underline/,
    sittings: (from, to) => `Session ${from} to ${to}`,
    pasted: (count) => `${count} characters`,
    copiedMarkdown: 'Copied as Markdown',
    copiedText: 'Copied as plain text',
    noWordYet: 'Word export didn’t load',
  };

  dimensions = ['Clarity', 'Structure', 'Data', 'Relevance', 'Concision'];

  /** Finishes and stays at the rubric. */
  async handIn() {
    await this.app.writing.finishButton.click();
    await this.rubric.waitFor();
  }

  /** Where the author rates before anything is shown. */
  get rubric() {
    return this.heading('Review');
  }

  /** Finishes and goes past the rubric, to what the rules found. */
  async finish() {
    await this.handIn();
    await this.skipRating();
  }

  async skipRating() {
    await this.skipButton.click();
    await this.evidenceHeading.waitFor();
  }

  get skipButton() {
    return this.button('Skip rating');
  }

  get showReview() {
    return this.button('Show review');
  }

  /** The points that the author gives in a dimension, as the rubric words them. */
  rating(dimension, points = '3 Fair') {
    return this.page.getByRole('group', { name: dimension }).getByLabel(points);
  }

  get evidenceHeading() {
    return this.heading('Evidence');
  }

  /** What a reader looks for, as the map lists it. */
  evidence(slug) {
    return this.page.locator(slug ? `[data-criterion=${slug}]` : '[data-criterion]');
  }

  get confirmed() {
    return this.part('confirmed');
  }

  get missingEvidence() {
    return this.part('missing-evidence');
  }

  get withheld() {
    return this.part('withheld');
  }

  get mechanics() {
    return this.page.locator('[data-mechanic]');
  }

  confirm(line) {
    return line.getByRole('button', { name: /^Confirm/ });
  }

  showEvidence(line) {
    return line.getByRole('button', { name: /^Show/ });
  }

  pick(line) {
    return line.getByRole('button', { name: /^Choose a sentence/ });
  }

  markMissing(line) {
    return line.getByRole('button', { name: /^Mark as missing/ });
  }

  get currentMark() {
    return this.page.locator('mark[data-current]').first();
  }

  get marks() {
    return this.page.locator('mark');
  }

  /** Every finding, or those of a rule. */
  findings(rule) {
    return this.page.locator(rule ? `[data-rule=${rule}]` : '[data-rule]');
  }

  /** Those that are listed, without those that were dismissed. */
  listed(rule) {
    return this.page.locator(`[data-testid=finding-list] [data-rule=${rule}]`);
  }

  inFirstList(rule) {
    return this.part('finding-list').first().locator(`[data-rule=${rule}]`);
  }

  /** Opens the findings of a rule, which are closed at first. */
  async openRule(rule) {
    const group = this.page.locator(`details[data-group=${rule}]`);
    if ((await group.getAttribute('open')) === null) await group.locator('> summary').click();
  }

  /** What to fix first. */
  get first() {
    return this.part('fix-first');
  }

  /** On a small screen: the memo at reading size, and the finding below its sentence. */
  get reading() {
    return this.part('reading');
  }

  get slip() {
    return this.part('slip');
  }

  get goThrough() {
    return this.button(/^Review \d+ finding/);
  }

  inSlip(name) {
    return this.slip.getByRole('button', { name });
  }

  severity(name) {
    return this.page.getByRole('group', { name: 'Show' }).getByLabel(name);
  }

  get groups() {
    return this.page.locator('[data-group]');
  }

  get summaries() {
    return this.page.locator('.findings details > summary');
  }

  findingsHeading(count) {
    return this.heading(this.says.findings(count));
  }

  fix(place = this.page) {
    return place.getByRole('button', { name: /^Fix/ }).first();
  }

  dismiss(finding) {
    return finding.getByRole('button', { name: /^Dismiss/ });
  }

  /** Dismisses a finding further than in its place: "These words in every memo", "This rule in this memo". */
  async dismissFurther(finding, reach) {
    await finding.getByText('Dismiss more').click();
    await finding.getByRole('button', { name: reach }).click();
  }

  dismissed(count) {
    return this.text(this.says.dismissed(count));
  }

  bringBack(place = this.page) {
    return place.getByRole('button', { name: /^Restore/ });
  }

  get revise() {
    return this.button('Revise');
  }

  get sittings() {
    return this.region('Sessions');
  }

  get sittingRows() {
    return this.sittings.locator('tbody tr');
  }

  get everySitting() {
    return this.region('All sessions').locator('tbody tr');
  }

  get difference() {
    return this.part('difference');
  }

  get bringTextBack() {
    return this.difference.getByRole('button', { name: /^Restore the text/ });
  }

  /** The memo in the pages that it prints on. */
  get flow() {
    return this.page.locator('.pages__flow');
  }

  /** The memo: its pages, or on a small screen its text. */
  get sheet() {
    return this.region(/^The memo( as it prints)?$/);
  }

  get late() {
    return this.page.locator('.pages__flow ins');
  }

  get lateLegend() {
    return this.part('late-legend');
  }

  get overtime() {
    return this.part('overtime');
  }

  get pages() {
    return this.part('pages');
  }

  /** How many pages it prints on, once they are counted. */
  async pageCount() {
    await expect(this.pages).toHaveText(/^\d+\.\d$/);
    return Math.ceil(Number(await this.pages.innerText()));
  }

  get prompt() {
    return this.page.locator('.review__prompt');
  }

  // Ways out.

  get out() {
    return this.text('Margins and other files');
  }

  /** What prints in the margins. */
  margins = ['Title', 'Prompt', 'Your name', 'Date', 'Page numbers'];

  get nameToPrint() {
    return this.field('Name to print', {});
  }

  /** A part of the memo as it is drawn on its pages. */
  drawn(selector) {
    return this.page.locator(`.pages__flow ${selector}`);
  }

  /** The memo's title; empty while the proposed one, its placeholder, stands. */
  get title() {
    return this.page.locator('input[name=title]');
  }

  get copyMarkdown() {
    return this.button('Copy as Markdown');
  }

  get copyText() {
    return this.button('Copy as text');
  }

  get saveWord() {
    return this.button('Save as Word');
  }

  get saveMarkdown() {
    return this.button('Save as Markdown');
  }

  get saveText() {
    return this.button('Save as text');
  }

  get print() {
    return this.button(/^Print/);
  }

  get share() {
    return this.button('Share', { exact: true });
  }

  get shareText() {
    return this.button('Share text');
  }
}
