/** axe finds nothing on any page, in either theme, at either width: WCAG 2.2 A and AA, and axe's best practices. */
import { AxeBuilder } from '@axe-core/playwright';
import { MEMO, expect, test } from '../app.mjs';
import { bringStories } from '../stories.mjs';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

// axe has to be brought into the page, which the policy forbids to everything else.
test.use({ bypassCSP: true });

async function check(page, place, theme) {
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  const found = violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`));
  expect(found, `${place}, ${theme}`).toEqual([]);
  // Reflow (WCAG 2.2, 1.4.10): what is wider than the page scrolls by itself, and never the page.
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(beyond, `${place} is wider than the screen`).toBeLessThanOrEqual(0);
}

for (const theme of ['light', 'dark']) {
  test.describe(`without a violation in the ${theme} theme`, () => {
    // A colour half-way through a transition is nobody's colour.
    test.beforeEach(({ page }) => page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' }));

    test('the story bank @phone', async ({ app, page }) => {
      test.slow();
      await app.open('stories');
      await expect(app.notices).toContainText('works without a network');
      await check(page, 'no stories, with a message', theme);
      await app.open('stories/new');
      await page.getByLabel('Title').fill('Returns desk');
      await page.locator('textarea[name=action]').fill('We recently moved the desk. I timed 140 visits.');
      await page.getByLabel('failure', { exact: true }).check();
      await app.shows('Dive Deep', 'Leads');
      await app.shows('Ownership', 'Supports');
      await page.locator('[data-rule=story-we]').waitFor();
      await page.getByText('What earned it').click();
      await check(page, 'a new story', theme);
      await app.button('Save story').click();
      await page.getByTestId('gaps').waitFor();
      await check(page, 'the stories', theme);
      await page.getByRole('link', { name: /Returns desk/ }).first().click();
      // Not between the empty form and the one with its story.
      await expect(page.getByLabel('Title')).toHaveValue('Returns desk');
      await page.getByLabel('Title').fill('The returns desk');
      await app.button('Save story').click();
      await page.getByText('Filter and sort').click();
      await check(page, 'the stories, their filter open', theme);
      await page.getByRole('link', { name: /returns desk/ }).first().click();
      await page.getByTestId('history').locator('summary').first().click();
      await page.getByTestId('version').first().locator('summary').click();
      await page.getByText('Duplicate, merge, delete').click();
      await check(page, 'a story, everything open', theme);
      await page.getByRole('link', { name: 'Probes' }).click();
      await page.getByRole('button', { name: /^Add.*What did you/ }).first().click();
      await app.button('Dig: why?').click();
      await page.getByRole('radiogroup', { name: /stands/ }).first().getByText('Gap').click();
      await check(page, 'the probes', theme);
      await page.getByRole('link', { name: 'Drill, gaps first' }).click();
      await app.button('Show my answer').click();
      await check(page, 'the probe drill', theme);
      await app.open('stories/coverage');
      await page.getByRole('region', { name: 'Coverage table' }).waitFor();
      await check(page, 'coverage', theme);
      await app.open('stories/loops');
      await app.button('Try 1,000 loops').click();
      await page.getByText('As a table').click();
      await check(page, 'the exhaustion test', theme);
      await app.open('stories/loops/new');
      await app.button('Draw a plausible loop').click();
      await page.getByLabel('First principle').first().waitFor();
      await check(page, 'a new loop', theme);
      await app.button('Save loop').click();
      await page.getByTestId('assignment').waitFor();
      await check(page, 'a loop', theme);
      await page.getByRole('link', { name: 'Log what was asked' }).click();
      await app.button('Add a question').click();
      await page.locator('[name=asked-1]').fill('When did you change your mind?');
      await app.button('Save the log').click();
      await page.getByTestId('compared').waitFor();
      await check(page, 'after a loop', theme);
      await app.open('stories/numbers/new');
      await page.getByLabel('What is counted').fill('Wait');
      await page.getByLabel('After').fill('7 minutes');
      await page.getByLabel('Told in the story').selectOption('The returns desk');
      await check(page, 'a number', theme);
      await app.button('Save number').click();
      await page.getByTestId('flag').waitFor();
      await check(page, 'the numbers', theme);
      await app.open('stories/numbers/practice');
      await app.button('Show the number').click();
      await check(page, 'a number by heart', theme);
      await app.open('settings');
      await page.locator('[name=names]').fill('Returns');
      await page.locator('[name=names]').blur();
      await app.open('stories/sheet');
      await app.button('Save as CSV').click();
      await page.getByRole('dialog').waitFor();
      await check(page, 'a name in what leaves', theme);
      await app.button('Cancel').click();
      await check(page, 'the cheat sheet', theme);
      await app.open('stories/import');
      await page.getByLabel('A file of stories').setInputFiles({ name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from('Title,Notes\nReturns desk,x\nShelf,y\n') });
      await page.getByTestId('import-count').waitFor();
      await check(page, 'an import', theme);
    });

    test('drills @phone', async ({ app, page }) => {
      await bringStories(app, [{ title: 'The returns desk', action: 'I timed 140 visits.', principles: ['dive-deep'] }]);
      await app.open('practice/drills/another');
      await app.button('Begin a round').click();
      await check(page, 'a drill, asked', theme);
      await app.button('Said it').click();
      await check(page, 'a drill, to be rated', theme);
      await page.keyboard.press('2');
      await page.getByTestId('outcome').waitFor();
      await check(page, 'a drill, answered', theme);
    });

    test('recordings @phone', async ({ app, page }) => {
      await app.open();
      await page.evaluate(
        () =>
          new Promise((resolve, reject) => {
            const opening = indexedDB.open('loopready');
            opening.onerror = () => reject(opening.error);
            opening.onsuccess = () => {
              const writing = opening.result.transaction('recordings', 'readwrite');
              const row = {
                question: 'dive-deep-1', text: 'Which number did you not believe?', session: 's', card: 0, begun: 1790000000000,
                media: 'audio/webm', chunks: 4, bytes: 80_000, length_ms: 20_000, thrown: null, kept: null,
              };
              for (const change of [{ kept: 1790000060000 }, {}, { thrown: Date.now() }]) {
                writing.objectStore('recordings').put(JSON.stringify({ ...row, ...change }), JSON.stringify(change));
              }
              writing.oncomplete = () => {
                opening.result.close();
                resolve();
              };
            };
          }),
      );
      await app.open('practice/recordings');
      await expect(page.getByTestId('space')).toContainText('2 answers');
      await check(page, 'recordings, kept, undecided and thrown away', theme);
    });

    test('a mock loop with a partner @phone', async ({ app, page }) => {
      test.slow();
      await bringStories(app, [{ title: 'The returns desk', action: 'I timed 140 visits.', principles: ['dive-deep'] }]);
      await app.open('loop');
      await check(page, 'no mock loops', theme);
      await app.open('loop/new');
      await page.getByLabel('Compressed', { exact: true }).check();
      await page.locator('.seat summary').first().click();
      await check(page, 'a new mock loop', theme);
      await page.getByLabel('A partner reads').check();
      await app.button('Begin the loop').click();
      await check(page, 'before an interview', theme);
      await app.button('Begin the interview').click();
      await check(page, 'the curtain', theme);
      await app.button(/^I am the partner/).click();
      await page.getByText('They speak').waitFor();
      await check(page, 'the script, a question', theme);
      await app.button('They speak').click();
      await check(page, 'an answer being spoken', theme);
      await app.button('Done').click();
      await app.button('It held').waitFor();
      await check(page, 'a follow-up', theme);
      await app.button('End early').click();
      await page.getByRole('heading', { name: 'Your assessment' }).waitFor();
      await check(page, 'an assessment', theme);
      await app.button('Seal it').click();
      await app.button(/^I am the candidate/).click();
      await page.getByLabel('Notes').waitFor();
      await check(page, 'notes after an interview', theme);
      for (;;) {
        await app.button(/^(On to the next|Finish the loop)/).click();
        const over = page.getByRole('link', { name: 'Go to the debrief' });
        await expect(over.or(app.button('Begin the interview'))).toBeVisible();
        if (await over.isVisible()) break;
        await app.button('Begin the interview').click();
        await app.button(/^I am the partner/).click();
        await app.button('End early').click();
        await app.button('Seal it').click();
        await app.button(/^I am the candidate/).click();
      }
      await page.getByRole('link', { name: 'Go to the debrief' }).click();
      await page.getByTestId('missing').waitFor();
      await page.getByText('Call the votes something else').click();
      await check(page, 'a sealed debrief', theme);
      for (const vote of await page.getByLabel('Inclined', { exact: true }).all()) await vote.check();
      await app.button('Open the sealed votes').click();
      await page.getByTestId('counts').waitFor();
      await page.getByText('How a vote follows').click();
      await check(page, 'an opened debrief', theme);
      await app.button('Make no offer').click();
      await page.getByRole('link', { name: 'Show the report' }).click();
      await page.getByTestId('report').waitFor();
      await check(page, 'a report', theme);
    });

    test('offers and the plan @phone', async ({ app, page }) => {
      await app.open('offer/new');
      await page.getByLabel('Base a year').fill('175000');
      await page.getByLabel('Grant', { exact: true }).fill('a lot');
      await check(page, 'an offer, a field of it wrong', theme);
      await page.getByLabel('Grant', { exact: true }).fill('437,500');
      await page.getByLabel('First day').fill('2027-01-01');
      await page.getByLabel('Leaving on, to try it out').fill('2028-01-01');
      await page.getByLabel('What a year should pay').fill('300000');
      await page.getByTestId('kept').waitFor();
      await check(page, 'an offer', theme);
      await app.button('Save offer').click();
      await page.getByTestId('compared').waitFor();
      await check(page, 'offers side by side', theme);
      await app.open('plan');
      await check(page, 'no plan', theme);
      await page.getByRole('link', { name: 'Set the days' }).click();
      await check(page, 'days and time', theme);
      await app.button('Save and plan').click();
      await page.getByTestId('readiness').waitFor();
      await check(page, 'the plan', theme);
      await app.open();
      await page.getByTestId('plan-for-today').waitFor();
      await check(page, 'Today, with its tasks', theme);
      await app.open('plan/role');
      await page.getByTestId('sql').getByLabel('Not yet').check();
      await check(page, 'the role check', theme);
    });

    test('writing and its review @phone', async ({ app, page }) => {
      test.slow();
      await app.startDrill();
      await app.paper.fill(MEMO);
      await app.saved();
      await check(page, 'the sheet', theme);
      await app.button('Pause').click();
      await check(page, 'the sheet, paused', theme);
      await page.getByText('An outline for a').click();
      await page.getByRole('main').getByText('More', { exact: true }).click();
      await check(page, 'the sheet, everything open', theme);
      await page.getByRole('main').getByText('More', { exact: true }).click();
      await app.handIn();
      await check(page, 'the rubric', theme);
      await app.button('Skip the rating').click();
      await page.getByRole('heading', { name: 'Scores' }).waitFor();
      for (const summary of await page.locator('.findings > details > summary').all()) await summary.click();
      await page.getByText('What made it').first().click();
      await page.getByText('Margins and other files').click();
      await check(page, 'the review', theme);
      await page.getByRole('button', { name: /^Mend/ }).first().click();
      await app.writable();
      await app.button('Findings').click();
      await page.locator('.panel__finding').first().waitFor();
      await check(page, 'the sheet with its findings', theme);
      await app.finish();
      await page.getByTestId('difference').locator('summary').click();
      await check(page, 'the review of a revision', theme);
      await app.open('write');
      await page.getByLabel('Check a text').check();
      await page.getByText('Document, pages, paper, type').click();
      await page.getByText('Your own prompts').click();
      await check(page, 'write, everything open', theme);
    });

    test('the assessment @phone', async ({ app, page }) => {
      test.slow();
      await app.open('practice/assessment');
      await page.getByLabel('8 items', { exact: true }).check();
      await app.button('Begin the set').click();
      for (let item = 1; item <= 8; item += 1) {
        await page.getByTestId('item').filter({ hasText: `Item ${item} of 8` }).waitFor();
        await page.getByRole('radio').nth(0).check();
        if (item <= 4) await check(page, `item ${item} of an assessment`, theme);
        await app.button(/^(Next item|Finish and see)/).click();
      }
      await page.getByTestId('right').waitFor();
      for (const summary of await page.getByTestId('explained').locator('> summary').all()) await summary.click();
      await check(page, 'a set, explained', theme);
      await app.open('practice/assessment');
      for (const kind of await page.getByRole('group', { name: 'Kinds of items' }).getByRole('checkbox').all()) await kind.uncheck();
      await page.getByLabel('Tables and charts').check();
      await page.getByLabel('20 items', { exact: true }).check();
      await app.button('Begin the set').click();
      await app.button('Finish the set').click();
      await page.getByTestId('right').waitFor();
      await check(page, 'a set with more tables than titles', theme);
      await app.open('practice/assessment/style');
      await app.button('Begin a sitting').click();
      for (let group = 1; group <= 16; group += 1) {
        await page.getByRole('heading', { name: `Group ${group} of 16` }).waitFor();
        await page.getByText('Most like me', { exact: true }).nth(0).click();
        await page.getByText('Least like me', { exact: true }).nth(1).click();
        if (group === 1) await check(page, 'work-style statements', theme);
        await app.button(/^(Next group|See what it shows)$/).click();
      }
      await page.getByTestId('consistency').waitFor();
      await check(page, 'a work-style sitting', theme);
    });

    test('the questions @phone', async ({ app, page }) => {
      await app.open('questions/new');
      await page.locator('[name=question]').fill('Which forecast of yours was wrong?');
      await page.getByText('Other principles that it bears on').first().click();
      await check(page, 'a new question', theme);
      await app.button('Save question').click();
      await page.getByText('Note that it was asked').click();
      await app.button('Note it').click();
      await check(page, 'an own question', theme);
      await app.open('questions?search=fore');
      await page.getByText('Filter and sort').click();
      await page.getByRole('button', { name: /^Favourite/ }).first().click();
      await check(page, 'the questions, their filter open', theme);
      await app.open('questions/import');
      await page.getByLabel('A file of questions').setInputFiles({ name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from('Question,Mood\nWhat did you cut from the roadmap last year?,x\nWhich thing did you cut from your roadmap last year?,y\n') });
      await page.getByTestId('import-count').waitFor();
      await page.getByText('Which are near-copies').click();
      await check(page, 'an import of questions', theme);
    });

    test('the places that any link leads to @phone', async ({ app, page }) => {
      test.slow();
      for (const place of [
        '', 'write/progress', 'questions', 'questions/dive-deep-1', 'practice', 'practice/drills', 'practice/progress',
        'practice/recordings', 'practice/assessment', 'practice/assessment/style', 'guide', 'guide/dive-deep', 'guide/rice', 'guide/moscow',
        'guide/profit-and-loss', 'guide/questions-to-ask', 'menu', 'settings', 'about', 'no/such/place',
      ]) {
        await app.open(place);
        await page.getByRole('heading', { level: 1 }).waitFor();
        await check(page, `/${place}`, theme);
      }
    });
  });
}
