/** The numbers of the story bank, and learning them by heart. */
import { Page } from './page.mjs';

export class Numbers extends Page {
  says = {
    noName: 'Name the number first',
    count: (all, known, toLookAt) => `${all} number${all === 1 ? '' : 's'} · ${known} known by heart · ${toLookAt} to check`,
    contradicts: (figure, story, part) => `It’s ${figure} in “${story}”, ${part}.`,
    untold: 'In your stories, but not here',
    known: (count, all) => `${count} of ${all} known.`,
  };

  get counted() {
    return this.field('What it measures', {});
  }

  get before() {
    return this.field('Before', {});
  }

  get after() {
    return this.field('After', {});
  }

  get method() {
    return this.field('How you measured it', {});
  }

  get toldIn() {
    return this.field('Used in the story', {});
  }

  removeStory(title) {
    return this.button(`Remove ${title}`);
  }

  get saveButton() {
    return this.button('Save number');
  }

  get count() {
    return this.part('numbers');
  }

  get flag() {
    return this.part('flag');
  }

  get lookAtIt() {
    return this.flag.getByRole('link', { name: 'Open it' });
  }

  row(name) {
    return this.page.getByRole('row', { name });
  }

  /** Keeps a figure that stands in a story. */
  get keepFigure() {
    return this.button(/^Keep/);
  }

  get delete() {
    return this.button(/^Delete/);
  }

  /** Adds a number through its form. */
  async add({ counted, before, after }, ...stories) {
    await this.app.open('stories/numbers/new');
    await this.counted.fill(counted);
    if (before) await this.before.fill(before);
    if (after) await this.after.fill(after);
    for (const story of stories) await this.toldIn.selectOption({ label: story });
    await this.saveButton.click();
    await this.count.waitFor();
  }

  // By heart.

  get learn() {
    return this.link('Learn by heart');
  }

  get show() {
    return this.button('Show the number');
  }

  get answer() {
    return this.part('answer');
  }

  get notYet() {
    return this.button('Not yet');
  }

  get asked() {
    return this.part('asked');
  }

  get again() {
    return this.button('Start again');
  }
}
