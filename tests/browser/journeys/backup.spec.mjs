/** Everything out to a file and back in; files that are not what they should be. */
import { gunzipSync, gzipSync } from 'node:zlib';
import { readFile } from 'node:fs/promises';
import { App, expect, test } from '../app.mjs';

async function exported(app) {
  await app.open('settings');
  const download = app.page.waitForEvent('download');
  await app.button('Export everything').click();
  return readFile(await (await download).path());
}

function choose(app, name, buffer) {
  return app.page.getByLabel('Import a backup').setInputFiles({ name, mimeType: 'application/gzip', buffer });
}

async function withStoryAndMemo(app) {
  await app.startDrill();
  await app.page.keyboard.type('I kept this memo.');
  await app.saved();
  await app.open('stories/new');
  await app.page.getByLabel('Title').fill('Returns desk');
  await app.button('Save story').click();
  await app.page.getByRole('link', { name: 'Returns desk' }).waitFor();
}

test('export, wipe, import brings everything back, and once is enough', async ({ app, browser, server }) => {
  await withStoryAndMemo(app);
  const file = await exported(app);
  await expect(app.page.getByTestId('last-backup')).not.toHaveText('never on this device');

  const wiped = new App(await (await browser.newContext()).newPage(), server.url);
  await wiped.open('settings');
  await choose(wiped, 'b.loopready', file);
  await expect(wiped.page.getByTestId('import-summary')).toHaveText(/^3 new, .* 0 removed$/);
  await wiped.button('Import', { exact: true }).click();
  await expect(wiped.notices).toContainText('Imported');
  await choose(wiped, 'b.loopready', file);
  await expect(wiped.page.getByText('Everything in it is here already')).toBeVisible();
  await wiped.open('stories');
  await expect(wiped.page.getByRole('link', { name: 'Returns desk' })).toBeVisible();
  await wiped.open('write');
  await expect(wiped.page.getByText('4 words')).toBeVisible();
  await wiped.page.context().close();
});

test('what stands in a form unsaved goes along in a backup', async ({ app, browser, server }) => {
  await app.open('stories/new');
  await app.page.getByLabel('Title').fill('Not saved yet');
  await app.saved();
  const file = await exported(app);
  const other = new App(await (await browser.newContext()).newPage(), server.url);
  await other.open('settings');
  await choose(other, 'b.loopready', file);
  await expect(other.page.getByText('typed into 1 form and not saved yet')).toBeVisible();
  await other.button('Import', { exact: true }).click();
  await expect(other.notices).toContainText('Imported');
  await other.open('stories/new');
  await expect(other.page.getByLabel('Title')).toHaveValue('Not saved yet');
  await other.page.context().close();
});

test('an import can be undone', async ({ app, browser, server }) => {
  await withStoryAndMemo(app);
  const file = await exported(app);
  const other = new App(await (await browser.newContext()).newPage(), server.url);
  await other.open('settings');
  await choose(other, 'b.loopready', file);
  await other.button('Import', { exact: true }).click();
  await expect(other.page.getByText('1 story, 1 memo')).toBeVisible();
  await other.button('Undo').click();
  await expect(other.page.getByText('0 stories, 0 memos')).toBeVisible();
  await other.page.context().close();
});

test('a broken, a foreign and a newer file each get a clear message and change nothing', async ({ app, page }) => {
  await withStoryAndMemo(app);
  const file = await exported(app);
  const text = gunzipSync(file).toString();
  const cases = [
    ['photo.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]), 'not a Loopready backup'],
    ['other.json', Buffer.from('{"stories": []}'), 'not a Loopready backup'],
    ['empty.loopready', Buffer.alloc(0), 'not a Loopready backup'],
    ['newer.loopready', gzipSync(text.replace('"version":1', '"version":2')), 'newer version of Loopready'],
    ['cut.loopready', gzipSync(text.slice(0, text.length - 40)), 'The file is damaged'],
    ['half.loopready', file.subarray(0, 30), 'not a Loopready backup'],
  ];
  for (const [name, buffer, message] of cases) {
    await choose(app, name, buffer);
    await expect(page.locator('.banner'), name).toContainText(message);
  }
  await expect(page.getByText('1 story, 1 memo')).toBeVisible();
});

test('where the store is blocked the app says so and still lets one write', async ({ app, page }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('storage is switched off', 'SecurityError');
    };
  });
  await app.startDrill();
  await expect(page.getByRole('alert')).toContainText('does not let Loopready keep anything');
  await page.keyboard.type('Still here.');
  await expect(app.paper).toHaveValue('Still here.');
});

test('a full store is told at once, and the text stays', async ({ app, page }) => {
  await app.startDrill();
  await page.keyboard.type('Saved.');
  await app.saved();
  const fill = () => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('no space', 'QuotaExceededError');
    };
  };
  const [draftWorker] = page.workers();
  await Promise.all([page.evaluate(fill), draftWorker.evaluate(fill)]);
  await page.keyboard.type(' Not saved.');
  await expect(page.getByTestId('save-state')).toHaveText('Not saved');
  await expect(page.getByText('There is no space left')).toBeVisible();
  await expect(app.paper).toHaveValue('Saved. Not saved.');
});

test('a row that cannot be read is set aside, told and kept in the backup', async ({ app, page }) => {
  await app.open();
  await page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const open = indexedDB.open('loopready');
        open.onsuccess = () => {
          const transaction = open.result.transaction('records', 'readwrite');
          transaction.objectStore('records').put('{"id":"broken', 'broken');
          transaction.oncomplete = resolve;
          transaction.onabort = reject;
        };
      }),
  );
  await app.reload();
  const file = await exported(app);
  await expect(page.getByText('1 entry could not be read')).toBeVisible();
  expect(gunzipSync(file).toString()).toContain('"set_aside":"broken"');
});
