/** What the drivers of Firefox and WebKit share: waiting for something in a page. */
import { setTimeout as pause } from 'node:timers/promises';

/** How often something is looked at, in ms. */
export const POLL_MS = 50;

/**
 * Waits until a JavaScript expression is true. It is looked at from here, not in the page, so that the wait outlives
 * a reload and no policy forbids it.
 */
export const waiting =
  (evaluate) =>
  async (expression, timeoutMs = 10_000) => {
    const deadline = Date.now() + timeoutMs;
    let failure;
    while (Date.now() < deadline) {
      try {
        if (await evaluate(expression)) return;
        failure = undefined;
      } catch (error) {
        failure = error;
      }
      await pause(POLL_MS);
    }
    throw new Error(`not true within ${timeoutMs} ms: ${expression}`, { cause: failure });
  };
