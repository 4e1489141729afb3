/** The story bank: the list, a story's form, its probes, coverage, the cheat sheet, and imports. */
import { expect } from '@playwright/test';
import { Page } from './page.mjs';

export class Stories extends Page {
  says = {
    none: 'A story is one thing you did',
    gaps: (count) => `${count} of 16 principles have no story.`,
    found: (count, all) => `${count} of ${all} stories`,
    rehearsed: 'Rehearsed',
    nothingToKeep: 'There is nothing to save yet',
    dismissed: (count) => `${count} dismissed`,
    moreLikeThese: 'more like these',
    englishOnly: 'The word checks only read English',
    anyOrder: { principle: 'All 16', strongest: 'Strongest first' },
    ready: (held, all, share) => `${held} of ${all} ${all === 1 ? 'question holds' : 'questions hold'} to the fifth why (${share} %)`,
    drillPlace: (at, all) => `Question ${at} of ${all}`,
    copyOf: (title) => `${title} (copy)`,
    gap: 'gap',
    noStory: 'No story shows it',
    supports: (standing) => `○supports, ${standing}`,
    notCounted: 'weak or unfinished',
    shown: (first, last, all) => `Stories ${first} to ${last} of ${all}`,
    nearCopies: (one, other) => `“${one}” and “${other}”`,
    toImport: (count) => `${count} ${count === 1 ? 'story' : 'stories'} to import.`,
    imported: (count) => `${count} stories imported.`,
    notImported: (...names) => `Columns left out: ${names.map((name) => `“${name}”`).join(', ')}.`,
    sameTitle: (count) => `${count} ${count === 1 ? 'story' : 'stories'} with a title that is here already`,
    empty: 'left out, almost nothing in it',
    saveAs: (format) => `Save as ${format}`,
    refused: {
      empty: 'This file is empty', workbook: 'CSV UTF-8', latin: 'choose Windows-1252', prose: 'No story was found', tooMany: (count) => `has ${count} stories`,
      unchanged: 'Nothing was changed',
    },
  };

  // The list.

  get new() {
    return this.link('New story');
  }

  get gaps() {
    return this.part('gaps');
  }

  get notCounted() {
    return this.part('not-counted');
  }

  get found() {
    return this.part('found');
  }

  get rows() {
    return this.part('story');
  }

  get titles() {
    return this.rows.getByRole('link');
  }

  linkTo(title) {
    return this.link(title).first();
  }

  get filter() {
    return this.text('Filter and sort');
  }

  get search() {
    return this.field('Search', {});
  }

  get byPrinciple() {
    return this.page.locator('select[name=principle]');
  }

  get order() {
    return this.page.locator('select[name=order]');
  }

  retire(row) {
    return row.getByRole('button', { name: /^Retire/ });
  }

  get delete() {
    return this.button(/^Delete/);
  }

  get numbersLink() {
    return this.link('Numbers');
  }

  // A story, to read.

  get told() {
    return this.part('told');
  }

  // A story's form.

  get name() {
    return this.field('Title', {});
  }

  get hook() {
    return this.field('Hook', {});
  }

  /** A part of the story: situation, task, action, result, learning. */
  partOf(name) {
    return this.page.locator(`textarea[name=${name}]`);
  }

  /** Says how the story shows a principle. */
  async shows(principle, how) {
    const name = { not: 'Not', supports: 'Supports', leads: 'Leads' }[how];
    const row = this.page.getByRole('radiogroup', { name: principle });
    if (!(await row.isVisible())) await this.text('Choose principles').click();
    await row.getByText(name, { exact: true }).click();
  }

  /** What the story is about: customer, data, failure. */
  kind(name) {
    return this.field(name);
  }

  get rehearsed() {
    return this.field(this.says.rehearsed, {});
  }

  get pace() {
    return this.field('Pace, in words per minute', {});
  }

  get spoken() {
    return this.part('spoken');
  }

  get strength() {
    return this.part('strength');
  }

  get totals() {
    return this.part('totals');
  }

  get reasons() {
    return this.text('Items met');
  }

  finding(rule) {
    return this.page.locator(`[data-rule=story-${rule}]`);
  }

  get noFindings() {
    return this.heading('No findings');
  }

  fix(finding) {
    return finding.getByRole('button', { name: /^Fix/ });
  }

  dismiss(finding) {
    return finding.getByRole('button', { name: /^Dismiss/ });
  }

  bringBack(finding) {
    return finding.getByRole('button', { name: /^Restore/ });
  }

  dismissed(count) {
    return this.text(this.says.dismissed(count));
  }

  /** What was saved in another tab meanwhile, with the difference. */
  get overtaken() {
    return this.part('overtaken');
  }

  get keepBoth() {
    return this.button('Save mine, keep both');
  }

  get saveButton() {
    return this.button('Save story');
  }

  async save() {
    await this.saveButton.click();
    await this.title('Stories').waitFor();
  }

  /** Writes a story in its form: parts by name, `hook`, and `shows` as { principle: how }. */
  async write(title, { shows = {}, hook, ...parts } = {}) {
    await this.app.open('stories/new');
    await this.name.fill(title);
    if (hook) await this.hook.fill(hook);
    for (const [part, text] of Object.entries(parts)) await this.partOf(part).fill(text);
    for (const [principle, how] of Object.entries(shows)) await this.shows(principle, how);
    await this.save();
  }

  /** Opens a story of the list that is shown, in its form. */
  async openStory(title) {
    await this.rows.getByRole('link', { name: title }).first().click();
    await this.link('Edit story').click();
    // The form is filled once its draft has been looked for.
    await this.page.waitForFunction(() => [...document.querySelectorAll('main input[type=text], main textarea')].some((field) => field.value));
  }

  get more() {
    return this.text('Duplicate, merge, or delete');
  }

  get duplicate() {
    return this.button('Duplicate');
  }

  get mergeWith() {
    return this.page.locator('select[name=merge]');
  }

  get merge() {
    return this.button('Merge stories');
  }

  get history() {
    return this.part('history').locator('summary').first();
  }

  get versions() {
    return this.part('version');
  }

  versionBack(version) {
    return version.getByRole('button', { name: 'Restore this text' });
  }

  // Probes.

  get probesLink() {
    return this.link('Follow-up questions');
  }

  get probes() {
    return this.part('probe');
  }

  /** A question that is likely to come, by how it is said. */
  addProbe(question) {
    return this.button(question);
  }

  likely = { measured: (figure) => new RegExp(`^Add.*“${figure}” measured`), did: /^Add.*What did you/ };

  answerIn(probe) {
    return probe.getByLabel('Your answer');
  }

  /** How an answer stands: safe, partial, gap. */
  stands(place, how) {
    return place.getByText({ safe: 'Safe', partial: 'Partial', gap: 'Gap' }[how], { exact: true });
  }

  get standings() {
    return this.page.getByRole('radiogroup', { name: /holds/ });
  }

  partialIn(probe) {
    return probe.getByLabel('Partial');
  }

  digIn(place) {
    return place.getByRole('button', { name: 'Add a why' });
  }

  deleteIn(place) {
    return place.getByRole('button', { name: /^Delete/ });
  }

  get ownProbe() {
    return this.field('Your own question', {});
  }

  get addOwnProbe() {
    return this.button('Add', { exact: true });
  }

  get readiness() {
    return this.part('readiness');
  }

  get drillLink() {
    return this.link('Start drill, gaps first');
  }

  get drillQuestion() {
    return this.part('drill-question');
  }

  get drillAnswer() {
    return this.part('drill-answer');
  }

  get drillPlace() {
    return this.part('drill-place');
  }

  get showAnswer() {
    return this.button('Show my answer');
  }

  get next() {
    return this.button('Next');
  }

  // Coverage.

  get coverage() {
    return this.region('Coverage table');
  }

  /** The plain shades of the legend, as red, green, and blue: what is hatched differs by that. */
  shades() {
    return this.page.locator('.coverage__key').evaluateAll((keys) => {
      const context = document.createElement('canvas').getContext('2d');
      const plain = keys.filter((key) => getComputedStyle(key).backgroundImage === 'none');
      return plain.map((key) => {
        context.fillStyle = getComputedStyle(document.body).backgroundColor;
        context.fillRect(0, 0, 1, 1);
        context.fillStyle = getComputedStyle(key).backgroundColor;
        context.fillRect(0, 0, 1, 1);
        return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
      });
    });
  }

  principleRow(principle) {
    return this.page.getByRole('row', { name: new RegExp(`^${principle}`) });
  }

  column(name) {
    return this.page.getByRole('columnheader', { name });
  }

  get advice() {
    return this.part('advice').getByRole('listitem').first();
  }

  writeOne(advice) {
    return advice.getByRole('link', { name: /^Write a story/ });
  }

  get later() {
    return this.button('Later stories');
  }

  get nearCopies() {
    return this.part('near-copies');
  }

  // The cheat sheet, and the bank as a file.

  get sheet() {
    return this.page.locator('.cheat');
  }

  get sheetStories() {
    return this.page.locator('.cheat__story');
  }

  /** The way to the sheet of a loop. */
  sheetOf(loop) {
    return this.link(loop);
  }

  get sheetTitles() {
    return this.page.locator('.cheat__title');
  }

  saveAs(format) {
    return this.button(this.says.saveAs(format));
  }

  get print() {
    return this.button(/^Print/);
  }

  get ownWords() {
    return this.button('Show original text');
  }

  // An import.

  get file() {
    return this.field('A file of stories', {});
  }

  /** Hands the import a file. */
  offer(name, content) {
    return this.file.setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(content) });
  }

  get separator() {
    return this.page.getByRole('combobox', { name: 'Separator' });
  }

  /** The stories of the preview. */
  get preview() {
    return this.page.getByRole('region', { name: 'Import preview' }).locator('ol').getByRole('listitem');
  }

  get importCount() {
    return this.part('import-count');
  }

  get importNotes() {
    return this.part('import-notes');
  }

  columnOf(name) {
    return this.field(name, {});
  }

  get asWell() {
    return this.field('Import them too', {});
  }

  get importButton() {
    return this.button('Import');
  }

  get rowTitles() {
    return this.page.locator('.row__title');
  }
}
