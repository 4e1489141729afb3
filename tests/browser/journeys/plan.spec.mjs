/** The plan: from nothing to a loop in two weeks, ticked by what is done; the role; the calendar file, read by another program; what Today shows of it. */
import { readFile } from 'node:fs/promises';
import ICAL from 'ical.js';
import { PLACES, expect, test } from '../app.mjs';
import { downloaded } from '../pages/page.mjs';
import { TOLD, seed, story } from '../seed.mjs';

const MONDAY = new Date('2026-11-23T09:00:00');

/** Plans from nothing, with a loop in 14 days, up to the form's button. */
async function planned(app) {
  const { plan } = app;
  await app.page.clock.setFixedTime(MONDAY);
  await app.open('plan');
  await plan.setDays.click();
  await plan.loop.fill('2026-12-07');
  await plan.sampleDue.fill('2026-12-02');
  await plan.beginAt.fill('18:30');
}

test('a plan is made from nothing for a loop in 14 days, survives a reload in the form, and ticks itself @phone', async ({ app }) => {
  const { plan, stories } = app;
  const { says, today } = plan;
  await planned(app);
  await app.saved();
  await app.reload();
  await expect(app.broughtBack).toBeVisible();
  await expect(plan.loop).toHaveValue('2026-12-07');
  await plan.save.click();
  await expect(plan.until).toHaveText(says.until('7 Dec 2026', 14));
  const first = plan.task(says.firstTask, today);
  await expect(first).toBeVisible();
  await expect(plan.readiness.getByRole('row', { name: says.principles })).toContainText('16');

  await first.click();
  await stories.name.fill('Returns desk');
  for (const [part, text] of Object.entries(TOLD)) await stories.partOf(part).fill(text);
  await stories.shows('Customer Obsession', 'leads');
  await stories.save();
  await app.open('plan');
  await expect(today.locator('[data-done]')).toHaveText(new RegExp(says.firstTask));
  await expect(first).toHaveCount(0);
});

test('the loop’s day is one and the same in the plan and in the loop', async ({ app }) => {
  const { loops, plan } = app;
  const { says } = plan;
  await planned(app);
  await plan.save.click();
  await expect(plan.until).toContainText('7 Dec 2026');
  await app.open('my-loop');
  await app.link(loops.says.onDay('7 Dec 2026')).click();
  await loops.change.click();
  await loops.day.fill('2026-12-10');
  await loops.draw.click();
  await loops.save();
  await app.open('plan');
  await expect(plan.until).toContainText(says.inDays('10 Dec 2026', 17));
});

test('the calendar file is read by another program: every task has its hour, nothing comes after the loop', async ({ app, page }) => {
  const { plan } = app;
  await planned(app);
  await plan.save.click();
  const file = await downloaded(page, () => plan.calendar.click());
  expect(file.suggestedFilename()).toBe('plan-2026-11-23.ics');
  const calendar = new ICAL.Component(ICAL.parse(await readFile(await file.path(), 'utf8')));
  const events = calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
  expect(new Set(events.map((event) => event.uid)).size).toBe(events.length);
  const loop = events.find((event) => event.summary === plan.says.loop);
  expect(loop.startDate.toString()).toBe('2026-12-07');
  for (const event of events) expect(event.startDate.compare(loop.endDate) < 0).toBe(true);
  const monday = events.find((event) => event.startDate.toString() === '2026-11-23T18:30:00');
  expect(monday.summary).toContain(plan.says.firstTask);
  expect(monday.component.getAllSubcomponents('valarm')).toHaveLength(1);
});

test('a calendar file imported twice moves what it brought, and leaves no old loop beside the new one', async ({ app, page }) => {
  const { plan } = app;
  await planned(app);
  await plan.save.click();
  const inCalendar = new Map();
  /** What a calendar does with a file: an entry takes the place of the one of its UID if its number is higher. */
  const imported = async () => {
    const file = await downloaded(page, () => plan.calendar.click());
    const calendar = new ICAL.Component(ICAL.parse(await readFile(await file.path(), 'utf8')));
    expect(calendar.getFirstPropertyValue('prodid')).toBe('-//Loopready//Plan//EN');
    for (const component of calendar.getAllSubcomponents('vevent')) {
      const event = new ICAL.Event(component);
      const known = inCalendar.get(event.uid);
      if (known) expect(event.sequence).toBeGreaterThan(known.sequence);
      inCalendar.set(event.uid, event);
    }
  };
  const loops = () => [...inCalendar.values()].filter((event) => event.summary === plan.says.loop);
  await imported();
  const before = new Set(inCalendar.keys());
  expect(loops().map((event) => event.startDate.toString())).toEqual(['2026-12-07']);

  await page.clock.setFixedTime(new Date('2026-11-24T09:00:00'));
  await plan.changeDays.click();
  await plan.loop.fill('2026-12-10');
  await plan.save.click();
  await expect(plan.until).toContainText('10 Dec 2026');
  await imported();
  const [loop, ...others] = loops();
  expect(others).toEqual([]);
  expect(loop.startDate.toString()).toBe('2026-12-10');
  expect(before.has(loop.uid)).toBe(true);
  const allDay = [...inCalendar.values()].filter((event) => event.startDate.isDate);
  for (const event of allDay) expect(event.component.getFirstPropertyValue('transp')).toBe('TRANSPARENT');
});

test('a requirement is met when a story shows it, and what is missing gets advice', async ({ app }) => {
  const { plan } = app;
  const { says, sql } = plan;
  await seed(app, [story({ title: 'Returns desk' })]);
  await app.open('plan/role');
  await plan.notYetIn(sql).check();
  await expect(sql).toContainText(says.evening);
  await plan.haveItIn(sql).check();
  await expect(sql).toContainText(says.noStory);
  await plan.storyIn(sql).selectOption('Returns desk');
  await expect(plan.met).toHaveText(says.met(1));
  await plan.saveRole.click();
  await expect(app.at(PLACES.plan)).toBeVisible();
  await app.open('plan/role');
  await expect(plan.storyIn(sql)).toHaveValue(/.+/);
  await expect(plan.haveItIn(sql)).toBeChecked();
});

test('the first visit asks for the loop’s day, and Today then names the first task, without a jump @phone', async ({ app, page }) => {
  const { plan, stories } = app;
  const { says } = plan;
  await page.addInitScript(() => {
    window.shifts = 0;
    new PerformanceObserver((list) => {
      for (const { value } of list.getEntries()) window.shifts += value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.clock.setFixedTime(MONDAY);
  await app.open();
  await expect(app.text(says.promise)).toBeVisible();
  await plan.dayOfLoop.fill('2026-12-07');
  await plan.begin.click();
  const first = page.getByRole('heading', { level: 2 }).first();
  await expect(first).toContainText(says.firstTask);
  await app.open('plan');
  await expect(plan.until).toHaveText(says.until('7 Dec 2026', 14));

  await app.open();
  const { onToday } = plan;
  await expect(onToday).toContainText(says.today('1 h', '7 Dec 2026', 14));
  await expect(first).toContainText(says.firstTask);
  expect(await onToday.getByRole('listitem').count()).toBeLessThanOrEqual(3);
  // Google counts 0.1 as the limit of what is good; this is far below.
  expect(await page.evaluate(() => window.shifts)).toBeLessThan(0.01);
  await plan.next.getByRole('link').click();
  await expect(stories.name).toBeVisible();
});

test('who does not know the day yet gets a plan all the same', async ({ app }) => {
  const { plan } = app;
  await app.open();
  await plan.dayUnknown.click();
  await expect(plan.next).toContainText(plan.says.firstTask);
  await app.open('plan');
  await expect(plan.until).toContainText(plan.says.noDay);
});

test('a loop with its day is planned for on Today before anything else is said', async ({ app, page }) => {
  const { loops, plan } = app;
  await page.clock.setFixedTime(MONDAY);
  await app.open('my-loop/new');
  await loops.day.fill('2026-11-30');
  await loops.draw.click();
  await loops.save();
  await app.open();
  await expect(plan.onToday).toContainText(plan.says.assumed(7));
  await plan.sayTime.click();
  await expect(plan.loop).toHaveValue('2026-11-30');
  await app.open('plan');
  await expect(plan.until).toHaveText(plan.says.until('30 Nov 2026', 7));
});
