/** The guide: its topics, its sheets, and the questions to ask an interviewer. */
import { Page } from './page.mjs';

export class Guide extends Page {
  says = {
    nothing: 'No topic has all of these words.',
    effort: 'Type an effort above 0',
    chooseStory: 'Choose the story this result belongs to.',
    kept: (what, story) => `“${what}” is in your numbers, linked to “${story}”.`,
    score: (idea) => `RICE score of ${idea}`,
    method: 'Reach 40,000 × impact 2 × confidence 80 % ÷ effort 8 person-weeks',
    secondIdea: 'Delivery window of two hours',
    asked: (who) => `Asked of ${who} (Untitled loop).`,
  };

  topics = { barRaiser: 'The Bar Raiser', diveDeep: 'Dive Deep' };

  get search() {
    return this.field('Search the guide', {});
  }

  get found() {
    return this.part('found');
  }

  get hits() {
    return this.page.locator('mark');
  }

  get yourStories() {
    return this.link('Show your stories');
  }

  // RICE.

  get scores() {
    return this.part('score');
  }

  /** A field of the n-th idea: idea, reach, effort. */
  of(number, field) {
    return this.named(`${field}-${number}`);
  }

  remove(number) {
    return this.button(`Remove idea ${number}`);
  }

  get result() {
    return this.field('Result to save', {});
  }

  get story() {
    return this.field('Save the result with a story', {});
  }

  get keep() {
    return this.button('Save result');
  }

  get numbers() {
    return this.link('Your numbers');
  }

  // Questions to ask.

  get checkOffFor() {
    return this.field('Check off for', {});
  }

  /** The check mark of the first question for whoever is chosen. */
  get firstAsked() {
    return this.page.getByRole('checkbox', { name: /^Asked: / }).first();
  }

  get question() {
    return this.field('Question');
  }

  get add() {
    return this.button('Add question');
  }

  own(text) {
    return this.page.getByRole('listitem').filter({ hasText: text });
  }

  removeOwn(row) {
    return row.getByRole('button', { name: /^Remove/ });
  }

  changeOwn(row) {
    return row.getByRole('button', { name: /^Edit/ });
  }

  get keepChange() {
    return this.button('Save change');
  }
}
