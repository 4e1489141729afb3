/**
 * Real Firefox behind the small interface that the smoke journeys share with WebKit: goto, click,
 * type, text, value, waitFor, reload, close. Spoken to by WebDriver BiDi, on a fresh profile or on
 * one that is named, so that a trial can kill it and start it again there.
 * Only what a journey needs is here; the full journeys run in Chromium.
 *
 * The browser is $FIREFOX or /usr/bin/firefox-esr.
 */
import puppeteer from 'puppeteer-core';
import { waiting } from './waiting.mjs';

export async function open(profile) {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr',
    headless: true,
    ...(profile && { userDataDir: profile }),
  });
  const close = async () => {
    await browser.close().finally(() => browser.process()?.kill('SIGKILL'));
  };
  try {
    return { ...driver((await browser.pages())[0] ?? (await browser.newPage())), close };
  } catch (error) {
    await close();
    throw error;
  }
}

function driver(page) {
  return {
    goto: (url) => page.goto(url),
    reload: () => page.reload(),
    click: (selector) => page.click(selector),
    type: (selector, text) => page.type(selector, text),
    press: (letter) => page.keyboard.type(letter),
    address: () => page.url(),
    location: () => page.evaluate('location.pathname'),
    text: (selector) => page.$eval(selector, (element) => element.innerText),
    value: (selector) => page.$eval(selector, (element) => element.value),

    waitFor: waiting((expression) => page.evaluate(expression)),
  };
}
