/**
 * Two devices in Chromium that sync through a WebDAV folder of the host, set up as examples/hosts says: Apache with
 * mod_dav, and nginx in front of rclone. The servers are Debian's, started here on the loopback address.
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, expect as plain } from '@playwright/test';
import { App, DIST } from './app.mjs';
import { CHROMIUM } from './chromium.mjs';

const HOSTS = fileURLToPath(new URL('../../examples/hosts/', import.meta.url));
const MODULES = [
  'mpm_event', 'alias', 'auth_basic', 'authn_core', 'authn_file', 'authz_core', 'authz_user', 'dav', 'dav_fs', 'dir',
  'headers', 'mime',
];
// Encryption takes its time on a busy machine.
const expect = plain.configure({ timeout: 30_000 });
const [USER, PASSWORD] = ['kim', 'secret'];
const sbin = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` };

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** Starts a server and waits until it answers at that address; returns what ends it. */
async function start(command, args, url) {
  const server = spawn(command, args, { env: sbin, stdio: ['ignore', 'inherit', 'inherit'] });
  let failure;
  server.once('error', (error) => (failure = error));
  const ended = once(server, 'exit').catch(() => {});
  for (;;) {
    if (failure) throw failure;
    if (server.exitCode !== null) throw new Error(`${command} ended with ${server.exitCode}`);
    if (await fetch(url).then(() => true, () => false)) break;
    await new Promise((done) => setTimeout(done, 50));
  }
  return async () => {
    server.kill();
    await ended;
  };
}

async function apache(folder, dav) {
  const port = await freePort();
  const users = path.join(folder, 'users');
  const hash = execFileSync('openssl', ['passwd', '-apr1', PASSWORD], { encoding: 'utf8' }).trim();
  await writeFile(users, `${USER}:${hash}\n`);
  const site = (await readFile(`${HOSTS}apache.conf`, 'utf8'))
    .replace('/srv/loopready/dist', DIST)
    .replace('/srv/loopready/dav', dav)
    .replace('/etc/apache2/loopready.users', users);
  const conf = path.join(folder, 'apache.conf');
  await writeFile(
    conf,
    `ServerName 127.0.0.1
Listen 127.0.0.1:${port}
PidFile ${folder}/pid
ErrorLog ${folder}/error.log
Mutex file:${folder}
${process.getuid() === 0 ? 'User nobody\nGroup nogroup' : ''}
${MODULES.map((module) => `LoadModule ${module}_module /usr/lib/apache2/modules/mod_${module}.so`).join('\n')}
TypesConfig /etc/mime.types
DavLockDB ${folder}/locks
${site}`,
  );
  const url = `http://127.0.0.1:${port}/`;
  return { url, close: await start('apache2', ['-D', 'FOREGROUND', '-f', conf], url) };
}

async function nginx(folder, dav) {
  const [port, inner] = [await freePort(), await freePort()];
  const rclone = await start(
    'rclone',
    ['serve', 'webdav', dav, '--addr', `127.0.0.1:${inner}`, '--baseurl', '/dav', '--user', USER, '--pass', PASSWORD, '--config', '', '--log-level', 'ERROR'],
    `http://127.0.0.1:${inner}/dav/`,
  );
  const site = (await readFile(`${HOSTS}nginx.conf`, 'utf8'))
    .replace('/srv/loopready/dist', DIST)
    .replace('127.0.0.1:8081', `127.0.0.1:${inner}`);
  const conf = path.join(folder, 'nginx.conf');
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${folder}/${kind};`);
  await writeFile(
    conf,
    `daemon off;
pid ${folder}/pid;
error_log ${folder}/error.log;
${process.getuid() === 0 ? 'user root;' : ''}
events {}
http {
  access_log off;
  ${temporary.join('\n  ')}
  server {
    listen 127.0.0.1:${port};
    ${site}
  }
}`,
  );
  const url = `http://127.0.0.1:${port}/`;
  const close = await start('nginx', ['-c', conf, '-e', `${folder}/error.log`], url);
  return {
    url,
    close: async () => {
      await close();
      await rclone();
    },
  };
}

async function device(browser, url, name) {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const app = new App(await context.newPage(), url);
  const connect = async () => {
    await app.open('settings/devices');
    await app.devices.connect({ name });
    await expect(app.devices.lastSync).not.toHaveText('not yet');
  };
  return { app, connect, close: () => context.close() };
}

async function journey(browser, url, dav) {
  const laptop = await device(browser, url, 'Laptop');
  const phone = await device(browser, url, 'Phone');
  await laptop.app.stories.write('Typed at the desk');
  await laptop.connect();
  // The folder was made by the first, and is found by the second.
  await phone.connect();
  await phone.app.open('stories');
  await phone.app.stories.linkTo('Typed at the desk').waitFor();
  await phone.app.stories.write('Typed on the train');
  await phone.app.open('settings/devices');
  await phone.app.devices.sync();
  await laptop.app.open('settings/devices');
  await laptop.app.devices.sync();
  await expect(laptop.app.devices.others).toContainText('Phone');
  await laptop.app.open('stories');
  await laptop.app.stories.linkTo('Typed on the train').waitFor();
  const files = await readdir(path.join(dav, 'loop'));
  expect(files).toHaveLength(2);
  for (const file of files) {
    const content = await readFile(path.join(dav, 'loop', file), 'latin1');
    expect(content.startsWith('age-encryption.org/v1')).toBe(true);
    expect(content).not.toContain('Typed');
  }
  await laptop.close();
  await phone.close();

  const stranger = await device(browser, url, 'Stranger');
  await stranger.app.open('settings/devices');
  for (const [typed, told] of [
    [{ password: 'slip' }, 'wrongLogin'],
    [{ address: '/dav/missing/loop/' }, 'noParent'],
    [{ address: '/stories/' }, 'notWebDav'],
    [{ passphrase: 'another passphrase altogether' }, 'otherPassphrase'],
  ]) {
    await stranger.app.devices.connect({ name: 'Stranger', ...typed });
    await expect(stranger.app.devices.problem).toContainText(stranger.app.devices.says[told]);
  }
  await stranger.close();
}

const browser = await chromium.launch(CHROMIUM);
try {
  for (const [name, host] of Object.entries({ Apache: apache, 'nginx with rclone': nginx })) {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'loopready-host-'));
    const dav = path.join(folder, 'dav');
    await mkdir(dav);
    // Apache gives up its rights as root.
    if (process.getuid() === 0) execFileSync('chmod', ['-R', 'a+rwX', folder]);
    const { url, close } = await host(folder, dav);
    try {
      await journey(browser, url, dav);
      console.log(`ok      two devices sync through ${name}`);
    } finally {
      await close();
      await rm(folder, { recursive: true, force: true });
    }
  }
} finally {
  await browser.close();
}
