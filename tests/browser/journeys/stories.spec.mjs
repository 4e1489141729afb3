/** A story from nothing to rehearsed, its older texts, its probes, the list, and bad input. */
import { expect, test } from '../app.mjs';
import { seed, story } from '../seed.mjs';

/** Milliseconds in which the page has to answer while somebody types. */
const ANSWERS = 1_000;

const SITUATION =
  'In March 2023 customers waited 19 minutes at our returns desk, and of 620 cards 58% named the wait. We stood to lose the lease if complaints did not halve by June.';
const TASK = 'I ran operations for the shop and had six weeks to bring the wait under ten minutes without new staff.';
const ACTION = `I stood at the desk for three mornings and timed 140 visits myself. I found that 11 of the 19 minutes went into typing the order number by hand. I asked the till supplier for a scanner on trial, wrote a one-page rule that let staff refund under 40 pounds without a manager, and trained all nine people before the doors opened. When the area manager refused the rule, I showed him the 140 timings and offered to stop after a week if refunds rose. Each evening I checked the refunds against those of the month before.`;
const RESULT =
  'The wait fell from 19 to 7 minutes over six weeks, measured with a stopwatch on 150 visits. Wrong refunds stayed at 2 of 100, and the desk kept its lease.';

/** Seeds stories, the newest last, and opens one of them. */
async function opened(app, title, ...bodies) {
  await seed(app, bodies.map((body, place) => ({ ...story(body), made: 1_790_000_000_000 + place })));
  await app.open('stories');
  await app.stories.openStory(title);
}

test('a story goes from nothing to rehearsed @phone', async ({ app, page }) => {
  test.slow();
  const { stories } = app;
  const { says } = stories;
  const [situation, task, action, result] = ['situation', 'task', 'action', 'result'].map((name) => stories.partOf(name));
  await app.open('stories');
  await expect(app.text(says.none)).toBeVisible();
  await stories.new.click();
  await stories.name.fill('Returns desk');
  await situation.fill(SITUATION);
  await app.saved();
  await app.reload();
  await expect(situation).toHaveValue(SITUATION);

  await task.fill(TASK);
  await action.fill(`We looked into it. ${ACTION}`);
  await result.fill('It went significantly better.');
  await stories.shows('Customer Obsession', 'leads');
  await stories.shows('Dive Deep', 'supports');
  await stories.kind('customer').check();
  await expect(stories.finding('no-number')).toContainText('It went significantly better.');
  const we = stories.finding('we');
  await expect(we.locator('blockquote')).toHaveText(['We looked into it.']);
  await expect(stories.finding('vague')).toContainText('significantly');

  // To fix leads to the passage, selected.
  await stories.fix(we).click();
  await expect(action).toBeFocused();
  await page.keyboard.type('I looked into it.');
  await expect(action).toHaveValue(`I looked into it. ${ACTION}`);
  await expect(we).toHaveCount(0);
  await result.fill(RESULT);
  await expect(stories.strength).toHaveText('11 of 11');
  await expect(stories.noFindings).toBeVisible();
  await stories.save();
  await expect(stories.gaps).toHaveText(says.gaps(14));
  await expect(stories.rows).toContainText('Strong');

  await stories.openStory('Returns desk');
  await stories.rehearsed.check();
  await stories.save();
  await app.reload();
  await expect(stories.rows).toContainText(says.rehearsed);
});

test('what is typed and not saved is told in the list until it is saved @phone', async ({ app, page }) => {
  const { stories } = app;
  await opened(app, 'Returns desk', { title: 'Returns desk', action: 'I moved the desk.' });
  await expect(app.saveState).toHaveText(app.says.noChanges);
  await stories.name.fill('Returns counter');
  await app.saved();
  await expect(app.text(app.says.notSavedYet)).toBeVisible();
  await page.goBack();
  await page.goBack();
  await expect(stories.rows).toContainText('Returns desk');
  await expect(app.unsaved).toContainText('Returns counter has changes that are not saved yet.');
  await app.continueEditing.click();
  await expect(stories.name).toHaveValue('Returns counter');
  await stories.save();
  await expect(stories.rows).toContainText('Returns counter');
  await expect(app.unsaved).toHaveCount(0);
  // A new one is no story yet.
  await stories.new.click();
  await stories.name.fill('Scanner');
  await app.saved();
  await page.goBack();
  await expect(app.unsaved).toContainText('Scanner is a draft. It is not saved yet.');
  await expect(stories.rows).toHaveCount(1);
  await app.continueEditing.click();
  await stories.save();
  await expect(stories.rows).toHaveCount(2);
});

test('a finding is put aside for this story, and brought back', async ({ app }) => {
  const { stories } = app;
  const we = stories.finding('we');
  await app.open('stories/new');
  await stories.partOf('action').fill('We moved the desk.');
  await stories.dismiss(we).click();
  await expect(stories.dismissed(1)).toBeVisible();
  await stories.save();
  await stories.openStory('We moved');
  await stories.dismissed(1).click();
  await stories.bringBack(we).click();
  await expect(stories.dismiss(we)).toBeVisible();
});

test('the pace decides how long a story takes', async ({ app }) => {
  const { stories } = app;
  await app.open('stories/new');
  await stories.partOf('action').fill('I moved the desk. '.repeat(70));
  await expect(stories.spoken).toHaveText('1:55');
  await stories.pace.selectOption('130');
  await expect(stories.spoken).toHaveText('2:09');
  await expect(stories.finding('too-long')).toContainText('2:09');
  await app.reload();
  await expect(stories.spoken).toHaveText('2:09');
});

test('a failure is asked for its learning', async ({ app }) => {
  const { stories } = app;
  const learning = stories.partOf('learning');
  await app.open('stories/new');
  await stories.partOf('action').fill('I shipped it without a test.');
  await expect(learning).toBeHidden();
  await stories.kind('failure').check();
  await expect(learning).toBeVisible();
  await expect(stories.finding('no-learning')).toBeVisible();
  await learning.fill('I write the test first.');
  await expect(stories.finding('no-learning')).toHaveCount(0);
});

test('an older text shows what has changed, and comes back without the present one being lost @phone', async ({ app }) => {
  const { stories } = app;
  const { versions } = stories;
  const result = stories.partOf('result');
  await opened(app, 'Returns desk', { title: 'Returns desk', result: 'It fell to 9 minutes.' });
  await result.fill('It fell to 7 minutes.');
  await stories.save();
  await stories.openStory('Returns desk');
  await stories.history.click();
  await expect(versions).toHaveCount(1);
  await versions.locator('summary').click();
  await expect(versions.locator('ins')).toHaveText('7');
  await expect(versions.locator('del')).toHaveText('9');
  await stories.versionBack(versions).click();
  await expect(result).toHaveValue('It fell to 9 minutes.');
  await expect(versions).toHaveCount(2);
  await app.reload();
  await expect(result).toHaveValue('It fell to 9 minutes.');
  await expect(app.broughtBack).toHaveCount(0);
});

test('two stories become one, nothing is lost, and that can be undone', async ({ app }) => {
  const { stories } = app;
  const action = stories.partOf('action');
  await opened(app, 'Desk', { title: 'Scanner', action: 'I bought a scanner.' }, { title: 'Desk', action: 'I moved the desk.' });
  await stories.more.click();
  const option = await stories.mergeWith.locator('option', { hasText: 'Scanner' }).getAttribute('value');
  await stories.mergeWith.selectOption(option);
  await stories.merge.click();
  await expect(action).toHaveValue('I moved the desk.\n\nI bought a scanner.');
  await expect(stories.name).toHaveValue('Desk / Scanner');
  await app.undo.click();
  await expect(action).toHaveValue('I moved the desk.');
  await app.open('stories');
  await expect(stories.rows).toHaveCount(2);
});

test('a copy is a story of its own', async ({ app }) => {
  const { stories } = app;
  await opened(app, 'Desk', { title: 'Desk', action: 'I moved the desk.' });
  await stories.more.click();
  await stories.duplicate.click();
  await expect(stories.name).toHaveValue(stories.says.copyOf('Desk'));
  await expect(stories.partOf('action')).toHaveValue('I moved the desk.');
  await app.open('stories');
  await expect(stories.rows).toHaveCount(2);
});

test('the whys are written, marked, kept on every key, and drilled with the gaps first @phone', async ({ app, page }) => {
  const { stories } = app;
  const { probes, readiness, says } = stories;
  await opened(app, 'Returns desk', { title: 'Returns desk', result: RESULT });
  await stories.probesLink.click();
  await stories.addProbe(stories.likely.measured('19 to 7 minutes over six weeks')).click();
  await expect(probes).toHaveCount(1);
  await expect(stories.answerIn(probes.first())).toBeFocused();
  for (let depth = 1; depth <= 5; depth += 1) {
    const probe = probes.nth(depth - 1);
    await stories.answerIn(probe).fill(`Because of reason ${depth}.`);
    await stories.stands(probe, 'safe').click();
    if (depth < 5) await stories.digIn(probe).click();
  }
  await expect(readiness).toHaveText(says.ready(1, 1, 100));
  await stories.ownProbe.fill('Who disagreed?');
  await stories.addOwnProbe.click();
  const gap = probes.nth(5);
  await stories.stands(gap, 'gap').click();
  await expect(readiness).toHaveText(says.ready(1, 2, 50));
  await stories.answerIn(gap).pressSequentially('The area manager');
  await app.saved();
  await app.reload();
  await expect(stories.answerIn(gap)).toHaveValue('The area manager');

  await stories.drillLink.click();
  await expect(stories.drillQuestion).toHaveText('Who disagreed?');
  await expect(stories.drillAnswer).toHaveCount(0);
  await stories.showAnswer.click();
  await expect(stories.drillAnswer).toHaveText('The area manager');
  await stories.stands(page, 'partial').click();
  await stories.next.click();
  await expect(stories.drillPlace).toHaveText(says.drillPlace(2, 6));
  await page.goBack();
  await expect(stories.partialIn(gap)).toBeChecked();

  await stories.deleteIn(probes.nth(0)).click();
  await expect(probes).toHaveCount(1);
  await app.undo.click();
  await expect(probes).toHaveCount(6);
  await expect(stories.answerIn(probes.nth(4))).toHaveValue('Because of reason 5.');
});

test('stories are found, filtered and sorted, and what is looked for stands in the address @phone', async ({ app }) => {
  const { stories } = app;
  const { says, search, titles } = stories;
  await seed(app, [
    { title: 'Returns desk', action: ACTION, supporting: ['dive-deep'] },
    { title: 'a scanner', kinds: ['data'], principles: ['dive-deep'] },
    { title: 'Another' },
  ].map((body, place) => ({ ...story(body), made: 1_790_000_000_000 + place })));
  await app.open('stories');
  await expect(titles).toHaveText(['Another', 'a scanner', 'Returns desk']);
  await stories.filter.click();
  await stories.byPrinciple.selectOption('Dive Deep');
  await expect(titles).toHaveText(['a scanner', 'Returns desk']);
  await search.fill('STOPPED timings');
  await expect(stories.found).toHaveText(says.found(0, 3));
  await search.fill('TIMINGS refund');
  await expect(titles).toHaveText(['Returns desk']);
  await app.inAddress({ search: 'TIMINGS refund', principle: 'dive-deep' });
  await app.reload();
  await expect(titles).toHaveText(['Returns desk']);
  await search.fill('');
  await stories.byPrinciple.selectOption(says.anyOrder.principle);
  await stories.order.selectOption(says.anyOrder.strongest);
  await expect(titles.first()).toHaveText('Returns desk');
  await stories.retire(stories.rows.first()).click();
  await expect(titles.last()).toHaveText('Returns desk');
  await app.undo.click();
  await expect(titles.first()).toHaveText('Returns desk');
});

test('titles in any script are shown, and stories with one title are told apart by their day', async ({ app }) => {
  const { stories } = app;
  const titles = ['مكتب الإرجاع', '返品カウンター', '🛠️ Umbau 👩🏽‍💻'];
  for (const title of titles) {
    await stories.write(title, { situation: title });
    await expect(stories.rows.getByRole('link', { name: title })).toBeVisible();
  }
  await stories.openStory(titles[1]);
  await stories.partOf('situation').fill('返品カウンターでは毎日お客様が十九分も待っていました。'.repeat(4));
  await expect(app.text(stories.says.englishOnly)).toBeVisible();
  await stories.save();
  await stories.write('One title');
  await stories.write('One title');
  const rows = stories.rows.filter({ hasText: 'One title' });
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toContainText(/\d+ \w{3} \d{4}/);
});

test('200 kB pasted into a part are kept and do not freeze the page', async ({ app }) => {
  test.slow();
  const { stories } = app;
  const action = stories.partOf('action');
  await app.open('stories/new');
  await stories.name.fill('Enormous');
  const text = 'We recently moved many desks, and 5 % objected. '.repeat(4_200);
  await action.fill(text);
  await expect(stories.finding('we')).toContainText(stories.says.moreLikeThese);
  // A key is answered while so much stands there.
  const took = await stories.name.evaluate(async (field) => {
    const start = performance.now();
    field.value += '!';
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    return performance.now() - start;
  });
  expect(took).toBeLessThan(ANSWERS);
  await app.saved();
  await app.reload();
  await expect(action).toHaveValue(text);
  await stories.save();
  await expect(stories.rows).toContainText('Enormous');
});
