/** Short drills by keyboard: rated before anything is shown, left and taken up again. */
import { expect, test } from '../app.mjs';
import { PRINCIPLES, number, seed, story } from '../seed.mjs';

const KINDS = ['conflict', 'failure', 'ambiguity', 'customer', 'innovation', 'leadership', 'delivery', 'data'];
const HOOK = 'Nobody knew why the queue stood still.';

test('a second example is asked for, rated before it is shown, and is there again after a reload @phone', async ({ app, page }) => {
  const { drills, stories } = app;
  const { says } = drills;
  await app.open('practice/drills/another');
  await drills.begin.click();
  await expect(drills.status(says.needsFirst)).toBeVisible();
  await stories.write('Returns desk', { hook: HOOK, shows: { 'Dive Deep': 'leads' } });
  await app.open('practice/drills');
  await drills.anotherLink.click();
  await drills.begin.click();
  await expect(drills.place).toHaveText(says.place(1, 5));
  await expect(app.text(says.another('Returns desk'))).toBeVisible();
  const asked = await drills.asked.textContent();
  await expect(drills.saidIt).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(app.text(says.noSecond)).toBeHidden();

  await app.reload();
  await expect(drills.asked).toHaveText(asked);
  await expect(drills.howDidItGo).toBeFocused();
  await page.keyboard.press('1');
  await expect(drills.outcome).toContainText(says.graded.blank);
  await expect(app.text(says.noSecondShows)).toBeVisible();
  await drills.changeGrade.click();
  await page.keyboard.press('3');
  await expect(drills.outcome).toContainText(says.graded.solid);
  await expect(app.text(says.noSecondShows)).toBeVisible();
  await drills.next.click();
  await expect(drills.place).toHaveText(says.place(2, 5));
  await drills.end.click();
  await expect(drills.lastRound).toContainText(says.tally(1, 1));
});

test('a story is named against ten seconds, and its opening line is shown', async ({ app, page }) => {
  const { drills } = app;
  // It shows every principle and is of every kind, and the draw is the same each time, so that what is asked has a story.
  await page.addInitScript(() => {
    crypto.getRandomValues = (bytes) => bytes.fill(7);
  });
  await seed(app, [story({ title: 'Returns desk', hook: HOOK, principles: PRINCIPLES, kinds: KINDS })]);
  await page.clock.install();
  await app.open('practice/drills/retrieval');
  await drills.begin.click();
  await page.clock.runFor(11_000);
  await expect(drills.timer).toHaveText('0:11');
  await expect(app.text(drills.says.tenSeconds)).toBeVisible();
  await expect(app.text(HOOK)).toBeHidden();
  await drills.saidIt.click();
  await page.keyboard.press('2');
  await expect(drills.outcome).toBeVisible();
  await expect(app.text(`“${HOOK}”`, { exact: true })).toBeVisible();
});

test('a number that was said well is known in the ledger, too', async ({ app, page }) => {
  const { drills, numbers } = app;
  await seed(app, [number({ name: 'Wait', baseline: '19 minutes', result: '7 minutes' })]);
  await app.open('practice/drills/numbers');
  await drills.begin.click();
  await expect(app.text('19 minutes')).toBeHidden();
  await page.keyboard.press('Enter');
  await page.keyboard.press('4');
  await expect(app.text('19 minutes → 7 minutes')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(drills.lastRound).toContainText(drills.says.tally(1, 1));
  await app.open('stories/numbers');
  await expect(numbers.count).toHaveText(numbers.says.count(1, 1, 0));
});
