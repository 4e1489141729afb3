/** Mock loops: one from the builder to the report, one with a partner, and what is noted after a real one. */
import { CHROMIUM } from '../chromium.mjs';
import { expect, test } from '../app.mjs';
import { backup, bringStories, importBackup } from '../stories.mjs';

const MICROPHONE = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream', '--autoplay-policy=no-user-gesture-required'];
test.use({ launchOptions: { ...CHROMIUM, args: [...CHROMIUM.args, ...MICROPHONE] } });

const PRINCIPLES = [
  'customer-obsession', 'ownership', 'invent-and-simplify', 'are-right-a-lot', 'learn-and-be-curious',
  'hire-and-develop-the-best', 'insist-on-the-highest-standards', 'think-big', 'bias-for-action', 'frugality',
  'earn-trust', 'dive-deep', 'have-backbone', 'deliver-results', 'earths-best-employer', 'broad-responsibility',
];

/** Stories that answer anything, so that whatever is drawn finds one. */
const BANK = ['Returns desk', 'Shift board', 'Wax cards', 'Boiler claims', 'Gym questions', 'Stadium doors', 'Lunch money'].map((title) => ({
  title,
  principles: PRINCIPLES,
  action: 'We moved the desk to the door. I timed 140 visits and wrote the rule.',
  result: 'The wait fell from 19 to 7 minutes over six weeks.',
}));

const place = (page) => page.getByTestId('place');

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

async function compressed(app, { partner = false } = {}) {
  await app.open('loop/new');
  await app.page.getByLabel('Compressed', { exact: true }).check();
  await expect(app.page.getByTestId('length')).toContainText('one question each');
  await expect(app.page.getByTestId('standing')).toContainText('finds a story of its own');
  if (partner) await app.page.getByLabel('A partner reads').check();
  await app.button('Begin the loop').click();
  await expect(place(app.page)).toContainText('Interview 1 of');
  return Number((await place(app.page).textContent()).split(' ').at(-1));
}

/** Every follow-up holds, and the answer is judged shown; by keyboard alone. */
async function digAndJudge(app) {
  const { page } = app;
  const judged = page.getByRole('group', { name: 'How much did it show?' });
  const held = app.button('It held');
  for (;;) {
    await expect(held.or(judged)).toBeVisible();
    if (await judged.isVisible()) break;
    const asked = await page.getByText(/^Follow-up \d of/).textContent();
    await expect(page.getByRole('group', { name: 'How did the answer stand?' })).toBeFocused();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(page.getByText(asked, { exact: true })).toBeHidden();
  }
  await expect(judged).toBeFocused();
  await page.keyboard.press('3');
  await expect(judged).toBeHidden();
}

/** Answers whatever is still asked in this interview, another example included. */
async function answerRest(app, told, after) {
  const next = app.page.getByRole('heading', { name: after });
  for (;;) {
    await expect(app.button(/^(Speak|They speak)$/).or(next)).toBeVisible();
    if (await next.isVisible()) return;
    await app.page.getByRole('radio', { name: told.shift() }).check();
    await app.button(/^(Speak|They speak)$/).click();
    await app.button('Done').click();
    await digAndJudge(app);
  }
}

test('a compressed loop goes from the builder to the report, through a reload and a night @phone', async ({ app, page }) => {
  test.slow();
  await page.clock.install({ time: new Date('2026-11-23T09:00:00Z') });
  await bringStories(app, BANK);
  const count = await compressed(app);
  const left = BANK.map(({ title }) => title);

  await app.button('Begin the interview').click();
  await page.getByRole('radio', { name: 'Returns desk' }).check();
  left.shift();
  await app.button('Speak').click();
  await page.clock.runFor(100_000);
  await expect(page.getByRole('timer')).toHaveText(/1:4\d/);
  await app.reload();
  await expect(page.getByRole('timer')).toHaveText(/1:[45]\d/);
  await app.button('Done').click();
  await digAndJudge(app);
  await answerRest(app, left, 'After the interview');
  await page.getByLabel('Notes').fill('The baseline came late.');
  await app.reload();
  await expect(page.getByLabel('Notes')).toHaveValue('The baseline came late.');
  await app.button(/^On to the next/).click();

  await app.button('Begin the interview').click();
  await page.getByRole('radio', { name: 'Returns desk' }).check();
  await expect(page.getByTestId('repeat')).toContainText('has heard “Returns desk”');
  await app.button('Tell it all the same').click();
  await app.button('Speak').click();
  await page.clock.runFor(30_000);
  await expect(page.getByRole('timer')).toHaveText(/0:3\d/);
  await page.clock.setSystemTime(new Date('2026-11-24T08:00:00Z'));
  await app.reload();
  await expect(page.getByRole('heading', { name: 'The clock stands' })).toBeVisible();
  await expect(app.button('Go on')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('timer'), 'the night is no part of the answer').toHaveText(/0:3\d/);
  await page.clock.runFor(150_000);
  await app.button('Done').click();
  await digAndJudge(app);
  await answerRest(app, left, 'After the interview');
  await app.button(/^On to the next/).click();

  for (let interview = 3; interview <= count; interview += 1) {
    await expect(place(page)).toHaveText(`Interview ${interview} of ${count}`);
    await app.button('Begin the interview').click();
    await answerRest(app, left, 'After the interview');
    await app.button(/^(On to the next|Finish the loop)/).click();
  }
  await page.getByRole('link', { name: 'Go to the debrief' }).click();

  await expect(app.button('Open the sealed votes')).toBeDisabled();
  await expect(page.getByText('From the evidence')).toHaveCount(0);
  for (const vote of await page.getByLabel('Inclined', { exact: true }).all()) await vote.check();
  await expect(page.getByTestId('missing')).toHaveText('All your votes stand.');
  await app.button('Open the sealed votes').click();
  await expect(page.getByTestId('interview')).toHaveCount(count);
  const second = page.getByTestId('interview').nth(1);
  await expect(second).toContainText('It had been told before in this loop.');
  await expect(page.getByTestId('counts')).toContainText('1 repeat: “Returns desk”');
  await expect(page.getByTestId('counts')).toContainText(/1 answer took over two and a half minutes: “Returns desk” \(3:0/);
  await expect(page.getByTestId('counts')).toContainText('in which “we” acts without “I”');
  await page.getByLabel('What tipped it').fill('The repeat.');
  await app.button('Make no offer').click();
  await expect(page.getByTestId('decision')).toContainText('no offer');
  await page.getByRole('link', { name: 'Show the report' }).click();
  const report = page.getByTestId('report');
  await expect(report).toContainText('The repeat.');
  await expect(report).toContainText('The baseline came late.');
  await page.emulateMedia({ media: 'print' });
  await expect(app.button('Print or save as PDF')).toBeHidden();
  await expect(report).toBeVisible();
  await page.emulateMedia({ media: 'screen' });

  await app.open('loop');
  await expect(page.getByTestId('mock-loops')).toContainText('No offer');
  await expect(page.getByTestId('calibration')).toContainText('Against what follows from the evidence');
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  await app.button(/^Delete/).click();
  await expect(page.getByTestId('mock-loops')).toBeHidden();
  await app.button('Undo').click();
  await expect(page.getByTestId('mock-loops')).toBeVisible();
});

test('a partner reads the script behind a curtain, and the vote stays sealed until the debrief', async ({ app, page }) => {
  await bringStories(app, BANK);
  await compressed(app, { partner: true });
  await app.button('Begin the interview').click();
  await expect(page.getByTestId('curtain')).toContainText('Give the device to your partner');
  await expect(page.getByText('A strong answer', { exact: true })).toHaveCount(0);
  await app.button('I am the partner: show the script').click();
  await expect(page.getByText('A strong answer', { exact: true })).toBeVisible();
  const left = BANK.map(({ title }) => title);
  await answerRest(app, left, 'Your assessment');
  await page.locator('textarea').first().fill('Named the baseline only when asked.');
  await page.getByLabel('Not inclined', { exact: true }).check();
  await app.reload();
  await expect(page.locator('textarea').first()).toHaveValue('Named the baseline only when asked.');
  await expect(page.getByLabel('Not inclined', { exact: true })).toBeChecked();
  await app.button('Seal it').click();
  await expect(page.getByTestId('curtain')).toContainText('Give the device back');
  await expect(page.getByText('Not inclined')).toHaveCount(0);
  await app.button('I am the candidate: go on').click();
  await expect(page.getByLabel('Notes')).toBeVisible();
  await expect(page.getByText('Named the baseline')).toHaveCount(0);
});

test('an answer of a mock loop is recorded, heard in the debrief under its question, and kept there', async ({ app, page }) => {
  await bringStories(app, BANK);
  const count = await compressed(app);
  await app.button('Begin the interview').click();
  const question = await page.getByRole('heading', { level: 1 }).textContent();
  await page.getByLabel('Record my answers').click();
  await expect(page.getByLabel('Record my answers')).toBeChecked();
  await app.button('Speak').click();
  await expect(page.getByTestId('recording')).toHaveText('Recording');
  // An answer of an instant holds no sound.
  await expect(page.getByRole('timer')).toHaveText(/^0:(0[2-9]|[1-5]\d)/);
  await app.button('Done').click();
  await digAndJudge(app);
  for (let interview = 1; interview <= count; interview += 1) {
    const notes = page.getByLabel('Notes');
    const early = app.button('End early');
    await expect(early.or(notes)).toBeVisible();
    // Another example may be wanted; it is not recorded, since nobody speaks.
    if (await early.isVisible()) await early.click();
    await expect(notes).toBeVisible();
    await app.button(/^(On to the next|Finish the loop)/).click();
    if (interview < count) await app.button('Begin the interview').click();
  }
  await page.getByRole('link', { name: 'Go to the debrief' }).click();
  const heard = page.getByTestId('player');
  await expect(heard).toHaveCount(1);
  await expect(page.getByRole('figure').filter({ hasText: question })).toBeVisible();
  await app.button('Open the recording').click();
  await app.button('Play').click();
  await expect(page.getByTestId('player-time')).not.toHaveText(/^0:00 of/);
  await expect(page.getByTestId('size')).toContainText('not decided yet');
  await app.button('Keep it').click();

  for (const vote of await page.getByLabel('Inclined', { exact: true }).all()) await vote.check();
  await app.button('Open the sealed votes').click();
  await app.reload();
  const first = page.getByTestId('interview').first();
  await expect(first.getByRole('figure').filter({ hasText: question })).toBeVisible();
  await expect(first.getByTestId('size')).toContainText('kept');
});

test('two finished loops show a trend, with a row for each principle that was asked about @phone', async ({ app, page }) => {
  const day = (text) => Date.parse(`${text}T10:00:00Z`);
  await app.open('settings');
  await importBackup(
    page,
    backup([
      finishedLoop(day('2026-11-02'), [['ownership', 'partly'], ['dive-deep', 'not']]),
      finishedLoop(day('2026-11-09'), [['ownership', 'shown'], ['frugality', 'above']]),
    ]),
  );
  await app.open('loop');
  await expect(page.getByTestId('mock-loops').getByRole('listitem')).toHaveCount(2);
  await expect(page.getByRole('img', { name: 'How much your answers showed, loop by loop' })).toBeVisible();
  const table = page.getByRole('region', { name: 'Trend table' });
  await expect(table.getByRole('columnheader')).toHaveText(['Principle', '2 Nov 2026', '9 Nov 2026']);
  const row = (principle) => table.getByRole('row').filter({ hasText: principle }).getByRole('cell');
  await expect(row('Ownership')).toHaveText(['33 %', '67 %']);
  await expect(row('Dive Deep')).toHaveText(['0 %', '–']);
  await expect(row('Frugality')).toHaveText(['–', '100 %']);
  await expect(table.getByRole('row')).toHaveCount(4);
});

test('a plan survives a reload, says whom it misses, and a loop with more questions than stories is explained @phone', async ({ app, page }) => {
  await bringStories(app, BANK.slice(0, 1));
  await app.open('loop/new');
  await expect(page.getByTestId('standing')).toContainText('find no story: you will have to answer without one, or repeat');
  await expect(page.getByText(/“Returns desk” alone answers any of them/).first()).toBeVisible();
  await page.locator('.seat summary').first().click();
  await page.locator('[name=interviewer-role-1]').fill('Head of toys');
  await app.saved();
  await app.reload();
  await expect(page.getByText('was brought back')).toBeVisible();
  await expect(page.locator('.seat summary').first()).toContainText('Head of toys');
  await page.locator('.seat summary').first().click();
  await expect(page.locator('[name=interviewer-role-1]')).toHaveValue('Head of toys');
  for (const number of [1, 2, 3]) await page.locator(`[name=principle-1-${number}]`).selectOption('');
  await app.button('Begin the loop').click();
  await expect(page.getByRole('alert').filter({ hasText: 'Head of toys holds no principle yet' })).toBeVisible();
});

test('what was really asked is compared, joins the questions, and spends its story; nothing typed is lost @phone', async ({ app, page }) => {
  await bringStories(app, BANK.slice(0, 2));
  await app.open('stories/loops/new');
  await app.button('Add an interviewer').click();
  await page.locator('[name=interviewer-name-1]').fill('Ana');
  await page.locator('[name=principle-1-1]').selectOption({ label: 'Dive Deep' });
  await app.button('Add an interviewer').click();
  await page.locator('[name=interviewer-name-2]').fill('Ben');
  await page.locator('[name=principle-2-1]').selectOption({ label: 'Ownership' });
  await page.locator('[name=questions-1]').selectOption('1');
  await page.locator('[name=questions-2]').selectOption('1');
  await app.button('Save loop').click();
  await page.getByRole('link', { name: 'Log what was asked' }).click();
  await app.button('Add a question').click();
  await page.locator('[name=asked-1]').fill('Which number did you not believe?');
  await app.saved();
  await app.reload();
  await expect(page.locator('[name=asked-1]')).toHaveValue('Which number did you not believe?');
  await page.locator('[name=by-1]').selectOption({ label: 'Ana' });
  await page.locator('[name=about-1]').selectOption({ label: 'Dive Deep' });
  await page.locator('[name=told-1]').selectOption({ label: 'Returns desk' });
  await app.button('Save the log').click();
  await expect(app.notices).toContainText('Its question is among your own now');
  await expect(page.getByTestId('compared')).toContainText('1 question about what you expected');
  await expect(page.getByTestId('compared')).toContainText('1 interviewer to come');
  await app.button('Save the log').click();
  await expect(app.notices, 'no question twice').toContainText('Log saved.');
  await page.getByRole('link', { name: /^Loop on|Untitled loop/ }).first().click();
  await expect(page.getByTestId('spent')).toContainText('1 story was told already and is spent');
  await expect(page.getByTestId('assignment')).toContainText('Ben');
  await expect(page.getByTestId('assignment')).not.toContainText('Returns desk');
  await app.open('questions?search=believe');
  await expect(page.getByText('Which number did you not believe?')).toHaveCount(1);
});
