/** What every page model has: the ways in which a person finds something on a page. */
export class Page {
  /** `app` is the whole to which the pages of a feature belong. */
  constructor(page, app) {
    this.page = page;
    this.app = app;
  }

  button(name, options) {
    return this.page.getByRole('button', { name, ...options });
  }

  link(name, options) {
    return this.page.getByRole('link', { name, ...options });
  }

  heading(name, options) {
    return this.page.getByRole('heading', { name, ...options });
  }

  /** The heading of the page itself. */
  title(name, options) {
    return this.page.getByRole('heading', { level: 1, ...(name && { name }), ...options });
  }

  field(label, options = { exact: true }) {
    return this.page.getByLabel(label, options);
  }

  /** A field by the name that its form gives it. */
  named(name) {
    return this.page.locator(`[name="${name}"]`);
  }

  region(name) {
    return this.page.getByRole('region', { name });
  }

  text(text, options) {
    return this.page.getByText(text, options);
  }

  part(id) {
    return this.page.getByTestId(id);
  }

  /** A message beside what it is about. */
  alert(text) {
    return this.page.getByRole('alert').filter({ hasText: text });
  }
}

/** The file that a press of a button gives. */
export async function downloaded(page, press) {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  return download;
}

/** A count as the app prints it: 10,308. */
export function grouped(count) {
  return count.toLocaleString('en-US');
}
