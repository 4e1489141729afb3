/**
 * How Chromium is started in every test: the system's own, without calls home, as the headless shell.
 * That is the same engine without a browser's window around it, and starts in half the time.
 */
export const CHROMIUM = {
  executablePath: process.env.CHROMIUM_SHELL ?? '/usr/bin/chromium-headless-shell',
  args: [
    '--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync',
  ],
};

/** The same with a microphone of its own, which beeps, and whoever asks for it is let. */
export const MICROPHONE = {
  ...CHROMIUM,
  args: [...CHROMIUM.args, '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream', '--autoplay-policy=no-user-gesture-required'],
};

/** The whole browser, for what the shell lacks. */
export const WHOLE = { ...CHROMIUM, executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium' };
