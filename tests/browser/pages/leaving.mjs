/** What is asked before something leaves that holds a name of the list. */
import { readFile } from 'node:fs/promises';
import { Page, downloaded } from './page.mjs';

export class Leaving extends Page {
  says = {
    names: (count) => `${count} names from your list appear in it`,
    places: (count, where) => `Appears ${count} times: ${where}`,
  };

  get dialog() {
    return this.page.getByRole('dialog', { name: 'Confidential names' });
  }

  standIn(name) {
    return this.dialog.getByLabel(`Replacement for “${name}”`);
  }

  get replace() {
    return this.button('Replace names');
  }

  get leaveIn() {
    return this.button('Keep names');
  }

  get cancel() {
    return this.button('Cancel');
  }

  /** What leaves when these are pressed one after the other, as text. */
  async saved(...buttons) {
    const download = await downloaded(this.page, async () => {
      for (const button of buttons) await button.click();
    });
    return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
  }
}
