/** A drill against the clock, from its prompt to a revision. */
import { MEMO, expect, test } from '../app.mjs';

test('a drill goes from prompt to review and on to a revision @phone', async ({ app, page }) => {
  const { review, writing } = app;
  const { clock, paper, titles } = writing;
  const text = 'I cut the wait from 19 to 7 minutes.';
  await writing.startDrill({ minutes: 30 });
  await page.keyboard.type(text);
  await expect(writing.words).toHaveText('9');
  await expect(writing.pages).toHaveText('0.1');
  await app.saved();
  await expect(page).toHaveTitle(titles.left(30, 29));

  await writing.hideClock.click();
  await expect(clock).toBeHidden();
  await expect(page).toHaveTitle(titles.hidden);
  await writing.showClock.click();

  await writing.pause.click();
  await expect(paper).toHaveAttribute('readonly');
  await expect(page).toHaveTitle(writing.says.paused);
  await writing.resume.click();
  await writing.writable();

  await app.reload();
  await writing.writable();
  await expect(paper).toHaveValue(text);
  await expect(clock).toHaveText(/^29:\d\d$/);

  await paper.fill(MEMO);
  await review.finish();
  const long = review.findings('long-sentence');
  await expect(long).toHaveCount(3);
  await expect(long.first()).toContainText('I timed 1,140 visits');
  await expect(review.findings('no-figure')).toHaveCount(2);
  await review.openRule('long-sentence');
  await review.dismiss(long.first()).click();
  await expect(review.findingsHeading(8)).toBeVisible();
  await review.dismissed(1).click();
  await review.bringBack().click();
  await expect(review.findingsHeading(9)).toBeVisible();

  await review.revise.click();
  await writing.writable();
  await expect(paper).toHaveValue(MEMO);
  await review.finish();
  await expect(review.sittingRows).toHaveCount(2);
});

test('time over is marked, and writing goes on', async ({ app, page }) => {
  const { writing } = app;
  await page.clock.install();
  await writing.startDrill({ minutes: 30 });
  await page.keyboard.type('Before.');
  await page.clock.fastForward('31:00');
  await expect(writing.clock).toHaveText(/^\+1:0\d$/);
  await writing.writable();
  await page.keyboard.type(' After.');
  await expect(writing.paper).toHaveValue('Before. After.');
});

test('a memo is copied as Markdown and as text', async ({ app, page }) => {
  const { review, writing } = app;
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await writing.startDrill();
  await page.keyboard.type('First.\n\nSecond.');
  await review.finish();
  await review.copyMarkdown.click();
  await expect(app.notices).toContainText(review.says.copiedMarkdown);
  expect(await copied()).toMatch(/^> .+\n\nFirst\.\n\nSecond\.\n$/s);
  await review.copyText.click();
  await expect(app.notices).toContainText(review.says.copiedText);
  expect(await copied()).toBe('First.\n\nSecond.');
});
