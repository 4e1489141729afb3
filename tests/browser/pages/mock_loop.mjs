/** Mock loops: the plan, the interviews, the debrief, the report. */
import { expect } from '@playwright/test';
import { Page } from './page.mjs';

export class MockLoop extends Page {
  says = {
    oneEach: 'one question each',
    allFound: 'has its own story',
    short: 'have no story. You will have to answer without one, or repeat one',
    aloneAnswers: (story) => new RegExp(`only “${story}” answers any of them`),
    broughtBack: 'was restored',
    noPrinciple: (who) => `${who} has no principle yet`,
    interview: (at, all) => `Interview ${at} of ${all}`,
    firstInterview: 'Interview 1 of',
    heard: (story) => `has heard “${story}”`,
    stands: 'The clock is stopped',
    toPartner: 'Give the device to your partner',
    toCandidate: 'Give the device back',
    speaks: 'Start their answer',
    strongAnswer: 'A strong answer',
    notInclined: 'Not inclined',
    evidence: 'From your marks',
    allVotes: 'You have cast all your votes.',
    toldBefore: 'It was told before in this loop.',
    repeats: (story) => `1 repeat: “${story}”`,
    long: (story, time) => new RegExp(`1 answer took over two and a half minutes: “${story}” \\(${time}`),
    we: 'in which “we” acts without “I”',
    noOffer: 'no offer',
    noOfferListed: 'No offer',
    calibration: 'Compared with what the marks add up to',
    trend: 'How much your answers showed, loop by loop',
    principle: 'Principle',
  };

  // The list.

  get list() {
    return this.part('mock-loops');
  }

  get calibration() {
    return this.part('calibration');
  }

  get trend() {
    return this.page.getByRole('img', { name: this.says.trend });
  }

  get trendTable() {
    return this.region('Trend table');
  }

  get delete() {
    return this.button(/^Delete/);
  }

  // The plan.

  get compressed() {
    return this.field('Compressed');
  }

  get length() {
    return this.part('length');
  }

  get standing() {
    return this.part('standing');
  }

  get seat() {
    return this.page.locator('.seat summary').first();
  }

  /** A field of the first seat. */
  get role() {
    return this.named('interviewer-role-1');
  }

  principle(place) {
    return this.named(`principle-1-${place}`);
  }

  get realistic() {
    return this.field(/^Realistic/, {});
  }

  get removeInterviewer() {
    return this.button(/^Remove/).last();
  }

  get seats() {
    return this.page.locator('.seat');
  }

  get partnerReads() {
    return this.field('A partner plays', {});
  }

  get beginLoop() {
    return this.button('Start mock loop');
  }

  /** Begins a compressed loop, and says how many interviews it has. */
  async begin({ partner = false } = {}) {
    await this.app.open('practice/mock/new');
    await this.compressed.check();
    await expect(this.length).toContainText(this.says.oneEach);
    await expect(this.standing).toContainText(this.says.allFound);
    if (partner) await this.partnerReads.check();
    await this.beginLoop.click();
    await expect(this.place).toContainText(this.says.firstInterview);
    return Number((await this.place.textContent()).split(' ').at(-1));
  }

  // An interview.

  get place() {
    return this.part('place');
  }

  get beginInterview() {
    return this.button('Start interview');
  }

  /** Picks a story for the answer, from those that fit or from the others. */
  async tell(title) {
    await expect(this.field('None of these', {})).toBeVisible();
    const others = this.text(/^(Other|Your) stories \(/);
    if ((await this.story(title).count()) === 0) await others.click();
    await this.story(title).check();
  }

  story(title) {
    return this.page.getByRole('radio', { name: title });
  }

  get repeat() {
    return this.part('repeat');
  }

  get tellAllTheSame() {
    return this.button('Tell it anyway');
  }

  get speak() {
    return this.button(/^(Start answer|Start their answer)$/);
  }

  get timer() {
    return this.page.getByRole('timer');
  }

  get done() {
    return this.button('Done');
  }

  get clockStands() {
    return this.heading(this.says.stands);
  }

  get goOn() {
    return this.button('Resume');
  }

  get followUp() {
    return this.text(/^Follow-up \d of/);
  }

  get held() {
    return this.button('It held up');
  }

  get judged() {
    return this.page.getByRole('group', { name: 'How much did the answer show?' });
  }

  /** The answer showed what was asked for. */
  get shown() {
    return this.judged.getByRole('button').nth(2);
  }

  get endEarly() {
    return this.button('End early');
  }

  get afterInterview() {
    return this.heading('After the interview');
  }

  get notes() {
    return this.field('Notes', {});
  }

  get onToNext() {
    return this.button(/^(Next interview|Finish loop)/);
  }

  /** Every follow-up holds, and the answer is judged shown; by keyboard alone. */
  async digAndJudge() {
    const { held, judged, page } = this;
    for (;;) {
      await expect(held.or(judged)).toBeVisible();
      if (await judged.isVisible()) break;
      const asked = await this.followUp.textContent();
      await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
      // In a realistic loop the button of the clock comes before.
      do await page.keyboard.press('Tab');
      while (!(await held.evaluate((button) => button === document.activeElement)));
      await page.keyboard.press('Enter');
      await expect(page.getByText(asked, { exact: true })).toBeHidden();
    }
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await page.keyboard.press('3');
    await expect(judged).toBeHidden();
  }

  /** Answers whatever is still asked in this interview, another example included, each time with a story of `told`. */
  async answerRest(told, after = this.afterInterview) {
    for (;;) {
      await expect(this.speak.or(after)).toBeVisible();
      if (await after.isVisible()) return;
      await this.tell(told.shift());
      await this.speak.click();
      await this.done.click();
      await this.digAndJudge();
    }
  }

  // With a partner.

  get curtain() {
    return this.part('curtain');
  }

  get iAmThePartner() {
    return this.button(/^Show script to partner/);
  }

  get iAmTheCandidate() {
    return this.button(/^Continue as candidate/);
  }

  get strongAnswer() {
    return this.text(this.says.strongAnswer, { exact: true });
  }

  get yourAssessment() {
    return this.heading('Your assessment');
  }

  get evidence() {
    return this.page.locator('textarea').first();
  }

  vote(name) {
    return this.field({ inclined: 'Inclined', notInclined: this.says.notInclined }[name]);
  }

  get seal() {
    return this.button('Seal vote');
  }

  // The debrief.

  get toDebrief() {
    return this.link('Open debrief');
  }

  get openVotes() {
    return this.button(/^(Open sealed votes|Show what your marks say)/);
  }

  get missing() {
    return this.part('missing');
  }

  get voteNames() {
    return this.text('Rename the votes');
  }

  async voteEverywhere(name = 'inclined') {
    for (const vote of await this.vote(name).all()) await vote.check();
  }

  get interviews() {
    return this.part('interview');
  }

  get nextSteps() {
    return this.part('next-steps').getByRole('listitem');
  }

  get lessons() {
    return this.part('lesson');
  }

  get resumeInterview() {
    return this.button('Resume interview');
  }

  get counts() {
    return this.part('counts');
  }

  get howVotesFollow() {
    return this.text('How votes are calculated');
  }

  get tipped() {
    return this.field('Deciding evidence', {});
  }

  get makeNoOffer() {
    return this.button('Make no offer');
  }

  get decision() {
    return this.part('decision');
  }

  /** What was recorded of a question. */
  figure(question, place = this.page) {
    return place.getByRole('figure').filter({ hasText: question });
  }

  get showReport() {
    return this.link('Show the report');
  }

  get report() {
    return this.part('report');
  }

  get print() {
    return this.button('Print or save as PDF');
  }
}
