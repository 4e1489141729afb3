/** Loops: the list with the exhaustion test, a loop's form, the story each question finds, and what was really asked. */
import { Page } from './page.mjs';

export class Loops extends Page {
  says = {
    noInterviewer: 'No interviewers yet',
    withoutStory: (count, all) => `${count} of ${all} questions has no story.`,
    allFound: (count) => `Each of ${count} questions has its own story.`,
    asks: (who, count, principles) => `${who} asks ${count} questions about ${principles}.`,
    oneStory: 'One story answers any of them:',
    barRaiser: 'Bar Raiser',
    instead: (principle) => `${principle}, if they ask about it instead`,
    noOther: 'Another example: no story left',
    runsOut: /^Your stories run out in \d+ of 1,000 loops/,
    noneSaves: 'No single new story makes a loop last yet',
    untitled: 'Untitled loop',
    onDay: (day) => `Loop on ${day}`,
    logged: 'Log saved.',
    questionKept: 'Its question was added to your questions',
    expected: (count) => `${count} question about what you expected`,
    toCome: (count) => `${count} interviewer left`,
    moved: (who, principle, before, now) => `${who}, ${principle}: ${before} → ${now}`,
    spent: (count) => `${count} story is used`,
  };

  roles = { hiringManager: 'Hiring manager' };

  /** The way from a loop to its sheet. */
  get cheatSheet() {
    return this.link('Open cheat sheet');
  }

  // The list.

  get tryAll() {
    return this.button('Try 1,000 loops');
  }

  get ranOut() {
    return this.part('ran-out');
  }

  get bestNewStory() {
    return this.part('best-new-story');
  }

  get bars() {
    return this.page.locator('.bars');
  }

  get asTable() {
    return this.text('As a table');
  }

  get exhaustion() {
    return this.region('Exhaustion by principle');
  }

  delete(name) {
    return this.button(`Delete “${name}”`);
  }

  // The form.

  get draw() {
    return this.button('Draw a plausible loop');
  }

  get firstPrinciple() {
    return this.field('First principle', {}).first();
  }

  get name() {
    return this.field('Name').first();
  }

  get day() {
    return this.field('Date, if you know it', {});
  }

  get interviewers() {
    return this.page.locator('fieldset.interviewer');
  }

  /** A field of the n-th interviewer: interviewer-name, interviewer-role, questions. */
  of(number, field) {
    return this.named(`${field}-${number}`);
  }

  principle(number, place) {
    return this.named(`principle-${number}-${place}`);
  }

  barRaiser(number) {
    return this.field('Bar Raiser', {}).nth(number - 1);
  }

  get addButton() {
    return this.button('Add an interviewer');
  }

  takeOut(number) {
    return this.button(`Remove interviewer ${number}`);
  }

  async add(number, { name, role, principles = [], questions }) {
    await this.addButton.click();
    if (name) await this.of(number, 'interviewer-name').fill(name);
    if (role) await this.of(number, 'interviewer-role').fill(role);
    for (const [place, principle] of principles.entries()) {
      await this.principle(number, place + 1).selectOption({ label: principle });
    }
    if (questions) await this.of(number, 'questions').selectOption(String(questions));
  }

  get saveButton() {
    return this.button('Save loop');
  }

  async save() {
    await this.saveButton.click();
    await this.assignment.waitFor();
  }

  /** A new loop, drawn. */
  async drawNew() {
    await this.app.open('my-loop/new');
    await this.draw.click();
    await this.firstPrinciple.waitFor();
  }

  // A loop.

  get assignment() {
    return this.part('assignment');
  }

  /** The field that pins a story to a question of an interviewer. */
  pinFor(who, principle) {
    return this.field(`Story for ${who}, ${principle}`, {});
  }

  get moved() {
    return this.part('moved');
  }

  get keepMatch() {
    return this.button('Keep this match');
  }

  get standing() {
    return this.part('standing');
  }

  get bottleneck() {
    return this.part('bottlenecks').getByRole('listitem').first();
  }

  get spent() {
    return this.part('spent');
  }

  get change() {
    return this.link('Edit loop');
  }

  get questionsToAsk() {
    return this.link('Choose questions to ask');
  }

  /** The way back to a loop that has no name, with a day or without. */
  get back() {
    return this.link(/^Loop on|Untitled loop/).first();
  }

  get tookMe() {
    return this.button('They made an offer');
  }

  // What was asked.

  get log() {
    return this.link('Log the interview');
  }

  get addQuestion() {
    return this.button('Add a question');
  }

  /** A field of the n-th question: asked, by, about, told. */
  logged(number, field) {
    return this.named(`${field}-${number}`);
  }

  get saveLog() {
    return this.button('Save log');
  }

  get compared() {
    return this.part('compared');
  }
}
