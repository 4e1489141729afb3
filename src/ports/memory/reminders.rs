//! Reminders recorded instead of shown.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use crate::domain::plan::reminder::Reminder;
use crate::ports::pending::Pending;
use crate::ports::{BringsReminders, Permission, Reminders};

/// Reminders recorded instead of shown, on a device whose time a test advances.
pub struct MemoryReminders {
    permission: Cell<Permission>,
    answer: Permission,
    woken: RefCell<Option<Box<dyn Fn()>>>,
    wait: Cell<Option<Duration>>,
    /// The current reminder, with the address it leads to.
    pub standing: RefCell<Option<(Reminder, String)>>,
}

impl MemoryReminders {
    /// A browser with this `permission`, which gets `answer` when it asks.
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

    /// Advances the time.
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

    /// Nobody taps in a test.
    fn on_tap(&self, _: Box<dyn Fn()>) {}
}

impl BringsReminders for Rc<MemoryReminders> {
    fn bring(&self) -> Pending<'_, Option<Rc<dyn Reminders>>> {
        let reminders: Rc<dyn Reminders> = Rc::<MemoryReminders>::clone(self);
        Box::pin(std::future::ready(Some(reminders)))
    }
}
