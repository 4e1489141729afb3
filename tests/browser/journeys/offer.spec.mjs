/** Offers: typed, left in the middle and taken up again, compared, left on a day, handed out. */
import { readFile } from 'node:fs/promises';
import { expect, test } from '../app.mjs';

async function type(page, fields) {
  for (const [label, value] of Object.entries(fields)) await page.getByLabel(label, { exact: true }).fill(value);
}

test('two offers are typed, one of them across a reload, and compared to the cent @phone', async ({ app, page }) => {
  await app.open('offer');
  await page.getByRole('link', { name: 'New offer' }).click();
  await page.locator('[name=name]').fill('North');
  await type(page, { 'Base a year': '175,000', 'Sign-on, year 1': '153,125' });
  await app.saved();
  await app.reload();
  await expect(page.getByText('Unsaved changes from before were brought back.')).toBeVisible();
  await expect(page.locator('[name=name]')).toHaveValue('North');
  await type(page, { 'Sign-on, year 2': '109375', Grant: '437.5k' });
  await expect(page.getByTestId('average')).toHaveText('USD 350,000 a year on average');
  await type(page, { 'First day': '2027-01-01', 'Leaving on, to try it out': '2028-01-01' });
  await page.getByLabel(/I pay the rest of the sign-on back/).check();
  await expect(page.getByTestId('kept')).toContainText('USD 350,776.98');
  await app.button('Save offer').click();

  await page.getByRole('link', { name: 'New offer' }).click();
  await page.locator('[name=name]').fill('South');
  await type(page, { Currency: 'INR', 'Base a year': '1917000', 'Sign-on, year 1': '647000', 'Sign-on, year 2': '518000', Grant: '1556000' });
  await app.button('Save offer').click();
  const compared = page.getByTestId('compared');
  await expect(compared.getByRole('row', { name: /^Year 1/ })).toHaveText(/350,000\s*2,641,800/);
  await expect(compared.getByRole('row', { name: /^Year 2/ })).toHaveText(/350,000\s*2,668,400/);
  await expect(compared.getByRole('row', { name: /^Year 4/ })).toHaveText(/350,000\s*2,539,400/);
  await expect(page.getByText('different currencies')).toBeVisible();

  const download = page.waitForEvent('download');
  await app.button('Save as CSV').click();
  const csv = await readFile(await (await download).path(), 'utf8');
  expect(csv).toContain('North,USD,Expected,1,1,87500.00,153125.00,0.00,240625.00');
  await app.button('Delete “South”').click();
  await expect(page.getByText('different currencies')).toBeHidden();
  await app.button('Undo').click();
  await expect(page.getByText('different currencies')).toBeVisible();
});

test('what cannot be read is explained beside its field, kept, and mended', async ({ app, page }) => {
  await app.open('offer/new');
  await type(page, { 'Base a year': '-5', Grant: 'a lot', 'Month 48': '15' });
  await expect(page.locator('#base-advice')).toContainText('less than nothing');
  await expect(page.locator('#grant-advice')).toContainText('not a number');
  await expect(page.getByTestId('figures')).toContainText('2 fields cannot be read');
  await app.button('Save offer').click();
  await expect(page.getByText('so it is not compared')).toBeVisible();
  await page.getByRole('link', { name: 'Untitled offer' }).click();
  await expect(page.getByLabel('Grant', { exact: true })).toHaveValue('a lot');
  await type(page, { 'Base a year': '100000', Grant: '1000' });
  await expect(page.getByTestId('figures')).toContainText('adds up to 95 %. 5 % of the grant never vests');
  await type(page, { 'First day': '2027-06-01', 'Leaving on, to try it out': '2027-01-01' });
  await expect(page.locator('#leaving-advice')).toContainText('before the first day');
});

test('a target says what grant it takes and puts it in', async ({ app, page }) => {
  await app.open('offer/new');
  await type(page, { 'Base a year': '175000', 'Sign-on, year 1': '153125', 'Sign-on, year 2': '109375', 'What a year should pay on average': '350k' });
  await expect(page.getByTestId('target')).toContainText('takes a grant of USD 437,500');
  await app.button('Put this grant in').click();
  await expect(page.getByLabel('Grant', { exact: true })).toHaveValue('437500.00');
  await expect(page.getByTestId('target')).toHaveText('The grant of USD 437,500 pays USD 350,000 a year on average.');
});
