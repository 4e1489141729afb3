//! The ports' twins in memory: for native tests of everything above, and as the honest stand-in
//! when a browser blocks its store.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use std::time::Duration;

use crate::domain::plan::reminder::Reminder;
use crate::domain::practice::recording::Trouble;
use crate::ports::pending::Pending;
use crate::ports::{
    Change, Chunk, DocumentLocks, Durability, Heard, Lock, Mirror, Permission, Recorder,
    Recordings, Reminders, Row, Speech, StorageError, Store, Table, Take,
};

/// A store that forgets everything with the page. Clones share their rows.
#[derive(Clone, Default)]
pub struct MemoryStore {
    rows: Rc<RefCell<BTreeMap<(Table, String), String>>>,
}

impl Store for MemoryStore {
    fn load(&self, table: Table) -> Pending<'_, Result<Vec<Row>, StorageError>> {
        let rows = self
            .rows
            .borrow()
            .iter()
            .filter(|((of, _), _)| *of == table)
            .map(|((_, key), text)| Row {
                key: key.clone(),
                text: text.clone(),
            })
            .collect();
        Box::pin(std::future::ready(Ok(rows)))
    }

    fn commit(&self, changes: Vec<Change>, _: Durability) -> Pending<'_, Result<(), StorageError>> {
        let mut rows = self.rows.borrow_mut();
        for change in changes {
            match change {
                Change::Put(table, row) => rows.insert((table, row.key), row.text),
                Change::Remove(table, key) => rows.remove(&(table, key)),
            };
        }
        Box::pin(std::future::ready(Ok(())))
    }
}

/// A mirror that forgets everything with the page.
#[derive(Default)]
pub struct MemoryMirror {
    texts: RefCell<BTreeMap<String, String>>,
}

impl Mirror for MemoryMirror {
    fn put(&self, name: &str, text: &str) {
        self.texts
            .borrow_mut()
            .insert(name.to_owned(), text.to_owned());
    }

    fn get(&self, name: &str) -> Option<String> {
        self.texts.borrow().get(name).cloned()
    }

    fn remove(&self, name: &str) {
        self.texts.borrow_mut().remove(name);
    }
}

/// Locks for a device with a single tab: always free, never lost.
pub struct SingleTab;

struct Unshared;

impl Lock for Unshared {
    fn lost(&self) -> Pending<'static, ()> {
        Box::pin(std::future::pending())
    }
}

impl DocumentLocks for SingleTab {
    fn acquire(&self, _: &str) -> Pending<'_, Option<Box<dyn Lock>>> {
        Box::pin(std::future::ready(
            Some(Box::new(Unshared) as Box<dyn Lock>),
        ))
    }

    fn take_over(&self, document: &str) -> Pending<'_, Option<Box<dyn Lock>>> {
        self.acquire(document)
    }
}

/// Sound by its recording and its place in it.
type Chunks = BTreeMap<(String, u32), Vec<u8>>;

/// Recordings that are forgotten with the page. Clones share them.
#[derive(Clone, Default)]
pub struct MemoryRecordings {
    rows: Rc<RefCell<BTreeMap<String, String>>>,
    chunks: Rc<RefCell<Chunks>>,
}

impl Recordings for MemoryRecordings {
    fn list(&self) -> Pending<'_, Result<Vec<Row>, StorageError>> {
        let rows = self
            .rows
            .borrow()
            .iter()
            .map(|(key, text)| Row {
                key: key.clone(),
                text: text.clone(),
            })
            .collect();
        Box::pin(std::future::ready(Ok(rows)))
    }

    fn keep(&self, row: Row, chunk: Option<Chunk>) -> Pending<'_, Result<(), StorageError>> {
        if let Some(chunk) = chunk {
            let place = (row.key.clone(), chunk.number);
            self.chunks.borrow_mut().insert(place, chunk.bytes);
        }
        self.rows.borrow_mut().insert(row.key, row.text);
        Box::pin(std::future::ready(Ok(())))
    }

    fn sound(&self, key: &str) -> Pending<'_, Result<Vec<u8>, StorageError>> {
        let chunks = self.chunks.borrow();
        let from = (key.to_owned(), 0);
        let until = (key.to_owned(), u32::MAX);
        let sound = chunks
            .range(from..=until)
            .flat_map(|(_, bytes)| bytes.iter().copied())
            .collect();
        Box::pin(std::future::ready(Ok(sound)))
    }

    fn remove(&self, key: &str) -> Pending<'_, Result<(), StorageError>> {
        self.rows.borrow_mut().remove(key);
        self.chunks.borrow_mut().retain(|(of, _), _| of != key);
        Box::pin(std::future::ready(Ok(())))
    }
}

/// A microphone that hears what it was given: the whole of it when it is stopped.
#[derive(Clone, Default)]
pub struct MemoryRecorder {
    /// What it hears.
    pub sound: Vec<u8>,
    /// What stands in its way.
    pub trouble: Option<Trouble>,
}

/// Who is told what was heard.
type Told = Box<dyn Fn(Heard)>;

struct MemoryTake {
    sound: Vec<u8>,
    told: RefCell<Option<Told>>,
}

impl Recorder for MemoryRecorder {
    fn ask(&self) -> Pending<'_, Result<(), Trouble>> {
        Box::pin(std::future::ready(self.trouble.clone().map_or(Ok(()), Err)))
    }

    fn start(&self, told: Box<dyn Fn(Heard)>) -> Pending<'_, Result<Box<dyn Take>, Trouble>> {
        let take: Box<dyn Take> = Box::new(MemoryTake {
            sound: self.sound.clone(),
            told: RefCell::new(Some(told)),
        });
        Box::pin(std::future::ready(
            self.trouble.clone().map_or(Ok(take), Err),
        ))
    }
}

impl Take for MemoryTake {
    fn media(&self) -> String {
        "audio/webm".to_owned()
    }

    fn stop(&self) {
        if let Some(told) = self.told.borrow_mut().take() {
            told(Heard::Chunk(self.sound.clone()));
            told(Heard::Stopped(None));
        }
    }
}

/// A device without a voice.
pub struct Mute;

impl Speech for Mute {
    fn is_there(&self) -> bool {
        false
    }

    fn say(&self, _: &str, done: Box<dyn Fn(bool)>) {
        done(false);
    }

    fn hush(&self) {}
}

/// Reminders that are noted in the place of being shown, on a device whose time is told to pass.
pub struct MemoryReminders {
    permission: Cell<Permission>,
    answer: Permission,
    woken: RefCell<Option<Box<dyn Fn()>>>,
    wait: Cell<Option<Duration>>,
    /// The reminder that stands there, with the address that it leads to.
    pub standing: RefCell<Option<(Reminder, String)>>,
}

impl MemoryReminders {
    /// A browser that has `permission`, and is given `answer` when it asks.
    #[must_use]
    pub fn new(permission: Permission, answer: Permission) -> Self {
        Self {
            permission: Cell::new(permission),
            answer,
            woken: RefCell::default(),
            wait: Cell::default(),
            standing: RefCell::default(),
        }
    }

    /// Lets so much time pass.
    pub fn pass(&self, time: Duration) {
        let left = self.wait.take().map(|wait| wait.saturating_sub(time));
        if left != Some(Duration::ZERO) {
            self.wait.set(left);
        } else if let Some(woken) = self.woken.borrow().as_ref() {
            woken();
        }
    }
}

impl Reminders for MemoryReminders {
    fn permission(&self) -> Permission {
        self.permission.get()
    }

    fn ask(&self) -> Pending<'_, Permission> {
        if self.permission.get() == Permission::NotAsked {
            self.permission.set(self.answer);
        }
        Box::pin(std::future::ready(self.permission.get()))
    }

    fn show(&self, reminder: Reminder, opens: String) -> Pending<'_, bool> {
        let is_shown = self.permission.get() == Permission::Granted;
        if is_shown {
            *self.standing.borrow_mut() = Some((reminder, opens));
        }
        Box::pin(std::future::ready(is_shown))
    }

    fn on_wake(&self, woken: Box<dyn Fn()>) {
        *self.woken.borrow_mut() = Some(woken);
    }

    fn wake_in(&self, wait: Duration) {
        self.wait.set(Some(wait));
    }

    /// Nobody taps here.
    fn on_tap(&self, _: Box<dyn Fn()>) {}
}
