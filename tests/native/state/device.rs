//! A device in memory, and tabs of the app on it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use chrono::{DateTime, FixedOffset, Utc};
use loopready::domain::record::id::RecordId;
use loopready::domain::stories::story::Story;
use loopready::ports::memory::{
    MemoryAloud, MemoryAttention, MemoryClock, MemoryContent, MemoryFiles, MemoryFolder,
    MemoryInstallation, MemoryLocks, MemoryMirror, MemoryNavigation, MemoryPage, MemoryPeers,
    MemoryReminders, MemorySandbox, MemorySealing, MemorySnapshots, MemoryStore, MemoryWord,
};
use loopready::ports::{DataFile, Mirror, Permission, Refusal, Snapshots, Store};
use loopready::route::Route;
use loopready::state::{App, Services, Start};
use reactive_graph::owner::Owner;

use super::executor::Tasks;

/// What outlives the pages of the app.
pub struct Device {
    pub store: MemoryStore,
    pub mirror: MemoryMirror,
    pub snapshots: MemorySnapshots,
    pub clock: MemoryClock,
    pub files: MemoryFiles,
    pub reminders: Rc<MemoryReminders>,
    pub aloud: MemoryAloud,
    pub sandbox: MemorySandbox,
    pub folder: MemoryFolder,
    content: MemoryContent,
    locks: MemoryLocks,
    peers: MemoryPeers,
    tabs: RefCell<Vec<Rc<Tab>>>,
}

/// A tab with the app in it.
pub struct Tab {
    pub app: &'static App,
    pub page: MemoryPage,
    pub navigation: MemoryNavigation,
    pub installation: MemoryInstallation,
    peers: MemoryPeers,
    locks: MemoryLocks,
    tasks: RefCell<Tasks>,
    number: usize,
    views: RefCell<Vec<Owner>>,
    has_crashed: Cell<bool>,
}

/// 20 September 2026, 10:00 in UTC.
pub fn start() -> DateTime<Utc> {
    DateTime::from_timestamp(1_789_898_400, 0).unwrap()
}

/// A time zone, in hours east of Greenwich.
pub fn east(hours: i32) -> FixedOffset {
    FixedOffset::east_opt(hours * 3_600).unwrap()
}

impl Device {
    /// A device that nobody has used yet, in UTC.
    pub fn new() -> Self {
        static DEVICES: AtomicU32 = AtomicU32::new(0);
        let number = DEVICES.fetch_add(1, Ordering::Relaxed);
        let mut content = MemoryContent::default();
        for file in [
            DataFile::Prompts,
            DataFile::Questions,
            DataFile::Outlines,
            DataFile::WorkStyle,
            DataFile::Guide,
            DataFile::QuestionsToAsk,
            DataFile::Levels,
            DataFile::Example,
        ] {
            let path = format!("{}/public/data/{}", env!("CARGO_MANIFEST_DIR"), file.name());
            content = content.with(file, std::fs::read_to_string(path).unwrap());
        }
        Self {
            store: MemoryStore::default(),
            mirror: MemoryMirror::default(),
            snapshots: MemorySnapshots::default(),
            clock: MemoryClock::new(start(), east(0), number),
            files: MemoryFiles::default(),
            reminders: Rc::new(MemoryReminders::new(
                Permission::NotAsked,
                Permission::Granted,
            )),
            aloud: MemoryAloud::default(),
            sandbox: MemorySandbox::default(),
            folder: MemoryFolder::default(),
            content,
            locks: MemoryLocks::default(),
            peers: MemoryPeers::default(),
            tabs: RefCell::default(),
        }
    }

    /// Opens the app in a new tab.
    pub fn open(&self) -> Rc<Tab> {
        self.open_with(Start::Stored)
    }

    /// The same, where the store was found like this.
    pub fn open_with(&self, start: Start) -> Rc<Tab> {
        let (page, navigation) = (MemoryPage::default(), MemoryNavigation::at(Route::Today));
        let installation = MemoryInstallation::default();
        let peers = self.peers.join();
        let locks = self.locks.join();
        let store: Rc<dyn Store> = match &start {
            Start::Stored => Rc::new(self.store.clone()),
            Start::NotStored(error) => Rc::new(Refusal(error.clone())),
        };
        let (store, mirror, snapshots): (_, Rc<dyn Mirror>, Rc<dyn Snapshots>) =
            match self.sandbox.kept() {
                Some((store, mirror)) => (
                    Rc::new(store) as Rc<dyn Store>,
                    Rc::new(mirror),
                    Rc::new(MemorySnapshots::default()),
                ),
                None => (
                    store,
                    Rc::new(self.mirror.clone()),
                    Rc::new(self.snapshots.clone()),
                ),
            };
        let services = Services {
            store,
            mirror,
            snapshots,
            sandbox: Rc::new(self.sandbox.clone()),
            clock: Rc::new(self.clock.next_page_load()),
            content: Rc::new(self.content.clone()),
            locks: Rc::new(locks.clone()),
            peers: Rc::new(peers.clone()),
            files: Rc::new(self.files.clone()),
            folder: Rc::new(self.folder.clone()),
            sealing: Rc::new(MemorySealing),
            word: Rc::new(MemoryWord),
            installation: Rc::new(installation.clone()),
            navigation: Rc::new(navigation.clone()),
            page: Rc::new(page.clone()),
            attention: Rc::new(MemoryAttention::default()),
            aloud: Rc::new(self.aloud.clone()),
            reminders: Rc::new(Rc::clone(&self.reminders)),
        };
        let mut tasks = Tasks::new();
        let number = tasks.number();
        let app = tasks.run_until(App::start(services, start));
        Tasks::enter(number, || {
            app.watch();
            app.snapshots.watch();
        });
        let tab = Rc::new(Tab {
            app,
            page,
            navigation,
            installation,
            peers,
            locks,
            tasks: RefCell::new(tasks),
            number,
            views: RefCell::default(),
            has_crashed: Cell::default(),
        });
        self.tabs.borrow_mut().push(Rc::clone(&tab));
        self.settle();
        tab
    }

    /// Runs every tab until all wait for something, with the news that they have for each other.
    pub fn settle(&self) {
        let mut has_news = true;
        while has_news {
            has_news = false;
            // Twice, since a tab may have let another one go on.
            for _ in 0..2 {
                for tab in self.living() {
                    tab.tasks.borrow_mut().run();
                }
            }
            for tab in self.living() {
                has_news |= Tasks::enter(tab.number, || tab.peers.deliver());
            }
        }
    }

    /// Lets time pass, with everything that is to happen meanwhile.
    pub fn advance(&self, time: Duration) {
        let mut left = time;
        self.settle();
        while let Some(next) = self.clock.next_wait().filter(|next| *next <= left) {
            self.clock.advance(next);
            left -= next;
            self.settle();
        }
        self.clock.advance(left);
        self.settle();
    }

    fn living(&self) -> Vec<Rc<Tab>> {
        let tabs = self.tabs.borrow();
        let living = tabs.iter().filter(|tab| !tab.has_crashed.get());
        living.cloned().collect()
    }
}

impl Tab {
    /// Does something in this tab, as a click does.
    pub fn act<T>(&self, act: impl FnOnce(&'static App) -> T) -> T {
        Tasks::enter(self.number, || act(self.app))
    }

    /// Keeps a story with a title.
    pub fn add_story(&self, title: &str) -> RecordId {
        let story = Story {
            title: title.to_owned(),
            ..Story::default()
        };
        self.act(|app| app.library.add(story))
    }

    /// The titles of the stories that it shows, oldest first.
    pub fn stories(&self) -> Vec<String> {
        let stories = self.act(|app| app.library.living_stories());
        stories.into_iter().map(|story| story.body.title).collect()
    }

    /// Opens a view, which lives until it is closed; `open` gives what the view works with.
    pub fn view<T>(&self, open: impl FnOnce(&'static App) -> T) -> T {
        let owner = Owner::new();
        let opened = Tasks::enter(self.number, || owner.with(|| open(self.app)));
        self.views.borrow_mut().push(owner);
        opened
    }

    /// Closes every view, as going to another place does.
    pub fn close_views(&self) {
        let views = self.views.take();
        Tasks::enter(self.number, || drop(views));
    }

    /// Ends the tab in the midst of everything: nothing is cleaned up, and nobody hears of it.
    pub fn crash(&self) {
        self.has_crashed.set(true);
        std::mem::forget(self.views.take());
        *self.tasks.borrow_mut() = Tasks::new();
        self.locks.let_go();
    }
}
