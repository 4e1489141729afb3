/** Two tabs on one memo: what the first did meanwhile is never undone by the second. */
import { App, expect, test } from '../app.mjs';

/** A second tab that opened the memo, to read, while the first was at its first words. */
async function reading(app, context, server) {
  await app.startDrill();
  await app.page.keyboard.type('First words.');
  await app.saved();
  const second = new App(await context.newPage(), server.url);
  await second.open(new URL(app.page.url()).pathname.slice(1));
  await expect(second.page.getByText('open in another tab')).toBeVisible();
  return second;
}

/** Every text in the database, to see what is kept whatever the pages show. */
function stored(page) {
  return page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const open = indexedDB.open('loopready');
        open.onerror = reject;
        open.onsuccess = () => {
          const names = ['records', 'drafts'];
          const transaction = open.result.transaction(names);
          const all = names.map((name) => transaction.objectStore(name).getAll());
          transaction.oncomplete = () => resolve(JSON.stringify(all.map((request) => request.result)));
        };
      }),
  );
}

test('a tab that had only read cannot bring an old text over a finished memo', async ({ app, context, server }) => {
  const second = await reading(app, context, server);
  await app.paper.focus();
  await app.page.keyboard.press('Control+End');
  await app.page.keyboard.type(' Later words.');
  await app.saved();
  await app.finish();
  await expect.poll(() => stored(app.page)).toContain('Later words.');

  const write = second.button('Write here instead');
  if (await write.isVisible()) {
    await write.click();
    await expect(second.page.getByText('open in another tab')).toBeHidden();
  }
  await second.page.close();
  await app.reload();
  expect(await stored(app.page)).toContain('Later words.');
  await expect(app.page.locator('.pages__flow')).toHaveText('First words. Later words.');
});

test('a tab that takes a paused memo over finds it paused', async ({ app, context, server }) => {
  const second = await reading(app, context, server);
  await app.button('Pause').click();
  await expect(app.page.getByText('The clock stands still')).toBeVisible();
  await second.button('Write here instead').click();
  await expect(app.page.getByText('Another tab took this memo over')).toBeVisible();
  await expect(second.page.getByText('The clock stands still')).toBeVisible();
});
