/** What other apps hand over: a shared text, and a file that is opened with the app. */
import { expect, test } from '../app.mjs';

const SHARED = 'share?title=Returns%20desk&text=In%20May%20it%20stood%20still.%20I%20moved%20it.';

test('a shared text stays until it is said what it is, also over a reload, and becomes a story @phone', async ({ app }) => {
  const { handed, stories } = app;
  await app.open(SHARED);
  await expect(handed.text).toHaveValue('Returns desk\n\nIn May it stood still. I moved it.');
  await expect.poll(() => new URL(app.page.url()).search).toBe('');
  // The page is closed before anything was chosen, and another text comes later.
  await app.open('stories');
  await app.open('share?text=Whose%20idea%20was%20it%3F');
  await expect(handed.text).toHaveValue(/stood still[^]*Whose idea was it\?/);
  await handed.startStory.click();
  await expect(stories.name).toHaveValue('Returns desk');
  await expect(stories.partOf('situation')).toHaveValue(/stood still/);
  await app.open('share');
  await expect(handed.text).toHaveValue('');
});

test('a shared text becomes a question, or is reviewed, or is discarded and brought back', async ({ app }) => {
  const { handed, questions, review } = app;
  await app.open('share?text=Whose%20idea%20was%20it%3F');
  await handed.addQuestion.click();
  await expect(questions.named('question')).toHaveValue('Whose idea was it?');
  await app.open('share?text=The%20desk%20was%20very%20slow.%20I%20changed%20it%20in%20May.');
  await handed.reviewText.click();
  await expect(review.out).toBeVisible();
  await app.open('share?text=Never%20mind.');
  await expect(handed.text).toHaveValue('Never mind.');
  await handed.discard.click();
  await expect(handed.text).toHaveValue('');
  await app.undo.click();
  await expect(handed.text).toHaveValue('Never mind.');
});

test('a file that is opened with the app goes to the import that its owner chooses', async ({ app, page }) => {
  const { handed, stories } = app;
  await page.addInitScript(() => {
    const file = new File(['Title,Result\nDesk,7 minutes\n'], 'stories.csv');
    const launch = { files: [{ getFile: async () => file }] };
    // What the browser hands over waits until the page asks for it.
    Object.defineProperty(window, 'launchQueue', { value: { setConsumer: (take) => take(launch) } });
  });
  await app.open('open');
  await expect(app.text(handed.says.whatIsIn('stories.csv'))).toBeVisible();
  await handed.importStories.click();
  await expect(stories.importCount).toHaveText(stories.says.toImport(1));
});
