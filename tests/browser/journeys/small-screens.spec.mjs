/** Small screens and large text: every place stays in reach, nothing is covered, and the browser's own bars follow the theme. */
import { PLACES, expect, test } from '../app.mjs';
import { loop, seed, story } from '../seed.mjs';

const SIDE = ['today', 'practice', 'stories', 'write', 'loop', 'plan', 'guide', 'offers', 'settings'];
const BAR = ['today', 'practice', 'stories', 'write', 'loop', 'menu'];
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** The boxes of two things have no point in common. */
async function expectApart(one, other) {
  const [a, b] = [await one.boundingBox(), await other.boundingBox()];
  const overlap = a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
  expect(overlap, JSON.stringify([a, b])).toBe(false);
}

test.describe('a phone held across', () => {
  test.use({ viewport: { width: 844, height: 390 } });

  test('the side bar scrolls to its end, and leads to every place', async ({ app, page }) => {
    await app.open();
    for (const place of SIDE) {
      const entry = app.inBar(PLACES[place]);
      await entry.scrollIntoViewIfNeeded();
      const { y, height } = await entry.boundingBox();
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y + height).toBeLessThanOrEqual(390);
      await entry.click();
      await expect(page).toHaveTitle(app.documentTitle(PLACES[place]));
    }
  });
});

test.describe('a phone', () => {
  test.use(PHONE);

  test('the bar stays whole at 320 px and at twice the size of text, and no page is wider than the screen', async ({ app, page }) => {
    await seed(app, [story({ title: 'Returns desk' })]);
    for (const [width, size] of [[320, '100%'], [390, '200%'], [320, '200%']]) {
      await page.setViewportSize({ width, height: 844 });
      for (const place of ['', 'practice', 'stories', 'my-loop', 'plan', 'offer', 'settings', 'stories/new']) {
        await app.open(place);
        await page.evaluate((size) => { document.documentElement.style.fontSize = size; }, size);
        const shown = `/${place}, ${width} px, ${size}`;
        await expect.poll(() => app.beyond(), shown).toBeLessThanOrEqual(0);
        const tops = new Set();
        for (const entry of BAR) {
          const link = app.inBar(PLACES[entry]);
          const [around, { x, y, width: wide }] = [await link.boundingBox(), await link.locator('span').boundingBox()];
          expect(x, `${entry}, ${shown}`).toBeGreaterThanOrEqual(around.x);
          expect(x + wide, `${entry}, ${shown}`).toBeLessThanOrEqual(around.x + around.width);
          tops.add(Math.round(y));
        }
        expect(tops.size, shown).toBe(1);
      }
    }
  });

  test('what leads back is large enough for a thumb', async ({ app, page }) => {
    for (const place of ['practice/drills', 'practice/mock', 'stories/coverage', 'stories/new', 'questions', 'questions/dive-deep-1', 'plan', 'plan/days', 'offer/new', 'guide/star']) {
      await app.open(place);
      const back = page.locator('.eyebrow > a').first();
      await expect(back, place).toBeVisible();
      const { width, height } = await back.boundingBox();
      expect(Math.min(width, height), place).toBeGreaterThanOrEqual(44);
    }
  });

  test('a message covers neither the button that saves nor the field in use', async ({ app, page }) => {
    const { loops } = app;
    await seed(app, [loop([{ name: 'Ana', principles: ['dive-deep'], questions: 1 }])]);
    await app.open('my-loop');
    await app.link(loops.says.untitled).click();
    await loops.log.click();
    for (let count = 1; count <= 3; count += 1) await loops.addQuestion.click();
    await loops.logged(3, 'asked').fill('Which number did you not believe?');
    await page.getByRole('button', { name: /^Remove/ }).first().click();
    const message = app.notices.locator('.notice');
    await expect(message).toBeVisible();
    await expectApart(message, loops.saveLog);
    await loops.logged(2, 'asked').focus();
    await page.keyboard.press('End');
    await page.keyboard.type(' Why?');
    await expectApart(message, loops.logged(2, 'asked'));
  });
});

test('the browser’s own bars follow the chosen theme, also at the next start', async ({ app, page }) => {
  const colors = () => page.locator('meta[name="theme-color"]').evaluateAll((bars) => bars.map(({ content }) => content));
  await app.open('settings');
  const [light, dark] = await colors();
  expect(light).not.toBe(dark);
  for (const [choice, color] of [[app.settings.dark, dark], [app.settings.light, light]]) {
    await choice.check();
    await expect.poll(colors).toEqual([color, color]);
    await app.reload();
    await expect.poll(colors).toEqual([color, color]);
  }
});

test('each topic of the guide has its title in the tab', async ({ app, page }) => {
  for (const [topic, title] of Object.entries({ process: 'The hiring process', 'dive-deep': 'Dive Deep', rice: 'RICE', 'questions-to-ask': 'Questions to ask' })) {
    await app.open(`guide/${topic}`);
    await expect(page).toHaveTitle(app.documentTitle(`${title} · ${PLACES.guide}`));
  }
});
