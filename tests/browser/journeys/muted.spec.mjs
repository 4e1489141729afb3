/** A microphone that is muted, which would record two minutes of nothing. */
import { expect, test } from '../app.mjs';
import { MUTED } from '../voice.mjs';

test.use({ launchOptions: MUTED() });

test('a muted microphone is noticed in its trial, and while the answer goes on @phone', async ({ app }) => {
  const { practice, recordings } = app;
  await practice.begin();
  await recordings.recordAnswers.click();
  await recordings.tryMicrophone.click();
  await expect(recordings.trial).toHaveText(recordings.says.silent);
  await practice.speak.click();
  await expect(recordings.state).toHaveText(recordings.says.recording);
  await expect(recordings.level).toContainText(recordings.says.nothingHeard);
});
