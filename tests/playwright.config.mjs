/** Whole journeys in real Chromium, at the width of a phone and of a laptop. Nothing is retried. */
import { defineConfig } from '@playwright/test';
import { CHROMIUM } from './browser/chromium.mjs';

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

export default defineConfig({
  testDir: 'browser/journeys',
  outputDir: 'results',
  reporter: './browser/reporter.mjs',
  retries: 0,
  workers: 2,
  fullyParallel: true,
  timeout: 120_000,
  // Only what never comes runs into it: a busy machine may take its time.
  expect: { timeout: 30_000 },
  // Copying the whole app to the device for each journey took more than a tenth of all time; see WITH_COPY.
  use: { launchOptions: CHROMIUM, permissions: ['clipboard-read', 'clipboard-write'], serviceWorkers: 'block' },
  projects: [
    { name: 'laptop', use: { viewport: { width: 1280, height: 800 } } },
    // What depends on the width is walked once more on a phone.
    { name: 'phone', use: phone, grep: /@phone/ },
  ],
});
