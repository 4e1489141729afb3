/** Coverage, loops and the exhaustion test: from a bank with holes to one that is known to last. */
import { expect, test } from '../app.mjs';
import { printed } from '../paper.mjs';
import { PILOT, TENFOLD, TOLD, seed, story, wholeStory } from '../seed.mjs';

/** How two colors differ, as the guidelines for accessible content count it: 1 is not at all. */
function contrast(...colors) {
  const light = colors.map(([red, green, blue]) => {
    const linear = [red, green, blue].map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05;
  });
  return Math.max(...light) / Math.min(...light);
}

const LONG = 'I read the call notes myself, found that two thirds asked for a date that holds, and shipped it in six weeks.';

/** Three stories: two principles have one lead each that is the same story, the rest have none. */
const BANK = [
  { title: 'Returns desk', principles: ['frugality', 'think-big'], action: LONG },
  { ...PILOT, title: 'Pilot in Leeds', principles: ['dive-deep'], supporting: ['ownership'] },
  { title: 'Pilot in Hull', principles: ['ownership'], status: 'retired' },
].map(wholeStory);

test('a gap is shown, advised, and closes when a story is written for it @phone', async ({ app }) => {
  const { stories } = app;
  const { says } = stories;
  await seed(app, BANK);
  await app.open('stories/coverage');
  await expect(stories.gaps).toHaveText(says.gaps(12));
  const row = stories.principleRow('Customer Obsession');
  await expect(row).toContainText(says.gap);
  await expect(stories.column('Pilot in Hull'), 'it is retired').toHaveCount(0);
  await expect(stories.principleRow('Ownership').getByRole('cell').nth(1)).toHaveText(says.supports('strong'));

  await expect(stories.advice).toContainText('Customer Obsession');
  await expect(stories.advice).toContainText(says.noStory);
  await stories.writeOne(stories.advice).click();
  await stories.name.fill('Second delivery');
  await stories.saveButton.click();
  await app.open('stories/coverage');
  await expect(stories.gaps, 'a title alone covers nothing').toHaveText(says.gaps(12));
  await expect(stories.notCounted.first()).toContainText(says.notCounted);
  await app.open('stories');
  await stories.openStory('Second delivery');
  for (const [part, text] of Object.entries(TOLD)) await stories.partOf(part).fill(text);
  await stories.saveButton.click();
  await app.open('stories/coverage');
  await expect(stories.gaps).toHaveText(says.gaps(11));
  await expect(row).toContainText('1 · 0');
  const fits = await stories.coverage.evaluate((region) => region.scrollWidth <= region.clientWidth);
  expect(fits, 'three stories fit any screen').toBe(true);
  expect(await app.beyond(), 'the page itself never scrolls sideways').toBeLessThanOrEqual(0);
});

test('a bank that is wider than a phone scrolls within its table only @phone', async ({ app }) => {
  const { stories } = app;
  await seed(app, Array.from({ length: 40 }, (_, at) => story({ title: `Story ${at + 1}`, principles: ['think-big'] })));
  await app.open('stories/coverage');
  await stories.coverage.waitFor();
  expect(await app.beyond()).toBeLessThanOrEqual(0);
  await expect(app.text(stories.says.shown(1, 30, 40))).toBeVisible();
  await stories.later.click();
  await expect(stories.column('40 Story 40')).toBeVisible();
});

test('the map of ten stories fits a screen, and its shades can be told apart in the dark @phone', async ({ app, page }) => {
  const { stories } = app;
  const shows = [['think-big'], ['frugality'], ['dive-deep']];
  const told = [{}, { result: '' }, { action: 'I asked.', result: 'It fell.' }];
  await seed(app, Array.from({ length: 10 }, (_, at) => wholeStory({ title: `Story ${at + 1}`, principles: shows[at % 3], ...told[at % 3] })));
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    await app.open('stories/coverage');
    await stories.coverage.waitFor();
    expect(await stories.coverage.evaluate((region) => region.scrollWidth - region.clientWidth)).toBeLessThanOrEqual(0);
    expect(await app.beyond()).toBeLessThanOrEqual(0);
    const shades = await stories.shades();
    for (const [at, shade] of shades.entries()) {
      for (const other of shades.slice(at + 1)) expect(contrast(shade, other), colorScheme).toBeGreaterThan(1.3);
    }
  }
});

test('two stories that tell the same are shown side by side with what they share', async ({ app }) => {
  const { stories } = app;
  await seed(app, [
    { title: 'Returns desk', action: LONG },
    { title: 'Returns again', action: `Some other beginning. ${LONG}` },
    { title: 'Something else', action: 'We moved 40 servers in a weekend and nobody noticed, because I had rehearsed it twice.' },
  ].map(story));
  await app.open('stories/coverage');
  const pairs = stories.nearCopies;
  await expect(pairs.locator('details')).toHaveCount(1);
  await pairs.getByText(stories.says.nearCopies('Returns desk', 'Returns again')).click();
  await expect(pairs.locator('mark')).toHaveText([LONG, LONG]);
});

test('a drawn loop is kept, survives a reload before it is saved, and can be deleted and restored @phone', async ({ app }) => {
  const { loops } = app;
  await seed(app, BANK);
  await app.open('my-loop/new');
  await loops.draw.click();
  await expect(loops.of(1, 'interviewer-role')).toHaveValue(loops.roles.hiringManager);
  const count = await loops.interviewers.count();
  expect(count).toBeGreaterThanOrEqual(4);
  await loops.name.fill('Rehearsal day');
  await app.saved();
  await app.reload();
  await expect(app.broughtBack).toBeVisible();
  await expect(loops.interviewers).toHaveCount(count);
  await loops.saveButton.click();
  await expect(app.at('Rehearsal day')).toBeVisible();
  await expect(loops.assignment.getByRole('heading')).toHaveCount(count);

  await app.open('my-loop');
  await loops.delete('Rehearsal day').click();
  await expect(loops.link('Rehearsal day')).toHaveCount(0);
  await app.undo.click();
  await expect(loops.link('Rehearsal day')).toBeVisible();
});

test('each question is given its story, and where stories run short the bottleneck is named @phone', async ({ app }) => {
  const { loops, stories } = app;
  const { says } = loops;
  await seed(app, BANK);
  await app.open('my-loop/new');
  await loops.saveButton.click();
  await expect(loops.alert(says.noInterviewer)).toBeVisible();
  await loops.add(1, { role: 'Hiring manager', principles: ['Frugality', 'Think Big'], questions: 2 });
  await loops.add(2, { role: 'Designer', principles: ['Dive Deep', 'Earn Trust'], questions: 1 });
  await loops.barRaiser(2).check();
  await loops.saveButton.click();

  await expect(loops.standing).toHaveText(says.withoutStory(1, 3));
  const { assignment, bottleneck } = loops;
  await expect(bottleneck).toContainText(says.asks('Hiring manager', 2, 'Think Big and Frugality'));
  await expect(bottleneck).toContainText(says.oneStory);
  await expect(bottleneck.getByRole('link', { name: 'Returns desk' })).toBeVisible();
  await expect(assignment).toContainText(says.barRaiser);
  await expect(assignment).toContainText('Pilot in Leeds');
  await expect(assignment).toContainText(says.instead('Earn Trust'));
  await expect(assignment.getByText(says.noOther)).toHaveCount(2);

  await bottleneck.getByRole('link', { name: 'Think Big' }).click();
  await stories.name.fill('Ten times');
  for (const [part, text] of Object.entries(TENFOLD)) await stories.partOf(part).fill(text);
  await stories.saveButton.click();
  await app.open('my-loop');
  await expect(app.text(says.allFound(3))).toBeVisible();
});

test('the cheat sheet by interviewer says who hears which story, on one printed page @phone', async ({ app, page }) => {
  const { loops, stories } = app;
  await seed(app, BANK);
  await app.open('stories/loops/new');
  await loops.add(1, { role: 'Hiring manager', principles: ['Frugality', 'Think Big'], questions: 2 });
  await loops.add(2, { role: 'Designer', principles: ['Dive Deep', 'Earn Trust'], questions: 1 });
  await loops.barRaiser(2).check();
  await loops.save();
  await loops.cheatSheet.click();
  const heads = stories.sheet.getByRole('heading', { level: 2 });
  await expect(heads).toHaveText(['Hiring manager', 'Designer · Bar Raiser']);
  await expect(stories.sheetTitles).toContainText(['Returns desk', 'Pilot in Leeds']);
  await expect(stories.sheet).toContainText(loops.says.instead('Earn Trust'));
  const { count, pages } = await printed(page);
  expect(count).toBe(1);
  expect(pages[0]).toContain('Pilot in Leeds');
  await app.open('stories/sheet');
  await stories.sheetOf(loops.says.untitled).click();
  await expect(heads).toHaveCount(2);
});

test('the exhaustion test says how often the stories run out, where, and what would help @phone', async ({ app }) => {
  const { loops } = app;
  const rich = ['customer-obsession', 'ownership', 'invent-and-simplify', 'are-right-a-lot', 'learn-and-be-curious'];
  await seed(app, rich.flatMap((principle) => [1, 2, 3].map((at) => wholeStory({ title: `${principle} ${at}`, principles: [principle] }))));
  await app.open('my-loop');
  await loops.tryAll.click();
  await expect(loops.ranOut).toHaveText(loops.says.runsOut);
  await expect(loops.bestNewStory).toContainText(loops.says.noneSaves);
  const first = await loops.bars.textContent();
  await loops.asTable.click();
  await expect(loops.exhaustion.getByRole('row')).toHaveCount(17);
  await app.open('my-loop');
  await loops.tryAll.click();
  await loops.ranOut.waitFor();
  expect(await loops.bars.textContent(), 'the same seed finds the same').toBe(first);
});

test('a deleted story moves nothing unsaid, and a pinned one stays where it is @phone', async ({ app }) => {
  const { loops, stories } = app;
  const { says } = loops;
  const told = (title, principles) => wholeStory({ title, principles });
  await seed(app, [told('Returns desk', ['frugality']), told('Night shift', []), told('Second depot', [])]);
  await app.open('my-loop/new');
  await loops.add(1, { role: 'Designer', principles: ['Frugality'], questions: 1 });
  await loops.save();
  await expect(loops.assignment).toContainText('Returns desk');
  await expect(loops.moved, 'the first match is no news').toHaveCount(0);
  const at = app.page.url();

  await loops.pinFor('Designer', 'Frugality').selectOption({ label: 'Pin “Night shift”' });
  await expect(loops.assignment.getByRole('link', { name: 'Night shift' })).toBeVisible();
  await expect(loops.moved, 'nor is what one does oneself').toHaveCount(0);
  await app.open('stories');
  await stories.openStory('Night shift');
  await stories.more.click();
  await stories.delete.click();
  await app.page.goto(at);
  await expect(loops.moved).toContainText(says.moved('Designer', 'Frugality', 'a deleted story', '“Returns desk”'));
  await loops.keepMatch.click();
  await expect(loops.moved).toHaveCount(0);
});
