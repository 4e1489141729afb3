/** The guide: found offline, a result kept with a story, questions checked off for an interviewer. */
import { PLACES, WITH_COPY, expect, test } from '../app.mjs';
import { loop, seed, story } from '../seed.mjs';

test.describe('without a network', () => {
  test.use(WITH_COPY);

  test('the guide is searched without a network @phone', async ({ app, server }) => {
    const { guide } = app;
    await app.open();
    await app.copied();
    await server.close();
    await app.open('guide');
    await guide.search.fill('veto sealed');
    await expect(guide.found).toHaveText(guide.says.nothing);
    await guide.search.fill('bar raiser');
    await expect(guide.hits.first()).toHaveText(/bar raiser|bar|raiser/i);
    await app.inAddress({ search: 'bar raiser' });
    await guide.link(guide.topics.barRaiser).click();
    await expect(guide.title()).toHaveText(guide.topics.barRaiser);
    await guide.link(guide.topics.diveDeep).click();
    await expect(guide.title()).toHaveText(guide.topics.diveDeep);
    await guide.yourStories.click();
    await expect(guide.title()).toHaveText(PLACES.stories);
  });
});

test('a RICE result is kept with a story, and the sheet is as it was left @phone', async ({ app }) => {
  const { guide, numbers } = app;
  const { says } = guide;
  const idea = 'Labels at home';
  await seed(app, [story({ title: 'Returns desk' })]);
  await app.open('guide/rice');
  await expect(guide.scores.first()).toHaveText('2,000');
  await guide.of(0, 'idea').fill(idea);
  await guide.of(0, 'reach').fill('40,000');
  await guide.of(0, 'effort').fill('');
  await expect(app.text(says.effort)).toBeVisible();
  await guide.of(0, 'effort').fill('8');
  // 40,000 × 2 × 0.8 / 8
  await expect(guide.scores.first()).toHaveText('8,000');

  await app.reload();
  await expect(guide.of(0, 'idea')).toHaveValue(idea);
  await guide.remove(2).click();
  await expect(guide.of(2, 'idea')).toHaveCount(0);
  await app.undo.click();
  await expect(guide.of(1, 'idea')).toHaveValue(says.secondIdea);
  await guide.result.selectOption(idea);
  await guide.keep.click();
  await expect(app.text(says.chooseStory)).toBeVisible();
  await guide.story.selectOption('Returns desk');
  await guide.keep.click();
  await expect(app.notices).toContainText(says.kept(says.score(idea), 'Returns desk'));
  await guide.numbers.click();
  await app.link(says.score(idea)).click();
  await expect(numbers.method).toHaveValue(says.method);
  await expect(numbers.removeStory('Returns desk')).toBeVisible();
});

test('a question is changed, checked off for an interviewer, and taken off the list with a way back', async ({ app }) => {
  const { guide, loops } = app;
  const { says } = guide;
  await loops.drawNew();
  await loops.save();
  await loops.questionsToAsk.click();
  await guide.checkOffFor.selectOption({ label: loops.roles.hiringManager });
  await guide.firstAsked.check();
  await expect(app.text(says.asked(loops.roles.hiringManager))).toBeVisible();
  await guide.question.fill('Who decides what is built?');
  await app.reload();
  await expect(guide.question).toHaveValue('Who decides what is built?');
  await guide.add.click();
  const own = guide.own('Who decides what is built?');
  await guide.removeOwn(own).click();
  await expect(own).toHaveCount(0);
  await app.undo.click();
  await expect(own).toHaveCount(1);
  await guide.changeOwn(own).click();
  await guide.question.fill('Who decides what is not built?');
  await guide.keepChange.click();
  await expect(app.text('Who decides what is not built?', { exact: true })).toBeVisible();
  await expect(app.text(says.asked(loops.roles.hiringManager))).toBeVisible();
});

test('what was asked of an interviewer stays with them when another is taken out of the loop', async ({ app, page }) => {
  const { guide, loops } = app;
  const asked = app.text(guide.says.asked('Ben'));
  await seed(app, [loop([{ name: 'Ana', principles: ['dive-deep'] }, { name: 'Ben', principles: ['dive-deep'] }])]);
  await app.open('my-loop');
  await app.link(loops.says.untitled).click();
  await loops.questionsToAsk.click();
  await guide.checkOffFor.selectOption({ label: 'Ben' });
  await guide.firstAsked.check();
  await expect(asked).toBeVisible();
  await page.goBack();
  await loops.change.click();
  await loops.takeOut(1).click();
  await loops.saveButton.click();
  await loops.questionsToAsk.click();
  await expect(asked).toBeVisible();
  await guide.checkOffFor.selectOption({ label: 'Ben' });
  await expect(guide.firstAsked).toBeChecked();
});
