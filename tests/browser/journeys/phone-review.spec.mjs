/** The review on a phone: the memo at reading size, and each finding below its sentence. */
import { MEMO, expect, test } from '../app.mjs';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

test('findings are gone through on a phone, each below its sentence', async ({ app, page }) => {
  const { review, writing } = app;
  await writing.drillWith(MEMO);
  const size = await review.reading.evaluate((memo) => Number.parseFloat(getComputedStyle(memo).fontSize));
  expect(size).toBeGreaterThanOrEqual(15);
  await expect(page.locator('.keys-hint')).toBeHidden();

  await review.goThrough.click();
  await expect(review.slip).toContainText('1 of 9');
  await review.inSlip('Next').click();
  await expect(review.slip).toContainText('2 of 9');
  await expect(review.currentMark).toBeInViewport();
  const [mark, slip] = await Promise.all([review.currentMark.boundingBox(), review.slip.boundingBox()]);
  expect(mark.y).toBeLessThan(slip.y);
  await review.inSlip('Previous').click();
  await expect(review.slip).toContainText('1 of 9');

  const swipe = (from, to) => review.slip.evaluate((slip, [from, to]) => {
    const at = (type, clientX) => slip.dispatchEvent(new PointerEvent(type, { clientX, clientY: 700, bubbles: true }));
    at('pointerdown', from);
    at('pointerup', to);
  }, [from, to]);
  await swipe(300, 100);
  await expect(review.slip).toContainText('2 of 9');
  await swipe(100, 300);
  await expect(review.slip).toContainText('1 of 9');

  await review.inSlip(/^Dismiss/).click();
  await expect(review.slip).toContainText('1 of 8');
  await review.inSlip('Show list').click();
  await expect(review.slip).toHaveCount(0);
  await review.reading.locator('mark').first().click();
  await expect(review.slip).toBeVisible();
  await review.inSlip(/^Fix/).click();
  await writing.writable();
});
