/** Offers: their forms, and how they compare. */
import { Page } from './page.mjs';

export class Offers extends Page {
  /** The labels of the form, by what they mean. */
  fields = {
    currency: 'Currency', base: 'Base a year', signOn1: 'Sign-on, year 1', signOn2: 'Sign-on, year 2', grant: 'Grant',
    month48: 'Month 48', bonus: 'Target bonus a year, % of base', refresher: 'Granted at the start of year 2', answerBy: 'Answer by', firstDay: 'First day', leaving: 'Test a leaving date', target: 'Target pay a year, on average',
  };

  says = {
    average: (money) => `${money} a year on average`,
    currencies: 'different currencies',
    negative: 'less than zero',
    noNumber: 'not a number',
    unread: (count) => `${count} fields need fixing`,
    notCompared: 'so this offer isn’t compared',
    untitled: 'Untitled offer',
    neverVests: 'adds up to 95 %. 5 % of the grant never vests',
    beforeFirstDay: 'before the first day',
    takes: (money) => `takes a grant of ${money}`,
    pays: (grant, average) => `The grant of ${grant} pays ${average} a year on average.`,
    year: (number) => new RegExp(`^Year ${number}`),
    csv: (...cells) => new RegExp(cells.join(',')),
    day: '\\d{4}-\\d\\d-\\d\\d',
    expected: 'Expected',
  };

  get new() {
    return this.link('New offer');
  }

  get name() {
    return this.named('name');
  }

  of(field) {
    return this.field(this.fields[field]);
  }

  async fill(values) {
    for (const [field, value] of Object.entries(values)) await this.of(field).fill(value);
  }

  /** Opens the fields of refreshers. */
  get refreshers() {
    return this.text('Refresher grants in later years');
  }

  /** Whether the sign-on of a year comes in monthly parts. */
  monthly(year) {
    return this.field(`Year ${year} paid monthly`);
  }

  vestsEvery(period) {
    return this.page.getByRole('group', { name: 'Vests every' }).getByText(period, { exact: true });
  }

  /** A part of the schedule, by its month. */
  vesting(month) {
    return this.named(`vesting-${month}`);
  }

  /** What of a refresher vests in a year, in percent. */
  refresherIn(granted, year) {
    return this.named(`refresher-${granted}-${year}`);
  }

  /** The total that stays in view while the form is filled in. */
  get pinned() {
    return this.part('pinned');
  }

  get totals() {
    return this.region('Pay by half-year');
  }

  get assumptions() {
    return this.heading('Assumptions');
  }

  get basis() {
    return this.part('basis');
  }

  get paysBack() {
    return this.field(/I pay back part of the sign-on/, {});
  }

  get average() {
    return this.part('average');
  }

  /** What is kept when one leaves on a day. */
  get kept() {
    return this.part('kept');
  }

  get figures() {
    return this.part('figures');
  }

  get target() {
    return this.part('target');
  }

  get putGrantIn() {
    return this.button('Use this grant');
  }

  /** What is said beside a field: base, grant, leaving. */
  advice(field) {
    return this.page.locator(`#${field}-advice`);
  }

  get saveButton() {
    return this.button('Save offer');
  }

  get compared() {
    return this.part('compared');
  }

  year(number) {
    return this.compared.getByRole('row', { name: this.says.year(number) });
  }

  get saveAsCsv() {
    return this.button('Save as CSV');
  }

  delete(name) {
    return this.button(`Delete “${name}”`);
  }
}
