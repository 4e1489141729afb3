// Starts the app, and is what is left when it breaks: a panic ends a WASM program for good, so
// this script, which lives outside it, brings the text to safety.

const { base, js, wasm } = document.getElementById('boot').dataset;

// Stops in a row before the app had been in use for a while. The second one leads to a start that
// opens no entry, since an entry may be what stops it.
const STOPS = 'loopready-stops';
const STOPS_IN_A_ROW = 2;
const IN_USE_AFTER = 10_000;
const SAFE_START = `${base}safe-start`;

function stops(change) {
  try {
    const before = Number(localStorage.getItem(STOPS)) || 0;
    const count = change(before);
    if (count > 0) localStorage.setItem(STOPS, count);
    else localStorage.removeItem(STOPS);
    return count;
  } catch {
    return 0; // Where nothing can be kept, nothing is counted.
  }
}

let isStarting = true;

function settled() {
  isStarting = false;
  stops(() => 0);
}

function typedTexts() {
  return [...document.querySelectorAll('textarea')]
    .map((field) => field.value)
    .filter((text) => text.trim() !== '')
    .join('\n\n');
}

function rescue(reason) {
  if (document.getElementById('rescue')) return;
  const text = typedTexts();
  const panel = document.getElementById('rescue-template').content.cloneNode(true).firstElementChild;
  panel.id = 'rescue';
  panel.querySelector('[data-reason]').textContent = String(reason);
  const field = panel.querySelector('textarea');
  const kept = panel.querySelectorAll('[data-if-text]');
  for (const part of kept) part.hidden = text === '';
  field.value = text;
  panel.querySelector('[data-copy]').addEventListener('click', async () => {
    field.select();
    await navigator.clipboard?.writeText(text);
  });
  for (const link of panel.querySelectorAll('[data-to]')) link.href = base + link.dataset.to;
  panel.querySelector('[data-reload]').addEventListener('click', () => location.reload());
  document.body.replaceChildren(panel);
  panel.querySelector('h1').focus();
}

addEventListener('loopready:panic', (event) => {
  if (isStarting) stops((count) => count + 1);
  isStarting = false;
  rescue(event.detail);
});

if (stops((count) => count) >= STOPS_IN_A_ROW) {
  history.replaceState(null, '', SAFE_START);
  settled();
} else {
  setTimeout(settled, IN_USE_AFTER);
}

try {
  const { __wbg_init: start } = await import(js);
  await start({ module_or_path: wasm });
} catch (error) {
  rescue(error);
}
