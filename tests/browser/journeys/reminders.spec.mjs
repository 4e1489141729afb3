/** Reminders of the plan: at their hour on any page, and in a browser that refuses them. */
import { PLACES, WITH_COPY, expect, test } from '../app.mjs';
import { WHOLE } from '../chromium.mjs';

// The headless shell has no notifications.
test.use({ launchOptions: WHOLE, ...WITH_COPY });

/** What notifications stand there. */
const shown = (page) =>
  page.evaluate(async () => {
    const notifications = await (await navigator.serviceWorker.ready).getNotifications();
    return notifications.map(({ title, body }) => `${title}. ${body}`);
  });

test('a reminder comes at its hour on whatever page, and leads to the plan', async ({ app, context, page }) => {
  const { plan } = app;
  const { reminding } = plan;
  const says = plan.says.reminding;
  await context.grantPermissions(['notifications']);
  await page.clock.install({ time: new Date('2026-11-23T18:00:00') });
  await app.open('plan/days');
  await plan.loop.fill('2026-12-07');
  await plan.beginAt.fill('18:30');
  await expect(reminding).toContainText(says.off);
  await plan.remindMe.click();
  await expect(reminding).toContainText(says.onceSaved('18:30'));
  await plan.save.click();
  await plan.until.waitFor();
  expect(await shown(page)).toEqual([]);

  await app.open('stories');
  await page.clock.fastForward('31:00');
  await expect.poll(() => shown(page)).toEqual([says.notification]);

  const [worker] = context.serviceWorkers();
  await worker.evaluate(async () => {
    const [notification] = await self.registration.getNotifications();
    self.dispatchEvent(new NotificationEvent('notificationclick', { notification }));
  });
  await expect(app.at(PLACES.plan)).toBeVisible();
  await expect.poll(() => shown(page)).toEqual([]);
  await plan.changeDays.click();
  await expect(reminding).toContainText(says.on('18:30'));
  await plan.stopReminding.click();
  await expect(reminding).toContainText(says.off);
});

test('a browser that refuses to remind is told so, with the way to change it', async ({ app, context }) => {
  const { plan } = app;
  const { reminding } = plan;
  await context.clearPermissions();
  await app.open('plan/days');
  await plan.remindMe.click();
  await expect(reminding).toContainText(plan.says.reminding.refused);
  await expect(reminding.getByRole('button')).toHaveCount(0);
  await app.reload();
  await expect(reminding).toContainText(plan.says.reminding.allow);
});
