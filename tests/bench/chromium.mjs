/** Which Chromium the benchmarks start and how: quiet, so that it does nothing on its own while it is measured. */
export const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';

export const args = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
  // Chromium's sandbox does not work for root.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];
