/** Coverage, loops and the exhaustion test: from a bank with holes to one that is known to last. */
import { expect, test } from '../app.mjs';
import { bringStories } from '../stories.mjs';

const LONG = 'I read the call notes myself, found that two thirds asked for a date that holds, and shipped it in six weeks.';

/** Three stories: two principles have one lead each that is the same story, the rest have none. */
const BANK = [
  { title: 'Returns desk', principles: ['frugality', 'think-big'], action: LONG },
  { title: 'Pilot in Leeds', principles: ['dive-deep'], supporting: ['ownership'] },
  { title: 'Pilot in Hull', principles: ['ownership'], status: 'retired' },
];

async function addInterviewer(app, number, role, principles, questions) {
  await app.button('Add an interviewer').click();
  const field = (name) => app.page.locator(`[name="${name}-${number}"]`);
  await field('interviewer-role').fill(role);
  for (const [place, principle] of principles.entries()) {
    await app.page.locator(`[name="principle-${number}-${place + 1}"]`).selectOption({ label: principle });
  }
  await field('questions').selectOption(String(questions));
}

test('a gap is shown, advised, and closes when a story is written for it @phone', async ({ app, page }) => {
  await bringStories(app, BANK);
  await app.open('stories/coverage');
  await expect(page.getByTestId('gaps')).toHaveText('12 of 16 principles have no story.');
  const row = page.getByRole('row', { name: /^Customer Obsession/ });
  await expect(row).toContainText('gap');
  await expect(page.getByRole('columnheader', { name: 'Pilot in Hull' }), 'it is retired').toHaveCount(0);
  const cell = page.getByRole('row', { name: /^Ownership/ }).getByRole('cell').nth(1);
  await expect(cell).toHaveText('○supports, strength 0');

  const advice = page.getByTestId('advice').getByRole('listitem').first();
  await expect(advice).toContainText('Customer Obsession');
  await expect(advice).toContainText('No story shows it');
  await advice.getByRole('link', { name: /^Write one/ }).click();
  await page.getByLabel('Title').fill('Second delivery');
  await app.button('Save story').click();
  await app.open('stories/coverage');
  await expect(page.getByTestId('gaps')).toHaveText('11 of 16 principles have no story.');
  await expect(row).toContainText('1 · 0');
  const region = page.getByRole('region', { name: 'Coverage table' });
  const fits = await region.evaluate((region) => region.scrollWidth <= region.clientWidth);
  expect(fits, 'three stories fit any screen').toBe(true);
  const isWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  expect(isWide, 'the page itself never scrolls sideways').toBe(false);
});

test('a bank that is wider than a phone scrolls within its table only @phone', async ({ app, page }) => {
  await bringStories(app, Array.from({ length: 40 }, (_, number) => ({ title: `Story ${number + 1}`, principles: ['think-big'] })));
  await app.open('stories/coverage');
  await page.getByRole('region', { name: 'Coverage table' }).waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  await expect(page.getByText('Stories 1 to 30 of 40')).toBeVisible();
  await app.button('Later stories').click();
  await expect(page.getByRole('columnheader', { name: '40 Story 40' })).toBeVisible();
});

test('two stories that tell the same are shown side by side with what they share', async ({ app, page }) => {
  await bringStories(app, [
    { title: 'Returns desk', action: LONG },
    { title: 'Returns again', action: `Some other beginning. ${LONG}` },
    { title: 'Something else', action: 'We moved 40 servers in a weekend and nobody noticed, because I had rehearsed it twice.' },
  ]);
  await app.open('stories/coverage');
  const pairs = page.getByTestId('near-copies');
  await expect(pairs.locator('details')).toHaveCount(1);
  await pairs.getByText('“Returns desk” and “Returns again”').click();
  await expect(pairs.locator('mark')).toHaveText([LONG, LONG]);
});

test('a drawn loop is kept, survives a reload before it is saved, and can be deleted and restored @phone', async ({ app, page }) => {
  await bringStories(app, BANK);
  await app.open('stories/loops/new');
  await app.button('Draw a plausible loop').click();
  const people = page.locator('fieldset.interviewer');
  await expect(people.first().locator('[name="interviewer-role-1"]')).toHaveValue('Hiring manager');
  const count = await people.count();
  expect(count).toBeGreaterThanOrEqual(4);
  await page.getByLabel('Name', { exact: true }).first().fill('Practice');
  await app.saved();
  await app.reload();
  await expect(page.getByText('Unsaved changes from before were brought back')).toBeVisible();
  await expect(people).toHaveCount(count);
  await app.button('Save loop').click();
  await expect(page.getByRole('heading', { level: 1, name: 'Practice' })).toBeVisible();
  await expect(page.getByTestId('assignment').getByRole('heading')).toHaveCount(count);

  await app.open('stories/loops');
  await app.button('Delete “Practice”').click();
  await expect(page.getByRole('link', { name: 'Practice' })).toHaveCount(0);
  await app.button('Undo').click();
  await expect(page.getByRole('link', { name: 'Practice' })).toBeVisible();
});

test('each question is given its story, and where stories run short the bottleneck is named @phone', async ({ app, page }) => {
  await bringStories(app, BANK);
  await app.open('stories/loops/new');
  await app.button('Save loop').click();
  await expect(page.getByRole('alert').filter({ hasText: 'Nobody asks anything yet' })).toBeVisible();
  await addInterviewer(app, 1, 'Hiring manager', ['Frugality', 'Think Big'], 2);
  await addInterviewer(app, 2, 'Designer', ['Dive Deep', 'Earn Trust'], 1);
  await page.getByLabel('Bar Raiser').nth(1).check();
  await app.button('Save loop').click();

  await expect(page.getByTestId('standing')).toHaveText('1 of 3 questions finds no story.');
  const bottleneck = page.getByTestId('bottlenecks').getByRole('listitem').first();
  await expect(bottleneck).toContainText('Hiring manager asks 2 questions about Think Big and Frugality.');
  await expect(bottleneck).toContainText('One story answers any of them:');
  await expect(bottleneck.getByRole('link', { name: 'Returns desk' })).toBeVisible();
  const assignment = page.getByTestId('assignment');
  await expect(assignment).toContainText('Bar Raiser');
  await expect(assignment).toContainText('Pilot in Leeds');
  await expect(assignment).toContainText('Earn Trust, if they ask about it instead');
  await expect(assignment.getByText('Another example: none left')).toHaveCount(3);

  await bottleneck.getByRole('link', { name: 'Think Big' }).click();
  await page.getByLabel('Title').fill('Ten times');
  await app.button('Save story').click();
  await app.open('stories/loops');
  await expect(page.getByText('Each of 3 questions finds a story of its own.')).toBeVisible();
});

test('the exhaustion test says how often the stories run out, where, and what would help @phone', async ({ app, page }) => {
  const leads = (principle, count) =>
    Array.from({ length: count }, (_, number) => ({ title: `${principle} ${number + 1}`, principles: [principle] }));
  const rich = ['customer-obsession', 'ownership', 'invent-and-simplify', 'are-right-a-lot', 'learn-and-be-curious'];
  await bringStories(app, rich.flatMap((principle) => leads(principle, 3)));
  await app.open('stories/loops');
  await app.button('Try 1,000 loops').click();
  await expect(page.getByTestId('ran-out')).toHaveText(/^Your stories run out in \d+ of 1,000 loops/);
  await expect(page.getByTestId('best-new-story')).toContainText('No single story saves a loop yet');
  const first = await page.locator('.bars').textContent();
  await page.getByText('As a table').click();
  await expect(page.getByRole('region', { name: 'Exhaustion by principle' }).getByRole('row')).toHaveCount(17);
  await app.open('stories/loops');
  await app.button('Try 1,000 loops').click();
  await page.getByTestId('ran-out').waitFor();
  expect(await page.locator('.bars').textContent(), 'the same seed finds the same').toBe(first);
});
