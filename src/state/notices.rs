//! Messages to the candidate: what happened, and an action.

use std::sync::Arc;
use std::time::Duration;

use reactive_graph::owner::{LocalStorage, StoredValue};
use reactive_graph::prelude::*;
use reactive_graph::signal::RwSignal;
use reactive_graph::spawn_local;

use crate::state::services::Services;

/// The most messages shown at once; older ones are removed.
const SHOWN: usize = 3;

/// A purely informative message disappears after this time. One with an action or about a problem
/// stays until it is dismissed.
const PASSING: Duration = Duration::from_secs(8);

/// A message's severity.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tone {
    /// Information.
    Info,
    /// Something went wrong.
    Alert,
}

/// A message's action.
#[derive(Clone)]
pub struct NoticeAction {
    /// The button's label.
    pub label: &'static str,
    /// The action. Not a `Callback`, which would be dropped with the view that created it: a
    /// message outlives the row that was deleted.
    pub run: Arc<dyn Fn() + Send + Sync>,
}

/// A message.
#[derive(Clone)]
pub struct Notice {
    /// Identifies it.
    pub id: u64,
    /// Its severity.
    pub tone: Tone,
    /// Its text.
    pub text: String,
    /// Its action.
    pub action: Option<NoticeAction>,
}

/// The messages on the screen.
#[derive(Clone, Copy)]
pub struct Notices {
    /// Oldest first.
    pub shown: RwSignal<Vec<Notice>>,
    services: StoredValue<Services, LocalStorage>,
    next: StoredValue<u64>,
}

impl Notices {
    pub(super) fn new(services: StoredValue<Services, LocalStorage>) -> Self {
        Self {
            services,
            shown: RwSignal::new(Vec::new()),
            next: StoredValue::new(0),
        }
    }

    /// Shows information.
    pub fn tell(self, text: impl Into<String>) {
        self.push(Tone::Info, text.into(), None);
    }

    /// Shows information with an undo button.
    pub fn offer_undo(self, text: impl Into<String>, undo: impl Fn() + Send + Sync + 'static) {
        self.offer(text, "Undo", undo);
    }

    /// Shows information with an action.
    pub fn offer(
        self,
        text: impl Into<String>,
        label: &'static str,
        run: impl Fn() + Send + Sync + 'static,
    ) {
        let action = NoticeAction {
            label,
            run: Arc::new(run),
        };
        self.push(Tone::Info, text.into(), Some(action));
    }

    /// Shows a problem.
    pub fn alert(self, text: impl Into<String>) {
        self.push(Tone::Alert, text.into(), None);
    }

    /// Removes a message.
    pub fn dismiss(self, id: u64) {
        self.shown
            .update(|shown| shown.retain(|notice| notice.id != id));
    }

    fn push(self, tone: Tone, text: String, action: Option<NoticeAction>) {
        let id = self.next.with_value(|next| next + 1);
        self.next.set_value(id);
        if tone == Tone::Info && action.is_none() {
            let clock = self.services.with_value(|services| services.clock.clone());
            spawn_local(async move {
                clock.wait(PASSING).await;
                self.dismiss(id);
            });
        }
        self.shown.update(|shown| {
            // Showing the same words twice adds nothing.
            shown.retain(|notice| notice.text != text);
            shown.push(Notice {
                id,
                tone,
                text,
                action,
            });
            if shown.len() > SHOWN {
                shown.remove(0);
            }
        });
    }
}
