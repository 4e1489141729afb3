/** One path: fourteen days from the first visit to the offer, and at every step Today names the next one. */
import { MEMO, expect, test } from '../app.mjs';
import { PILOT, TOLD } from '../seed.mjs';

/** Nine in the morning of a day, counted from the first visit. */
const morning = (day) => new Date(2026, 10, 23 + day, 9);

/** Three stories of different events, and the principle that each leads. */
const STORIES = {
  'Returns desk': ['Customer Obsession', TOLD],
  'Boiler claims': ['Ownership', PILOT],
  'Shift board': [
    'Invent and Simplify',
    {
      situation: 'In January 2024 nurses on our ward made 41 calls a week to swap shifts, and 9 shifts a month stayed empty.',
      task: 'I had to halve the empty shifts before May without a new system.',
      action:
        'I sat with the planners for a week and counted 164 calls. I found that two of three calls only asked who was free. I drew a board on paper, tried it with six nurses, and decided to print it when a manager asked for software first.',
      result: 'Calls fell from 41 to 12 a week in ten weeks, counted on 96 swaps, and empty shifts from 9 to 2 a month.',
    },
  ],
};

test('fourteen days lead from the first visit to the offer, and Today always names the next step', async ({ app, page }) => {
  test.slow();
  const { loops, mockLoop, offers, plan, practice, review, stories, writing } = app;
  const { steps } = plan.says;
  const { next } = plan;
  const heading = next.getByRole('heading', { level: 2 });
  /** Opens Today on a day, where this step comes first. */
  const today = async (day, step) => {
    await page.clock.setFixedTime(morning(day));
    await app.open();
    await expect(heading).toHaveText(step);
  };
  const follow = () => next.getByRole('link').first().click();

  await page.clock.setFixedTime(morning(0));
  await app.open();
  await plan.dayOfLoop.fill('2026-12-07');
  await plan.begin.click();
  await expect(heading).toContainText(plan.says.firstTask);

  for (const [day, [title, [principle, parts]]] of Object.entries(STORIES).entries()) {
    await today(day, steps.storyFor(principle));
    await follow();
    await stories.name.fill(title);
    for (const [part, text] of Object.entries(parts)) await stories.partOf(part).fill(text);
    await stories.shows(principle, 'leads');
    await stories.save();
  }

  // What was begun comes first until it is done: a memo, a practice session, a mock loop.
  await writing.startDrill();
  await writing.paper.fill(MEMO);
  await app.saved();
  await today(2, steps.memo);
  await follow();
  await review.finish();
  await today(2, steps.practice);
  await follow();
  await practice.minutes(5).check();
  await practice.beginButton.click();
  await practice.speak.waitFor();
  await today(3, steps.goOnPracticing);
  await follow();
  await practice.answer('solid');
  await practice.next.click();
  await practice.summary.waitFor();
  await today(3, steps.story);

  await app.open('practice/mock/new');
  await mockLoop.compressed.check();
  await mockLoop.beginLoop.click();
  await mockLoop.beginInterview.waitFor();
  await today(4, steps.mockLoop);
  await follow();
  const count = Number((await mockLoop.place.textContent()).split(' ').at(-1));
  for (let interview = 1; interview <= count; interview += 1) {
    await mockLoop.beginInterview.click();
    await mockLoop.endEarly.click();
    await mockLoop.onToNext.click();
  }
  await mockLoop.toDebrief.waitFor();
  for (let day = 4; day < 13; day += 1) await today(day, steps.task);

  await today(13, steps.eve);
  await plan.openSheet.click();
  await expect(page).toHaveURL(/stories\/sheet/);
  await today(14, steps.loopDay);
  await today(15, steps.log);
  await follow();
  await loops.addQuestion.click();
  await loops.logged(1, 'asked').fill('Which number did you not believe?');
  await loops.saveLog.click();
  await expect(app.notices).toContainText(loops.says.questionKept);
  await today(16, steps.decision);
  await loops.tookMe.click();
  await expect(heading).toHaveText(steps.offer);
  await follow();
  await offers.name.fill('The first offer');
  await offers.fill({ base: '150000' });
  await offers.saveButton.click();
  await today(17, steps.compare);
});
