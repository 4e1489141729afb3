/** axe finds nothing on any page, in either theme, at either width. Each page is walked to once; see `Looks`. */
import { MEMO, WITH_COPY, expect, test as base } from '../app.mjs';
import { Looks } from '../looks.mjs';
import { seed, story, wholeStory } from '../seed.mjs';

const test = base.extend({
  looks: async ({ page }, use) => use(await Looks.of(page)),
});

const DESK = story({ title: 'The returns desk', action: 'I timed 140 visits.', principles: ['dive-deep'] });

test.describe('once the app is on the device', () => {
  test.use(WITH_COPY);

  test('the story bank has no violation', async ({ app, looks, page }) => {
    test.slow();
    const { stories } = app;
    await app.open('stories');
    await app.copied();
    await looks.check('no stories, with a message');
    await app.open('stories/new');
    await stories.name.fill('Returns desk');
    await stories.partOf('action').fill('We recently moved the desk. I timed 140 visits.');
    await stories.kind('failure').check();
    await stories.shows('Dive Deep', 'leads');
    await stories.shows('Ownership', 'supports');
    await stories.finding('we').waitFor();
    await stories.reasons.click();
    await looks.check('a new story');
    await stories.saveButton.click();
    await stories.gaps.waitFor();
    await looks.check('the stories');
    await stories.linkTo(/Returns desk/).click();
    await stories.told.waitFor();
    await looks.check('a story to read');
    await stories.link('Edit story').click();
    // Not between the empty form and the one with its story.
    await expect(stories.name).toHaveValue('Returns desk');
    await stories.name.fill('The returns desk');
    await stories.saveButton.click();
    await stories.filter.click();
    await looks.check('the stories, their filter open');
    await stories.openStory(/returns desk/);
    await stories.history.click();
    await stories.versions.first().locator('summary').click();
    await stories.more.click();
    await looks.check('a story, everything open');
    await stories.probesLink.click();
    await stories.addProbe(stories.likely.did).first().click();
    await stories.digIn(page).click();
    await stories.stands(stories.standings.first(), 'gap').click();
    await looks.check('the probes');
    await stories.drillLink.click();
    await stories.showAnswer.click();
    await looks.check('the probe drill');
  });
});

test('coverage and loops have no violation', async ({ app, looks }) => {
  test.slow();
  const { loops, stories } = app;
  await seed(app, [DESK, wholeStory({ title: 'Second delivery', principles: ['ownership'] })]);
  await app.open('stories/coverage');
  await stories.coverage.waitFor();
  await looks.check('coverage');
  await app.open('my-loop');
  await loops.tryAll.click();
  await loops.asTable.click();
  await looks.check('the exhaustion test');
  await loops.drawNew();
  await looks.check('a new loop');
  await loops.save();
  await looks.check('a loop');
  await loops.log.click();
  await loops.addQuestion.click();
  await loops.logged(1, 'asked').fill('When did you change your mind?');
  await loops.saveLog.click();
  await loops.compared.waitFor();
  await looks.check('after a loop');
});

test('numbers, the cheat sheet and an import have no violation', async ({ app, looks }) => {
  test.slow();
  const { leaving, numbers, settings, stories } = app;
  await seed(app, [DESK]);
  await app.open('stories/numbers/new');
  await numbers.counted.fill('Wait');
  await numbers.after.fill('7 minutes');
  await numbers.toldIn.selectOption('The returns desk');
  await looks.check('a number');
  await numbers.saveButton.click();
  await numbers.flag.waitFor();
  await looks.check('the numbers');
  await app.open('stories/numbers/practice');
  await numbers.show.click();
  await looks.check('a number by heart');
  await settings.confide('Returns');
  await app.open('stories/sheet');
  await stories.saveAs('CSV').click();
  await leaving.dialog.waitFor();
  await looks.check('a name in what leaves');
  await leaving.cancel.click();
  await looks.check('the cheat sheet');
  await app.open('stories/import');
  await stories.offer('a.csv', 'Title,Notes\nReturns desk,x\nShelf,y\n');
  await stories.importCount.waitFor();
  await looks.check('an import');
});

test('drills have no violation', async ({ app, looks, page }) => {
  const { drills } = app;
  await seed(app, [DESK]);
  await app.open('practice/drills/another');
  await drills.begin.click();
  await looks.check('a drill, asked');
  await drills.saidIt.click();
  await looks.check('a drill, to be rated');
  await page.keyboard.press('2');
  await drills.outcome.waitFor();
  await looks.check('a drill, answered');
});

test('recordings have no violation', async ({ app, looks, page }) => {
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
  await expect(app.recordings.space).toContainText(app.recordings.says.space(2));
  await looks.check('recordings, kept, undecided and thrown away');
});

test('a mock loop with a partner has no violation', async ({ app, looks }) => {
  test.slow();
  const { mockLoop } = app;
  await seed(app, [DESK]);
  await app.open('practice/mock');
  await looks.check('no mock loops');
  await app.open('practice/mock/new');
  await mockLoop.compressed.check();
  await mockLoop.seat.click();
  await looks.check('a new mock loop');
  await mockLoop.partnerReads.check();
  await mockLoop.beginLoop.click();
  await looks.check('before an interview');
  await mockLoop.beginInterview.click();
  await looks.check('the curtain');
  await mockLoop.iAmThePartner.click();
  await mockLoop.speak.waitFor();
  await looks.check('the script, a question');
  await mockLoop.speak.click();
  await looks.check('an answer being spoken');
  await mockLoop.done.click();
  await mockLoop.held.waitFor();
  await looks.check('a follow-up');
  await mockLoop.endEarly.click();
  await mockLoop.yourAssessment.waitFor();
  await looks.check('an assessment');
  await mockLoop.seal.click();
  await mockLoop.iAmTheCandidate.click();
  await mockLoop.notes.waitFor();
  await looks.check('notes after an interview');
  for (;;) {
    await mockLoop.onToNext.click();
    await expect(mockLoop.toDebrief.or(mockLoop.beginInterview)).toBeVisible();
    if (await mockLoop.toDebrief.isVisible()) break;
    await mockLoop.beginInterview.click();
    await mockLoop.iAmThePartner.click();
    await mockLoop.endEarly.click();
    await mockLoop.seal.click();
    await mockLoop.iAmTheCandidate.click();
  }
  await mockLoop.toDebrief.click();
  await mockLoop.missing.waitFor();
  await mockLoop.voteNames.click();
  await looks.check('a sealed debrief');
  await mockLoop.voteEverywhere();
  await mockLoop.openVotes.click();
  await mockLoop.counts.waitFor();
  await mockLoop.howVotesFollow.click();
  await looks.check('an opened debrief');
  await mockLoop.makeNoOffer.click();
  await mockLoop.showReport.click();
  await mockLoop.report.waitFor();
  await looks.check('a report');
});

test('offers and the plan have no violation', async ({ app, looks }) => {
  const { offers, plan } = app;
  await app.open('offer/new');
  await offers.fill({ base: '175000', grant: 'a lot' });
  await looks.check('an offer, a field of it wrong');
  await offers.fill({ grant: '437,500', firstDay: '2027-01-01', leaving: '2028-01-01', target: '300000' });
  await offers.kept.waitFor();
  await looks.check('an offer');
  await offers.saveButton.click();
  await offers.compared.waitFor();
  await looks.check('offers side by side');
  await app.open('plan');
  await looks.check('no plan');
  await plan.setDays.click();
  await looks.check('days and time');
  await plan.save.click();
  await plan.readiness.waitFor();
  await looks.check('the plan');
  await app.open();
  await plan.onToday.waitFor();
  await looks.check('Today, with its tasks');
  await app.open('plan/role');
  await plan.notYetIn(plan.sql).check();
  await looks.check('the role check');
});

test('writing and its review have no violation', async ({ app, looks }) => {
  test.slow();
  const { review, writing } = app;
  await writing.startDrill();
  await writing.paper.fill(MEMO);
  await app.saved();
  await looks.check('the sheet');
  await writing.pause.click();
  await looks.check('the sheet, paused');
  await writing.showOutline.click();
  await writing.more.click();
  await looks.check('the sheet, everything open');
  await writing.more.click();
  await review.handIn();
  await looks.check('the rubric');
  await review.skipRating();
  for (const summary of await review.summaries.all()) await summary.click();
  await review.pick(review.evidence().first()).click();
  await review.out.click();
  await looks.check('the review');
  await review.fix().click();
  await writing.writable();
  await writing.findings.click();
  await writing.panelFindings().first().waitFor();
  await looks.check('the sheet with its findings');
  await review.finish();
  await review.difference.locator('summary').click();
  await looks.check('the review of a revision');
  await app.open('write');
  await writing.way(writing.ways.check).check();
  await writing.options.click();
  await writing.ownPromptsSummary.click();
  await looks.check('write, everything open');
});

test('the assessment has no violation', async ({ app, looks }) => {
  test.slow();
  const { assessment } = app;
  await app.open('practice/assessment');
  await assessment.items(8).check();
  await assessment.begin.click();
  for (let item = 1; item <= 8; item += 1) {
    await assessment.item.filter({ hasText: assessment.says.item(item, 8) }).waitFor();
    await assessment.options.nth(0).check();
    if (item <= 4) await looks.check(`item ${item} of an assessment`);
    await assessment.next.click();
  }
  await assessment.right.waitFor();
  for (const summary of await assessment.explained.locator('> summary').all()) await summary.click();
  await looks.check('a set, explained');
  await app.open('practice/assessment');
  for (const kind of await assessment.kinds.all()) await kind.uncheck();
  await assessment.tables.check();
  await assessment.items(20).check();
  await assessment.begin.click();
  await assessment.finish.click();
  await assessment.finishAnyway.waitFor();
  await looks.check('the question before a set ends');
  await assessment.finishAnyway.click();
  await assessment.right.waitFor();
  await looks.check('a set with more tables than titles');
  await app.open('practice/assessment/style');
  await assessment.beginSitting.click();
  for (let group = 1; group <= 16; group += 1) {
    await assessment.heading(assessment.says.group(group, 16)).waitFor();
    await assessment.most(0).click();
    await assessment.least(1).click();
    if (group === 1) await looks.check('work-style statements');
    await assessment.nextGroup.click();
  }
  await assessment.consistency.waitFor();
  await looks.check('a work-style sitting');
});

test('the questions have no violation', async ({ app, looks }) => {
  const { questions } = app;
  await app.open('questions/new');
  await questions.named('question').fill('Which forecast of yours was wrong?');
  await questions.others.click();
  await looks.check('a new question');
  await questions.saveButton.click();
  await questions.noteAsked.click();
  await questions.noteIt.click();
  await looks.check('an own question');
  await app.open('questions?search=fore');
  await questions.filter.click();
  await questions.firstStar.click();
  await looks.check('the questions, their filter open');
  await app.open('questions/import');
  await questions.offer('a.csv', 'Question,Mood\nWhat did you cut from the roadmap last year?,x\nWhich thing did you cut from your roadmap last year?,y\n');
  await questions.importCount.waitFor();
  await questions.nearCopies.click();
  await looks.check('an import of questions');
});

/** The places that any link leads to. */
const PLACES = [
  '', 'write/progress', 'questions', 'questions/dive-deep-1', 'practice', 'practice/drills', 'practice/progress',
  'practice/recordings', 'practice/assessment', 'practice/assessment/style', 'guide', 'guide/dive-deep', 'guide/rice', 'guide/moscow',
  'guide/profit-and-loss', 'guide/questions-to-ask', 'menu', 'settings', 'about', 'no/such/place',
];

test('the places that any link leads to have no violation', async ({ app, looks }) => {
  test.slow();
  for (const place of PLACES) {
    await app.open(place);
    await app.title().waitFor();
    await looks.check(`/${place}`);
  }
});
