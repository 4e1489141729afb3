/** The search that leads anywhere, and the list of keys. */
import { Page } from './page.mjs';

export class Palette extends Page {
  says = { nothing: 'Nothing matches these words.' };

  get openButton() {
    return this.button('Search everything');
  }

  get shortcutsButton() {
    return this.button('Show shortcuts');
  }

  get dialog() {
    return this.page.getByRole('dialog', { name: 'Search everything' });
  }

  get field() {
    return this.dialog.getByRole('combobox');
  }

  get options() {
    return this.dialog.getByRole('option');
  }

  get shortcuts() {
    return this.page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  }
}
