//! Reminders as the device shows them, and the alarm by which they are kept.

use std::rc::Rc;
use std::time::Duration;

use crate::domain::plan::reminder::Reminder;
use crate::ports::pending::Pending;

/// Whether the browser shows notifications of the app.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Permission {
    /// Nobody has asked yet, or the question was closed without an answer.
    NotAsked,
    /// It does.
    Granted,
    /// It was told not to, and asks no more.
    Refused,
    /// It cannot.
    Impossible,
}

/// Shows reminders, and wakes whoever keeps them as long as the page lives.
pub trait Reminders {
    /// Whether any can be shown, as of now: it changes in the browser's own settings.
    fn permission(&self) -> Permission;

    /// Lets the browser ask, where it has not yet; gives what holds then.
    fn ask(&self) -> Pending<'_, Permission>;

    /// Shows a reminder in the place of an earlier one; `opens` is the address of the page that it
    /// leads to. Says whether it is shown, which it never is without permission.
    fn show(&self, reminder: Reminder, opens: String) -> Pending<'_, bool>;

    /// Calls back when a wait is over and whenever the page is shown again.
    fn on_wake(&self, woken: Box<dyn Fn()>);

    /// Waits so long, in the place of an earlier wait.
    fn wake_in(&self, wait: Duration);

    /// Calls back when a reminder was tapped and this page came to the front for it.
    fn on_tap(&self, tapped: Box<dyn Fn()>);
}

/// Brings what shows reminders. It comes by itself, after the first page.
pub trait BringsReminders {
    /// All of it; none when the part of the program that has it could not be fetched.
    fn bring(&self) -> Pending<'_, Option<Rc<dyn Reminders>>>;
}
