//! What is about to leave the app, piece by piece, so that confidential names can be found in it;
//! and the same with stand-ins in their place.
//!
//! A backup is no part of this: it is the candidate's own copy, and has to come back as it was.

use crate::domain::privacy::names::{OutgoingText, StandIn};

/// Something that can leave.
pub trait Outgoing {
    /// Its texts, each with where it stands.
    fn pieces(&self) -> Vec<OutgoingText>;

    /// The same with stand-ins in the place of names.
    #[must_use]
    fn with_stand_ins(&self, stand_ins: &[StandIn]) -> Self;
}
pub(crate) fn piece(place: impl Into<String>, text: &str) -> Option<OutgoingText> {
    (!text.is_empty()).then(|| OutgoingText {
        place: place.into(),
        text: text.to_owned(),
    })
}
