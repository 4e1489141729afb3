/** What a recording tells: its level, its measures without a network, and a transcript that never leaves the device. */
import { WITH_COPY, expect, test } from '../app.mjs';
import { VOICE } from '../voice.mjs';

/** A browser that would recognize speech: on the device, and by a service where it is not told otherwise. */
function recognizes() {
  window.sent = [];
  window.SpeechRecognition = class {
    processLocally = false;
    static available(options) {
      return Promise.resolve(options.processLocally ? 'available' : 'unavailable');
    }
    static install() {
      return Promise.resolve(true);
    }
    start() {
      window.sent.push(this.processLocally ? 'kept here' : 'sent away');
      const said = ['um I timed the visits', 'we, you know, cut the wait'];
      said.forEach((transcript, at) => setTimeout(() => {
        const results = said.slice(0, at + 1).map((text) => Object.assign([{ transcript: text }], { isFinal: true }));
        this.onresult({ resultIndex: at, results });
      }, 300 * (at + 1)));
    }
    stop() {
      this.onend?.();
    }
  };
  Object.defineProperty(window.SpeechRecognition.prototype, 'processLocally', { value: false, writable: true });
}

test.use({ launchOptions: VOICE() });

test.describe('without a network', () => {
  test.use(WITH_COPY);

  test('an answer shows its level, and its pace and pauses without a network @phone', async ({ app, server }) => {
    const { practice, recordings } = app;
    await app.open();
    await app.copied();
    await server.close();
    await recordings.answerUntil(/^0:0[6-9]/);
    await expect(recordings.level).toContainText(recordings.says.heard);
    await practice.done.click();
    await expect(recordings.level).toHaveCount(0);
    await practice.grade('solid');
    // Four syllables a second, without the two seconds of silence between.
    await expect(recordings.delivery).toContainText(/About 2[2-6]\d syllables a minute · [12] pauses? over 1 second/);
    await expect(recordings.wave.locator('.wave__pause').first()).toBeVisible();
    await expect(recordings.spokenWords, 'this browser has no transcript').toHaveCount(0);
  });
});

test('a browser that cannot transcribe on the device says so, and nothing else is asked for', async ({ app, page }) => {
  await page.addInitScript(() => {
    window.asked = [];
    const service = class {
      start() {
        window.asked.push('service');
      }
    };
    window.SpeechRecognition = service;
    window.webkitSpeechRecognition = service;
  });
  const { practice, recordings } = app;
  await practice.begin();
  await recordings.recordAnswers.click();
  await recordings.tryTranscripts.click();
  await expect(recordings.transcribing).toHaveText(recordings.says.noTranscript);
  await practice.speak.click();
  await expect(recordings.state).toHaveText(recordings.says.recording);
  await expect(practice.timer).toHaveText(/^0:0[2-9]/);
  expect(await page.evaluate(() => window.asked)).toEqual([]);
});

test('a transcript is written on the device and tells its words', async ({ app, page }) => {
  const { practice, recordings } = app;
  await page.addInitScript(recognizes);
  await recordings.answerUntil(/^0:0[3-9]/, { transcribed: true });
  expect(await page.evaluate(() => window.sent)).toEqual(['kept here']);
  await practice.done.click();
  await practice.grade('solid');
  await expect(recordings.spokenWords).toHaveText(recordings.says.words);
  await app.reload();
  await expect(recordings.spokenWords).toHaveText(recordings.says.words);
  await recordings.transcript.click();
  await expect(app.text('um I timed the visits we, you know, cut the wait')).toBeVisible();
});
