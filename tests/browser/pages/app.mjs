/** The app as a whole: its places, its bar, its messages, and the pages of its features. */
import { expect } from '@playwright/test';
import { Assessment } from './assessment.mjs';
import { Devices } from './devices.mjs';
import { Drills } from './drills.mjs';
import { Guide } from './guide.mjs';
import { Handed } from './handed.mjs';
import { Leaving } from './leaving.mjs';
import { Loops } from './loops.mjs';
import { MockLoop } from './mock_loop.mjs';
import { Numbers } from './numbers.mjs';
import { Offers } from './offers.mjs';
import { Page } from './page.mjs';
import { Palette } from './palette.mjs';
import { Plan } from './plan.mjs';
import { Practice } from './practice.mjs';
import { Questions } from './questions.mjs';
import { Recordings } from './recordings.mjs';
import { Review } from './review.mjs';
import { Settings } from './settings.mjs';
import { Stories } from './stories.mjs';
import { Writing } from './writing.mjs';

/** The names of places, as they stand in the bar, in the titles and above the pages. */
export const PLACES = {
  today: 'Today', questions: 'Questions', stories: 'Stories', write: 'Write', loop: 'My loop', plan: 'Plan',
  guide: 'Guide', offers: 'Offers', settings: 'Settings', menu: 'Menu', practice: 'Practice',
};

const FEATURES = {
  assessment: Assessment, devices: Devices, drills: Drills, guide: Guide, handed: Handed, leaving: Leaving, loops: Loops, mockLoop: MockLoop, numbers: Numbers,
  offers: Offers, palette: Palette, plan: Plan, practice: Practice, questions: Questions, recordings: Recordings, review: Review, settings: Settings,
  stories: Stories, writing: Writing,
};

export class App extends Page {
  says = {
    offline: 'works without a network',
    broughtBack: 'Your unsaved changes were restored',
    notSaved: 'Not saved',
    notSavedYet: 'Not saved yet',
    noChanges: 'No unsaved changes',
    blocked: 'does not let Loopready keep anything',
    full: 'There is no space left',
    newer: 'newer version',
    skip: 'Skip to the content',
    isExample: 'This is an example. Your own records are untouched.',
  };

  constructor(page, url) {
    super(page);
    this.url = url;
    for (const [name, Feature] of Object.entries(FEATURES)) this[name] = new Feature(page, this);
  }

  async open(place = '') {
    await this.page.goto(this.url + place);
    await this.ready();
  }

  /** The place of the page that is open, as `open` takes it. */
  get place() {
    return this.page.url().slice(this.url.length);
  }

  /** What is looked for stands in the address. */
  async inAddress(wanted) {
    await expect.poll(() => Object.fromEntries(new URL(this.page.url()).searchParams)).toEqual(wanted);
  }

  async reload() {
    await this.page.reload();
    await this.ready();
  }

  ready() {
    return this.page.locator('html[data-ready=true]').waitFor();
  }

  /** The page of a place, by its name. */
  at(name) {
    return this.title(name);
  }

  documentTitle(name) {
    return `${name} · Loopready`;
  }

  get bar() {
    return this.page.getByRole('navigation', { name: 'Main' });
  }

  inBar(name) {
    return this.bar.getByRole('link', { name });
  }

  get notices() {
    return this.page.getByLabel('Messages');
  }

  get undo() {
    return this.button('Undo');
  }

  /** Everything is on the device. */
  async copied() {
    await expect(this.notices).toContainText(this.says.offline);
  }

  get saveState() {
    return this.part('save-state');
  }

  async saved() {
    await expect(this.saveState).toHaveAttribute('data-kind', 'good');
  }

  /** The forms above a list that have text which is not saved yet. */
  get unsaved() {
    return this.part('unsaved').getByRole('listitem');
  }

  get continueEditing() {
    return this.link('Continue editing');
  }

  get broughtBack() {
    return this.text(this.says.broughtBack);
  }

  get noSuchPage() {
    return this.heading('Page not found');
  }

  /** Where the part of a page could not be fetched. */
  get didNotArrive() {
    return this.heading('This page didn’t load');
  }

  get tryAgain() {
    return this.button('Try again');
  }

  get switchToNewer() {
    return this.button('Update now');
  }

  /** Says on every page that what is shown is the example. */
  get exampleBar() {
    return this.part('example');
  }

  get lookAround() {
    return this.button('Look around with an example');
  }

  get leaveExample() {
    return this.button('Leave the example');
  }

  /** What is left when the app breaks. */
  get stopped() {
    return this.heading('Loopready has stopped');
  }

  get rescuedText() {
    return this.field('Your text');
  }

  /** How much wider the page is than the screen. */
  beyond() {
    return this.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  }
}
