/** A microphone that hears a sound of known syllables and pauses, for what is measured from a recording. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CHROMIUM } from './chromium.mjs';

const RATE = 48_000;

/** A WAV file of one channel. */
function wav(samples) {
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + samples.length * 2, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(RATE, 24);
  head.writeUInt32LE(RATE * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(samples.length * 2, 40);
  const body = Buffer.alloc(samples.length * 2);
  samples.forEach((sample, at) => body.writeInt16LE(Math.round(sample * 32_767), at * 2));
  return Buffer.concat([head, body]);
}

/** Syllables of a deep voice, four a second: a vowel that swells and fades, with its overtones. */
function spoken(seconds) {
  return Array.from({ length: seconds * RATE }, (_, at) => {
    const time = at / RATE;
    const within = (time * 4) % 1;
    const swell = within < 0.7 ? Math.sin((Math.PI * within) / 0.7) : 0;
    const vowel = [1, 2, 3, 4].reduce((sum, overtone) => sum + Math.sin(2 * Math.PI * 130 * overtone * time) / overtone, 0);
    return 0.3 * swell * vowel;
  });
}

const silent = (seconds) => new Array(seconds * RATE).fill(0);

/** How Chromium is started with a microphone that hears this, again and again. */
function hearing(name, samples) {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'voice-')), `${name}.wav`);
  writeFileSync(file, wav(samples));
  return {
    ...CHROMIUM,
    args: [
      ...CHROMIUM.args, '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream',
      '--autoplay-policy=no-user-gesture-required', `--use-file-for-fake-audio-capture=${file}`,
    ],
  };
}

/** Two seconds of speech and two of silence, in turn. */
export const VOICE = () => hearing('voice', [...spoken(2), ...silent(2)]);

/** A microphone that is muted. */
export const MUTED = () => hearing('muted', silent(4));
