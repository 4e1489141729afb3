/** Copies of all records in a second storage: written by themselves, and offered when the database is gone. */
import { expect, test } from '../app.mjs';

/** Deletes the database from a page of the origin that does not run the app. */
async function deleteDatabase(app, server) {
  await app.page.goto(new URL('theme.js', server.url).href);
  await app.page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const deletion = indexedDB.deleteDatabase('loopready');
        deletion.onsuccess = resolve;
        deletion.onerror = reject;
      }),
  );
}

test('a snapshot is restored after the database was deleted', async ({ app, server }) => {
  const { settings, stories } = app;
  await stories.write('Returns desk');
  await stories.linkTo('Returns desk').waitFor();
  await app.open('settings');
  await expect(settings.snapshots).toHaveCount(1, { timeout: 15_000 });

  await deleteDatabase(app, server);
  await app.open('stories');
  await expect(settings.fuller).toBeVisible();
  await expect(stories.linkTo('Returns desk')).toBeHidden();
  await settings.previewSnapshot.click();
  await expect(settings.summary).toHaveText(/^1 new, /);
  await settings.importButton.click();
  await expect(app.notices).toContainText(settings.says.imported);
  await app.open('stories');
  await expect(stories.linkTo('Returns desk')).toBeVisible();
  await expect(settings.fuller).toBeHidden();
});
