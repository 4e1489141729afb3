/** Practice aloud with the browser's own fake microphone, which beeps: answers are recorded, heard, and thrown away. */
import { CHROMIUM } from '../chromium.mjs';
import { expect, test } from '../app.mjs';

const MICROPHONE = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream', '--autoplay-policy=no-user-gesture-required'];
test.use({ launchOptions: { ...CHROMIUM, args: [...CHROMIUM.args, ...MICROPHONE] } });

/** How many chunks of sound are in the database. */
const chunks = (page) =>
  page.evaluate(
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

async function begin(app, page, { minutes = 5, record = true } = {}) {
  await app.open('practice');
  await page.getByLabel(`${minutes} min`, { exact: true }).check();
  await app.button('Begin').click();
  await expect(page.getByLabel('Record my answers')).not.toBeChecked();
  if (record) await page.getByLabel('Record my answers').click();
}

/** From the end of an answer to what was asked for. */
async function grade(app, page) {
  for (;;) {
    const next = app.button(/^Answered/);
    await expect(next.or(page.getByRole('group', { name: 'How did it go?' }))).toBeVisible();
    if (await next.isHidden()) break;
    await next.click();
  }
  await page.keyboard.press('3');
}

test('a session of 15 minutes on a phone is recorded, survives a reload in the middle of an answer, and needs no network @phone', async ({ app, page, server }) => {
  await app.open();
  await expect(app.notices).toContainText('works without a network');
  await server.close();
  await begin(app, page, { minutes: 15 });
  await expect(page.getByLabel('Record my answers')).toBeChecked();
  await app.button('Speak').click();
  await expect(page.getByTestId('recording')).toHaveText('Recording');
  // The first chunk is kept while the answer goes on, so the reload costs only what came after it.
  await expect.poll(() => chunks(page), { timeout: 30_000 }).toBe(1);

  await app.reload();
  await expect(page.getByTestId('recording')).toHaveText('Recording');
  // The answer has gone on for a chunk of five seconds at least; the second recording needs an instant of sound.
  await expect(page.getByRole('timer')).toHaveText(/^0:(0[7-9]|[1-5]\d)/);
  await app.button('Done').click();
  await grade(app, page);
  await expect(page.getByTestId('outcome')).toContainText(/spoken 0:(0[7-9]|[1-5]\d)/);
  await expect(page.getByTestId('player')).toHaveCount(2);
  await expect(page.getByTestId('player-time').first()).toHaveText(/^0:00 of 0:0[3-6]$/);
  await page.getByTestId('player').first().getByRole('button', { name: 'Play' }).click();
  await expect(page.getByTestId('player-time').first()).not.toHaveText(/^0:00/);
  await expect(page.getByTestId('size')).toContainText(['not decided yet', 'not decided yet']);
  await page.keyboard.press('k');
  await expect(page.getByTestId('size'), 'within a player a key is for its recording').toContainText(['kept', 'not decided yet']);
  await app.button('Next').focus();
  await page.keyboard.press('k');
  await expect(page.getByTestId('size')).toContainText(['kept', 'kept']);
  await expect(app.button('Keep it').first()).toHaveAttribute('aria-pressed', 'true');

  for (const place of ['Question 2 of 3', 'Question 3 of 3']) {
    await app.button('Next').click();
    await expect(page.getByTestId('place')).toHaveText(place);
    await app.button('Speak').click();
    await expect(page.getByTestId('recording')).toHaveText('Recording');
    // An answer of an instant holds no sound.
    await expect(page.getByRole('timer')).toHaveText(/^0:0[2-9]/);
    await app.button('Done').click();
    await grade(app, page);
    await expect(page.getByTestId('player')).toHaveCount(1);
  }
  await app.button('Keep it').click();
  await page.keyboard.press('t');
  await expect(page.getByTestId('size'), 'what is kept is not thrown away by a key').toContainText('kept');
  await app.button('Next').click();
  await page.getByRole('link', { name: 'Hear your recordings' }).click();
  await expect(page.getByTestId('space')).toContainText(/4 answers, (less than )?0\.\d MB/);
  await expect(page.getByTestId('size')).toContainText(['kept', 'not decided yet', 'kept', 'kept']);
  await expect(page.getByTestId('undecided')).toContainText('1 is not decided yet');
  await app.button('Throw that one away').click();
  await expect(page.getByTestId('space')).toContainText('3 answers');
  await app.button('Undo').click();
  await expect(page.getByTestId('space')).toContainText('4 answers');
  await page.getByTestId('player').nth(1).getByRole('button', { name: 'Keep it' }).click();
  await expect(page.getByTestId('undecided')).toBeHidden();
  await page.getByTestId('player').first().getByRole('button', { name: 'Throw it away' }).click();
  await expect(page.getByTestId('space')).toContainText('3 answers');
  await app.button('Undo').click();
  await expect(page.getByTestId('space')).toContainText('4 answers');
  await page.getByTestId('player').first().getByRole('button', { name: 'Throw it away' }).click();
  await app.button('Free that space now').click();
  await app.reload();
  await expect(page.getByTestId('space')).toContainText('3 answers');
  await expect(page.getByText('still takes')).toBeHidden();
  await expect(page.getByTestId('size')).toContainText(['kept', 'kept', 'kept']);
});

test('a microphone that is refused is told once, and the session goes on', async ({ app, page }) => {
  await page.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
  });
  await begin(app, page);
  await expect(page.getByTestId('trouble')).toContainText('The microphone was refused');
  await expect(page.getByLabel('Record my answers')).not.toBeChecked();
  await app.button('Speak').click();
  await app.button('Done').click();
  await grade(app, page);
  await expect(page.getByRole('heading', { name: 'A strong answer' })).toBeVisible();
});

test('a microphone lost in the midst of an answer leaves what was recorded', async ({ app, page }) => {
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
  await begin(app, page);
  await app.button('Speak').click();
  await expect(page.getByTestId('recording')).toHaveText('Recording');
  await expect(page.getByRole('timer')).toHaveText(/^0:0[2-9]/);
  await page.evaluate(() => window.pullOut());
  await expect(page.getByTestId('trouble')).toContainText('The microphone went away');
  await expect(page.getByRole('timer')).toBeVisible();
  await app.button('Done').click();
  await grade(app, page);
  await expect(page.getByTestId('player')).toHaveCount(1);
});

test('when space runs out while recording, the kept chunks stay and the session goes on', async ({ app, page }) => {
  await begin(app, page);
  await page.evaluate(() => {
    const real = IDBObjectStore.prototype.put;
    let kept = 0;
    IDBObjectStore.prototype.put = function put(...row) {
      if (this.name === 'sound' && (kept += 1) > 1) throw new DOMException('full', 'QuotaExceededError');
      return real.apply(this, row);
    };
  });
  await app.button('Speak').click();
  await expect(page.getByTestId('trouble')).toContainText('There is no space left for sound', { timeout: 30_000 });
  expect(await chunks(page)).toBe(1);
  await app.button('Done').click();
  await grade(app, page);
  await expect(page.getByTestId('player-time')).toHaveText(/^0:00 of 0:0[3-6]$/);
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
  await expect(page.getByRole('link', { name: 'Returns desk' }).first()).toBeVisible();
  expect(await chunks(page)).toBe(0);
});
