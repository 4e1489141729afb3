//! The author's decisions on a memo's evidence map, with undo.

use crate::domain::record::id::RecordId;
use crate::domain::review::evidence::criterion::Criterion;
use crate::domain::writing::evidence::EvidenceMark;
use crate::domain::writing::memo::MemoDraft;
use crate::state::records::library::Library;
use reactive_graph::graph::untrack;
use reactive_graph::prelude::*;

impl Library {
    /// Stores which sentence shows what a reader looks for (`None` if no sentence does), and offers
    /// to undo that.
    pub fn mark_evidence(
        &'static self,
        memo: &RecordId,
        criterion: Criterion,
        part: &str,
        sentence: Option<String>,
    ) {
        let Some(before) = untrack(|| self.memo(memo)) else {
            return;
        };
        let before: Vec<EvidenceMark> = before
            .body
            .evidence
            .into_iter()
            .filter(|mark| mark.is_of(criterion, part))
            .collect();
        let told = match &sentence {
            Some(_) => format!("{} confirmed.", criterion.name()),
            None => format!("{} marked as missing.", criterion.name()),
        };
        let now = self.services.with_value(|services| services.clock.now());
        self.edit(memo, |memo: &mut MemoDraft| {
            memo.mark_evidence(criterion, part, sentence, now.wall);
        });
        let (memo, part) = (memo.clone(), part.to_owned());
        self.offer_undo_once_kept(told, move || {
            self.edit(&memo, |memo: &mut MemoDraft| {
                memo.restore_evidence(criterion, &part, before.clone());
            });
        });
    }
}
