/**
 * Looks at a page as everybody sees it: on a phone and on a laptop, in either theme. Neither is
 * walked to again; screen and theme change under the page that is open.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { expect } from '@playwright/test';

const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** WCAG 2.2 A and AA, and axe's best practices. */
const EVERY_RULE = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] };

/** What a theme can break: themes change colors and nothing else. The others see the same page in both. */
const COLORS = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };

const LAPTOP = { width: 1280, height: 800, deviceScaleFactor: 1, mobile: false };
const PHONE = { width: 390, height: 844, deviceScaleFactor: 1, mobile: true };

/**
 * Runs in the page: what axe finds by these rules. The bar of a form is laid into the page meanwhile: what it
 * covers can be scrolled free, and what that is depends on where the page happens to be.
 */
async function violations(runOnly) {
  const bars = document.querySelectorAll('.form__bar');
  for (const bar of bars) bar.style.position = 'static';
  const { violations } = await window.axe.run(document, { runOnly, resultTypes: ['violations'] });
  for (const bar of bars) bar.style.position = '';
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`));
}

/** Runs in the page: what was changed under it is drawn. */
function drawn() {
  return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
}

export class Looks {
  static async of(page) {
    const looks = new Looks();
    looks.page = page;
    looks.devTools = await page.context().newCDPSession(page);
    // A color half-way through a transition is nobody's color.
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    return looks;
  }

  async #screen(screen) {
    await this.devTools.send('Emulation.setDeviceMetricsOverride', screen);
    await this.devTools.send('Emulation.setTouchEmulationEnabled', { enabled: screen.mobile });
    await this.page.evaluate(drawn);
  }

  /** axe finds nothing, and nothing is wider than the screen; `place` says what is looked at. */
  async check(place) {
    const { page } = this;
    if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
    for (const [name, screen] of Object.entries({ laptop: LAPTOP, phone: PHONE })) {
      await this.#screen(screen);
      for (const [theme, rules] of Object.entries({ light: EVERY_RULE, dark: COLORS })) {
        await page.emulateMedia({ colorScheme: theme });
        expect(await page.evaluate(violations, rules), `${place}, ${name}, ${theme}`).toEqual([]);
      }
      await page.emulateMedia({ colorScheme: 'light' });
      // Reflow (WCAG 2.2, 1.4.10): what is wider than the page scrolls by itself, and never the page.
      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(beyond, `${place} is wider than the ${name}’s screen`).toBeLessThanOrEqual(0);
    }
    await this.#screen(LAPTOP);
  }
}
