/** The online assessment: a timed set left in the middle and taken up again, and a work-style sitting. */
import { expect, test } from '../app.mjs';

test('a timed set survives a reload in the middle, ends with its time, and explains every item @phone', async ({ app, page }) => {
  const { assessment } = app;
  const { item, options, says, statements, timer } = assessment;
  await page.clock.install({ time: new Date('2026-09-01T09:00:00Z') });
  await app.open('practice/assessment');
  await assessment.items(8).check();
  await assessment.begin.click();
  await expect(item).toHaveText(says.item(1, 8, says.kinds[0]));
  await expect(timer).toHaveText(/^(10:00|9:5\d)$/);
  await expect(item).toBeFocused();
  await page.keyboard.press('2');
  await expect(options.nth(1)).toBeChecked();
  await page.clock.runFor(20_000);
  await assessment.next.click();
  await expect(item).toBeFocused();
  await options.nth(4).check();
  const second = await statements.textContent();

  await app.reload();
  await expect(item).toHaveText(says.item(2, 8, says.kinds[1]));
  await expect(statements).toHaveText(second);
  await expect(options.nth(4)).toBeChecked();
  await expect(timer).toHaveText(/^9:[0-3]\d$/);
  await app.open('practice/assessment');
  await expect(assessment.underWay).toContainText(says.answered(2, 8));
  await assessment.goOn.click();

  await assessment.pause.click();
  await expect(assessment.paused).toBeVisible();
  await expect(statements).toHaveCount(0);
  await assessment.resume.click();
  await page.clock.runFor(11 * 60_000);
  await expect(assessment.right).toHaveText(says.right('[012]', 8));
  await expect(app.text(says.time('10:00', '10:00', 6))).toBeVisible();
  await expect(assessment.explained).toHaveCount(8);
  await expect(assessment.explained.nth(2)).toContainText(says.leftOpen(says.kinds[2]));
  await expect(assessment.explained.nth(2)).toContainText(says.rightAnswer);
  await assessment.back.click();
  await expect(assessment.sets).toHaveCount(2);
});

test('a set asks before it ends with items unanswered, and does not count when clicked through', async ({ app, page }) => {
  const { assessment } = app;
  const { item, says } = assessment;
  await page.clock.install({ time: new Date('2026-09-01T09:00:00Z') });
  await app.open('practice/assessment');
  await assessment.items(8).check();
  await assessment.begin.click();
  await expect(item).toHaveText(says.item(1, 8, says.kinds[0]));
  await assessment.options.nth(0).check();
  await assessment.finish.click();
  await expect(assessment.keepWorking).toBeFocused();
  await expect(app.text(says.noAnswer(7))).toBeVisible();
  await assessment.keepWorking.click();
  await expect(assessment.finishAnyway).toHaveCount(0);
  await expect(item).toHaveText(says.item(1, 8, says.kinds[0]));
  await assessment.finish.click();
  await assessment.finishAnyway.click();
  await expect(assessment.right).toHaveText(says.right('[01]', 8));
  await expect(assessment.notCounted).toContainText(says.notCounted);
  await assessment.back.click();
  await expect(assessment.sets.last()).toContainText(says.notCountedHere);
});

test('a work-style sitting keeps each choice at once and says how far the choices agree', async ({ app }) => {
  const { assessment } = app;
  const { group, says } = assessment;
  await app.open('practice/assessment/style');
  await assessment.beginSitting.click();
  await expect(group).toHaveText(says.group(1, 16));
  await expect(assessment.nextGroup).toBeDisabled();
  await assessment.most(0).click();
  await app.reload();
  await expect(assessment.mostChosen(0)).toBeChecked();
  for (let at = 1; at <= 16; at += 1) {
    await expect(group).toHaveText(says.group(at, 16));
    await assessment.most(0).click();
    await assessment.least(3).click();
    await assessment.nextGroup.click();
  }
  await expect(assessment.consistency).toHaveText(says.consistent);
  await expect(assessment.rows).toHaveCount(17);
  await assessment.workStyle.click();
  await assessment.delete.click();
  await app.undo.click();
  await expect(assessment.sameWay).toBeVisible();
});
