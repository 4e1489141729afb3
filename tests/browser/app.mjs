/**
 * The app under test: served from dist/ for each test, and the page models that journeys speak in.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { test as base, expect } from '@playwright/test';
import { serve } from '../../scripts/serve.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
export const DIST = process.env.LOOPREADY_DIST ?? path.join(root, 'dist');

export const MEMO = (await readFile(path.join(root, 'tests/fixtures/memos/returns-desk.txt'), 'utf8')).trim();

/** Each test has a server of its own, so that one may close it. */
export const test = base.extend({
  server: async ({}, use) => {
    const server = await serve({ dir: DIST, compress: false });
    await use(server);
    await server.close();
  },
  app: async ({ page, server }, use) => use(new App(page, server.url)),
});
export { expect };

export class App {
  constructor(page, url) {
    this.page = page;
    this.url = url;
  }

  async open(place = '') {
    await this.page.goto(this.url + place);
    await this.ready();
  }

  async reload() {
    await this.page.reload();
    await this.ready();
  }

  ready() {
    return this.page.locator('html[data-ready=true]').waitFor();
  }

  button(name, options) {
    return this.page.getByRole('button', { name, ...options });
  }

  get paper() {
    return this.page.locator('textarea[name=memo]');
  }

  get notices() {
    return this.page.getByLabel('Messages');
  }

  async startDrill({ minutes = 30, format = 'US Letter', face = 'Serif', size = '11 pt', strict = false } = {}) {
    await this.open('write');
    await this.page.getByTestId('prompt').first().check();
    await this.page.getByLabel(`${minutes} min`).check();
    if (strict) await this.page.getByLabel('Strict').check();
    await this.page.getByText('Document, pages, paper, type').click();
    for (const choice of [format, face, size]) await this.page.getByLabel(choice, { exact: true }).check();
    await this.button('Start the drill').click();
    await this.writable();
  }

  /** The tab has the right to write. */
  async writable() {
    await expect(this.paper).not.toHaveAttribute('readonly');
  }

  async saved() {
    await expect(this.page.getByTestId('save-state')).toContainText('Saved');
  }

  /** Finishes and goes past the rubric, to what the rules found. */
  async finish() {
    await this.handIn();
    await this.button('Skip the rating').click();
    await this.page.getByRole('heading', { name: 'Scores' }).waitFor();
  }

  /** Finishes and stays at the rubric. */
  async handIn() {
    await this.button(/^(Finish|Hand in)$/).click();
    await this.page.getByRole('heading', { name: 'Review' }).waitFor();
  }

  /** Says in a story's form how it shows a principle: Not, Supports, Leads. */
  async shows(principle, how) {
    await this.page.getByRole('radiogroup', { name: principle }).getByText(how, { exact: true }).click();
  }

  /** Starts a memo another way than as a drill. */
  async startWriting(way, { prompt = true } = {}) {
    await this.open('write');
    await this.page.getByLabel(way).check();
    if (prompt) await this.page.getByTestId('prompt').first().check();
    await this.button(/^Start/).click();
    await this.writable();
  }
}
