// Shows the chosen theme before the first paint. It blocks the page for a moment on purpose, and
// reads what `BrowserPage::show_theme` keeps in the mirror.
try {
  document.documentElement.dataset.theme = localStorage.getItem('loopready.theme') ?? 'system';
} catch {
  // Storage is blocked: the theme of the system is right.
}
