/** What other apps hand over: a shared text, and opened files. */
import { Page } from './page.mjs';

export class Handed extends Page {
  says = { whatIsIn: (name) => `“${name}”` };

  get text() {
    return this.named('shared');
  }

  get startStory() {
    return this.button('Start a story');
  }

  get addQuestion() {
    return this.button('Add to my questions');
  }

  get reviewText() {
    return this.button('Review this text');
  }

  get discard() {
    return this.button('Discard text');
  }

  get importStories() {
    return this.button('Import stories');
  }
}
