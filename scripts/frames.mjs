/**
 * The pages as they are before the program runs: for each place a static page with its navigation, its heading
 * and what stands below that. A visitor reads and finds the way while the program is on its way, and a host needs
 * no rule for the addresses of these places. `build.rs` hands the texts over (src/route/frame.rs).
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

const TEXTS = new URL('../target/frames.json', import.meta.url);

/** What stands for every other place: those of a story or a memo, and addresses that there are none of. */
const OTHER = { path: undefined, section: undefined, above: '', heading: '', lead: '' };

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** Puts `text` in the place of the one match of `what` in `html`. */
function put(html, what, text) {
  if (!what.test(html)) throw new Error(`index.html has nothing that matches ${what}.`);
  return html.replace(what, () => text);
}

function navigation(entries, section, base) {
  const items = entries.map(({ label, path: to, icon, on }) => {
    const current = to === section ? ' aria-current="page"' : '';
    const drawn = `<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="${icon}"/></svg>`;
    const link = `<a class="nav__link" href="${base}${to}"${current}>${drawn}<span>${escaped(label)}</span></a>`;
    return `<li${on && ` data-on="${on}"`}>${link}</li>`;
  });
  return `<nav class="nav" aria-label="Main"><span class="nav__brand">Loopready</span><ul class="nav__list">${items.join('')}</ul></nav>`;
}

function framed(html, entries, { path: to, section, above, heading, lead }, base) {
  // What Today says first is for newcomers: theme.js knows who is none.
  const mark = to === '' ? ' data-for="newcomer"' : '';
  const [way, said] = [above && `<p class="eyebrow">${escaped(above)}</p>`, lead && `<p class="lead"${mark}>${escaped(lead)}</p>`];
  const first = heading && `${way}<h1>${escaped(heading)}</h1>${said}`;
  // Minified or not, a value may stand without quotes, and the attributes in any order.
  const around = put(html, /<div\b[^>]*\bclass=["']?nav\b[^>]*>[^]*?<\/div>/, navigation(entries, section, base));
  return put(around, /(?<=<main\b[^>]*\bclass=["']?main["']?>)\s*(?=<p\b)/, first);
}

/** The links by which the files of a part come along with the program, instead of after it. */
function preloads(files, base) {
  return files.map((name) => `<link rel="preload" href="${base}${name}" as="fetch" type="application/wasm" crossorigin="anonymous">`).join('');
}

/** Adds the static pages to `folder`, whose index.html says already that it lives under `base`. `parts` has the files of each. */
export async function writeFrames(folder, base, parts) {
  const { navigation: entries, frames } = JSON.parse(await readFile(TEXTS, 'utf8'));
  const html = await readFile(path.join(folder, 'index.html'), 'utf8');
  for (const frame of frames) {
    const page = put(framed(html, entries, frame, base), /(?=<\/head>)/, preloads(parts.get(frame.part) ?? [], base));
    await mkdir(path.join(folder, frame.path), { recursive: true });
    await writeFile(
      path.join(folder, frame.path, 'index.html'),
      put(page, /(?<=<title>)[^<]*/, escaped(`${frame.heading} · Loopready`)),
    );
  }
  await writeFile(path.join(folder, '404.html'), framed(html, entries, OTHER, base));
}
