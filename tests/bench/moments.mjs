/** Runs in the page, before anything else: notes the paints and the moment at which the app says that it is mounted. */
export function noteMoments() {
  window.moments = {};
  new PerformanceObserver((list) => {
    for (const { name, startTime } of list.getEntries()) window.moments[name] = startTime;
  }).observe({ type: 'paint', buffered: true });
  new MutationObserver(() => {
    if (document.documentElement?.dataset.ready === 'true') window.moments.usable ??= performance.now();
  }).observe(document, { subtree: true, attributeFilter: ['data-ready'] });
}
