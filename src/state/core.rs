//! The core that every room and session of the state uses.

use chrono::{DateTime, FixedOffset, NaiveDate, Utc};
use reactive_graph::owner::{LocalStorage, StoredValue};
use reactive_graph::prelude::*;

use crate::domain::clock::ClockReading;
use crate::domain::record::id::RecordId;
use crate::ports::{Lock, OpenedFile};
use crate::state::notices::Notices;
use crate::state::records::collection::Collected;
use crate::state::records::library::Library;
use crate::state::services::Services;
use crate::state::ticker::Ticker;

/// A session and the lock on it.
type Parked = (RecordId, Box<dyn Lock>);

/// The ports, the candidate's records, and the messages to the candidate. It lives as long as the
/// page, so rooms and sessions hold it by reference.
pub struct Core {
    /// The ports.
    pub services: StoredValue<Services, LocalStorage>,
    /// The records and the preferences.
    pub library: &'static Library,
    /// Messages to the candidate.
    pub notices: Notices,
    /// A file for the import page that is opened next.
    pub(crate) handed: StoredValue<Option<OpenedFile>>,
    /// A tick for what ages on the screen.
    pub(crate) ticker: Ticker,
    /// Sessions that another tab drives while this one shows them.
    pub(crate) followed: StoredValue<Vec<RecordId>>,
    /// The locks of sessions whose view was just removed, for the view of the next place.
    pub(crate) parked: StoredValue<Vec<Parked>, LocalStorage>,
}

impl Core {
    /// Reads both clocks.
    #[must_use]
    pub fn reading(&self) -> ClockReading {
        self.services.with_value(|services| services.clock.now())
    }

    /// The wall time now.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        self.reading().wall
    }

    /// An instant in the candidate's time zone.
    #[must_use]
    pub fn local(&self, instant: DateTime<Utc>) -> DateTime<FixedOffset> {
        self.services
            .with_value(|services| services.clock.local(instant))
    }

    /// The day of an instant in the candidate's time zone.
    #[must_use]
    pub fn day(&self, instant: DateTime<Utc>) -> NaiveDate {
        self.local(instant).date_naive()
    }

    /// Whether this tab may change a session: not while it follows another tab.
    #[must_use]
    pub fn drives(&self, session: &RecordId) -> bool {
        self.followed
            .with_value(|followed| !followed.contains(session))
    }

    /// Changes a session, if this tab drives it.
    pub(crate) fn step<B: Collected>(&self, session: &RecordId, edit: impl FnOnce(&mut B)) {
        if self.drives(session) {
            self.library.edit(session, edit);
        }
    }

    /// The lock of a session that a view in this tab just released.
    pub(crate) fn unpark(&self, session: &RecordId) -> Option<Box<dyn Lock>> {
        self.parked
            .try_update_value(|parked| {
                let place = parked.iter().position(|(of, _)| of == session)?;
                Some(parked.swap_remove(place).1)
            })
            .flatten()
    }

    pub(crate) fn follow(&self, session: &RecordId) {
        self.followed.update_value(|followed| {
            followed.push(session.clone());
        });
    }

    pub(crate) fn lead(&self, session: &RecordId) {
        self.followed.update_value(|followed| {
            followed.retain(|other| other != session);
        });
    }

    /// A random seed below 2^53.
    #[must_use]
    pub fn seed(&self) -> u64 {
        self.services.with_value(|services| services.clock.seed())
    }
}
