/** Practice aloud: one session by keyboard, left in the middle and taken up again. */
import { expect, test } from '../app.mjs';

test('a session is thought, spoken, probed and graded before anything is revealed, and survives a reload @phone', async ({ app, page }) => {
  await app.open('practice');
  await expect(page.getByTestId('due')).toContainText('Nothing is due');
  await page.getByLabel('5 min', { exact: true }).check();
  await app.button('Begin').click();
  await expect(page.getByTestId('place')).toHaveText('Question 1 of 1');
  const question = await page.getByRole('heading', { level: 1 }).textContent();
  await expect(app.button('Speak')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('timer')).toHaveText(/0:0\d/);
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^Follow-up 1 of/)).toBeVisible();
  await expect(page.getByRole('heading', { name: 'A strong answer' })).toBeHidden();

  await app.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(question);
  const probes = Number((await page.getByText(/^Follow-up 1 of/).textContent()).split(' ').at(-1));
  for (let shown = 1; shown <= probes; shown += 1) {
    await expect(page.getByText(`Follow-up ${shown} of ${probes}`)).toBeVisible();
    await expect(app.button(/^Answered/)).toBeFocused();
    await page.keyboard.press('Enter');
  }
  await expect(page.getByRole('group', { name: 'How did it go?' })).toBeFocused();
  await page.keyboard.press('2');
  await expect(page.getByTestId('outcome')).toContainText('Shaky');
  await app.button('Change the grade').click();
  await page.keyboard.press('3');
  await expect(page.getByTestId('outcome')).toContainText('Solid');
  await expect(page.getByRole('heading', { name: 'A strong answer' })).toBeVisible();
  await app.button('Next').click();
  await expect(page.getByRole('heading', { level: 1, name: 'Practice' })).toBeVisible();
  await expect(page.getByTestId('weak')).toContainText(/Least sure of what you practised: .+ \(80 %\)\. 15 principles are not practised yet\./);
});

test('an answer’s time goes on at the right second after a reload, and a night is no part of it', async ({ app, page }) => {
  await page.clock.install({ time: new Date('2026-09-01T21:00:00Z') });
  await app.open('practice');
  await page.getByLabel('5 min', { exact: true }).check();
  await app.button('Begin').click();
  await app.button('Speak').click();
  await page.clock.runFor(70_000);
  await expect(page.getByRole('timer')).toHaveText(/1:1\d/);
  await app.reload();
  await expect(page.getByRole('timer')).toHaveText(/1:[12]\d/);
  // Another page is no part of the answer either.
  await page.getByRole('link', { name: 'Stories' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Stories' })).toBeVisible();
  await page.clock.runFor(300_000);
  await page.goBack();
  await expect(page.getByRole('timer')).toHaveText(/1:[123]\d/);
  await page.clock.setSystemTime(new Date('2026-09-02T08:00:00Z'));
  await app.reload();
  await expect(page.getByRole('timer')).toHaveText(/1:[123]\d/);
  await page.clock.runFor(30_000);
  await app.button('Done').click();
  for (;;) {
    const next = app.button(/^Answered/);
    await expect(next.or(page.getByRole('group', { name: 'How did it go?' }))).toBeVisible();
    if (await next.isHidden()) break;
    await next.click();
  }
  await page.keyboard.press('3');
  await expect(page.getByTestId('outcome')).toContainText(/spoken [12]:[0-5]\d \(about two minutes\)/);
});

test('what was answered badly is due first', async ({ app, page }) => {
  await page.clock.install({ time: new Date('2026-09-01T09:00:00Z') });
  await app.open('practice');
  await page.getByLabel('5 min', { exact: true }).check();
  await app.button('Begin').click();
  const question = await page.getByRole('heading', { level: 1 }).textContent();
  await app.button('Speak').click();
  await app.button('Done').click();
  for (;;) {
    const next = app.button(/^Answered/);
    await expect(next.or(page.getByRole('group', { name: 'How did it go?' }))).toBeVisible();
    if (await next.isHidden()) break;
    await next.click();
  }
  await page.keyboard.press('1');
  await app.button('Next').click();
  await page.clock.setSystemTime(new Date('2026-09-02T09:00:00Z'));
  await app.open('practice');
  await expect(page.getByTestId('due')).toContainText('1 question is due');
  await page.getByLabel('5 min', { exact: true }).check();
  await app.button('Begin').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(question);
});

test('what is due stands on the app’s icon, and goes when it was answered', async ({ app, page }) => {
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
  const answer = async (grade) => {
    await app.open('practice');
    await page.getByLabel('5 min', { exact: true }).check();
    await app.button('Begin').click();
    await app.button('Speak').click();
    await app.button('Done').click();
    for (;;) {
      const next = app.button(/^Answered/);
      await expect(next.or(page.getByRole('group', { name: 'How did it go?' }))).toBeVisible();
      if (await next.isHidden()) break;
      await next.click();
    }
    await page.keyboard.press(grade);
    await app.button('Next').click();
  };
  await answer('1');
  await page.clock.setSystemTime(new Date('2026-09-02T09:00:00Z'));
  await app.open();
  await badge(1);
  await app.open('practice');
  await expect(page.getByTestId('due')).toContainText('1 question is due');
  await answer('4');
  await page.evaluate(() => window.dispatchEvent(new Event('pagehide')));
  await badge(0);
});

test('progress tells the forecast, the days and the evidence @phone', async ({ app, page }) => {
  await app.open('practice/progress');
  await expect(page.getByText('After your first answer')).toBeVisible();
  await app.open('practice');
  await page.getByLabel('5 min', { exact: true }).check();
  await app.button('Begin').click();
  const question = await page.getByRole('heading', { level: 1 }).textContent();
  await app.button('Speak').click();
  await app.button('Done').click();
  for (;;) {
    const next = app.button(/^Answered/);
    await expect(next.or(page.getByRole('group', { name: 'How did it go?' }))).toBeVisible();
    if (await next.isHidden()) break;
    await next.click();
  }
  await page.keyboard.press('3');
  await app.button('Next').click();
  await page.getByRole('link', { name: 'See where your practice stands' }).click();
  await expect(page.getByTestId('forecast')).toContainText('today it is 100 %');
  await expect(page.getByTestId('calendar')).toContainText('1 answer or drill card on 1 day');
  await page.getByText('The days as a table').click();
  await expect(page.getByRole('table').filter({ hasText: 'Answers and cards' }).getByRole('row')).toHaveCount(2);
  await page.getByText('80 % · 1 question').first().click();
  await expect(page.getByRole('link', { name: question }).first()).toBeVisible();
});
