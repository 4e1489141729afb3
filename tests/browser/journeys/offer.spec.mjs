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
