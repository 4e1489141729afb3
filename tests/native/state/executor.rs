//! Runs the tasks of each tab on the thread of its test, when the test says so. A tab that crashes
//! takes its tasks with it.

use std::cell::{Cell, RefCell};
use std::sync::Once;

use any_spawner::{CustomExecutor, Executor, PinnedFuture, PinnedLocalFuture};
use futures::executor::{LocalPool, LocalSpawner};
use futures::task::LocalSpawnExt;

thread_local! {
    static SPAWNERS: RefCell<Vec<LocalSpawner>> = const { RefCell::new(Vec::new()) };
    static CURRENT: Cell<usize> = const { Cell::new(0) };
}

/// Spawns where the current tab runs its tasks.
struct OfTheCurrentTab;

impl CustomExecutor for OfTheCurrentTab {
    fn spawn(&self, task: PinnedFuture<()>) {
        self.spawn_local(task);
    }

    fn spawn_local(&self, task: PinnedLocalFuture<()>) {
        let spawner = SPAWNERS.with_borrow(|spawners| spawners[CURRENT.get()].clone());
        // A tab that has crashed runs nothing any more.
        let _ = spawner.spawn_local(task);
    }

    fn poll_local(&self) {}
}

/// The tasks of a tab.
pub struct Tasks {
    pool: LocalPool,
    number: usize,
}

impl Tasks {
    pub fn new() -> Self {
        static ONCE: Once = Once::new();
        ONCE.call_once(|| Executor::init_custom_executor(OfTheCurrentTab).unwrap());
        let pool = LocalPool::new();
        let number = SPAWNERS.with_borrow_mut(|spawners| {
            spawners.push(pool.spawner());
            spawners.len() - 1
        });
        Self { pool, number }
    }

    /// Does something as this tab: what it spawns is this tab's.
    pub fn enter<T>(number: usize, act: impl FnOnce() -> T) -> T {
        let before = CURRENT.replace(number);
        let result = act();
        CURRENT.set(before);
        result
    }

    pub fn number(&self) -> usize {
        self.number
    }

    /// Runs until every task waits for something.
    pub fn run(&mut self) {
        let pool = &mut self.pool;
        Self::enter(self.number, || pool.run_until_stalled());
    }

    /// Runs until something is done.
    pub fn run_until<T>(&mut self, done: impl Future<Output = T>) -> T {
        let pool = &mut self.pool;
        Self::enter(self.number, || pool.run_until(done))
    }
}
