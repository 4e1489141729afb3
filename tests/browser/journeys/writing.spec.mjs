/** The ways to sit the assessment, and what comes after: rating, mending, comparing, progress. */
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { MEMO, expect, test } from '../app.mjs';

test('a strict drill runs to its end, announces its milestones, and prints as counted @phone', async ({ app, page }) => {
  await page.clock.install();
  await app.startDrill({ minutes: 30, strict: true });
  await expect(app.button('Pause')).toHaveCount(0);
  await app.paper.fill(MEMO);
  await page.clock.fastForward('15:01');
  await expect(page.getByTestId('milestone')).toHaveText('Half of the time has gone.');
  await page.clock.fastForward('05:00');
  await expect(page.getByTestId('milestone')).toHaveText('10 minutes left.');
  await page.clock.fastForward('09:00');
  await expect(page.getByTestId('milestone')).toHaveText('1 minute left.');
  await page.clock.fastForward('01:00');
  await expect(page.getByTestId('milestone')).toContainText('The time is up');
  await app.paper.focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' Three words late.');
  await page.clock.runFor(2_000);
  const counted = Number(await page.getByTestId('pages').innerText());
  await app.handIn();
  await expect(page.locator('.pages__flow ins')).toHaveCount(0);
  await app.button('Skip the rating').click();
  await expect(page.getByTestId('overtime')).toContainText('3 words written after time');
  await expect(page.locator('.pages__flow ins')).toHaveText(['Three words late.']);
  await expect(page.getByTestId('late-legend')).toContainText('written after the time was up, 3 words');
  await expect(page.getByRole('region', { name: 'The memo as it prints' })).toHaveAccessibleDescription(/^Underlined twice/);
  const underlined = () => page.locator('.pages__flow ins').evaluate((late) => getComputedStyle(late).textDecorationLine);
  expect(await underlined()).toBe('underline');
  await page.emulateMedia({ media: 'print' });
  expect(await underlined()).toBe('none');
  await page.emulateMedia({ media: null });

  const folder = await mkdtemp(path.join(os.tmpdir(), 'loopready-pdf-'));
  const file = path.join(folder, 'memo.pdf');
  await page.pdf({ path: file, preferCSSPageSize: true });
  const pages = Number(/^Pages:\s+(\d+)$/m.exec(execFileSync('pdfinfo', [file], { encoding: 'utf8' }))[1]);
  expect(pages).toBe(Math.ceil(counted));
  await rm(folder, { recursive: true });
});

test('a take-home is written in sittings over two days, against the wall clock @phone', async ({ app, page }) => {
  await page.clock.install();
  await app.startWriting('Take-home');
  await expect(page.getByTestId('clock')).toHaveText(/^(48 h 00|47 h 59) min$/);
  await page.keyboard.type('First evening.');
  await app.saved();
  await app.button('Leave for now').click();
  await expect(page.getByText(/^Due/)).toBeVisible();
  await page.clock.fastForward('20:00:00');
  await page.locator('.rows a').first().click();
  await app.writable();
  await expect(page.getByTestId('clock')).toHaveText(/^(28 h 00|27 h 59) min$/);
  await expect(page.getByText('You were away')).toHaveCount(0);
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' Second evening.');
  await app.reload();
  await app.writable();
  await expect(app.paper).toHaveValue('First evening. Second evening.');
  await page.clock.fastForward('29:00:00');
  await expect(page.getByTestId('clock')).toHaveText(/^\+/);
  await app.finish();
  const sittings = page.getByRole('region', { name: 'Sittings' }).locator('tbody tr');
  await expect(sittings).toHaveCount(2);
  await expect(sittings.first()).toContainText(/second|minute/);
  await expect(sittings.nth(1)).not.toContainText(/hour|day/);
});

test('the author rates first, then sees scores with their reasons, and the gap is kept', async ({ app, page }) => {
  await app.startDrill();
  await app.paper.fill(MEMO);
  await app.handIn();
  await expect(page.locator('[data-rule]')).toHaveCount(0);
  await expect(page.locator('mark')).toHaveCount(0);
  await expect(app.button('Show the review')).toBeDisabled();
  for (const dimension of ['Clarity', 'Structure', 'Data', 'Relevance', 'Concision']) {
    await page.getByRole('group', { name: dimension }).getByLabel('3 Fair').check();
  }
  await app.button('Show the review').click();
  await expect(page.getByRole('heading', { name: 'Scores' })).toBeFocused();
  await expect(page.getByTestId('score')).toHaveCount(5);
  const clarity = page.locator('[data-dimension=clarity]');
  await expect(clarity).toContainText('You said 3 of 5');
  await clarity.getByText('What made it').click();
  await clarity.getByRole('button', { name: /^Show/ }).first().click();
  await expect(page.locator('mark[data-current]').first()).toBeInViewport();
  await app.open('write/progress');
  await expect(page.getByRole('region', { name: 'Every sitting' }).locator('tbody tr')).toHaveCount(1);
});

test('too little text has no score, and says why', async ({ app, page }) => {
  await app.startDrill();
  await page.keyboard.type('fine.');
  await app.finish();
  await expect(page.getByTestId('score')).toHaveCount(0);
  await expect(page.locator('[data-dimension=clarity]')).toContainText('too few to judge');
});

test('a finding is mended in the text, and the two versions are compared', async ({ app, page }) => {
  await app.startDrill();
  await app.paper.fill(MEMO);
  await app.finish();
  await page.locator('[data-rule=long-sentence]').first().getByRole('button', { name: /^Mend/ }).click();
  await app.writable();
  const selected = () =>
    app.paper.evaluate((paper) => paper.value.slice(paper.selectionStart, paper.selectionEnd));
  await expect.poll(selected).toMatch(/^I timed 1,140 visits/);
  await app.button('Findings').click();
  await expect(page.locator('.panel [data-rule=long-sentence]')).toHaveCount(3);
  await app.paper.focus();
  await page.keyboard.type('I timed 1,140 visits in 6 shops.');
  await expect(page.locator('.panel [data-rule=long-sentence]')).toHaveCount(2);
  await page.keyboard.press('Alt+n');
  await expect.poll(selected).not.toBe('');
  await app.finish();
  const difference = page.getByTestId('difference');
  await expect(difference).toContainText('Sitting 1 to 2');
  await difference.locator('summary').click();
  await expect(difference.locator('del').first()).toBeVisible();
  await difference.getByRole('button', { name: /^Bring the text/ }).click();
  await expect(page.getByRole('region', { name: 'Sittings' }).locator('tbody tr')).toHaveCount(3);
  await expect(page.locator('.pages__flow').first()).toContainText('over 4 weeks');
});

test('what was dismissed for good stays away from the next memo, and can be brought back', async ({ app, page }) => {
  const write = async () => {
    await app.startWriting('Free writing');
    await page.keyboard.type('Perhaps it worked out. It held for 6 weeks.');
    await app.finish();
  };
  await write();
  const hedge = page.locator('.findings__list').first().locator('[data-rule=hedge]');
  await hedge.getByRole('button', { name: /^Never again/ }).click();
  await expect(hedge).toHaveCount(0);
  await write();
  await expect(hedge).toHaveCount(0);
  await page.getByText('1 dismissed').click();
  await app.button(/^Bring back/).click();
  await expect(hedge).toHaveCount(1);
});

test('a text from elsewhere is pasted or opened, and what is no text is refused', async ({ app, page }) => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'loopready-text-'));
  const file = async (name, bytes) => {
    await writeFile(path.join(folder, name), bytes);
    return path.join(folder, name);
  };
  await app.open('write');
  await page.getByLabel('Check a text').check();
  const field = page.locator('textarea[name=check]');
  const choose = page.getByLabel('Or open a file');
  await app.button('Review this text').click();
  await expect(page.getByText('There is nothing to read in it')).toBeVisible();
  await choose.setInputFiles(await file('photo.txt', Buffer.from([0x89, 0x50, 0, 0, 0xff])));
  await expect(page.getByText('This is not plain text in UTF-8')).toBeVisible();
  await choose.setInputFiles(await file('latin.txt', Buffer.from([0x63, 0x61, 0x66, 0xe9])));
  await expect(page.getByText('This is not plain text in UTF-8')).toBeVisible();
  await choose.setInputFiles(await file('memo.md', MEMO.replaceAll('\n', '\r\n')));
  await expect(field).toHaveValue(MEMO);
  await app.button('Review this text').click();
  await app.button('Skip the rating').click();
  await expect(page.locator('[data-rule=long-sentence]')).toHaveCount(3);
  await rm(folder, { recursive: true });
});

test('an own prompt is added, changed, retired and drawn no more', async ({ app, page }) => {
  await app.open('write');
  await page.getByText('Your own prompts').click();
  const own = page.getByTestId('own-prompts');
  await own.getByLabel('Prompt').fill('What would you stop doing?');
  await own.getByRole('button', { name: 'Add the prompt' }).click();
  await expect(own.locator('.row')).toContainText('What would you stop doing?');
  await own.getByRole('button', { name: 'Change' }).click();
  await own.getByLabel('Prompt').fill('What would you stop doing tomorrow?');
  await own.getByRole('button', { name: 'Keep the change' }).click();
  await own.getByRole('button', { name: 'Retire' }).click();
  await app.reload();
  await page.getByText('Your own prompts').click();
  await expect(own.locator('.row')).toContainText('retired, no longer drawn');
  await expect(own.locator('.row')).toContainText('tomorrow');
});

test('redraws are counted, and pasted characters are noted', async ({ app, page }) => {
  await app.open('write');
  await app.button('Draw two others').click();
  await app.button('Draw two others').click();
  await expect(page.getByText('Drawn 2 times more')).toBeVisible();
  await page.evaluate(() => navigator.clipboard.writeText('Eleven here'));
  await page.getByLabel('Free writing').check();
  await app.button('Start writing').click();
  await app.writable();
  await page.keyboard.press('Control+v');
  await expect(app.paper).toHaveValue('Eleven here');
  await app.finish();
  await expect(page.getByRole('region', { name: 'Sittings' })).toContainText('11 characters');
});

test('the sheet offers an outline, other counts, spelling and focus @phone', async ({ app, page }) => {
  await app.startDrill();
  await page.getByText('An outline for a').click();
  await expect(page.locator('.outline li')).toHaveCount(8);
  await app.paper.fill('One here. Two here.');
  const more = page.getByRole('main').getByText('More', { exact: true });
  await more.click();
  await expect(page.getByTestId('sentences')).toHaveText('2');
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('sentences')).toBeHidden();
  await expect(more).toBeFocused();
  await page.keyboard.press('Enter');
  await page.getByLabel('Mark misspelt words').uncheck();
  await expect(app.paper).toHaveAttribute('spellcheck', 'false');
  await app.button('Focus on the text').click();
  await expect(page.getByTestId('words')).toBeHidden();
  await app.button('Show everything').click();
  await expect(page.getByTestId('words')).toBeVisible();
});

test('the words aimed at are chosen apart from the pages, before and while writing', async ({ app, page }) => {
  const bar = page.getByRole('progressbar');
  await app.open('write');
  await page.getByTestId('prompt').first().check();
  await page.getByText('Document, pages, paper, type').click();
  const target = page.getByLabel('Words to aim at');
  await expect(target).toHaveAttribute('placeholder', '950');
  await page.getByLabel('Pages at most').fill('3');
  await expect(target).toHaveAttribute('placeholder', '1425');
  await target.fill('10');
  await app.button('Start the drill').click();
  expect(await target.evaluate((field) => field.validity.rangeUnderflow)).toBe(true);
  await target.fill('700');
  await app.button('Start the drill').click();
  await app.writable();
  await expect(bar).toHaveAttribute('max', '700');
  await expect(page.locator('.sheet__counts')).toContainText('of 3 pages');
  await page.getByRole('main').getByText('More', { exact: true }).click();
  await target.fill('800');
  await expect(bar).toHaveAttribute('max', '800');
  await app.reload();
  await app.writable();
  await expect(bar).toHaveAttribute('max', '800');
  await page.getByRole('main').getByText('More', { exact: true }).click();
  await target.fill('');
  await expect(bar).toHaveAttribute('max', '1425');
});

test('a confidential name is found wherever it stands', async ({ app, page }) => {
  await app.open('settings');
  await page.getByLabel(/^Customers, code names/).fill('Brightgate\n  Project Heron  ');
  await page.keyboard.press('Tab');
  await app.startWriting('Free writing');
  await page.keyboard.type('I led project heron for Brightgate. It held for 6 weeks.');
  await app.finish();
  await expect(page.locator('.findings__list [data-rule=confidential]')).toHaveCount(2);
});
