//! Reminders as notifications, and the alarm that triggers them.

use std::rc::Rc;
use std::time::Duration;

use crate::domain::plan::reminder::Reminder;
use crate::ports::pending::Pending;

/// Whether the browser shows notifications of the app.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Permission {
    /// Not asked yet, or the question was closed without an answer.
    NotAsked,
    /// Allowed.
    Granted,
    /// Denied; it doesn't ask again.
    Refused,
    /// Not supported.
    Impossible,
}

/// Shows reminders, and wakes their scheduler as long as the page lives.
pub trait Reminders {
    /// The current permission, which can change in the browser's settings.
    fn permission(&self) -> Permission;

    /// Asks for permission if needed; returns the result.
    fn ask(&self) -> Pending<'_, Permission>;

    /// Shows a reminder, replacing an earlier one; `opens` is the address of the page it leads to.
    /// Returns whether it was shown, which needs permission.
    fn show(&self, reminder: Reminder, opens: String) -> Pending<'_, bool>;

    /// Calls back after a wait, and whenever the page becomes visible.
    fn on_wake(&self, woken: Box<dyn Fn()>);

    /// Sets the wait, replacing an earlier one.
    fn wake_in(&self, wait: Duration);

    /// Calls back when a reminder was tapped and brought this page to the front.
    fn on_tap(&self, tapped: Box<dyn Fn()>);
}

/// Loads the reminders, which come separately, after the first page.
pub trait BringsReminders {
    /// Everything; `None` if its part of the program could not be fetched.
    fn bring(&self) -> Pending<'_, Option<Rc<dyn Reminders>>>;
}
