// Starts the app, and is what is left when it breaks: a panic ends a WASM program for good, so
// this script, which lives outside it, brings the text to safety.

const { js, wasm } = document.getElementById('boot').dataset;

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
  panel.querySelector('[data-reload]').addEventListener('click', () => location.reload());
  document.body.replaceChildren(panel);
  panel.querySelector('h1').focus();
}

addEventListener('loopready:panic', (event) => rescue(event.detail));

try {
  const { __wbg_init: start } = await import(js);
  await start({ module_or_path: wasm });
} catch (error) {
  rescue(error);
}
