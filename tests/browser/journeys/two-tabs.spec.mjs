/** Two tabs. Forms: each has a draft of its own, and no save goes over another without a word. Sessions: one drives. */
import { App, expect, test } from '../app.mjs';

test('two new stories in two tabs are two stories, and neither draft is lost', async ({ app, context, server }) => {
  const second = new App(await context.newPage(), server.url);
  await app.open('stories/new');
  await second.open('stories/new');
  await app.stories.name.fill('From the first tab');
  await app.saved();
  await second.stories.name.fill('From the second tab');
  await second.saved();
  await app.stories.saveButton.click();
  await expect(app.stories.linkTo('From the first tab')).toBeVisible();
  // The second tab ends without having saved.
  await second.page.close();
  await app.open('stories/new');
  await expect(app.stories.name).toHaveValue('From the second tab');
});

test('a story that was saved in another tab meanwhile is shown before it is saved over', async ({ app, context, server }) => {
  await app.stories.write('Returns desk');
  await app.stories.openStory('Returns desk');
  await expect(app.stories.name).toHaveValue('Returns desk');
  const second = new App(await context.newPage(), server.url);
  await second.open(app.place);
  await second.stories.name.fill('Returns desk, second');
  await second.saved();
  await app.stories.name.fill('Returns desk, first');
  await app.saved();
  await app.stories.saveButton.click();
  await expect(app.stories.linkTo('Returns desk, first')).toBeVisible();
  await second.stories.saveButton.click();
  await expect(second.stories.overtaken).toContainText('Returns desk, first');
  await second.stories.keepBoth.click();
  await expect(second.stories.linkTo('Returns desk, second')).toBeVisible();
});

test('one tab drives a practice session, and the other follows until it takes over', async ({ app, context, server }) => {
  await app.practice.begin();
  await expect(app.practice.speak).toBeVisible();
  const second = new App(await context.newPage(), server.url);
  await second.open('practice');
  await expect(second.practice.follows).toBeVisible();
  await app.practice.speak.click();
  await expect(second.practice.timer).toBeVisible();
  await second.practice.takeOver.click();
  await expect(second.practice.follows).toBeHidden();
  await expect(app.practice.follows).toBeVisible();
});
