/** The ways to sit the assessment, and what comes after: rating, fixing, comparing, progress. */
import { MEMO, expect, test } from '../app.mjs';
import { printed } from '../paper.mjs';

test('a strict drill runs to its end, announces its milestones, and prints as counted @phone', async ({ app, page }) => {
  const { review, writing } = app;
  const { milestone, says } = writing;
  await page.clock.install();
  await writing.startDrill({ minutes: 30, strict: true });
  await expect(writing.pause).toHaveCount(0);
  await writing.paper.fill(MEMO);
  await page.clock.fastForward('15:01');
  await expect(milestone).toHaveText(says.milestones.half);
  await page.clock.fastForward('05:00');
  await expect(milestone).toHaveText(says.milestones.ten);
  await page.clock.fastForward('09:00');
  await expect(milestone).toHaveText(says.milestones.one);
  await page.clock.fastForward('01:00');
  await expect(milestone).toContainText(says.milestones.over);
  await writing.paper.focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' Three words late.');
  await page.clock.runFor(2_000);
  const counted = Number(await writing.pages.innerText());
  await review.handIn();
  await expect(review.late).toHaveCount(0);
  await review.skipButton.click();
  await expect(review.overtime).toContainText(review.says.lateWords(3));
  await expect(review.late).toHaveText(['Three words late.']);
  await expect(review.lateLegend).toContainText(review.says.lateLegend(3));
  await expect(review.sheet).toHaveAccessibleDescription(review.says.lateDescription);
  const underlined = () => review.late.evaluate((late) => getComputedStyle(late).textDecorationLine);
  expect(await underlined()).toBe('underline');
  await page.emulateMedia({ media: 'print' });
  expect(await underlined()).toBe('none');
  await page.emulateMedia({ media: null });
  expect((await printed(page)).count).toBe(Math.ceil(counted));
});

test('a take-home is written in sittings over two days, against the wall clock @phone', async ({ app, page }) => {
  const { review, writing } = app;
  const { clock, says } = writing;
  await page.clock.install();
  await writing.start(writing.ways.takeHome);
  await expect(clock).toHaveText(/^(48 h (0\d|1[0-5])|47 h 59) min$/);
  await page.keyboard.type('First evening.');
  await app.saved();
  await writing.leave.click();
  await expect(app.text(says.due)).toBeVisible();
  await page.clock.fastForward('20:00:00');
  await writing.memos.first().click();
  await writing.writable();
  await expect(clock).toHaveText(/^(28 h (0\d|1[0-5])|27 h 59) min$/);
  await expect(app.text(says.wasAway)).toHaveCount(0);
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' Second evening.');
  await app.reload();
  await writing.writable();
  await expect(writing.paper).toHaveValue('First evening. Second evening.');
  await page.clock.fastForward('29:00:00');
  await expect(clock).toHaveText(/^\+/);
  await review.finish();
  const sittings = review.sittingRows;
  await expect(sittings).toHaveCount(2);
  await expect(sittings.first()).toContainText(/second|minute/);
  await expect(sittings.nth(1)).not.toContainText(/hour|day/);
});

test('the author rates first, then confirms the evidence that the review proposes', async ({ app }) => {
  const { review, writing } = app;
  await writing.startDrill();
  await writing.paper.fill(MEMO);
  await review.handIn();
  await expect(review.findings()).toHaveCount(0);
  await expect(review.marks).toHaveCount(0);
  await expect(review.showReview).toBeDisabled();
  for (const dimension of review.dimensions) await review.rating(dimension).check();
  await review.showReview.click();
  await expect(review.evidenceHeading).toBeFocused();
  await expect(review.confirmed).toHaveText(/^0 of/);
  const act = review.evidence('own-act');
  await review.showEvidence(act).click();
  await expect(review.currentMark).toBeInViewport();
  await review.confirm(act).click();
  await expect(review.confirmed).toHaveText(/^1 of/);
  await expect(review.confirm(act)).toHaveAttribute('aria-pressed', 'true');
  await app.undo.click();
  await expect(review.confirmed).toHaveText(/^0 of/);
  const other = review.evidence('other-side');
  await review.markMissing(other).click();
  await expect(review.missingEvidence).toContainText(review.says.toWorkOn);
  await review.pick(other).click();
  await other.getByRole('button', { name: /^The head of loss prevention objected/ }).click();
  await expect(review.confirmed).toHaveText(/^1 of/);
  await expect(review.missingEvidence).toHaveCount(0);
  await expect(review.mechanics).toHaveCount(10);
  await app.reload();
  await expect(review.confirmed).toHaveText(/^1 of/);
  await app.open('write/progress');
  await expect(review.everySitting).toHaveCount(1);
});

test('for too little text no evidence is proposed, and the review says why', async ({ app, page }) => {
  const { review, writing } = app;
  await writing.startDrill();
  await page.keyboard.type('fine.');
  await review.finish();
  await expect(review.withheld).toContainText(review.says.tooFew);
  await expect(review.confirmed).toHaveText(/^0 of/);
  await expect(review.mechanics).toHaveCount(0);
});

test('a finding is fixed in the text, and the two versions are compared', async ({ app, page }) => {
  const { review, writing } = app;
  const { difference } = review;
  await writing.drillWith(MEMO);
  await review.openRule('long-sentence');
  await review.fix(review.findings('long-sentence').first()).click();
  await writing.writable();
  const selected = () =>
    writing.paper.evaluate((paper) => paper.value.slice(paper.selectionStart, paper.selectionEnd));
  await expect.poll(selected).toMatch(/^I timed 1,140 visits/);
  await writing.findings.click();
  await expect(writing.panelFindings('long-sentence')).toHaveCount(3);
  await writing.paper.focus();
  await page.keyboard.type('I timed 1,140 visits in 6 shops.');
  await expect(writing.panelFindings('long-sentence')).toHaveCount(2);
  await page.keyboard.press(writing.nextFinding);
  await expect.poll(selected).not.toBe('');
  await review.finish();
  await expect(difference).toContainText(review.says.sittings(1, 2));
  await difference.locator('summary').click();
  await expect(difference.locator('del').first()).toBeVisible();
  await review.bringTextBack.click();
  await expect(review.sittingRows).toHaveCount(3);
  await expect(review.flow.first()).toContainText('over 4 weeks');
});

test('what was dismissed for good stays away from the next memo, and can be brought back', async ({ app, page }) => {
  const { review, writing } = app;
  const write = async () => {
    await writing.start(writing.ways.free);
    await page.keyboard.type('Perhaps it worked out. It held for 6 weeks.');
    await review.finish();
  };
  await write();
  const hedge = review.inFirstList('hedge');
  await review.openRule('hedge');
  await review.dismissFurther(hedge, 'These words in every memo');
  await expect(hedge).toHaveCount(0);
  await write();
  await expect(hedge).toHaveCount(0);
  await review.dismissed(1).click();
  await review.bringBack().click();
  await expect(hedge).toHaveCount(1);
});

test('the review names what to fix first, lists by rule, and takes a rule back that was dismissed', async ({ app, page }) => {
  const { review, writing } = app;
  await writing.drillWith(MEMO);
  await expect(review.first.locator('li')).not.toHaveCount(0);
  await expect(review.first.locator('strong').first()).not.toBeEmpty();
  const all = await review.groups.count();
  await review.severity(/^Advice/).check();
  await expect.poll(() => review.groups.count()).toBeLessThan(all);
  await review.severity(/^All/).check();
  await expect(review.groups).toHaveCount(all);
  await review.openRule('long-sentence');
  await review.dismissFurther(review.listed('long-sentence').first(), 'This rule in this memo');
  await expect(review.listed('long-sentence')).toHaveCount(0);
  await review.dismissed(1).click();
  await expect(page.getByText('in this memo · hides 3 findings')).toBeVisible();
  await app.notices.getByRole('button', { name: 'Undo' }).click();
  await expect(review.listed('long-sentence')).toHaveCount(3);
});

test('a text from elsewhere is pasted or opened, and what is no text is refused', async ({ app }) => {
  const { review, writing } = app;
  const choose = (name, bytes) => writing.file.setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(bytes) });
  await app.open('write');
  await writing.way(writing.ways.check).check();
  await writing.reviewText.click();
  await expect(app.text(writing.says.nothingToRead)).toBeVisible();
  await choose('photo.txt', [0x89, 0x50, 0, 0, 0xff]);
  await expect(app.text(writing.says.noPlainText)).toBeVisible();
  await choose('latin.txt', [0x63, 0x61, 0x66, 0xe9]);
  await expect(app.text(writing.says.noPlainText)).toBeVisible();
  await choose('memo.md', MEMO.replaceAll('\n', '\r\n'));
  await expect(writing.checked).toHaveValue(MEMO);
  await writing.reviewText.click();
  await review.skipButton.click();
  await expect(review.findings('long-sentence')).toHaveCount(3);
});

test('an own prompt is added, changed, retired and drawn no more', async ({ app }) => {
  const { writing } = app;
  await app.open('write');
  await writing.ownPromptsSummary.click();
  await writing.ownPrompt.fill('What would you stop doing?');
  await writing.ownPromptButton('add').click();
  await expect(writing.ownPromptRow).toContainText('What would you stop doing?');
  await writing.ownPromptButton('change').click();
  await writing.ownPrompt.fill('What would you stop doing tomorrow?');
  await writing.ownPromptButton('keep').click();
  await writing.ownPromptButton('retire').click();
  await app.reload();
  await writing.ownPromptsSummary.click();
  await expect(writing.ownPromptRow).toContainText(writing.says.retired);
  await expect(writing.ownPromptRow).toContainText('tomorrow');
});

test('the prompt one was given is written, kept, and chosen again for a second draft', async ({ app, page }) => {
  const { writing } = app;
  const given = 'Which launch would you stop, and why?';
  await app.open('write');
  const drawn = async () => {
    await expect(writing.prompts).toHaveCount(2);
    return writing.prompts.evaluateAll((cards) => cards.map((card) => card.parentElement.textContent));
  };
  const first = await drawn();
  await app.reload();
  expect(await drawn()).toEqual(first);
  await writing.givenCard.check();
  await writing.givenPrompt.fill(given);
  await writing.startDrillButton.click();
  await writing.writable();
  await expect(page.locator('.sheet__prompt')).toContainText(given);
  await app.open('write');
  await writing.way(writing.ways.takeHome).check();
  await writing.allPromptsSummary.click();
  await writing.chooseFromList(given).click();
  await expect(writing.givenCard).toBeChecked();
  await writing.startButton.click();
  await writing.writable();
  await expect(page.locator('.sheet__prompt')).toContainText(given);
});

test('a take-home is due at a chosen day and time, which a reload keeps', async ({ app }) => {
  const { writing } = app;
  const day = new Date(Date.now() + 3 * 86_400_000);
  const text = `${new Date(day - day.getTimezoneOffset() * 60_000).toISOString().slice(0, 11)}18:00`;
  await app.open('write');
  await writing.way(writing.ways.takeHome).check();
  await expect(writing.due).toHaveValue(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/);
  await writing.due.fill(text);
  await app.reload();
  await writing.way(writing.ways.takeHome).check();
  await expect(writing.due).toHaveValue(text);
  await writing.prompts.first().check();
  await writing.due.fill('2020-01-01T08:00');
  await writing.startButton.click();
  await expect(app.text('Choose a due date and time in the future.')).toBeVisible();
  await writing.due.fill(text);
  await writing.startButton.click();
  await writing.writable();
  await writing.leave.click();
  await expect(app.text(writing.says.due)).toContainText('18:00');
});

test('redraws are counted, and pasted characters are noted', async ({ app, page }) => {
  const { review, writing } = app;
  await app.open('write');
  await writing.drawAgain.click();
  await writing.drawAgain.click();
  await expect(app.text(writing.says.drawnAgain(2))).toBeVisible();
  await page.evaluate(() => navigator.clipboard.writeText('Eleven here'));
  await writing.way(writing.ways.free).check();
  await writing.startButton.click();
  await writing.writable();
  await page.keyboard.press('Control+v');
  await expect(writing.paper).toHaveValue('Eleven here');
  await review.finish();
  await expect(review.sittings).toContainText(review.says.pasted(11));
});

test('the sheet offers an outline, other counts, spelling and focus @phone', async ({ app, page }) => {
  const { writing } = app;
  const { more } = writing;
  await writing.startDrill();
  await writing.showOutline.click();
  await expect(writing.outline).toHaveCount(8);
  await writing.paper.fill('One here. Two here.');
  await more.click();
  await expect(writing.sentences).toHaveText('2');
  await page.keyboard.press('Escape');
  await expect(writing.sentences).toBeHidden();
  await expect(more).toBeFocused();
  await page.keyboard.press('Enter');
  await writing.spelling.uncheck();
  await expect(writing.paper).toHaveAttribute('spellcheck', 'false');
  await writing.focusOnText.click();
  await expect(writing.words).toBeHidden();
  await writing.showEverything.click();
  await expect(writing.words).toBeVisible();
});

test('the words aimed at are chosen apart from the pages, before and while writing', async ({ app }) => {
  const { writing } = app;
  const { progress, target } = writing;
  await app.open('write');
  await writing.prompts.first().check();
  await writing.options.click();
  await expect(target).toHaveAttribute('placeholder', '950');
  await writing.mostPages.fill('3');
  await expect(target).toHaveAttribute('placeholder', '1425');
  await target.fill('10');
  await writing.startDrillButton.click();
  expect(await target.evaluate((field) => field.validity.rangeUnderflow)).toBe(true);
  await target.fill('700');
  await writing.startDrillButton.click();
  await writing.writable();
  await expect(progress).toHaveAttribute('max', '700');
  await expect(writing.counts).toContainText(writing.says.ofPages(3));
  await writing.more.click();
  await target.fill('800');
  await expect(progress).toHaveAttribute('max', '800');
  await app.reload();
  await writing.writable();
  await expect(progress).toHaveAttribute('max', '800');
  await writing.more.click();
  await target.fill('');
  await expect(progress).toHaveAttribute('max', '1425');
});

test('a confidential name is found wherever it stands', async ({ app, page }) => {
  const { review, settings, writing } = app;
  await app.open('settings');
  await settings.namesByLabel.fill('Brightgate\n  Project Heron  ');
  await page.keyboard.press('Tab');
  await writing.start(writing.ways.free);
  await page.keyboard.type('I led project heron for Brightgate. It held for 6 weeks.');
  await review.finish();
  await expect(review.listed('confidential')).toHaveCount(2);
});
