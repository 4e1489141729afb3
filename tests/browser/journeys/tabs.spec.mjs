/** Two tabs on one memo: what the first did meanwhile is never undone by the second. */
import { App, expect, test } from '../app.mjs';

/** A second tab that opened the memo, to read, while the first was at its first words. */
async function reading(app, context, server) {
  await app.writing.startDrill();
  await app.page.keyboard.type('First words.');
  await app.saved();
  const second = new App(await context.newPage(), server.url);
  await second.open(app.place);
  await expect(second.text(second.writing.says.open)).toBeVisible();
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

test('a second tab reads, and may take the memo over', async ({ app, context, server }) => {
  const second = await reading(app, context, server);
  await expect(second.writing.paper).toHaveAttribute('readonly');
  await second.writing.takeOver.click();
  await second.writing.writable();
  await expect(second.writing.paper).toHaveValue('First words.');
  await expect(app.text(app.writing.says.takenOver)).toBeVisible();
  await expect(app.writing.paper).toHaveAttribute('readonly');
});

test('a tab that had only read cannot bring an old text over a finished memo', async ({ app, context, server }) => {
  const { review, writing } = app;
  const second = await reading(app, context, server);
  await writing.paper.focus();
  await app.page.keyboard.press('Control+End');
  await app.page.keyboard.type(' Later words.');
  await app.saved();
  await review.finish();
  await expect.poll(() => stored(app.page)).toContain('Later words.');

  const { says, takeOver } = second.writing;
  if (await takeOver.isVisible()) {
    await takeOver.click();
    await expect(second.text(says.open)).toBeHidden();
  }
  await second.page.close();
  await app.reload();
  expect(await stored(app.page)).toContain('Later words.');
  await expect(review.flow).toHaveText('First words. Later words.');
});

test('a tab that takes a paused memo over finds it paused', async ({ app, context, server }) => {
  const { says } = app.writing;
  const second = await reading(app, context, server);
  await app.writing.pause.click();
  await expect(app.text(says.stands)).toBeVisible();
  await second.writing.takeOver.click();
  await expect(app.text(says.takenOver)).toBeVisible();
  await expect(second.text(says.stands)).toBeVisible();
});
