//! The whys under a story: a tree of the questions that an interviewer digs with, and how the
//! candidate's answers stand.

use serde::{Deserialize, Serialize};

use super::record::{Body, Kind, RecordId};

/// How an answer stands, by the candidate's own judgement.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// It would hold.
    Safe,
    /// Part of it would.
    Partial,
    /// There is no answer yet.
    Gap,
}

/// One question under a story, and the answer to it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Probe {
    /// Its number, unique under the story.
    pub number: u32,
    /// The probe whose answer it digs into; none at the top of the tree.
    pub parent: Option<u32>,
    /// What is asked.
    pub question: String,
    /// What the candidate would say.
    pub answer: String,
    /// How the answer stands, once judged.
    pub standing: Option<Standing>,
}

/// The probes of one story, a record of their own: they are worked on apart from its text.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Probes {
    /// Which story.
    pub story: RecordId,
    /// In the order in which they were made, so a parent stands before its children.
    pub probes: Vec<Probe>,
}

impl Body for Probes {
    const KIND: Kind = Kind::Probes;
}

impl Probes {
    /// The identity of a story's probes: there is one record a story, on every device the same.
    #[must_use]
    pub fn id_for(story: &RecordId) -> RecordId {
        RecordId::from_text(&format!("probes-{story}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_devices_give_a_storys_probes_the_same_id() {
        let story = RecordId::from_text("s");
        assert_eq!(Probes::id_for(&story), Probes::id_for(&story));
        assert_ne!(
            Probes::id_for(&story),
            Probes::id_for(&RecordId::from_text("t"))
        );
    }
}
