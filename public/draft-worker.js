/*
 * Writes the text under way, so that a key costs the page a message and no transaction (see
 * src/browser/storage/draft_worker.rs). The first message names the database, its version and the table; each
 * later one is a write, [id, key, text], and is answered with its id once it is kept, or
 * with that less than zero where it is not. Zero says that writes are taken from now on. `null` asks for a new
 * connection: the page says so once it has written itself, since opening a database on a full disk can cost the
 * whole of it. `false` has the connection closed.
 */
let about;
let database;
// The attempt to open it that counts; an earlier one, or one that was called off, is closed as soon as it is open.
let opening;

function close() {
  opening = undefined;
  database?.close();
}

function open() {
  close();
  const { name, version } = about;
  const request = indexedDB.open(name, version);
  opening = request;
  // Making the tables is the page's business: without them nothing is written here.
  request.onupgradeneeded = () => request.transaction.abort();
  request.onsuccess = () => {
    if (request !== opening) {
      request.result.close();
      return;
    }
    database = request.result;
    database.onversionchange = () => database.close();
    postMessage(0);
  };
}

function write([id, key, text]) {
  try {
    const transaction = database.transaction(about.table, 'readwrite', { durability: 'relaxed' });
    transaction.oncomplete = () => postMessage(id);
    transaction.onabort = () => postMessage(-id);
    transaction.objectStore(about.table).put(text, key);
    transaction.commit();
  } catch {
    // The connection may have been closed under us, as iOS does it after a suspension.
    postMessage(-id);
  }
}

self.onmessage = ({ data }) => {
  if (about && data) {
    write(data);
  } else if (data === false) {
    close();
  } else {
    about ??= data;
    open();
  }
};
