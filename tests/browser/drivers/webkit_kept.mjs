/**
 * Real WebKit on a profile that outlives it, for the kill trials: a bare window of WebKitGTK (`webkit_kept.py`) on a
 * virtual display, typed into with real keys. Needs Debian's python3-gi, gir1.2-webkit2-4.1, xvfb and xdotool.
 */
import { execFile } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { waiting } from './waiting.mjs';
import { start, startDisplay } from './webkit.mjs';

const PROGRAM = fileURLToPath(new URL('webkit_kept.py', import.meta.url));

export async function open(profile) {
  const undo = [];
  const close = async () => {
    while (undo.length) await undo.pop()();
  };
  try {
    const display = await startDisplay(undo);
    const env = { ...process.env, DISPLAY: display, GDK_BACKEND: 'x11', WEBKIT_DISABLE_COMPOSITING_MODE: '1' };
    const child = await start(undo, '/usr/bin/python3', [PROGRAM, profile], { env, stdio: ['pipe', 'pipe', 'ignore'] });
    const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    async function call(command) {
      child.stdin.write(`${JSON.stringify(command)}\n`);
      const { value: line, done } = await answers.next();
      if (done) throw new Error('the window of WebKit has gone');
      const { value, error } = JSON.parse(line);
      if (error) throw new Error(`${JSON.stringify(command)}: ${error}`);
      return value;
    }
    const keyboard = (...args) => promisify(execFile)('xdotool', args, { env });
    const evaluate = (expression) => call({ eval: expression });
    const field = (selector) => `document.querySelector(${JSON.stringify(selector)})`;
    return {
      goto: (url) => call({ goto: url }),
      click: async (selector) => {
        await keyboard('windowfocus', String(await call({ focus: true })));
        await evaluate(`${field(selector)}.focus()`);
      },
      press: (letter) => keyboard('type', '--delay', '0', letter),
      location: () => evaluate('location.pathname'),
      value: (selector) => evaluate(`${field(selector)}.value`),
      waitFor: waiting(evaluate),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
