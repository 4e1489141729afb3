/** Practice aloud with the browser's own fake microphone, which beeps: answers are recorded, heard, and thrown away. */
import { MICROPHONE } from '../chromium.mjs';
import { WITH_COPY, expect, test } from '../app.mjs';

test.use({ launchOptions: MICROPHONE, ...WITH_COPY });

async function begin(app, { minutes = 5 } = {}) {
  const { practice, recordings } = app;
  await practice.begin({ minutes });
  await expect(recordings.recordAnswers).not.toBeChecked();
  await recordings.recordAnswers.click();
}

test('a session of 15 minutes on a phone is recorded, survives a reload in the middle of an answer, and needs no network @phone', async ({ app, page, server }) => {
  const { practice, recordings } = app;
  const { says } = recordings;
  await app.open();
  await app.copied();
  await server.close();
  await begin(app, { minutes: 15 });
  await expect(recordings.recordAnswers).toBeChecked();
  await practice.speak.click();
  await expect(recordings.state).toHaveText(says.recording);
  // The first chunk is kept while the answer goes on, so the reload costs only what came after it.
  await expect.poll(() => recordings.chunks(), { timeout: 30_000 }).toBe(1);

  await app.reload();
  await expect(recordings.state).toHaveText(says.recording);
  // The answer has gone on for a chunk of five seconds at least; the second recording needs an instant of sound.
  await expect(practice.timer).toHaveText(/^0:(0[7-9]|[1-5]\d)/);
  await practice.done.click();
  await practice.grade('solid');
  await expect(practice.outcome).toContainText(practice.says.spoken('0:(0[7-9]|[1-5]\\d)'));
  // What was recorded before the reload and after it is one answer.
  await expect(recordings.players).toHaveCount(1);
  await expect(recordings.times.first()).toHaveText(/^0:00 of 0:(0[4-9]|[1-5]\d)$/);
  await recordings.playIn(recordings.players.first()).click();
  await expect(recordings.times.first()).not.toHaveText(/^0:00/);
  await expect(recordings.sizes).toContainText([says.undecided]);
  await page.keyboard.press(recordings.keys.keep);
  await expect(recordings.sizes).toContainText([says.kept]);
  await expect(recordings.keepIn().first()).toHaveAttribute('aria-pressed', 'true');

  for (const at of [2, 3]) {
    await practice.next.click();
    await expect(practice.place).toHaveText(practice.says.place(at, 3));
    await practice.speak.click();
    await expect(recordings.state).toHaveText(says.recording);
    // An answer of an instant holds no sound.
    await expect(practice.timer).toHaveText(/^0:0[2-9]/);
    await practice.done.click();
    await practice.grade('solid');
    await expect(recordings.players).toHaveCount(1);
  }
  await recordings.keepIn().click();
  await page.keyboard.press(recordings.keys.throwAway);
  await expect(recordings.sizes, 'what is kept is not thrown away by a key').toContainText(says.kept);
  await practice.next.click();
  await recordings.hear.click();
  const { players, space } = recordings;
  await expect(space).toContainText(says.spaceAndSize(3, '(less than )?0\\.\\d MB'));
  await expect(recordings.sizes).toContainText([says.kept, says.undecided, says.kept]);
  await expect(recordings.undecided).toContainText(says.oneUndecided);
  await recordings.throwThatAway.click();
  await expect(space).toContainText(says.space(2));
  await app.undo.click();
  await expect(space).toContainText(says.space(3));
  await recordings.keepIn(players.nth(1)).click();
  await expect(recordings.undecided).toBeHidden();
  await recordings.throwAwayIn(players.first()).click();
  await expect(space).toContainText(says.space(2));
  await app.undo.click();
  await expect(space).toContainText(says.space(3));
  await recordings.throwAwayIn(players.first()).click();
  await recordings.free.click();
  await app.reload();
  await expect(space).toContainText(says.space(2));
  await expect(recordings.stillTakes).toBeHidden();
  await expect(recordings.sizes).toContainText([says.kept, says.kept]);
});

test('a microphone that is refused is told once, and the session goes on', async ({ app, page }) => {
  const { practice, recordings } = app;
  await page.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
  });
  await begin(app);
  await expect(recordings.trouble).toContainText(recordings.says.trouble.refused);
  await expect(recordings.recordAnswers).not.toBeChecked();
  await practice.answer('solid');
  await expect(practice.strongAnswer).toBeVisible();
});

test('a microphone lost in the midst of an answer leaves what was recorded', async ({ app, page }) => {
  const { practice, recordings } = app;
  await page.addInitScript(() => {
    const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async (wanted) => {
      const stream = await real(wanted);
      window.pullOut = () => {
        const [track] = stream.getTracks();
        track.stop();
        track.dispatchEvent(new Event('ended'));
      };
      return stream;
    };
  });
  await begin(app);
  await practice.speak.click();
  await expect(recordings.state).toHaveText(recordings.says.recording);
  await expect(practice.timer).toHaveText(/^0:0[2-9]/);
  await page.evaluate(() => window.pullOut());
  await expect(recordings.trouble).toContainText(recordings.says.trouble.lost);
  await expect(practice.timer).toBeVisible();
  await practice.done.click();
  await practice.grade('solid');
  await expect(recordings.players).toHaveCount(1);
});

test('when space runs out while recording, the kept chunks stay and the session goes on', async ({ app, page }) => {
  const { practice, recordings } = app;
  await begin(app);
  await page.evaluate(() => {
    const real = IDBObjectStore.prototype.put;
    let kept = 0;
    IDBObjectStore.prototype.put = function put(...row) {
      if (this.name === 'sound' && (kept += 1) > 1) throw new DOMException('full', 'QuotaExceededError');
      return real.apply(this, row);
    };
  });
  await practice.speak.click();
  await expect(recordings.trouble).toContainText(recordings.says.trouble.full, { timeout: 30_000 });
  expect(await recordings.chunks()).toBe(1);
  await practice.done.click();
  await practice.grade('solid');
  await expect(recordings.times).toHaveText(/^0:00 of 0:0[3-6]$/);
});

test('a database of the first version keeps everything when it gets its new tables, also while an old tab holds it', async ({ app, page, context }) => {
  const old = await context.newPage();
  await old.goto(`${app.url}manifest.webmanifest`);
  await old.evaluate(
    () =>
      new Promise((resolve) => {
        const opening = indexedDB.open('loopready', 1);
        opening.onupgradeneeded = () => {
          for (const table of ['records', 'drafts', 'device']) opening.result.createObjectStore(table);
        };
        opening.onsuccess = () => {
          const story = { title: 'Returns desk', situation: '', task: '', action: '', result: '', principles: [] };
          const row = { id: 's', kind: 'story', schema: 1, created: 1788256800000, changed: 1788256800000, revision: 1, device: 'd', body: story };
          const writing = opening.result.transaction('records', 'readwrite');
          writing.objectStore('records').put(JSON.stringify(row), 's');
          writing.oncomplete = () => resolve();
          // It makes room only when the tab goes.
          window.held = opening.result;
        };
      }),
  );
  const opened = app.open('stories');
  await page.waitForLoadState();
  await old.close();
  await opened;
  await expect(app.stories.linkTo('Returns desk')).toBeVisible();
  expect(await app.recordings.chunks()).toBe(0);
});
