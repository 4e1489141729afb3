/**
 * What depends on where a copy of the app lives, added to its finished files:
 *
 *   _headers     response headers, for hosts that read such a file
 *   precache.js  what the service worker keeps for offline use, each file with its hash
 */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { writePrecache } from './precache.mjs';

/** The policy that index.html declares; a header adds frame-ancestors, which a meta tag cannot carry. */
function contentSecurityPolicy(html) {
  const tags = html.match(/<meta\b[^>]*>/gi) ?? [];
  const tag = tags.find((each) => /http-equiv=["']?content-security-policy\b/i.test(each));
  const policy = tag?.match(/\bcontent="([^"&]+)"/i)?.[1];
  if (!policy) throw new Error('index.html has no readable <meta http-equiv="Content-Security-Policy" content="…">.');
  return `${policy.trim().replace(/\s+/g, ' ').replace(/;$/, '')}; frame-ancestors 'none'`;
}

function headers(html, base) {
  return `# One rule for all, since hosts differ in what they do when two rules set the same header.
# no-cache asks the host each time whether a file changed: names do not tell it (the worker answers
# from its own copy anyway).
${base}*
  Content-Security-Policy: ${contentSecurityPolicy(html)}
  X-Content-Type-Options: nosniff
  Referrer-Policy: no-referrer
  Permissions-Policy: camera=(), geolocation=(), microphone=(self), payment=(), screen-wake-lock=(self), usb=()
  Cross-Origin-Opener-Policy: same-origin
  Cache-Control: no-cache
`;
}

/** Adds these files to `folder`, whose index.html says already that it lives under `base`, a path with slashes at both ends. */
export async function finish(folder, base) {
  const index = path.join(folder, 'index.html');
  await writeFile(path.join(folder, '_headers'), headers(await readFile(index, 'utf8'), base.replace(/\/*$/, '/')));
  await writePrecache(folder);
}
