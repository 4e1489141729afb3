/** The plan: its days, the role, what Today shows of it, and reminders. */
import { Page } from './page.mjs';

export class Plan extends Page {
  says = {
    until: (day, days) => `Your loop is on ${day}, in ${days} days.`,
    inDays: (day, days) => `${day}, in ${days} days`,
    firstTask: 'Find a story for Customer Obsession',
    steps: {
      story: /^Find a story for/,
      storyFor: (principle) => new RegExp(`^Find a story for ${principle}`),
      task: /^(Find|Write|Practice|Take|Tell|Set up|Do|Check|Learn|Rehearse|Mock|Answer|Go|Finish|Strengthen|Ask)/,
      memo: 'Continue your memo',
      practice: /^Practice aloud/,
      goOnPracticing: 'Continue your practice session',
      mockLoop: 'Continue your mock loop',
      eve: 'Read the cheat sheet once, then stop',
      loopDay: 'Your loop is today',
      log: 'Write down what you were asked',
      decision: 'Note what they decided',
      offer: 'Enter your offer',
      compare: 'Compare your offers',
    },
    principles: /Principles/,
    loop: 'Loop',
    noDay: 'Your loop has no date yet.',
    evening: 'An evening each',
    noStory: 'No story shows it yet',
    met: (count) => `${count} of 7 have a story that shows them.`,
    promise: 'Prepare for an Amazon product-manager loop',
    today: (planned, day, days) => `${planned} planned. Your loop is on ${day}, in ${days} days.`,
    assumed: (days) => `in ${days} days. This assumes an hour a day.`,
    reminding: {
      off: 'Reminders are off on this device.',
      onceSaved: (time) => `Once saved, this device reminds you at ${time}, once a day`,
      on: (time) => `This device reminds you at ${time}`,
      refused: 'This browser blocks notifications from Loopready',
      allow: 'allow notifications, and come back here',
      notification: 'Loopready: 2 tasks today, 1 h. First: Find a story for Customer Obsession, Ownership, and Invent and Simplify (40 min)',
    },
  };

  get setDays() {
    return this.link('Set your dates');
  }

  get changeDays() {
    return this.link('Edit dates');
  }

  get loop() {
    return this.named('loop');
  }

  get sampleDue() {
    return this.field('Writing sample due', {});
  }

  get beginAt() {
    return this.field('Start time', {});
  }

  get save() {
    return this.button('Save dates');
  }

  get until() {
    return this.part('until');
  }

  get today() {
    return this.part('today');
  }

  get readiness() {
    return this.part('readiness');
  }

  task(name, place = this.page) {
    return place.getByRole('link', { name });
  }

  get calendar() {
    return this.button('Save calendar file');
  }

  // The role.

  get sql() {
    return this.part('sql');
  }

  notYetIn(requirement) {
    return requirement.getByLabel('Not yet');
  }

  haveItIn(requirement) {
    return requirement.getByLabel('I have it');
  }

  storyIn(requirement) {
    return requirement.getByLabel('Story that shows it');
  }

  get met() {
    return this.part('met');
  }

  get saveRole() {
    return this.button('Save role check');
  }

  // On Today.

  get welcome() {
    return this.part('welcome');
  }

  get dayOfLoop() {
    return this.named('loop');
  }

  get begin() {
    return this.button('Start preparing');
  }

  get dayUnknown() {
    return this.button('I don’t know yet');
  }

  get next() {
    return this.part('next-step');
  }

  get openSheet() {
    return this.next.getByRole('link', { name: 'Open the cheat sheet' });
  }

  get onToday() {
    return this.part('plan-for-today');
  }

  get sayTime() {
    return this.onToday.getByRole('link', { name: 'Set your time' });
  }

  // Reminders.

  get reminding() {
    return this.part('reminding');
  }

  get remindMe() {
    return this.button('Turn on reminders here');
  }

  get stopReminding() {
    return this.button('Turn off reminders here');
  }
}
