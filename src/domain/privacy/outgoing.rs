//! Exports, text by text, so that confidential names can be found in them and replaced.
//!
//! A backup is not part of this: it is the candidate's own copy, and must restore everything
//! unchanged.

use crate::domain::privacy::names::{OutgoingText, StandIn};

/// Something that can be exported.
pub trait Outgoing {
    /// Its texts, each with its location.
    fn pieces(&self) -> Vec<OutgoingText>;

    /// The same with names replaced by stand-ins.
    #[must_use]
    fn with_stand_ins(&self, stand_ins: &[StandIn]) -> Self;
}
pub(crate) fn piece(place: impl Into<String>, text: &str) -> Option<OutgoingText> {
    (!text.is_empty()).then(|| OutgoingText {
        place: place.into(),
        text: text.to_owned(),
    })
}
