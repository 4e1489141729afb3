/**
 * Trunk's post_build hook: adds what only the finished files can tell. It adds files to the staging
 * folder and never changes one, because Trunk has already written their hashes into index.html.
 *
 *   precache.js  what the service worker keeps for offline use, each file with its hash
 *   404.html     index.html again, for hosts that answer an unknown path (a deep link) with it
 *   _headers     response headers, for hosts that read such a file
 */
import { createHash } from 'node:crypto';
import { copyFile, readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

const NEEDED_OFFLINE = new Set(['.css', '.html', '.js', '.json', '.mjs', '.svg', '.wasm', '.webmanifest']);
// The worker's own scripts are kept by the browser, and 404.html is index.html once more.
const NOT_LISTED = new Set(['404.html', 'precache.js', 'sw.js']);

const { TRUNK_STAGING_DIR: staging, TRUNK_PUBLIC_URL: publicUrl = '/' } = process.env;
if (!staging) throw new Error('TRUNK_STAGING_DIR is not set: this script is meant to be run by trunk build.');

async function precachedNames() {
  const entries = await readdir(staging, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(staging, path.join(entry.parentPath ?? entry.path, entry.name)))
    .map((name) => name.split(path.sep).join('/'))
    .filter((name) => NEEDED_OFFLINE.has(path.extname(name)) && !NOT_LISTED.has(name))
    .sort();
}

/** The list for the service worker. Its version rests on the bytes: Trunk can give other bytes the same name. */
async function precache() {
  const files = [];
  for (const name of await precachedNames()) {
    const hash = createHash('sha256').update(await readFile(path.join(staging, name))).digest('base64');
    // Many hosts redirect index.html to its folder, so it is asked for by that name.
    const url = name === 'index.html' ? './' : name.split('/').map(encodeURIComponent).join('/');
    files.push([url, `sha256-${hash}`]);
  }
  const version = createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 16);
  const lines = files.map((file) => `    ${JSON.stringify(file)},\n`).join('');
  return `self.PRECACHE = {\n  version: '${version}',\n  files: [\n${lines}  ],\n};\n`;
}

/** The policy that index.html declares; a header adds frame-ancestors, which a meta tag cannot carry. */
async function contentSecurityPolicy() {
  const html = await readFile(path.join(staging, 'index.html'), 'utf8');
  const tags = html.match(/<meta\b[^>]*>/gi) ?? [];
  const tag = tags.find((each) => /http-equiv=["']?content-security-policy\b/i.test(each));
  const policy = tag?.match(/\bcontent="([^"&]+)"/i)?.[1];
  if (!policy) throw new Error('index.html has no readable <meta http-equiv="Content-Security-Policy" content="…">.');
  return `${policy.trim().replace(/\s+/g, ' ').replace(/;$/, '')}; frame-ancestors 'none'`;
}

async function headers() {
  const { pathname } = new URL(publicUrl, 'http://localhost');
  return `# One rule for all, since hosts differ in what they do when two rules set the same header.
# no-cache asks the host each time whether a file changed: names do not tell it (the worker answers
# from its own copy anyway).
${pathname.replace(/\/*$/, '/')}*
  Content-Security-Policy: ${await contentSecurityPolicy()}
  X-Content-Type-Options: nosniff
  Referrer-Policy: no-referrer
  Permissions-Policy: camera=(), geolocation=(), microphone=(self), payment=(), screen-wake-lock=(self), usb=()
  Cross-Origin-Opener-Policy: same-origin
  Cache-Control: no-cache
`;
}

await writeFile(path.join(staging, '_headers'), await headers());
await copyFile(path.join(staging, 'index.html'), path.join(staging, '404.html'));
await writeFile(path.join(staging, 'precache.js'), await precache());
