/**
 * A static file server for `make run`, the browser tests and the benchmarks.
 *
 * It answers as a good static host would: the rules in `_headers` are applied, text and wasm are
 * compressed, every answer has an ETag, a folder gets its index.html, a deep
 * link its page or 404.html, and a missing file a 404.
 * So what is tested here is what a deployed copy does. It listens on the loopback address only.
 *
 *   node scripts/serve.mjs [--dir dist] [--port 8080] [--base /] [--uncompressed]
 */
import { createHash } from 'node:crypto';
import { readFile, realpath, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { pathToFileURL } from 'node:url';
import { brotliCompress, constants, gzip } from 'node:zlib';

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};
const ALREADY_COMPRESSED = new Set(['.png']);

const ENCODERS = {
  br: (body) =>
    promisify(brotliCompress)(body, {
      params: {
        // Quality 11 takes about a second for 1 MB, once; beyond 2 MB nobody wants to wait for it.
        [constants.BROTLI_PARAM_QUALITY]: body.length < 2_000_000 ? 11 : 9,
        [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
      },
    }),
  gzip: (body) => promisify(gzip)(body, { level: 9 }),
};

/** The first of our encodings that the request accepts, or undefined for the plain bytes. */
function acceptedEncoding(header = '') {
  const accepted = new Set(
    header
      .split(',')
      .filter((part) => !/;\s*q=0(\.0*)?\s*$/.test(part))
      .map((part) => part.split(';')[0].trim()),
  );
  return Object.keys(ENCODERS).find((name) => accepted.has(name));
}

/** `_headers` as [{matches(pathname), headers}]: a path pattern, then indented `Name: value` lines. */
function parseHeaderRules(text) {
  const rules = [];
  for (const line of text.split('\n')) {
    if (!line.trim() || line.startsWith('#')) continue;
    if (/^\s/.test(line)) {
      const [, name, value] = line.match(/^\s+([^:]+):\s*(.*)$/);
      rules.at(-1).headers[name] = value;
    } else {
      const pattern = line.trim().split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
      const whole = new RegExp(`^${pattern.join('.*')}$`);
      rules.push({ matches: (pathname) => whole.test(pathname), headers: {} });
    }
  }
  return rules;
}

const lastSegment = (pathname) => pathname.slice(pathname.lastIndexOf('/') + 1);

const isNavigation = (request, pathname) =>
  (request.headers.accept ?? '').includes('text/html') && !lastSegment(pathname).includes('.');

/** What is sent for one body: its ETag and its compressed forms, each made once. */
class Content {
  #encoded = new Map();

  constructor(name, body) {
    this.body = body;
    this.extension = path.extname(name);
    this.type = TYPES[this.extension] ?? 'application/octet-stream';
    this.hash = createHash('sha256').update(body).digest('base64url').slice(0, 22);
  }

  get compressible() {
    return !ALREADY_COMPRESSED.has(this.extension);
  }

  encoded(encoding) {
    if (!encoding) return this.body;
    if (!this.#encoded.has(encoding)) this.#encoded.set(encoding, ENCODERS[encoding](this.body));
    return this.#encoded.get(encoding);
  }
}

/**
 * Serves `dir` under the path `base`. `overrides` maps a path relative to `base` to the body sent
 * instead of the file (text or Buffer), or to null for a file that is missing; it is read at every
 * request, so that a test can change what the host holds. Resolves to {url, close}.
 */
export async function serve({
  dir = 'dist',
  port = 0,
  base = '/',
  compress = true,
  overrides = {},
} = {}) {
  const root = await realpath(dir);
  const prefix = `/${base}/`.replace(/\/+/g, '/');
  const known = new Map();

  /** The Content made for this name before, unless its stamp shows that the bytes are others now. */
  async function remembered(name, stamp, read) {
    const before = known.get(name);
    if (before?.stamp === stamp) return before.content;
    const content = new Content(name, await read());
    known.set(name, { stamp, content });
    return content;
  }

  async function find(name) {
    if (Object.hasOwn(overrides, name)) {
      const body = overrides[name];
      return body === null ? undefined : remembered(name, body, () => Buffer.from(body));
    }
    try {
      const file = await realpath(path.join(root, name));
      const { mtimeMs, size } = await stat(file);
      if (!file.startsWith(root + path.sep)) return undefined;
      return await remembered(name, `${mtimeMs} ${size}`, () => readFile(file));
    } catch (error) {
      if (['ENOENT', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG', 'ERR_INVALID_ARG_VALUE'].includes(error.code)) return undefined;
      throw error;
    }
  }

  async function headersFor(pathname) {
    const content = await find('_headers');
    const rules = content ? parseHeaderRules(content.body.toString()) : [];
    return Object.assign({}, ...rules.filter((rule) => rule.matches(pathname)).map((rule) => rule.headers));
  }

  async function answer(request, response) {
    const refuse = (status, text, headers = {}) =>
      response.writeHead(status, { 'Content-Type': TYPES['.txt'], ...headers }).end(`${text}\n`);

    if (!['GET', 'HEAD'].includes(request.method)) {
      return refuse(405, 'Only GET and HEAD are answered here.', { Allow: 'GET, HEAD' });
    }
    const { pathname: rawPathname } = new URL(request.url, 'http://localhost');
    let pathname;
    try {
      pathname = decodeURIComponent(rawPathname);
    } catch {
      return refuse(400, 'This address cannot be read.');
    }
    if (`${pathname}/` === prefix) return refuse(301, 'Moved.', { Location: prefix });
    if (!pathname.startsWith(prefix)) return refuse(404, 'Not found.');

    const name = pathname.slice(prefix.length).replace(/(^|\/)$/, '$1index.html');
    const content =
      // Hosts read _headers and do not hand it out.
      (name === '_headers' ? undefined : await find(name)) ??
      (isNavigation(request, pathname) ? ((await find(`${name}/index.html`)) ?? (await find('404.html'))) : undefined);
    if (!content) return refuse(404, 'Not found.');

    const encoding =
      compress && content.compressible ? acceptedEncoding(request.headers['accept-encoding']) : undefined;
    const etag = `"${content.hash}${encoding ? `-${encoding}` : ''}"`;
    const headers = {
      'Content-Type': content.type,
      ETag: etag,
      ...(compress && content.compressible && { Vary: 'Accept-Encoding' }),
      ...(await headersFor(pathname)),
    };
    const held = (request.headers['if-none-match'] ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
    if (held.includes(etag)) return response.writeHead(304, headers).end();

    const body = await content.encoded(encoding);
    response.writeHead(200, {
      ...headers,
      'Content-Length': body.length,
      ...(encoding && { 'Content-Encoding': encoding }),
    });
    return response.end(request.method === 'HEAD' ? undefined : body);
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error) => {
      console.error(error);
      if (response.headersSent) response.destroy();
      else response.writeHead(500, { 'Content-Type': TYPES['.txt'] }).end('The server failed; its terminal says why.\n');
    });
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });

  return {
    url: `http://127.0.0.1:${server.address().port}${prefix}`,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}

/** Like `serve`, but moves on to the next port while one is taken. */
async function serveOnNextFreePort(options) {
  try {
    return await serve(options);
  } catch (error) {
    if (error.code !== 'EADDRINUSE' || options.port >= 65_535) throw error;
    return serveOnNextFreePort({ ...options, port: options.port + 1 });
  }
}

async function main() {
  const { values } = parseArgs({
    options: {
      dir: { type: 'string', default: 'dist' },
      port: { type: 'string', default: '8080' },
      base: { type: 'string', default: '/' },
      // Compressing takes longer than it saves on the way to the same machine.
      uncompressed: { type: 'boolean', default: false },
    },
  });
  const { uncompressed, ...where } = values;
  const { url, close } = await serveOnNextFreePort({ ...where, port: Number(values.port), compress: !uncompressed });
  console.log(`Loopready is at ${url}  (Ctrl-C stops it)`);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, close);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  main().catch((error) => {
    console.error(error.code === 'ENOENT' ? `There is no folder to serve: ${error.path}. Build first: make build` : error.message);
    process.exitCode = 1;
  });
}
