/** Nothing that was typed is lost when the browser is killed. */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { execFile } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { chromium } from '@playwright/test';
import { App, MEMO, expect, test } from '../app.mjs';
import { WHOLE } from '../chromium.mjs';

const run = promisify(execFile);

/** Milliseconds between the keys of somebody who types about 300 words a minute. */
const FAST = { delay: 40 };

/** A Chromium whose process is ours to kill, on a profile that outlives it. */
class MortalBrowser {
  constructor(profile) {
    this.profile = profile;
  }

  async start() {
    await rm(path.join(this.profile, 'DevToolsActivePort'), { force: true });
    this.process = spawn(
      WHOLE.executablePath,
      [...WHOLE.args, '--headless=new', '--remote-debugging-port=0', `--user-data-dir=${this.profile}`, 'about:blank'],
      { detached: true, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    const address = await this.address();
    this.browser = await chromium.connectOverCDP(address);
    return this.browser.contexts()[0].newPage();
  }

  /** Chromium prints the address of its debugger once it listens. */
  async address() {
    let said = '';
    for await (const chunk of this.process.stderr) {
      said += chunk;
      const found = said.match(/DevTools listening on (ws:\S+)/);
      if (found) {
        this.process.stderr.on('data', () => {}).resume();
        return found[1];
      }
    }
    throw new Error(`Chromium did not start: ${said}`);
  }

  /** SIGKILL to the browser and everything it started. */
  async kill() {
    const gone = once(this.process, 'exit');
    process.kill(-this.process.pid, 'SIGKILL');
    await gone;
    await this.browser.close();
  }
}

test.describe('with a browser that is killed', () => {
  let profile;
  test.beforeEach(async () => {
    profile = await mkdtemp(path.join(os.tmpdir(), 'loopready-profile-'));
  });
  test.afterEach(() => rm(profile, { recursive: true, force: true }));

  test('SIGKILL in the middle of typing, ten times, loses at most one keystroke each', async ({ server }) => {
    test.setTimeout(300_000);
    const mortal = new MortalBrowser(profile);
    let app = new App(await mortal.start(), server.url);
    await app.writing.startDrill();
    const { place } = app;
    let kept = '';
    for (let round = 0; round < 10; round += 1) {
      const next = MEMO.slice(kept.length, kept.length + 60);
      await app.page.keyboard.type(next, FAST);
      const typed = kept + next;
      await mortal.kill();
      app = new App(await mortal.start(), server.url);
      await app.open(place);
      await app.writing.writable();
      kept = await app.writing.paper.inputValue();
      expect(typed.startsWith(kept), `round ${round}: what came back was typed`).toBe(true);
      expect(typed.length - kept.length, `round ${round}: lost keystrokes`).toBeLessThanOrEqual(1);
      await app.page.keyboard.press('Control+End');
    }
    await mortal.kill();
  });

  test('a real memo is typed, survives a kill half-way, is reviewed, and prints as counted', async ({ server }, info) => {
    test.setTimeout(300_000);
    const mortal = new MortalBrowser(profile);
    let app = new App(await mortal.start(), server.url);
    await app.writing.startDrill({ minutes: 90 });
    const { place } = app;
    const half = MEMO.slice(0, MEMO.length / 2);
    await app.page.keyboard.type(half.slice(0, -40));
    await app.page.keyboard.type(half.slice(-40), FAST);
    await mortal.kill();

    app = new App(await mortal.start(), server.url);
    await app.open(place);
    await app.writing.writable();
    const kept = await app.writing.paper.inputValue();
    expect(half.length - kept.length).toBeLessThanOrEqual(1);
    await app.page.keyboard.press('Control+End');
    await app.page.keyboard.type(MEMO.slice(kept.length));
    await expect(app.writing.paper).toHaveValue(MEMO);
    await app.saved();
    await app.review.finish();
    await expect(app.review.findings('long-sentence')).toHaveCount(3);
    const counted = await app.review.pageCount();

    const pdf = info.outputPath('memo.pdf');
    await app.page.pdf({ path: pdf, preferCSSPageSize: true });
    const { stdout: facts } = await run('pdfinfo', [pdf]);
    expect(Number(facts.match(/^Pages:\s+(\d+)/m)[1])).toBe(counted);
    await run('pdftotext', [pdf, `${pdf}.txt`]);
    const words = (text) => text.split(/\s+/).filter(Boolean);
    expect(words(await readFile(`${pdf}.txt`, 'utf8'))).toEqual(words(MEMO));
    await mortal.kill();
  });
});

const FORMS = [
  {
    name: 'a text to be checked',
    text: 'Perhaps it seems to work.',
    async field({ writing }) {
      await writing.way(writing.ways.check).check();
      return writing.checked;
    },
    place: 'write',
  },
  {
    name: 'a prompt of one’s own',
    text: 'What would you stop doing?',
    async field({ writing }) {
      await writing.ownPrompts.evaluate((details) => (details.open = true));
      return writing.ownPrompt;
    },
    place: 'write',
  },
  {
    name: 'the list of confidential names',
    text: 'Brightgate\nProject Heron',
    field: async ({ settings }) => settings.namesByLabel,
    place: 'settings',
  },
];

for (const { name, text, field, place } of FORMS) {
  test(`killing the tab while ${name} is typed loses nothing`, async ({ app, page, context, server }) => {
    await app.open(place);
    await (await field(app)).focus();
    await page.keyboard.type(text);
    const crashed = page.waitForEvent('crash');
    const session = await context.newCDPSession(page);
    session.send('Page.crash').catch(() => {});
    await crashed;
    const next = new App(await context.newPage(), server.url);
    await next.open(place);
    await expect(await field(next)).toHaveValue(text);
  });
}

test('a text that was sent to be checked does not come back', async ({ app }) => {
  await app.open('write');
  await (await FORMS[0].field(app)).fill(FORMS[0].text);
  await app.writing.reviewText.click();
  await app.review.rubric.waitFor();
  await app.open('write');
  await expect(await FORMS[0].field(app)).toHaveValue('');
});

test('killing the tab alone loses nothing', async ({ app, page, context, server }) => {
  await app.writing.startDrill();
  const { place } = app;
  await page.keyboard.type('Every word of this was typed before the tab died.');
  const crashed = page.waitForEvent('crash');
  const session = await context.newCDPSession(page);
  session.send('Page.crash').catch(() => {});
  await crashed;
  const next = new App(await context.newPage(), server.url);
  await next.open(place);
  await expect(next.writing.paper).toHaveValue('Every word of this was typed before the tab died.');
});
