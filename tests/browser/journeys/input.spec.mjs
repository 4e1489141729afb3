/** What does not come from a keyboard key by key: input methods and dictation. */
import { expect, test } from '../app.mjs';

/** An input method, as Chromium hears from one: a text under way that changes until it is committed. */
class InputMethod {
  static async of(page, context) {
    const method = new InputMethod();
    method.devTools = await context.newCDPSession(page);
    return method;
  }

  /** Shows one text after the other under the caret, with the caret at its end. */
  async compose(...texts) {
    for (const text of texts) {
      await this.devTools.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    }
  }

  /** Puts a text in the place of what is under way; without that, at the caret, as dictation does. */
  commit(text) {
    return this.devTools.send('Input.insertText', { text });
  }
}

/** The text is on the sheet, is counted, and is there again after a reload. */
async function isKept(app, text, words) {
  await expect(app.writing.paper).toHaveValue(text);
  await expect(app.writing.words).toHaveText(String(words));
  await app.saved();
  await app.reload();
  await app.writing.writable();
  await expect(app.writing.paper).toHaveValue(text);
  await expect(app.writing.words).toHaveText(String(words));
}

test('a Japanese text is composed, converted and committed without a character lost or doubled', async ({ app, page, context }) => {
  await app.writing.startDrill();
  const method = await InputMethod.of(page, context);
  await page.keyboard.type('Note: ');
  await method.compose('k', 'こ', 'こk', 'こきゃ', 'こきゃく', '顧客');
  await expect(app.writing.paper).toHaveValue('Note: 顧客');
  // Long enough for the sheet to count while the text is still under way.
  await expect(app.writing.words).toHaveText('3');
  await method.compose('顧客第', '顧客第一');
  await method.commit('顧客第一');
  await method.compose('d', 'で', 'です');
  await method.commit('です。');
  await isKept(app, 'Note: 顧客第一です。', 7);
});

test('a composition that is given up leaves the text as it was', async ({ app, page, context }) => {
  await app.writing.startDrill();
  const method = await InputMethod.of(page, context);
  await page.keyboard.type('Before and after.');
  for (let step = 0; step < ' and after.'.length; step += 1) await page.keyboard.press('ArrowLeft');
  await method.compose('に', 'にほ', '日本', '');
  await isKept(app, 'Before and after.', 3);
});

test('dictated sentences arrive whole, in the middle of a text, too', async ({ app, page, context }) => {
  await app.writing.startDrill();
  const method = await InputMethod.of(page, context);
  await page.keyboard.type('First. Last.');
  for (let step = 0; step < 'Last.'.length; step += 1) await page.keyboard.press('ArrowLeft');
  for (const said of ['I cut the wait ', 'from 19 to 7 minutes', '. ', 'It’s “held” — since May. ']) await method.commit(said);
  await isKept(app, 'First. I cut the wait from 19 to 7 minutes. It’s “held” — since May. Last.', 15);
});

test('what was composed and dictated is undone and done again', async ({ app, page, context }) => {
  await app.writing.startDrill();
  const method = await InputMethod.of(page, context);
  await page.keyboard.type('Kept. ');
  await method.compose('n', 'に', '日本');
  await method.commit('日本');
  await expect(app.writing.words).toHaveText('3');
  await method.commit(' and so on.');
  const whole = 'Kept. 日本 and so on.';
  await expect(app.writing.paper).toHaveValue(whole);
  for (let step = 0; step < 10 && (await app.writing.paper.inputValue()) !== ''; step += 1) {
    await page.keyboard.press('Control+z');
    expect(whole.startsWith(await app.writing.paper.inputValue()), 'an undo takes away from the end').toBe(true);
  }
  await expect(app.writing.paper).toHaveValue('');
  for (let step = 0; step < 10; step += 1) await page.keyboard.press('Control+Shift+z');
  await isKept(app, whole, 6);
});
