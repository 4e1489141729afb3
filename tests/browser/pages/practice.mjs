/** Practice aloud: a session, its questions, and the progress. */
import { expect } from '@playwright/test';
import { Page } from './page.mjs';

export class Practice extends Page {
  says = {
    nothingDue: 'Nothing is due',
    oneDue: '1 principle is due',
    place: (at, all) => `Question ${at} of ${all}`,
    firstOf: /^Question 1 of/,
    followUp: (at, all) => `Follow-up ${at} of ${all}`,
    graded: { shaky: 'Shaky', solid: 'Solid' },
    spoken: (time) => new RegExp(`spoken ${time}`),
    weakest: /Your weakest so far: .+ \(80 %\)\. You haven’t practiced 15 principles yet\./,
    noAnswers: 'The curve begins with your first answer',
    forecast: (share) => `today it is ${share} %`,
    days: '1 answer or drill card on 1 day',
    answersAndCards: 'Answers and cards',
    share: (share, questions) => `${share} % · ${questions} question${questions === 1 ? '' : 's'}`,
  };

  /** The keys of the four grades, the worst first. */
  grades = { blank: '1', shaky: '2', solid: '3', strong: '4' };

  // The start.

  get due() {
    return this.part('due');
  }

  get weak() {
    return this.part('weak');
  }

  minutes(count) {
    return this.field(`${count} min`);
  }

  get onePrinciple() {
    return this.field('One principle', {});
  }

  get principle() {
    return this.page.locator('select[name=principle]');
  }

  get beginButton() {
    return this.button('Start practice');
  }

  async begin({ minutes = 5 } = {}) {
    await this.app.open('practice');
    await this.minutes(minutes).check();
    await this.beginButton.click();
  }

  /** What a tab says that follows another one, and the way to drive. */
  get follows() {
    return this.part('follows');
  }

  get takeOver() {
    return this.button('Continue here');
  }

  // A question.

  get place() {
    return this.part('place');
  }

  get question() {
    return this.title();
  }

  get speak() {
    return this.button('Start answer');
  }

  get timer() {
    return this.page.getByRole('timer');
  }

  get done() {
    return this.button('Done');
  }

  get firstFollowUp() {
    return this.text(/^Follow-up 1 of/);
  }

  followUp(at, all) {
    return this.text(this.says.followUp(at, all));
  }

  get answered() {
    return this.button(/^(Next follow-up|Finish follow-ups)$/);
  }

  get howDidItGo() {
    return this.page.getByRole('group', { name: 'How did it go?' });
  }

  get outcome() {
    return this.part('outcome');
  }

  get strongAnswer() {
    return this.heading('A strong answer');
  }

  get changeGrade() {
    return this.button('Change rating');
  }

  get next() {
    return this.button('Next');
  }

  /** From the end of an answer through its follow-ups to the grade. */
  async grade(grade) {
    for (;;) {
      await expect(this.answered.or(this.howDidItGo)).toBeVisible();
      if (await this.answered.isHidden()) break;
      await this.answered.click();
    }
    await this.page.keyboard.press(this.grades[grade]);
    await this.outcome.waitFor();
  }

  /** Answers the question that is asked, in an instant. */
  async answer(grade) {
    await this.speak.click();
    await this.done.click();
    await this.grade(grade);
  }

  get summary() {
    return this.part('summary');
  }

  // Progress.

  get seeProgress() {
    return this.link('See your progress');
  }

  get forecast() {
    return this.part('forecast');
  }

  get calendar() {
    return this.part('calendar');
  }

  get daysAsTable() {
    return this.text('The days as a table');
  }

  get days() {
    return this.page.getByRole('table').filter({ hasText: this.says.answersAndCards });
  }
}
