/** What a server may answer to sync, in plain words. That two devices sync is in hosts.mjs. */
import { expect, test } from '../app.mjs';

const LISTING = `<?xml version="1.0"?><D:multistatus xmlns:D="DAV:"><D:response><D:href>/dav/loop/</D:href><D:propstat>
<D:prop><D:resourcetype><D:collection/></D:resourcetype></D:prop></D:propstat></D:response></D:multistatus>`;

/** Has the server answer each method so, and everything else with a listing or as done. */
function answering(page, answers) {
  return page.route('**/dav/**', (route) => {
    const method = route.request().method();
    const answer = answers[method] ?? { status: { PROPFIND: 207, PUT: 201, MKCOL: 201 }[method] ?? 204 };
    return answer === 'none' ? route.abort() : route.fulfill({ body: method === 'PROPFIND' ? LISTING : '', ...answer });
  });
}

test('a set-up says what the server answered, and keeps what was typed', async ({ app, page }) => {
  const { devices } = app;
  await app.open('settings/devices');
  for (const [answers, told] of [
    [{ PROPFIND: { status: 401 } }, devices.says.wrongLogin],
    [{ PROPFIND: { status: 403 } }, devices.says.forbidden],
    [{ PROPFIND: { status: 404 }, MKCOL: { status: 409 } }, devices.says.noParent],
    [{ PROPFIND: { status: 405 } }, devices.says.notWebDav],
    [{ PROPFIND: { status: 200, body: '<!doctype html><title>Sign in</title>', contentType: 'text/html' } }, devices.says.notWebDav],
    [{ PROPFIND: { status: 207, body: 'cut <' } }, devices.says.notWebDav],
    [{ PROPFIND: { status: 503 } }, devices.says.serverTrouble(503)],
    [{ PROPFIND: 'none' }, devices.says.unreachable],
  ]) {
    await answering(page, answers);
    await devices.connect({ name: 'Laptop' });
    await expect(devices.problem).toContainText(told);
    await expect(devices.server.getByLabel('Address of the folder')).toHaveValue('/dav/loop/');
    await page.unroute('**/dav/**');
  }
  await devices.connect({ name: 'Laptop', address: 'https://cloud.example/dav/' });
  await expect(devices.problem).toContainText(devices.says.otherSite);
});

test('a run that the server refuses says why, and passes once it does not', async ({ app, page }) => {
  const { devices } = app;
  await answering(page, {});
  await app.open('settings/devices');
  await devices.connect({ name: 'Laptop' });
  await expect(devices.lastSync).not.toHaveText('not yet');
  for (const [status, told] of [
    [403, devices.says.readOnly],
    [412, devices.says.changedMeanwhile],
    [423, devices.says.locked],
    [507, devices.says.full],
  ]) {
    await page.unroute('**/dav/**');
    await answering(page, { PUT: { status } });
    await devices.syncNow.click();
    await expect(devices.trouble).toContainText(told);
  }
  await page.unroute('**/dav/**');
  await answering(page, {});
  await devices.sync();
});
