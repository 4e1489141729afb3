/** The settings: backups, the names that must not leave, the look, the paper. */
import { Page, downloaded } from './page.mjs';

export class Settings extends Page {
  says = {
    never: 'never on this device',
    summary: (added) => new RegExp(`^${added} new, .* already here$`),
    imported: 'Imported',
    hereAlready: 'Everything in this file is already here',
    unsaved: 'Unsaved text for 1 form',
    holds: (stories, memos) => `${stories} ${stories === 1 ? 'story' : 'stories'}, ${memos} ${memos === 1 ? 'memo' : 'memos'}`,
    unreadable: '1 entry could not be read',
    wrongPassphrase: 'doesn’t open the file',
    refused: { foreign: 'not a Loopready backup', newer: 'newer version of Loopready', damaged: 'This file is damaged' },
  };

  get export() {
    return this.button('Export backup');
  }

  get lastBackup() {
    return this.part('last-backup');
  }

  get file() {
    return this.field('Import a backup', {});
  }

  /** The versions that are kept beside the ones in use. */
  get versions() {
    return this.page.getByTestId('versions');
  }

  /** The button of an entry on the page of a safe start. */
  setAside(name) {
    return this.page.getByRole('listitem').filter({ hasText: name }).getByRole('button', { name: 'Set entry aside' });
  }

  get summary() {
    return this.part('import-summary');
  }

  get importButton() {
    return this.button('Import', { exact: true });
  }

  /** The copies that the app makes by itself. */
  get snapshots() {
    return this.part('snapshots').getByRole('listitem');
  }

  /** What a start says that found less than a snapshot has. */
  get fuller() {
    return this.part('fuller-snapshot');
  }

  get previewSnapshot() {
    return this.button('Preview snapshot');
  }

  get banner() {
    return this.page.locator('.banner');
  }

  /** Exports everything encrypted, on the open page; resolves to where the file is. */
  async exportedSealed(passphrase) {
    await this.text('Encrypt the backup').click();
    await this.named('passphrase').fill(passphrase);
    await this.named('passphrase-again').fill(passphrase);
    return (await downloaded(this.page, () => this.button('Export encrypted backup').click())).path();
  }

  /** Opens the encrypted file that was chosen. */
  async unlock(passphrase) {
    await this.named('unlock').fill(passphrase);
    await this.button('Open file').click();
  }

  /** Opens the settings and exports everything; resolves to where the file is. */
  async exported() {
    await this.app.open('settings');
    return (await downloaded(this.page, () => this.export.click())).path();
  }

  choose(buffer, name = 'bank.loopready') {
    return this.file.setInputFiles({ name, mimeType: 'application/gzip', buffer });
  }

  /** Imports a backup on the open page. */
  async import(buffer) {
    await this.choose(buffer);
    await this.importButton.click();
    await this.app.notices.getByText(this.says.imported).waitFor();
  }

  /** The list of confidential names. */
  get names() {
    return this.named('names');
  }

  get namesByLabel() {
    return this.field(/^Customers, code names/, {});
  }

  async confide(...names) {
    await this.app.open('settings');
    await this.names.fill(names.join('\n'));
    await this.names.blur();
  }

  get dark() {
    return this.field('Dark', {});
  }

  get light() {
    return this.field('Light');
  }

  paper(format) {
    return this.field(format);
  }
}
