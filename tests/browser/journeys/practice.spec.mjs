/** Practice aloud: one session by keyboard, left in the middle and taken up again. */
import { PLACES, WITH_COPY, expect, test } from '../app.mjs';

test('a session is thought, spoken, probed and graded before anything is revealed, and survives a reload @phone', async ({ app, page }) => {
  const { practice } = app;
  const { says } = practice;
  await app.open('practice');
  await expect(practice.due).toContainText(says.nothingDue);
  await practice.minutes(5).check();
  await practice.beginButton.click();
  await expect(practice.place).toHaveText(says.place(1, 1));
  const question = await practice.question.textContent();
  await expect(practice.speak).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(practice.timer).toHaveText(/0:0\d/);
  await page.keyboard.press('Enter');
  await expect(practice.firstFollowUp).toBeVisible();
  await expect(practice.strongAnswer).toBeHidden();

  await app.reload();
  await expect(practice.question).toHaveText(question);
  const probes = Number((await practice.firstFollowUp.textContent()).split(' ').at(-1));
  for (let shown = 1; shown <= probes; shown += 1) {
    await expect(practice.followUp(shown, probes)).toBeVisible();
    await expect(practice.answered).toBeFocused();
    await page.keyboard.press('Enter');
  }
  await expect(practice.howDidItGo).toBeFocused();
  await page.keyboard.press(practice.grades.shaky);
  await expect(practice.outcome).toContainText(says.graded.shaky);
  await practice.changeGrade.click();
  await page.keyboard.press(practice.grades.solid);
  await expect(practice.outcome).toContainText(says.graded.solid);
  await expect(practice.strongAnswer).toBeVisible();
  await practice.next.click();
  await expect(app.at(PLACES.practice)).toBeVisible();
  await expect(practice.weak).toContainText(says.weakest);
});

test('an answer’s time goes on at the right second after a reload, and a night is no part of it', async ({ app, page }) => {
  const { practice } = app;
  await page.clock.install({ time: new Date('2026-09-01T21:00:00Z') });
  await practice.begin();
  await practice.speak.click();
  await page.clock.runFor(70_000);
  await expect(practice.timer).toHaveText(/1:1\d/);
  await app.reload();
  await expect(practice.timer).toHaveText(/1:[12]\d/);
  // Another page is no part of the answer either.
  await app.inBar(PLACES.stories).click();
  await expect(app.at(PLACES.stories)).toBeVisible();
  await page.clock.runFor(300_000);
  await page.goBack();
  await expect(practice.timer).toHaveText(/1:[123]\d/);
  await page.clock.setSystemTime(new Date('2026-09-02T08:00:00Z'));
  await app.reload();
  await expect(practice.timer).toHaveText(/1:[123]\d/);
  await page.clock.runFor(30_000);
  await practice.done.click();
  await practice.grade('solid');
  await expect(practice.outcome).toContainText(practice.says.spoken('[12]:[0-5]\\d \\(about two minutes\\)'));
});

test.describe('once the app is on the device', () => {
  test.use(WITH_COPY);

  test('what was answered badly is due first, stands on the app’s icon, and goes when it was answered', async ({ app, page }) => {
    const { practice } = app;
    await page.addInitScript(() => {
      navigator.setAppBadge = (count) => {
        document.documentElement.dataset.badge = count;
        return Promise.resolve();
      };
      // As Safari, whose icons have badges, but which does not tell when it is idle.
      Object.defineProperty(window, 'requestIdleCallback', { get() {}, set() {} });
    });
    const badge = (count) => expect(page.locator('html')).toHaveAttribute('data-badge', String(count));
    await page.clock.install({ time: new Date('2026-09-01T09:00:00Z') });
    await practice.begin();
    const question = await practice.question.textContent();
    await practice.answer('blank');
    await practice.next.click();
    await page.clock.setSystemTime(new Date('2026-09-02T09:00:00Z'));
    await app.open();
    await badge(1);
    await app.open('practice');
    await expect(practice.due).toContainText(practice.says.oneDue);
    await practice.minutes(5).check();
    await practice.beginButton.click();
    // The principle is due, and it comes by another question.
    await expect(practice.question).not.toHaveText(question);
    await practice.answer('strong');
    await practice.next.click();
    await page.evaluate(() => window.dispatchEvent(new Event('pagehide')));
    await badge(0);
  });
});

test('progress tells the forecast, the days and the evidence @phone', async ({ app }) => {
  const { practice } = app;
  const { says } = practice;
  await app.open('practice/progress');
  await expect(app.text(says.noAnswers)).toBeVisible();
  await practice.begin();
  const question = await practice.question.textContent();
  await practice.answer('solid');
  await practice.next.click();
  await practice.seeProgress.click();
  await expect(practice.forecast).toContainText(says.forecast(6));
  await expect(practice.calendar).toContainText(says.days);
  await practice.daysAsTable.click();
  await expect(practice.days.getByRole('row')).toHaveCount(2);
  await app.text(says.share(80, 1)).first().click();
  await expect(app.link(question).first()).toBeVisible();
});
