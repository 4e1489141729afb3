//! Messages to the candidate: what happened, and what can be done about it.

use std::sync::Arc;
use std::time::Duration;

use reactive_graph::owner::{LocalStorage, StoredValue};
use reactive_graph::prelude::*;
use reactive_graph::signal::RwSignal;
use reactive_graph::spawn_local;

use crate::state::services::Services;

/// Messages shown at once; older ones give way.
const SHOWN: usize = 3;

/// A message that asks for nothing goes by itself after this long. One that offers something, or
/// tells of trouble, stays until it is dismissed.
const PASSING: Duration = Duration::from_secs(8);

/// How a message is meant.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tone {
    /// Good to know.
    Info,
    /// Something went wrong.
    Alert,
}

/// What a message offers to do.
#[derive(Clone)]
pub struct NoticeAction {
    /// The verb on the button.
    pub label: &'static str,
    /// What it does. Not a `Callback`, which would go with the view that asked for it: a message
    /// outlives the row that was deleted.
    pub run: Arc<dyn Fn() + Send + Sync>,
}

/// A message.
#[derive(Clone)]
pub struct Notice {
    /// Tells it from the others.
    pub id: u64,
    /// How it is meant.
    pub tone: Tone,
    /// What it says.
    pub text: String,
    /// What it offers.
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

    /// Says what happened.
    pub fn tell(self, text: impl Into<String>) {
        self.push(Tone::Info, text.into(), None);
    }

    /// Says what happened and offers to take it back.
    pub fn offer_undo(self, text: impl Into<String>, undo: impl Fn() + Send + Sync + 'static) {
        self.offer(text, "Undo", undo);
    }

    /// Says what happened and offers a way on.
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

    /// Says what went wrong.
    pub fn alert(self, text: impl Into<String>) {
        self.push(Tone::Alert, text.into(), None);
    }

    /// Takes a message off the screen.
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
            // The same words twice say no more than once.
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
