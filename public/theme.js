// Shows the chosen theme before the first paint. It blocks the page for a moment on purpose, and
// reads what `BrowserPage::show_theme` keeps in the mirror. The browser's own bars follow, too. Who has
// begun (`App::watch`) is not told again what the app is.
try {
  const theme = localStorage.getItem('loopready.theme') ?? 'system';
  document.documentElement.dataset.theme = theme;
  const bars = document.querySelectorAll('meta[name="theme-color"]');
  const chosen = [...bars].find(({ media }) => media.includes(theme))?.content;
  if (chosen) for (const bar of bars) bar.content = chosen;
  if (localStorage.getItem('loopready.begun') !== null) document.documentElement.dataset.begun = '';
} catch {
  // Storage is blocked: the theme of the system is right.
}
