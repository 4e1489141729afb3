/** Everything out to a file and back in; files that are not what they should be. */
import { gunzipSync, gzipSync } from 'node:zlib';
import { readFile } from 'node:fs/promises';
import { App, expect, test } from '../app.mjs';

const exported = async (app) => readFile(await app.settings.exported());

async function withStoryAndMemo(app) {
  await app.writing.startDrill();
  await app.page.keyboard.type('I kept this memo.');
  await app.saved();
  await app.stories.write('Returns desk');
  await app.stories.linkTo('Returns desk').waitFor();
}

/** The app in a browser that holds nothing, at its settings. */
async function another(browser, server) {
  const other = new App(await (await browser.newContext()).newPage(), server.url);
  await other.open('settings');
  return other;
}

test('export, wipe, import brings everything back, once is enough, and that can be undone', async ({ app, browser, server }) => {
  await withStoryAndMemo(app);
  const file = await exported(app);
  await expect(app.settings.lastBackup).not.toHaveText(app.settings.says.never);

  const wiped = await another(browser, server);
  const { settings, stories, writing } = wiped;
  const { says } = settings;
  await settings.choose(file);
  await expect(settings.summary).toHaveText(says.summary(3));
  await settings.importButton.click();
  await expect(wiped.notices).toContainText(says.imported);
  await expect(wiped.text(says.holds(1, 1))).toBeVisible();
  await wiped.undo.click();
  await expect(wiped.text(says.holds(0, 0))).toBeVisible();

  await settings.import(file);
  await settings.choose(file);
  await expect(wiped.text(says.hereAlready)).toBeVisible();
  await wiped.open('stories');
  await expect(stories.linkTo('Returns desk')).toBeVisible();
  await wiped.open('write');
  await expect(wiped.text(writing.says.words(4))).toBeVisible();
  await wiped.page.context().close();
});

test('an encrypted backup opens with its passphrase and no other', async ({ app, browser, server }) => {
  await withStoryAndMemo(app);
  await app.open('settings');
  const file = await readFile(await app.settings.exportedSealed('harbor lemon tractor violin'));
  expect(file.subarray(0, 21).toString()).toBe('age-encryption.org/v1');
  const other = await another(browser, server);
  const { settings } = other;
  await settings.choose(file);
  await settings.unlock('harbor lemon');
  await expect(other.text(settings.says.wrongPassphrase)).toBeVisible();
  await settings.unlock('harbor lemon tractor violin');
  await expect(settings.summary).toHaveText(settings.says.summary(3));
  await other.page.context().close();
});

test('what stands in a form unsaved goes along in a backup', async ({ app, browser, server }) => {
  await app.open('stories/new');
  await app.stories.name.fill('Not saved yet');
  await app.saved();
  const file = await exported(app);
  const other = await another(browser, server);
  const { settings } = other;
  await settings.choose(file);
  await expect(other.text(settings.says.unsaved)).toBeVisible();
  await settings.importButton.click();
  await expect(other.notices).toContainText(settings.says.imported);
  await other.open('stories/new');
  await expect(other.stories.name).toHaveValue('Not saved yet');
  await other.page.context().close();
});

test('what was edited after an import stays when the import is undone', async ({ app, browser, server }) => {
  await withStoryAndMemo(app);
  const file = await exported(app);
  const other = await another(browser, server);
  await other.settings.import(file);
  const second = new App(await other.page.context().newPage(), server.url);
  await second.open('stories');
  await second.stories.openStory('Returns desk');
  await second.stories.name.fill('Returns desk, edited since');
  await second.saved();
  await second.stories.saveButton.click();
  await expect(second.stories.linkTo('Returns desk, edited since')).toBeVisible();
  await other.undo.click();
  await expect(other.notices).toContainText('One entry you changed since then stays.');
  await other.open('stories');
  await expect(other.stories.linkTo('Returns desk, edited since')).toBeVisible();
  await other.page.context().close();
});

test('a memo that is open while another version of it is imported keeps both', async ({ app, browser, server }) => {
  await app.writing.startDrill();
  await app.page.keyboard.type('First words.');
  await app.saved();
  const sheet = app.place;
  const first = await exported(app);
  const other = await another(browser, server);
  await other.settings.import(first);
  await other.open(sheet);
  await other.writing.paper.fill('First words. On the phone.');
  await other.saved();
  await app.open(sheet);
  await app.writing.paper.fill('First words. Later, on the laptop.');
  await app.saved();
  const later = await exported(app);

  const settings = new App(await other.page.context().newPage(), server.url);
  await settings.open('settings');
  await settings.settings.import(later);
  await other.writing.paper.press('End');
  await other.page.keyboard.type(' One key more.');
  await other.saved();
  await other.open('settings/conflicts');
  const versions = other.settings.versions;
  await expect(versions).toContainText('Later, on the laptop.');
  await other.open(sheet);
  await expect(other.writing.paper).toHaveValue(/One key more/);
  await other.page.context().close();
});

test('a broken, a foreign and a newer file each get a clear message and change nothing', async ({ app }) => {
  const { settings } = app;
  const { foreign, newer, damaged } = settings.says.refused;
  await withStoryAndMemo(app);
  const file = await exported(app);
  const text = gunzipSync(file).toString();
  const cases = [
    ['photo.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]), foreign],
    ['other.json', Buffer.from('{"stories": []}'), foreign],
    ['empty.loopready', Buffer.alloc(0), foreign],
    ['newer.loopready', gzipSync(text.replace('"version":1', '"version":2')), newer],
    ['cut.loopready', gzipSync(text.slice(0, text.length - 40)), damaged],
    ['half.loopready', file.subarray(0, 30), foreign],
  ];
  for (const [name, buffer, message] of cases) {
    await settings.choose(buffer, name);
    await expect(settings.banner, name).toContainText(message);
  }
  await expect(app.text(settings.says.holds(1, 1))).toBeVisible();
});

test('where the store is blocked the app says so and still lets one write', async ({ app, page }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('storage is switched off', 'SecurityError');
    };
  });
  await app.writing.startDrill();
  await expect(page.getByRole('alert')).toContainText(app.says.blocked);
  await page.keyboard.type('Still here.');
  await expect(app.writing.paper).toHaveValue('Still here.');
});

test('a full store is told at once, and the text stays', async ({ app, page }) => {
  await app.writing.startDrill();
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
  await expect(app.saveState).toHaveText(app.says.notSaved);
  await expect(app.text(app.says.full)).toBeVisible();
  await expect(app.writing.paper).toHaveValue('Saved. Not saved.');
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
  await expect(app.text(app.settings.says.unreadable)).toBeVisible();
  expect(gunzipSync(file).toString()).toContain('"set_aside":"broken"');
});
