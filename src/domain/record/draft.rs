//! The draft of an unfinished text, and how to find the newest of its copies.
//!
//! A draft is written on every input to two places that fail in different ways. At the next
//! start the copy with the larger (epoch, sequence) wins; clocks are never compared.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::domain::record::envelope::Envelope;
use crate::domain::record::id::{DeviceId, RecordId};
use crate::domain::record::json::from_json;
use crate::domain::record::kind::Kind;

/// The body field that has a memo's text.
const IN_BODY: &str = "draft";

/// A draft. For a memo it is the memo's text, for a story its form as JSON.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Draft {
    /// How often the text was opened for editing, in any tab.
    pub epoch: u64,
    /// How many edits were made within the epoch.
    pub sequence: u64,
    /// The text itself.
    pub text: String,
    /// Identifies the version of a record that it is based on; `None` if unknown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub over: Option<String>,
}

impl Draft {
    /// The draft, opened for editing again: same text, next epoch.
    #[must_use]
    pub fn opened(&self) -> Self {
        Self {
            epoch: self.epoch.saturating_add(1),
            sequence: 0,
            text: self.text.clone(),
            over: self.over.clone(),
        }
    }

    /// Applies the next edit.
    pub fn replace_text(&mut self, text: String) {
        self.text = text;
        self.sequence = self.sequence.saturating_add(1);
    }

    fn age(&self) -> (u64, u64) {
        (self.epoch, self.sequence)
    }
}

/// Where a copy of a draft was found.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DraftSource {
    /// In the saved record.
    Record,
    /// In the draft table, written on every input.
    Drafts,
    /// In the synchronous mirror.
    Mirror,
}

/// The newest of the copies found at startup, and its place; ties go to the first.
#[must_use]
pub fn newest(
    copies: impl IntoIterator<Item = (DraftSource, Draft)>,
) -> Option<(DraftSource, Draft)> {
    copies.into_iter().fold(
        None,
        |best: Option<(DraftSource, Draft)>, copy| match best {
            Some(best) if best.1.age() >= copy.1.age() => Some(best),
            _ => Some(copy),
        },
    )
}

/// The newest stored copy of a draft: in its record, as a row of the draft table, or in the mirror.
/// Unreadable copies are ignored.
#[must_use]
pub fn newest_kept(
    in_record: Option<Draft>,
    in_drafts: Option<&str>,
    in_mirror: Option<&str>,
) -> Option<(DraftSource, Draft)> {
    let copies = [
        (DraftSource::Record, in_record),
        (DraftSource::Drafts, in_drafts.and_then(read)),
        (DraftSource::Mirror, in_mirror.and_then(read)),
    ];
    newest(
        copies
            .into_iter()
            .filter_map(|(source, draft)| Some((source, draft?))),
    )
}

/// Separates a draft's key from the number of another draft of the same form.
pub const FURTHER: &str = "~";

/// The placeholder for the id in the key of a form for a new record.
pub const NEW: &str = "new";

/// Whether a draft's key belongs to the forms of that name, and which record the form edits: the inner
/// `None` is a new one.
#[must_use]
pub fn record_of_form(key: &str, name: &str) -> Option<Option<RecordId>> {
    let of = key.strip_prefix(name)?.strip_prefix(':')?;
    let of = of.split_once(FURTHER).map_or(of, |(of, _)| of);
    match of {
        "" => None,
        NEW => Some(None),
        id => Some(Some(RecordId::from_text(id))),
    }
}

/// Whether a draft's key belongs to the form of that key, of which there is one. Several tabs have it under
/// keys of their own.
#[must_use]
pub fn is_of_form(key: &str, form: &str) -> bool {
    key.split_once(FURTHER).map_or(key, |(of, _)| of) == form
}

/// Whether records of a kind contain the draft of their text, which the draft table and the mirror
/// store under the record's id.
#[must_use]
pub fn is_within(kind: Kind) -> bool {
    kind == Kind::Memo
}

/// Puts the newest copy of its text into an envelope, and returns whether the record didn't have it
/// yet. Records without a draft are unchanged.
///
/// If another device changed the record last, its text can be one that the copies on `device` have never
/// seen, whatever their numbers. That text is then kept as another version.
#[must_use]
pub fn take_newest(
    envelope: &mut Envelope,
    in_drafts: Option<&str>,
    in_mirror: Option<&str>,
    device: &DeviceId,
) -> bool {
    if !is_within(envelope.kind) {
        return false;
    }
    let in_record = in_body(envelope);
    let text_in_record = in_record.as_ref().map(|draft| draft.text.clone());
    let Some((DraftSource::Drafts | DraftSource::Mirror, draft)) =
        newest_kept(in_record, in_drafts, in_mirror)
    else {
        return false;
    };
    let is_foreign = is_foreign(text_in_record.as_deref(), &envelope.device, &draft, device);
    let replaced = is_foreign.then(|| envelope.as_superseded());
    let (Some(body), Ok(draft)) = (envelope.body.as_object_mut(), serde_json::to_value(draft))
    else {
        return false;
    };
    body.insert(IN_BODY.to_owned(), draft);
    envelope.superseded.extend(replaced);
    true
}

/// Whether a record's text came from another device and would be lost if `draft`, which was typed on
/// `here`, replaced it.
#[must_use]
pub fn is_foreign(
    in_record: Option<&str>,
    changed_by: &DeviceId,
    draft: &Draft,
    here: &DeviceId,
) -> bool {
    let is_text = in_record.is_some_and(|text| !text.trim().is_empty() && text != draft.text);
    is_text && changed_by != here
}

/// A draft's progress within its envelope; comparable only between copies with one origin.
#[must_use]
pub fn age_within(envelope: &Envelope) -> (u64, u64) {
    in_body(envelope).map_or((0, 0), |draft| draft.age())
}

fn in_body(envelope: &Envelope) -> Option<Draft> {
    let draft = envelope.body.get(IN_BODY)?;
    Draft::deserialize(draft).ok()
}

fn read(kept: &str) -> Option<Draft> {
    from_json(kept).ok()
}

/// Merges a text that was typed over `base` before the draft was loaded into the draft. Each part comes
/// from the side that changed it; `of_both` combines a text that both changed.
#[must_use]
pub fn rebased(
    base: &Value,
    draft: Value,
    early: Value,
    of_both: fn(String, String) -> String,
) -> Value {
    if early == *base || early == draft {
        return draft;
    }
    if draft == *base {
        return early;
    }
    match (base, draft, early) {
        (Value::Object(base), Value::Object(mut draft), Value::Object(early)) => {
            for (name, early) in early {
                let before = base.get(&name).unwrap_or(&Value::Null);
                let there = draft.get(&name).cloned().unwrap_or_default();
                draft.insert(name, rebased(before, there, early, of_both));
            }
            Value::Object(draft)
        }
        (_, Value::String(draft), Value::String(early)) => of_both(draft, early).into(),
        (_, _, early) => early,
    }
}

/// Both texts, the draft's first, unless one contains the other. Single-line texts stay on one line.
#[must_use]
pub fn joined(draft: String, early: String) -> String {
    if draft.contains(&early) {
        draft
    } else if early.contains(&draft) {
        early
    } else if draft.contains('\n') || early.contains('\n') {
        format!("{draft}\n{early}")
    } else {
        format!("{draft} {early}")
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn draft(epoch: u64, sequence: u64) -> Draft {
        Draft {
            epoch,
            sequence,
            text: format!("{epoch}.{sequence}"),
            over: None,
        }
    }

    #[test]
    fn what_was_typed_early_takes_nothing_from_the_draft() {
        let story = |title: &str, task: &str| json!({ "title": title, "task": task, "shows": [] });
        let kept = story("Kept", "");
        let cases = [
            // Nothing typed early, or nothing in the draft.
            (
                kept.clone(),
                story("Kept", "Draft"),
                kept.clone(),
                story("Kept", "Draft"),
            ),
            (kept.clone(), kept.clone(), story("K", ""), story("K", "")),
            // Different parts, and the same one.
            (
                kept.clone(),
                story("Kept", "Draft"),
                story("K", ""),
                story("K", "Draft"),
            ),
            (
                kept.clone(),
                story("Long", ""),
                story("Longer", ""),
                story("Longer", ""),
            ),
            (
                kept.clone(),
                story("One", ""),
                story("Two", ""),
                story("One Two", ""),
            ),
            // Texts that aren't forms, and forms with another shape.
            (
                json!(""),
                json!("The baseline"),
                json!("came late."),
                json!("The baseline came late."),
            ),
            (
                json!(""),
                json!("The baseline"),
                json!("The"),
                json!("The baseline"),
            ),
            (
                json!({}),
                json!({ "a": 1 }),
                json!({ "a": [2] }),
                json!({ "a": [2] }),
            ),
        ];
        for (base, draft, early, expected) in cases {
            let found = rebased(&base, draft.clone(), early.clone(), joined);
            assert_eq!(found, expected, "{draft} and {early} over {base}");
        }
    }

    #[test]
    fn the_key_of_a_draft_tells_its_form_and_its_record() {
        let id = |text: &str| Some(Some(RecordId::from_text(text)));
        for (key, name, expected) in [
            ("story:new", "story", Some(None)),
            ("story:new~2", "story", Some(None)),
            ("story:0198-a", "story", id("0198-a")),
            ("story:0198-a~3", "story", id("0198-a")),
            ("story:", "story", None),
            ("story", "story", None),
            ("question:new", "story", None),
            ("early:story:new", "story", None),
            ("form:story:new", "story", None),
        ] {
            assert_eq!(record_of_form(key, name), expected, "{key}");
        }
    }

    #[test]
    fn a_later_epoch_beats_any_sequence() {
        let found = newest([
            (DraftSource::Drafts, draft(1, 900)),
            (DraftSource::Mirror, draft(2, 0)),
        ]);
        assert_eq!(found, Some((DraftSource::Mirror, draft(2, 0))));
    }

    #[test]
    fn of_equal_copies_the_record_is_kept() {
        let found = newest([
            (DraftSource::Record, draft(2, 5)),
            (DraftSource::Drafts, draft(2, 5)),
        ]);
        assert_eq!(found.map(|(source, _)| source), Some(DraftSource::Record));
    }

    #[test]
    fn opening_again_outdates_late_writes_of_the_old_tab() {
        let mut old = draft(3, 10);
        let new = old.opened();
        old.replace_text("late".to_owned());
        assert_eq!(
            newest([
                (DraftSource::Drafts, old),
                (DraftSource::Mirror, new.clone())
            ]),
            Some((DraftSource::Mirror, new))
        );
    }
}
