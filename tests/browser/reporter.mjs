/**
 * What a run of the journeys says: each failure in full, then how long each file took, the slowest
 * journeys, how many passed, and each failure again in short, so that the end of a log tells it. The
 * slowest and the failures also go to results/, for scripts/suites.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters as plain } from 'node:util';

const SLOWEST = 20;
/** Lines of an error that the short form keeps: what was expected, what was there instead. */
const BRIEF = 12;

const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(1).padStart(7)} s`;

const stood = ({ status }) => status === 'passed' || status === 'skipped';

const brief = ({ errors }) =>
  errors.flatMap(({ message }) => plain(message ?? '').split('\n').filter((line) => line.trim()).slice(0, BRIEF));

export default class Reporter {
  #results = [];
  #total = 0;
  #folder = '';

  onBegin(config, suite) {
    this.#folder = config.projects[0].outputDir;
    this.#total = suite.allTests().length;
    console.log(`${this.#total} journeys, ${config.workers} at a time`);
  }

  onTestEnd(test, result) {
    const [, project, file, ...titles] = test.titlePath();
    this.#results.push({ name: `${path.basename(file, '.spec.mjs')} › ${titles.join(' › ')} (${project})`, file, result });
    const { status, duration, errors } = result;
    if (stood(result)) {
      if (this.#results.length % 20 === 0) console.log(`  ${this.#results.length} of ${this.#total}`);
      return;
    }
    console.log(`\n${status}  ${this.#results.at(-1).name}, after ${seconds(duration).trim()}`);
    for (const { message, snippet } of errors) console.log(plain(`${message}\n${snippet ?? ''}`));
    for (const { name, path: file } of result.attachments) if (file) console.log(`  ${name}: ${file}`);
  }

  // What journeys print themselves.
  onStdOut(chunk) {
    process.stdout.write(chunk);
  }

  onStdErr(chunk) {
    process.stderr.write(chunk);
  }

  onError({ message, stack }) {
    console.log(stack ?? message);
  }

  onEnd({ duration }) {
    const files = new Map();
    for (const one of this.#results) files.set(one.file, [...(files.get(one.file) ?? []), one]);
    const sum = (results) => results.reduce((total, { result }) => total + result.duration, 0);
    console.log('\nTime of each file of journeys:');
    for (const [file, results] of [...files].toSorted(([, a], [, b]) => sum(b) - sum(a))) {
      console.log(`${seconds(sum(results))}  ${path.basename(file)} (${results.length})`);
    }
    const slowest = this.#results.toSorted((a, b) => b.result.duration - a.result.duration).slice(0, SLOWEST);
    const lines = slowest.map(({ name, result }) => `${seconds(result.duration)}  ${name}`);
    const report = [`\nThe ${SLOWEST} slowest journeys:`, ...lines, ''].join('\n');
    process.stdout.write(report);
    mkdirSync(this.#folder, { recursive: true });
    writeFileSync(path.join(this.#folder, 'slowest.txt'), report);
    const count = (...wanted) => this.#results.filter(({ result }) => wanted.includes(result.status)).length;
    const [passed, skipped] = [count('passed'), count('skipped')];
    console.log(`\n${this.#total} journeys in ${seconds(duration).trim()}`);
    console.log(`${passed} passed, ${this.#total - passed - skipped} failed${skipped ? `, ${skipped} skipped` : ''}`);
    const failed = this.#results.filter(({ result }) => !stood(result));
    const failures = failed.flatMap(({ name, result }) => ['', `${result.status}  ${name}`, ...brief(result)]).join('\n');
    if (failures) console.log(failures);
    writeFileSync(path.join(this.#folder, 'failures.txt'), failures && `${failures}\n`);
  }

  printsToStdio() {
    return true;
  }
}
