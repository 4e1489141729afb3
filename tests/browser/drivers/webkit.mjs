/**
 * Real WebKit (the MiniBrowser that comes with WebKitGTK) behind the small interface that the smoke
 * journeys share with Firefox: goto, click, type, text, value, waitFor, reload, close. Spoken to by
 * plain WebDriver over HTTP, on a virtual display of its own and with a fresh home.
 *
 * The driver is $WEBKIT_DRIVER or WebKitWebDriver on the PATH; it finds its MiniBrowser itself.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { POLL_MS, waiting } from './waiting.mjs';

const START_MS = 20_000;
const CALL_MS = 60_000;
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf'; // the key that the WebDriver standard gives an element
const ENTER = '\uE007';

export async function open() {
  // What was started is undone in reverse order, whether all of it came up or not, and whatever fails.
  const undo = [];
  const close = async () => {
    while (undo.length) await undo.pop()().catch((error) => console.error('closing WebKit:', error));
  };
  try {
    const home = await mkdtemp(path.join(tmpdir(), 'loopready-webkit-'));
    undo.push(() => rm(home, { recursive: true, force: true }));
    const display = await startDisplay(undo);
    const call = await startWebDriver(undo, home, display);
    const { sessionId } = await call('POST', '/session', { capabilities: {} });
    undo.push(() => call('DELETE', `/session/${sessionId}`));
    return { ...driver((method, route, body) => call(method, `/session/${sessionId}${route}`, body)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Starts a process that `undo` ends by its own id; its output is dropped but for `stdio`. */
export async function start(undo, command, args, options) {
  const child = spawn(command, args, { stdio: 'ignore', ...options });
  await once(child, 'spawn');
  const end = () => child.kill('SIGTERM');
  process.once('exit', end);
  undo.push(async () => {
    process.off('exit', end);
    if (child.exitCode !== null || child.signalCode !== null) return;
    end();
    await once(child, 'exit');
  });
  return child;
}

/** Xvfb picks a free display itself and writes its number to the descriptor 3. */
export async function startDisplay(undo) {
  const child = await start(undo, 'Xvfb', ['-displayfd', '3', '-screen', '0', '1280x800x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const [number] = await Promise.race([
    once(child.stdio[3], 'data'),
    once(child, 'exit').then(() => {
      throw new Error('Xvfb ended before it had a display');
    }),
  ]);
  return `:${String(number).trim()}`;
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

async function startWebDriver(undo, home, display) {
  const port = await freePort();
  const child = await start(undo, process.env.WEBKIT_DRIVER ?? 'WebKitWebDriver', [`--port=${port}`], {
    env: {
      ...process.env,
      DISPLAY: display,
      GDK_BACKEND: 'x11',
      HOME: home,
      XDG_CACHE_HOME: path.join(home, 'cache'),
      XDG_CONFIG_HOME: path.join(home, 'config'),
      XDG_DATA_HOME: path.join(home, 'data'),
      // Without it WebKit wants a GPU, which a virtual display has not.
      WEBKIT_DISABLE_COMPOSITING_MODE: '1',
    },
  });

  async function call(method, route, body) {
    const response = await fetch(`http://127.0.0.1:${port}${route}`, {
      method,
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(CALL_MS),
    });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${method} ${route}: ${value.error}: ${value.message}`);
    return value;
  }

  const deadline = Date.now() + START_MS;
  for (;;) {
    try {
      await call('GET', '/status');
      return call;
    } catch (error) {
      if (child.exitCode !== null || Date.now() > deadline) {
        throw new Error('WebKitWebDriver did not start', { cause: error });
      }
      await pause(POLL_MS);
    }
  }
}

function driver(call) {
  const element = async (selector) =>
    (await call('POST', '/element', { using: 'css selector', value: selector }))[ELEMENT];
  const evaluate = (expression) => call('POST', '/execute/sync', { script: `return (${expression})`, args: [] });

  return {
    goto: (url) => call('POST', '/url', { url }),
    reload: () => call('POST', '/refresh', {}),
    click: async (selector) => call('POST', `/element/${await element(selector)}/click`, {}),
    type: async (selector, text) =>
      call('POST', `/element/${await element(selector)}/value`, { text: text.replaceAll('\n', ENTER) }),
    text: async (selector) => call('GET', `/element/${await element(selector)}/text`),
    value: async (selector) => call('GET', `/element/${await element(selector)}/property/value`),

    waitFor: waiting(evaluate),
  };
}
