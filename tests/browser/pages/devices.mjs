/** Settings → Devices: sync through a folder or a server. */
import { expect } from '@playwright/test';
import { Page } from './page.mjs';

export class Devices extends Page {
  says = {
    wrongLogin: 'The server refused the user name or password',
    notWebDav: 'not a WebDAV server',
    forbidden: 'doesn’t let this user open the folder',
    noFolder: 'no folder at this address',
    otherPassphrase: 'have another passphrase',
    noParent: 'the folder above it is missing',
    otherSite: 'The app may only talk to its own site',
    unreachable: 'can’t be reached',
    serverTrouble: (status) => `status ${status}`,
    changedMeanwhile: 'Something else wrote this device’s file',
    locked: 'Another program has locked the file',
    full: 'no space left',
    readOnly: 'doesn’t let this user write',
  };

  get server() {
    return this.page.getByRole('region', { name: 'Use WebDAV' });
  }

  /** Types what a server asks for, and connects. */
  async connect({ name, address = '/dav/loop/', user = 'kim', password = 'secret', passphrase = 'harbor lemon tractor violin' }) {
    const { server } = this;
    await server.getByLabel('Address of the folder').fill(address);
    await server.getByLabel('User name').fill(user);
    await server.getByLabel('Server password').fill(password);
    await server.getByLabel('Name of this device').fill(name);
    await server.getByLabel('Sync passphrase', { exact: false }).first().fill(passphrase);
    await server.getByLabel('Sync passphrase again').fill(passphrase);
    // Else the next page asks for it again.
    await server.getByLabel('Remember it on this device').check();
    await server.getByRole('button', { name: 'Use server' }).click();
  }

  get problem() {
    return this.server.getByRole('alert');
  }

  get lastSync() {
    return this.part('synced');
  }

  get others() {
    return this.part('devices').getByRole('listitem');
  }

  get syncNow() {
    return this.button('Sync now');
  }

  /** Why a run stopped. */
  get trouble() {
    return this.page.locator('main').getByRole('alert');
  }

  /** Runs, and waits until it is done. */
  async sync() {
    await this.syncNow.click();
    await expect(this.syncNow).toBeEnabled({ timeout: 30_000 });
    await expect(this.trouble).toBeHidden();
  }
}
