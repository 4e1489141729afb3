/** Practice for the online assessment: timed sets, and work-style sittings. */
import { Page } from './page.mjs';

export class Assessment extends Page {
  says = {
    item: (at, all, kind) => `Item ${at} of ${all}${kind ? ` · ${kind} · Medium` : ''}`,
    kinds: ['Number series', 'Syllogisms', 'Data sufficiency'],
    answered: (count, all) => `${count} of ${all} answered`,
    leftOpen: (kind) => `${kind} · unanswered`,
    time: (took, all, open) => `${took} of ${all}; ${open} unanswered`,
    right: (pattern, all) => new RegExp(`^${pattern} of ${all} right$`),
    rightAnswer: 'the right answer',
    noAnswer: (count) => `${count} items have no answer and would count as wrong.`,
    notCounted: 'This set doesn’t count in your results.',
    notCountedHere: 'not counted',
    group: (at, all) => `Group ${at} of ${all}`,
    sameWay: 'The same choice',
    consistent: /^The same choice in \d+ of \d+ pairs \(\d+ %\)\.$/,
  };

  items(count) {
    return this.field(`${count} items`);
  }

  get kinds() {
    return this.page.getByRole('group', { name: 'Kinds of items' }).getByRole('checkbox');
  }

  get tables() {
    return this.field('Tables and charts', {});
  }

  get begin() {
    return this.button('Start set');
  }

  get underWay() {
    return this.part('under-way');
  }

  get goOn() {
    return this.link('Resume set');
  }

  get sets() {
    return this.part('sets').getByRole('row');
  }

  // A set.

  get item() {
    return this.part('item');
  }

  get options() {
    return this.page.getByRole('radio');
  }

  get statements() {
    return this.page.locator('.statements');
  }

  get timer() {
    return this.page.getByRole('timer');
  }

  get next() {
    return this.button(/^(Next item|Finish and see)/);
  }

  get finish() {
    return this.button('Finish set');
  }

  get finishAnyway() {
    return this.button('Finish anyway');
  }

  get keepWorking() {
    return this.button('Keep working');
  }

  get notCounted() {
    return this.part('not-counted');
  }

  get pause() {
    return this.button('Pause');
  }

  get paused() {
    return this.heading('Paused');
  }

  get resume() {
    return this.button('Resume set');
  }

  get right() {
    return this.part('right');
  }

  get explained() {
    return this.part('explained');
  }

  get back() {
    return this.link('Online assessment');
  }

  // Work style.

  get beginSitting() {
    return this.button('Start session');
  }

  get group() {
    return this.title();
  }

  get nextGroup() {
    return this.button(/^(Next group|Show results)$/);
  }

  /** The choice at the n-th statement, as what is pressed. */
  most(place) {
    return this.text('Most like me', { exact: true }).nth(place);
  }

  least(place) {
    return this.text('Least like me', { exact: true }).nth(place);
  }

  mostChosen(place) {
    return this.page.getByRole('radio', { name: 'Most like me' }).nth(place);
  }

  get consistency() {
    return this.part('consistency');
  }

  get rows() {
    return this.page.getByRole('row');
  }

  get workStyle() {
    return this.link('Work style');
  }

  get delete() {
    return this.button(/^Delete/);
  }

  get sameWay() {
    return this.text(this.says.sameWay);
  }
}
