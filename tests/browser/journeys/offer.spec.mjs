/** Offers: typed, left in the middle and taken up again, compared, left on a day, handed out. */
import { readFile } from 'node:fs/promises';
import { expect, test } from '../app.mjs';
import { downloaded } from '../pages/page.mjs';

test('two offers are typed, one of them across a reload, and compared to the cent @phone', async ({ app, page }) => {
  const { offers } = app;
  const { says } = offers;
  await app.open('offer');
  await offers.new.click();
  await offers.name.fill('North');
  await offers.fill({ base: '175,000', signOn1: '153,125' });
  await app.saved();
  await app.reload();
  await expect(app.broughtBack).toBeVisible();
  await expect(offers.name).toHaveValue('North');
  await offers.fill({ signOn2: '109375', grant: '437.5k' });
  await expect(offers.average).toHaveText(says.average('USD 350,000'));
  await offers.fill({ firstDay: '2027-01-01', leaving: '2028-01-01' });
  await offers.paysBack.check();
  await expect(offers.kept).toContainText('USD 350,776.98');
  await offers.saveButton.click();

  await offers.new.click();
  await offers.name.fill('South');
  await offers.fill({ currency: 'INR', base: '1917000', signOn1: '647000', signOn2: '518000', grant: '1556000' });
  await offers.saveButton.click();
  await expect(offers.year(1)).toHaveText(/350,000\s*2,641,800/);
  await expect(offers.year(2)).toHaveText(/350,000\s*2,668,400/);
  await expect(offers.year(4)).toHaveText(/350,000\s*2,539,400/);
  await expect(app.text(says.currencies)).toBeVisible();

  const download = await downloaded(page, () => offers.saveAsCsv.click());
  const csv = await readFile(await download.path(), 'utf8');
  expect(csv).toMatch(says.csv('North', 'USD', says.expected, '0', says.day, '1,1,87500.00,0.00,153125.00,0.00,0.00,240625.00'));
  await offers.delete('South').click();
  await expect(app.text(says.currencies)).toBeHidden();
  await app.undo.click();
  await expect(app.text(says.currencies)).toBeVisible();
});

test('two offers as they are made, with parts, quarters, a bonus and refreshers, are compared and printed @phone', async ({ app, page }) => {
  const { offers } = app;
  await app.open('offer/new');
  await offers.name.fill('North');
  await offers.fill({ base: '160,000.50', signOn1: '60000', signOn2: '40000', bonus: '15', grant: '200000' });
  await offers.monthly(1).check();
  await offers.vestsEvery('Quarter').click();
  for (let month = 3; month <= 48; month += 3) await offers.vesting(month).fill('6.25');
  await offers.refreshers.click();
  await offers.fill({ refresher: '40000' });
  for (let year = 2; year <= 5; year += 1) await offers.refresherIn(2, year).fill('25');
  await offers.fill({ answerBy: '2099-12-01' });
  // 160,000.50 + 24,000.08 + 60,000 + 50,000 in the first year.
  await expect(offers.figures.getByRole('row', { name: /^Year 1/ })).toContainText('294,001');
  // The total is in view on any screen: pinned beside the buttons, or beside the form.
  const isNarrow = page.viewportSize().width < 600;
  if (isNarrow) await expect(offers.pinned).toBeInViewport();
  else await expect(offers.average).toBeInViewport();
  const cut = await offers.totals.evaluate((region) => {
    const total = [...region.querySelectorAll('th')].find((head) => head.textContent === 'Total').getBoundingClientRect();
    const shown = region.getBoundingClientRect();
    return total.right - shown.right;
  });
  expect(cut, 'the total is never cut off').toBeLessThanOrEqual(0);
  expect(await app.beyond()).toBeLessThanOrEqual(0);
  await offers.saveButton.click();

  await offers.new.click();
  await offers.name.fill('South');
  await offers.fill({ base: '190000', signOn1: '24000', signOn2: '12000', grant: '160000' });
  await offers.saveButton.click();
  // By hand: base + bonus + sign-on + a quarter of the grant + a quarter of the refresher; 5, 15, 40, and 40 %.
  await expect(offers.year(1)).toHaveText(/294,001\s*222,000/);
  await expect(offers.year(2)).toHaveText(/284,001\s*226,000/);
  await expect(offers.year(3)).toHaveText(/244,001\s*254,000/);
  await expect(offers.year(4)).toHaveText(/244,001\s*254,000/);
  expect(await app.beyond()).toBeLessThanOrEqual(0);
  await page.emulateMedia({ media: 'print' });
  await expect(offers.compared).toBeVisible();
  await expect(offers.basis).toBeVisible();
  await expect(offers.assumptions).toBeVisible();
  await expect(offers.new).toBeHidden();
});

test('what cannot be read is explained beside its field, kept, and fixed', async ({ app }) => {
  const { offers } = app;
  const { says } = offers;
  await app.open('offer/new');
  await offers.fill({ base: '-5', grant: 'a lot', month48: '15' });
  await expect(offers.advice('base')).toContainText(says.negative);
  await expect(offers.advice('grant')).toContainText(says.noNumber);
  await expect(offers.figures).toContainText(says.unread(2));
  await offers.saveButton.click();
  await expect(app.text(says.notCompared)).toBeVisible();
  await offers.link(says.untitled, { exact: true }).click();
  await expect(offers.of('grant')).toHaveValue('a lot');
  await offers.fill({ base: '100000', grant: '1000' });
  await expect(offers.figures).toContainText(says.neverVests);
  await offers.fill({ firstDay: '2027-06-01', leaving: '2027-01-01' });
  await expect(offers.advice('leaving')).toContainText(says.beforeFirstDay);
});

test('a target says what grant it takes and puts it in', async ({ app }) => {
  const { offers } = app;
  const { says } = offers;
  await app.open('offer/new');
  await offers.fill({ base: '175000', signOn1: '153125', signOn2: '109375', target: '350k' });
  await expect(offers.target).toContainText(says.takes('USD 437,500'));
  await offers.putGrantIn.click();
  await expect(offers.of('grant')).toHaveValue('437500.00');
  await expect(offers.target).toHaveText(says.pays('USD 437,500', 'USD 350,000'));
});
