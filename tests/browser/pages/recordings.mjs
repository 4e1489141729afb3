/** Recording an answer, and the recordings that are kept. */
import { expect } from '@playwright/test';
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
    heard: 'Your voice comes through',
    nothingHeard: 'Nothing is heard. Check whether the microphone is muted.',
    silent: 'Nothing was heard. Check whether the microphone is muted.',
    transcribes: 'Your browser also writes a transcript, on this device. Your sound is never sent away.',
    noTranscript: 'No transcript: this browser can’t write one without sending your sound away.',
    words: '“I” once, “we” once · 2 filler words (um 1, you know 1)',
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

  /** Begins a practice session with its first answer recorded, until so much was spoken. */
  async answerUntil(time, { transcribed = false } = {}) {
    const { practice } = this.app;
    await practice.begin();
    await this.recordAnswers.click();
    await expect(this.recordAnswers).toBeChecked();
    if (transcribed) {
      await this.tryTranscripts.click();
      await expect(this.transcribing).toHaveText(this.says.transcribes);
    }
    await practice.speak.click();
    await expect(this.state).toHaveText(this.says.recording);
    await expect(practice.timer).toHaveText(time);
  }

  get tryMicrophone() {
    return this.button('Try microphone');
  }

  get trial() {
    return this.part('trial');
  }

  /** How loud the microphone is. */
  get level() {
    return this.part('level');
  }

  /** Whether there is a transcript. */
  get transcribing() {
    return this.part('transcribing');
  }

  /** Asks the browser whether it can write transcripts. */
  get tryTranscripts() {
    return this.button('Try transcripts');
  }

  get transcript() {
    return this.text('Transcript', { exact: true });
  }

  get spokenWords() {
    return this.part('spoken-words');
  }

  /** Pace, pauses and silence. */
  get delivery() {
    return this.part('delivery');
  }

  get wave() {
    return this.page.locator('.wave');
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
