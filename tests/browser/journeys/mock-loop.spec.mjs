/** Mock loops: one from the builder to the report, one with a partner, and what is noted after a real one. */
import { MICROPHONE } from '../chromium.mjs';
import { expect, test } from '../app.mjs';
import { PRINCIPLES, loop, seed, wholeStory } from '../seed.mjs';

test.use({ launchOptions: MICROPHONE });

/** Stories of different events that answer anything, so that whatever is drawn finds one: what failed, whom it was about. */
const EVENTS = {
  'Returns desk': ['customers', 'desk', 'door', 'visits', 19, 7, 'minutes'],
  'Shift board': ['nurses', 'board', 'ward', 'swaps', 41, 12, 'calls'],
  'Wax cards': ['painters', 'card', 'studio', 'orders', 88, 30, 'complaints'],
  'Boiler claims': ['tenants', 'valve', 'depot', 'repairs', 212, 71, 'trips'],
  'Gym questions': ['members', 'reply', 'club', 'chats', 49, 3, 'hours'],
  'Stadium doors': ['guests', 'gate', 'arena', 'scans', 26, 9, 'seconds'],
  'Lunch money': ['pupils', 'wallet', 'canteen', 'payments', 14, 2, 'failures'],
};
const KINDS = ['conflict', 'failure', 'ambiguity', 'customer', 'innovation', 'leadership', 'delivery', 'data'];
const TITLES = Object.keys(EVENTS);
const BANK = Object.entries(EVENTS).map(([title, [who, what, where, counted, before, after, unit]]) => wholeStory({
  title,
  principles: PRINCIPLES,
  kinds: KINDS,
  situation: `${who} met ${before} ${unit} because the ${what} failed.`,
  task: `My ${what} target: ${after} ${unit}.`,
  action: `We moved the ${what} to the ${where}. I timed ${before * 7} ${counted} and wrote the ${where} rule for ${who}.`,
  result: `For ${who} it fell from ${before} to ${after} ${unit} in ${after + 4} weeks, measured on ${before * 9} ${counted}.`,
}));

/** A loop that is over, with one interview: what was asked about, and how much it showed. */
function finishedLoop(made, answers) {
  const interviewer = { name: 'Ana', role: '', principles: answers.map(([principle]) => principle), questions: answers.length, is_bar_raiser: true };
  const asked = answers.map(([principle, showing]) => ({
    drawn: { principle, question: `q-${principle}`, text: `When did you show ${principle}?` },
    wants_another: false,
    tellings: [{ story: null, title: '', clock: null, seconds: 100, follow_ups: [], showing }],
  }));
  const body = {
    plan: { name: '', days: 'one', seats: [{ interviewer, minutes: 50 }], of: null, has_partner: false, seed: 1 },
    interviews: [{ asked, clock: null, notes: '', own_vote: null, partner: { evidence: [], vote: null }, second_vote: null }],
    at: 0,
    question: answers.length,
    step: 'over',
    debrief: { labels: { strongly: '', inclined: '', not: '', strongly_not: '' }, is_open: false, tipped: '', decision: null, decided: null },
  };
  return { kind: 'mock-loop', body, made };
}

test('a compressed loop goes from the builder to the report, through a reload and a night @phone', async ({ app, page }) => {
  test.slow();
  const { mockLoop } = app;
  const { says, timer } = mockLoop;
  await page.clock.install({ time: new Date('2026-11-23T09:00:00Z') });
  await seed(app, BANK);
  const count = await mockLoop.begin();
  const [told, ...left] = TITLES;

  await mockLoop.beginInterview.click();
  await mockLoop.tell(told);
  await mockLoop.speak.click();
  await page.clock.runFor(100_000);
  await expect(timer).toHaveText(/1:4\d/);
  await app.reload();
  await expect(timer).toHaveText(/1:[45]\d/);
  await mockLoop.done.click();
  await mockLoop.digAndJudge();
  await mockLoop.answerRest(left);
  await mockLoop.notes.fill('The baseline came late.');
  await app.reload();
  await expect(mockLoop.notes).toHaveValue('The baseline came late.');
  await mockLoop.onToNext.click();

  await mockLoop.beginInterview.click();
  await mockLoop.tell(told);
  await expect(mockLoop.repeat).toContainText(says.heard(told));
  await mockLoop.tellAllTheSame.click();
  await mockLoop.speak.click();
  await page.clock.runFor(30_000);
  await expect(timer).toHaveText(/0:3\d/);
  await page.clock.setSystemTime(new Date('2026-11-24T08:00:00Z'));
  await app.reload();
  await expect(mockLoop.clockStands).toBeVisible();
  await expect(mockLoop.clockStands).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(timer, 'the night is no part of the answer').toHaveText(/0:3\d/);
  await page.clock.runFor(150_000);
  await mockLoop.done.click();
  await mockLoop.digAndJudge();
  await mockLoop.answerRest(left);
  await mockLoop.onToNext.click();

  for (let interview = 3; interview <= count; interview += 1) {
    await expect(mockLoop.place).toHaveText(says.interview(interview, count));
    await mockLoop.beginInterview.click();
    await mockLoop.answerRest(left);
    await mockLoop.onToNext.click();
  }
  await mockLoop.toDebrief.click();

  await expect(mockLoop.openVotes).toBeDisabled();
  await expect(app.text(says.evidence)).toHaveCount(0);
  await mockLoop.voteEverywhere();
  await expect(mockLoop.missing).toHaveText(says.allVotes);
  await mockLoop.openVotes.click();
  await expect(mockLoop.interviews).toHaveCount(count);
  await expect(mockLoop.nextSteps).toHaveCount(3);
  await expect(mockLoop.lessons.first()).toContainText(says.strongAnswer);
  await expect(mockLoop.lessons.first()).toContainText(/held up/);
  await expect(mockLoop.interviews.nth(1)).toContainText(says.toldBefore);
  await expect(mockLoop.counts).toContainText(says.repeats(told));
  await expect(mockLoop.counts).toContainText(says.long(told, '3:0'));
  await expect(mockLoop.counts).toContainText(says.we);
  await mockLoop.tipped.fill('The repeat.');
  await mockLoop.makeNoOffer.click();
  await expect(mockLoop.decision).toContainText(says.noOffer);
  await mockLoop.showReport.click();
  const { report } = mockLoop;
  await expect(report).toContainText('The repeat.');
  await expect(report).toContainText('The baseline came late.');
  await expect(mockLoop.nextSteps).toHaveCount(3);
  await expect(mockLoop.lessons.first()).toContainText(says.strongAnswer);
  await page.emulateMedia({ media: 'print' });
  await expect(mockLoop.print).toBeHidden();
  await expect(report).toBeVisible();
  await page.emulateMedia({ media: 'screen' });

  await app.open('practice/mock');
  await expect(mockLoop.list).toContainText(says.noOfferListed);
  await expect(mockLoop.calibration).toContainText(says.calibration);
  expect(await app.beyond()).toBeLessThanOrEqual(0);
  await mockLoop.delete.click();
  await expect(mockLoop.list).toBeHidden();
  await app.undo.click();
  await expect(mockLoop.list).toBeVisible();
});

test('a realistic loop goes from the builder to its next steps by keyboard alone', async ({ app, page }) => {
  test.slow();
  const { mockLoop } = app;
  const { keyboard } = page;
  /** Walks to a control with Tab, as somebody without a mouse does. */
  const walkTo = async (control) => {
    for (let steps = 0; steps < 120; steps += 1) {
      if (await control.evaluate((element) => element === document.activeElement)) return;
      await keyboard.press('Tab');
    }
    throw new Error('Tab does not lead there');
  };
  const press = async (control, key = 'Enter') => {
    await expect(control).toBeVisible();
    await walkTo(control);
    await keyboard.press(key);
  };
  await seed(app, BANK);
  await app.open('practice/mock/new');
  await press(mockLoop.realistic, 'Space');
  await expect(mockLoop.realistic).toBeChecked();
  for (let left = await mockLoop.seats.count(); left > 1; left -= 1) {
    await press(mockLoop.seats.last().locator('summary'));
    await press(mockLoop.removeInterviewer);
    await expect(mockLoop.seats).toHaveCount(left - 1);
  }
  await press(mockLoop.beginLoop);
  await press(mockLoop.beginInterview);
  const { afterInterview, speak } = mockLoop;
  for (;;) {
    await expect(speak.or(afterInterview)).toBeVisible();
    if (await afterInterview.isVisible()) break;
    await press(speak);
    await press(mockLoop.done);
    await mockLoop.digAndJudge();
  }
  await press(mockLoop.onToNext);
  await press(mockLoop.toDebrief);
  for (const vote of await mockLoop.vote('inclined').all()) {
    // The arrows move within a group of buttons, and Tab reaches its first.
    await walkTo(page.locator(`input[name="${await vote.getAttribute('name')}"]`).first());
    await keyboard.press('ArrowRight');
    await expect(vote).toBeChecked();
  }
  await press(mockLoop.openVotes);
  await press(mockLoop.nextSteps.first().getByRole('link'));
  await expect(mockLoop.title()).not.toHaveText('Debrief');
});

test('a realistic loop goes from the builder to its next steps by thumb @phone', async ({ app, page }) => {
  test.slow();
  const { mockLoop } = app;
  const { says } = mockLoop;
  /** Nothing is wider than the screen, and the control can be pressed where it stands. */
  const press = async (control) => {
    await expect(control).toBeVisible();
    expect(await app.beyond()).toBeLessThanOrEqual(0);
    await control.click();
  };
  await seed(app, BANK);
  await app.open('practice/mock/new');
  await mockLoop.realistic.check();
  for (let left = await mockLoop.seats.count(); left > 1; left -= 1) {
    await press(mockLoop.seats.last().locator('summary'));
    await press(mockLoop.removeInterviewer);
    await expect(mockLoop.seats).toHaveCount(left - 1);
  }
  await app.saved();
  await app.open('practice/mock');
  await expect(app.unsaved).toHaveCount(1);
  await press(app.continueEditing);
  await expect(mockLoop.seats).toHaveCount(1);
  await press(mockLoop.beginLoop);
  await press(mockLoop.beginInterview);
  const { afterInterview, done, held, judged, speak } = mockLoop;
  for (;;) {
    await expect(speak.or(afterInterview)).toBeVisible();
    if (await afterInterview.isVisible()) break;
    await press(speak);
    await press(done);
    for (;;) {
      await expect(held.or(judged)).toBeVisible();
      if (await judged.isVisible()) break;
      const asked = await mockLoop.followUp.textContent();
      await press(held);
      await expect(page.getByText(asked, { exact: true })).toBeHidden();
    }
    await press(mockLoop.shown);
    await expect(judged).toBeHidden();
  }
  await press(mockLoop.onToNext);
  await press(mockLoop.toDebrief);
  await mockLoop.voteEverywhere();
  await press(mockLoop.openVotes);
  await expect(mockLoop.nextSteps).toHaveCount(3);
  await expect(mockLoop.lessons.first()).toContainText(says.strongAnswer);
  for (const step of await mockLoop.nextSteps.all()) await expect(step.getByRole('link')).toHaveCount(1);
  await press(mockLoop.nextSteps.last().getByRole('link'));
  await expect(mockLoop.title()).not.toHaveText('Debrief');
});

test('a partner reads the script behind a curtain, and the vote stays sealed until the debrief', async ({ app }) => {
  const { mockLoop } = app;
  const { says } = mockLoop;
  await seed(app, BANK);
  await mockLoop.begin({ partner: true });
  await mockLoop.beginInterview.click();
  await expect(mockLoop.curtain).toContainText(says.toPartner);
  await expect(mockLoop.strongAnswer).toHaveCount(0);
  await mockLoop.iAmThePartner.click();
  await expect(mockLoop.strongAnswer).toBeVisible();
  await mockLoop.answerRest([...TITLES], mockLoop.yourAssessment);
  const seen = 'Named the baseline only when asked.';
  await mockLoop.evidence.fill(seen);
  await mockLoop.vote('notInclined').check();
  await app.reload();
  await expect(mockLoop.evidence).toHaveValue(seen);
  await expect(mockLoop.vote('notInclined')).toBeChecked();
  await mockLoop.seal.click();
  await expect(mockLoop.curtain).toContainText(says.toCandidate);
  await expect(app.text(says.notInclined)).toHaveCount(0);
  await mockLoop.iAmTheCandidate.click();
  await expect(mockLoop.notes).toBeVisible();
  await expect(app.text(seen)).toHaveCount(0);
});

test('an answer of a mock loop is recorded, heard in the debrief under its question, and kept there', async ({ app }) => {
  const { mockLoop, recordings } = app;
  await seed(app, BANK);
  const count = await mockLoop.begin();
  await mockLoop.beginInterview.click();
  const question = await mockLoop.title().textContent();
  await recordings.recordAnswers.click();
  await expect(recordings.recordAnswers).toBeChecked();
  await mockLoop.speak.click();
  await expect(recordings.state).toHaveText(recordings.says.recording);
  // An answer of an instant holds no sound.
  await expect(mockLoop.timer).toHaveText(/^0:(0[2-9]|[1-5]\d)/);
  await mockLoop.done.click();
  await mockLoop.digAndJudge();
  for (let interview = 1; interview <= count; interview += 1) {
    await expect(mockLoop.endEarly.or(mockLoop.notes)).toBeVisible();
    // Another example may be wanted; it is not recorded, since nobody speaks.
    if (await mockLoop.endEarly.isVisible()) await mockLoop.endEarly.click();
    await expect(mockLoop.notes).toBeVisible();
    await mockLoop.onToNext.click();
    if (interview < count) await mockLoop.beginInterview.click();
  }
  await mockLoop.toDebrief.click();
  await expect(recordings.players).toHaveCount(1);
  await expect(mockLoop.figure(question)).toBeVisible();
  await recordings.open.click();
  await recordings.playIn().click();
  await expect(recordings.times).not.toHaveText(/^0:00 of/);
  await expect(recordings.sizes).toContainText(recordings.says.undecided);
  await recordings.keepIn().click();

  await mockLoop.voteEverywhere();
  await mockLoop.openVotes.click();
  await app.reload();
  const first = mockLoop.interviews.first();
  await expect(mockLoop.figure(question, first)).toBeVisible();
  await expect(first.getByTestId('size')).toContainText(recordings.says.kept);
});

test('two finished loops show a trend, with a row for each principle that was asked about @phone', async ({ app }) => {
  const { mockLoop } = app;
  const day = (text) => Date.parse(`${text}T10:00:00Z`);
  await seed(app, [
    finishedLoop(day('2026-11-02'), [['ownership', 'partly'], ['dive-deep', 'not']]),
    finishedLoop(day('2026-11-09'), [['ownership', 'shown'], ['frugality', 'above']]),
  ]);
  await app.open('practice/mock');
  await expect(mockLoop.list.getByRole('listitem')).toHaveCount(2);
  await expect(mockLoop.trend).toBeVisible();
  const table = mockLoop.trendTable;
  await expect(table.getByRole('columnheader')).toHaveText([mockLoop.says.principle, '2 Nov 2026', '9 Nov 2026']);
  const row = (principle) => table.getByRole('row').filter({ hasText: principle }).getByRole('cell');
  await expect(row('Ownership')).toHaveText(['33 %', '67 %']);
  await expect(row('Dive Deep')).toHaveText(['0 %', '–']);
  await expect(row('Frugality')).toHaveText(['–', '100 %']);
  await expect(table.getByRole('row')).toHaveCount(4);
});

test('a plan survives a reload, says which principle it misses, and a loop with more questions than stories is explained @phone', async ({ app }) => {
  const { mockLoop } = app;
  const { says } = mockLoop;
  await seed(app, BANK.slice(0, 1));
  await app.open('practice/mock/new');
  await expect(mockLoop.standing).toContainText(says.short);
  await expect(app.text(says.aloneAnswers(TITLES[0])).first()).toBeVisible();
  await mockLoop.seat.click();
  await mockLoop.role.fill('Head of toys');
  await app.saved();
  await app.reload();
  await expect(app.text(says.broughtBack)).toBeVisible();
  await expect(mockLoop.seat).toContainText('Head of toys');
  await mockLoop.seat.click();
  await expect(mockLoop.role).toHaveValue('Head of toys');
  for (const place of [1, 2, 3]) await mockLoop.principle(place).selectOption('');
  await mockLoop.beginLoop.click();
  await expect(mockLoop.alert(says.noPrinciple('Head of toys'))).toBeVisible();
});

test('what was really asked is compared, joins the questions, and spends its story; nothing typed is lost @phone', async ({ app }) => {
  const { loops } = app;
  const { says } = loops;
  const asked = 'Which number did you not believe?';
  await seed(app, [
    ...BANK.slice(0, 2),
    loop([
      { name: 'Ana', principles: ['dive-deep'], questions: 1 },
      { name: 'Ben', principles: ['ownership'], questions: 1 },
    ]),
  ]);
  await app.open('my-loop');
  await app.link(says.untitled).click();
  await loops.log.click();
  await loops.addQuestion.click();
  await loops.logged(1, 'asked').fill(asked);
  await app.saved();
  await app.reload();
  await expect(loops.logged(1, 'asked')).toHaveValue(asked);
  await loops.logged(1, 'by').selectOption({ label: 'Ana' });
  await loops.logged(1, 'about').selectOption({ label: 'Dive Deep' });
  await loops.logged(1, 'told').selectOption({ label: TITLES[0] });
  await loops.saveLog.click();
  await expect(app.notices).toContainText(says.questionKept);
  await expect(loops.compared).toContainText(says.expected(1));
  await expect(loops.compared).toContainText(says.toCome(1));
  await loops.saveLog.click();
  await expect(app.notices, 'no question twice').toContainText(says.logged);
  await loops.back.click();
  await expect(loops.spent).toContainText(says.spent(1));
  await expect(loops.assignment).toContainText('Ben');
  await expect(loops.assignment).not.toContainText(TITLES[0]);
  await app.open('questions?search=believe');
  await expect(app.text(asked)).toHaveCount(1);
});
