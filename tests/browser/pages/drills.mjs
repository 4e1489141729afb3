/** Short drills: a card is asked, answered aloud, rated, and only then shown. */
import { Page } from './page.mjs';

export class Drills extends Page {
  says = {
    needsFirst: 'there is no second example to practice',
    place: (at, all) => `${at} of ${all}`,
    another: (story) => `You told “${story}”. Do you have another example?`,
    noSecond: 'No second story',
    noSecondShows: 'No second story of yours fits',
    graded: { blank: 'Blank', solid: 'Solid' },
    tally: (well, all) => `${well} of ${all} solid or better`,
    tenSeconds: 'ten seconds are over',
  };

  get anotherLink() {
    return this.link('Another one, please');
  }

  get begin() {
    return this.button('Start round');
  }

  status(text) {
    return this.page.getByRole('status').filter({ hasText: text });
  }

  get place() {
    return this.part('place');
  }

  get asked() {
    return this.part('asked');
  }

  get timer() {
    return this.page.getByRole('timer');
  }

  get saidIt() {
    return this.button('Done');
  }

  get howDidItGo() {
    return this.page.getByRole('group', { name: 'How did it go?' });
  }

  get outcome() {
    return this.part('outcome');
  }

  get changeGrade() {
    return this.button('Change rating');
  }

  get next() {
    return this.button('Next');
  }

  get end() {
    return this.button('End round');
  }

  get lastRound() {
    return this.part('last-round');
  }
}
