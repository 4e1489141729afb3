/** Recording an answer, and the recordings that are kept. */
import { Page } from './page.mjs';

export class Recordings extends Page {
  says = {
    recording: 'Recording',
    undecided: 'not kept yet',
    kept: 'kept',
    oneUndecided: '1 recording waits for your decision',
    space: (count) => `${count} answers`,
    spaceAndSize: (count, size) => new RegExp(`${count} answers, ${size}`),
    stillTakes: 'still use',
    trouble: {
      refused: 'The browser blocked the microphone', lost: 'The microphone was disconnected', full: 'No space is left for recordings',
    },
  };

  keys = { keep: 'k', throwAway: 't' };

  get recordAnswers() {
    return this.field('Record my answers', {});
  }

  /** What says that it records. */
  get state() {
    return this.part('recording');
  }

  get trouble() {
    return this.part('trouble');
  }

  get players() {
    return this.part('player');
  }

  get times() {
    return this.part('player-time');
  }

  get sizes() {
    return this.part('size');
  }

  playIn(place = this.page) {
    return place.getByRole('button', { name: 'Play' });
  }

  keepIn(place = this.page) {
    return place.getByRole('button', { name: 'Keep' });
  }

  throwAwayIn(place) {
    return place.getByRole('button', { name: 'Delete' });
  }

  get open() {
    return this.button('Open the recording');
  }

  get hear() {
    return this.link('Play your recordings');
  }

  get space() {
    return this.part('space');
  }

  get undecided() {
    return this.part('undecided');
  }

  get throwThatAway() {
    return this.button('Delete that recording');
  }

  get free() {
    return this.button('Free up space');
  }

  get stillTakes() {
    return this.text(this.says.stillTakes);
  }

  /** How many chunks of sound are in the database. */
  chunks() {
    return this.page.evaluate(
      () =>
        new Promise((resolve, reject) => {
          const opening = indexedDB.open('loopready');
          opening.onerror = () => reject(opening.error);
          opening.onsuccess = () => {
            const counting = opening.result.transaction('sound').objectStore('sound').count();
            counting.onsuccess = () => {
              opening.result.close();
              resolve(counting.result);
            };
          };
        }),
    );
  }
}
