//! Use cases for whole memos and for custom prompts.

use reactive_graph::graph::untrack;
use reactive_graph::prelude::*;

use crate::domain::record::envelope::Record;
use crate::domain::record::id::RecordId;
use crate::domain::review::dismissal::Aside;
use crate::domain::writing::choosing::PromptChoice;
use crate::domain::writing::memo::{MemoChoices, MemoDraft, Way, recent_prompts};
use crate::domain::writing::prompt::{OwnPrompt, Prompt, PromptForm};
use crate::ports::{Change, Durability};
use crate::state::forms::typed::Typed;
use crate::state::forms::unsent::Unsent;
use crate::state::records::library::Library;

/// How many recent memos a new draw avoids.
const RECENT_MEMOS: usize = 4;

impl Library {
    /// The memos, newest first; tracked.
    #[must_use]
    pub fn living_memos(&'static self) -> Vec<Record<MemoDraft>> {
        let mut memos = self.of::<MemoDraft>().living();
        memos.reverse();
        memos
    }

    /// A memo; tracked.
    #[must_use]
    pub fn memo(&'static self, id: &RecordId) -> Option<Record<MemoDraft>> {
        self.of::<MemoDraft>().get(id)
    }

    /// The prompts that a new draw avoids.
    #[must_use]
    pub fn recent_prompts(&'static self) -> Vec<String> {
        recent_prompts(&untrack(|| self.living_memos()), RECENT_MEMOS)
    }

    /// Begins a memo and returns its id; the same transaction clears the form.
    #[must_use]
    pub fn start_memo(&'static self, choices: MemoChoices, settled: Vec<Change>) -> RecordId {
        let (format, lettering) = (choices.format, choices.lettering);
        let minutes = (choices.way == Way::Drill)
            .then(|| u32::try_from(choices.time.as_secs() / 60).ok())
            .flatten();
        let now = self.services.with_value(|services| services.clock.now());
        let id = self.add_along(MemoDraft::start(choices, now), settled);
        let before = self.preferences.get_untracked().body;
        let mut after = before.clone();
        after.minutes = minutes.unwrap_or(before.minutes);
        after.format = format;
        after.lettering = lettering;
        if after != before {
            self.prefer(|preferences| *preferences = after);
        }
        id
    }

    /// Imports a text to review, and returns the memo's id.
    #[must_use]
    pub fn check_text(
        &'static self,
        choices: MemoChoices,
        text: String,
        typed: Unsent,
        choice: Typed<PromptChoice>,
    ) -> RecordId {
        let now = self.services.with_value(|services| services.clock.now());
        let mut changes = choice.sent();
        changes.extend(typed.forgetting());
        self.add_along(MemoDraft::check(choices, text, now), changes)
    }

    /// A typed prompt as a custom one: an existing one with the same words, or a new one.
    #[must_use]
    pub fn given_prompt(&'static self, given: OwnPrompt) -> Prompt {
        let kept = untrack(|| self.of::<OwnPrompt>().living());
        let same = kept.iter().find(|prompt| prompt.body.text == given.text);
        if let Some(prompt) = same {
            return prompt.body.as_prompt(prompt.id());
        }
        let id = self.add(given.clone());
        given.as_prompt(&id)
    }

    /// Dismisses findings, and offers to undo that.
    pub fn put_aside(&'static self, memo: &RecordId, aside: Aside) {
        let told = format!("{} dismissed {}.", aside.rule_name(), aside.reach_name());
        match aside.clone() {
            Aside::Here(dismissal) => {
                self.edit(memo, |memo: &mut MemoDraft| memo.dismiss(dismissal));
            }
            Aside::Everywhere(standing) => self.prefer(|preferences| {
                if !preferences.dismissed.contains(&standing) {
                    preferences.dismissed.push(standing);
                }
            }),
        }
        let memo = memo.clone();
        self.offer_undo_once_kept(told, move || self.restore_aside(&memo, &aside));
    }

    /// Restores a dismissed finding.
    pub fn restore_aside(&'static self, memo: &RecordId, aside: &Aside) {
        match aside {
            Aside::Here(dismissal) => self.edit(memo, |memo: &mut MemoDraft| {
                memo.restore_dismissed(dismissal);
            }),
            Aside::Everywhere(standing) => self.prefer(|preferences| {
                preferences.dismissed.retain(|kept| kept != standing);
            }),
        }
    }

    /// Deletes a memo and offers to undo that.
    pub fn delete_memo(&'static self, id: &RecordId) {
        self.delete::<MemoDraft>(id, "Memo deleted.".to_owned());
    }

    /// The active custom prompts; tracked.
    #[must_use]
    pub fn drawable_prompts(&'static self) -> Vec<Prompt> {
        self.of::<OwnPrompt>()
            .living()
            .iter()
            .filter(|prompt| !prompt.body.is_retired)
            .map(|prompt| prompt.body.as_prompt(prompt.id()))
            .collect()
    }

    /// Adds a prompt, or changes the one the form was filled from. If another version was saved since, it
    /// is shown first.
    pub fn keep_prompt(&'static self, typed: Typed<PromptForm>) {
        let Some(form) = typed.finished(PromptForm::finished) else {
            return;
        };
        let before = form
            .of
            .as_ref()
            .and_then(|id| untrack(|| self.of::<OwnPrompt>().get(id)));
        if let Some(before) = &before {
            let kept = PromptForm::changing(before.id().clone(), &before.body);
            if typed.asks_about(kept.clone(), form.knows(&kept)) {
                return;
            }
        }
        let prompt = match before {
            Some(before) => {
                let body = OwnPrompt {
                    text: form.text,
                    kind: form.kind,
                    is_retired: before.body.is_retired,
                };
                typed.following(before, body)
            }
            None => self.new_record(OwnPrompt {
                text: form.text,
                kind: form.kind,
                is_retired: false,
            }),
        };
        self.keep(prompt, typed.sent(), Durability::Strict);
    }
}
