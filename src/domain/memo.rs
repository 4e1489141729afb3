//! A memo: the prompts it was offered, the sittings in which it was written, its text, and what
//! its author has dismissed of the review.

use chrono::serde::ts_milliseconds;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::time::Duration;

use super::draft::Draft;
use super::drill::{Drill, Phase, Reading};
use super::prompt::Prompt;
use super::record::{Body, Kind, Record};
use super::review::Finding;
use super::sheet::PageFormat;

/// Pages that a memo of the writing assessment may fill.
pub const PAGE_LIMIT: u32 = 2;

/// The times offered for a drill, in minutes.
pub const MINUTES_OFFERED: [u32; 4] = [30, 45, 60, 90];

/// The shortest and the longest drill, in minutes.
pub const MINUTES_ALLOWED: std::ops::RangeInclusive<u32> = 1..=600;

/// One sitting: the clock, and the text as it stood when the sitting ended.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Sitting {
    /// When it began.
    #[serde(with = "ts_milliseconds")]
    pub started: DateTime<Utc>,
    /// Its clock.
    pub drill: Drill,
    /// When it ended, and what had been written.
    #[serde(default)]
    pub end: Option<SittingEnd>,
}

/// How a sitting ended.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct SittingEnd {
    /// When.
    #[serde(with = "ts_milliseconds")]
    pub at: DateTime<Utc>,
    /// The text at that moment.
    pub text: String,
}

/// A finding that the author does not want to see again in this memo: the rule and the text it
/// flagged, so that an edit elsewhere does not bring it back.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Dismissal {
    /// The rule's id.
    pub rule: String,
    /// The flagged text.
    pub quote: String,
}

/// A finding that the author does not want to see again in any memo: the rule and the words it
/// flagged, whatever their case and spacing.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct StandingDismissal {
    /// The rule's id.
    pub rule: String,
    /// The flagged words in lower case, one space between two.
    pub words: String,
}

impl StandingDismissal {
    /// The dismissal of a finding for good; none for a finding that flags no words, which could
    /// only be put aside by turning off its rule.
    #[must_use]
    pub fn of(finding: &Finding) -> Option<Self> {
        let words = plain(&finding.quote);
        (!words.is_empty()).then(|| Self {
            rule: finding.rule.id.to_owned(),
            words,
        })
    }
}

/// Whether a finding was put aside for good.
#[must_use]
pub fn is_put_aside(finding: &Finding, standing: &[StandingDismissal]) -> bool {
    !standing.is_empty()
        && StandingDismissal::of(finding).is_some_and(|dismissal| standing.contains(&dismissal))
}

/// Words in lower case, one space between two.
fn plain(words: &str) -> String {
    let words: Vec<&str> = words.split_whitespace().collect();
    words.join(" ").to_lowercase()
}

/// A memo of the writing assessment.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct MemoDraft {
    /// The prompts that were drawn.
    pub offered: Vec<Prompt>,
    /// The seed that drew them.
    pub seed: u64,
    /// Which of them was chosen, an index.
    pub chosen: usize,
    /// The paper.
    pub format: PageFormat,
    /// Every sitting, oldest first; the last may be under way.
    pub sittings: Vec<Sitting>,
    /// The text.
    pub draft: Draft,
    /// Findings put aside.
    #[serde(default)]
    pub dismissed: Vec<Dismissal>,
}

impl Body for MemoDraft {
    const KIND: Kind = Kind::Memo;
}

/// The choices that a drill begins with.
#[derive(Clone, PartialEq, Debug)]
pub struct DrillChoices {
    /// The prompts that were drawn.
    pub offered: Vec<Prompt>,
    /// The seed that drew them.
    pub seed: u64,
    /// Which of them was chosen, an index.
    pub chosen: usize,
    /// Time allowed, in minutes.
    pub minutes: u32,
    /// The paper.
    pub format: PageFormat,
}

impl MemoDraft {
    /// A memo whose first sitting starts now.
    #[must_use]
    pub fn start(choices: DrillChoices, now: Reading) -> Self {
        let allowed = Duration::from_secs(u64::from(choices.minutes) * 60);
        Self {
            offered: choices.offered,
            seed: choices.seed,
            chosen: choices.chosen,
            format: choices.format,
            sittings: vec![Sitting::start(Some(allowed), now)],
            draft: Draft::default(),
            dismissed: Vec::new(),
        }
    }

    /// The prompt that was chosen.
    #[must_use]
    pub fn prompt(&self) -> Option<&Prompt> {
        self.offered.get(self.chosen)
    }

    /// The sitting under way.
    #[must_use]
    pub fn open_sitting(&self) -> Option<&Sitting> {
        self.sittings.last().filter(|sitting| sitting.end.is_none())
    }

    /// The sitting under way, to change.
    pub fn open_sitting_mut(&mut self) -> Option<&mut Sitting> {
        self.sittings
            .last_mut()
            .filter(|sitting| sitting.end.is_none())
    }

    /// Ends the sitting under way and keeps the text as it stands.
    pub fn finish(&mut self, now: Reading) {
        let text = self.draft.text.clone();
        if let Some(sitting) = self.open_sitting_mut() {
            sitting.drill.finish(now);
            sitting.end = Some(SittingEnd { at: now.wall, text });
        }
    }

    /// Begins another sitting, without a limit, unless one is under way.
    pub fn revise(&mut self, now: Reading) {
        if self.open_sitting().is_none() {
            self.sittings.push(Sitting::start(None, now));
        }
    }

    /// Whether the sitting under way has its clock running.
    #[must_use]
    pub fn is_running(&self) -> bool {
        self.open_sitting()
            .is_some_and(|sitting| sitting.drill.phase() == Phase::Running)
    }

    /// Puts a finding aside for this memo.
    pub fn dismiss(&mut self, finding: &Finding) {
        let dismissal = Dismissal::of(finding);
        if !self.dismissed.contains(&dismissal) {
            self.dismissed.push(dismissal);
        }
    }

    /// Brings a finding back.
    pub fn bring_back(&mut self, finding: &Finding) {
        let dismissal = Dismissal::of(finding);
        self.dismissed.retain(|kept| *kept != dismissal);
    }

    /// Whether a finding was put aside.
    #[must_use]
    pub fn has_dismissed(&self, finding: &Finding) -> bool {
        self.dismissed.contains(&Dismissal::of(finding))
    }

    /// The text in Markdown, under its prompt.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        let paragraphs: Vec<&str> = super::text::paragraphs(&self.draft.text)
            .map(|span| span.of(&self.draft.text))
            .collect();
        let body = paragraphs.join("\n\n");
        match self.prompt() {
            Some(prompt) => format!("> {}\n\n{body}\n", prompt.text.replace('\n', "\n> ")),
            None => format!("{body}\n"),
        }
    }
}

impl Sitting {
    fn start(allowed: Option<Duration>, now: Reading) -> Self {
        Self {
            started: now.wall,
            drill: Drill::start(allowed, now),
            end: None,
        }
    }
}

impl Dismissal {
    fn of(finding: &Finding) -> Self {
        Self {
            rule: finding.rule.id.to_owned(),
            quote: finding.quote.clone(),
        }
    }
}

/// The ids of the prompts of the first so many memos (newest first), which a new draw avoids.
#[must_use]
pub fn recent_prompts(memos: &[Record<MemoDraft>], newest: usize) -> Vec<String> {
    memos
        .iter()
        .take(newest)
        .flat_map(|memo| memo.body.offered.iter().map(|prompt| prompt.id.clone()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::prompt::PromptKind;
    use crate::domain::review::{Brief, review};

    fn now(seconds: u64) -> Reading {
        Reading {
            wall: DateTime::from_timestamp(1_790_000_000, 0).unwrap()
                + Duration::from_secs(seconds),
            monotonic: Duration::from_secs(seconds),
            page_load: 1,
        }
    }

    fn memo() -> MemoDraft {
        let prompt = Prompt {
            id: "p".to_owned(),
            kind: PromptKind::Invention,
            text: "What did you invent?".to_owned(),
            reader: String::new(),
        };
        let choices = DrillChoices {
            offered: vec![prompt],
            seed: 7,
            chosen: 0,
            minutes: 30,
            format: PageFormat::A4,
        };
        MemoDraft::start(choices, now(0))
    }

    #[test]
    fn finishing_keeps_the_text_of_the_sitting_and_a_revision_opens_another() {
        let mut memo = memo();
        memo.draft.replace_text("First.".to_owned());
        memo.finish(now(60));
        assert!(memo.open_sitting().is_none());
        memo.revise(now(100));
        memo.revise(now(101));
        memo.draft.replace_text("First, better.".to_owned());
        memo.finish(now(130));
        let texts: Vec<&str> = memo
            .sittings
            .iter()
            .filter_map(|sitting| Some(sitting.end.as_ref()?.text.as_str()))
            .collect();
        assert_eq!(texts, ["First.", "First, better."]);
        assert_eq!(
            memo.sittings[1].drill.elapsed(now(999)),
            Duration::from_secs(30)
        );
    }

    #[test]
    fn a_finding_dismissed_for_good_stays_away_from_every_memo_in_any_case() {
        let hedges = |text: &str| -> Vec<Finding> {
            review(text, &Brief::default())
                .into_iter()
                .filter(|finding| finding.rule.id == "hedge")
                .collect()
        };
        let standing: Vec<StandingDismissal> = hedges("It seems to work.")
            .iter()
            .filter_map(StandingDismissal::of)
            .collect();
        let others = hedges("Perhaps. IT SEEMS to hold, and it seems to last.");
        let left: Vec<&str> = others
            .iter()
            .filter(|finding| !is_put_aside(finding, &standing))
            .map(|finding| finding.quote.as_str())
            .collect();
        assert_eq!(left, ["Perhaps"]);
        let json = serde_json::to_string(&standing).unwrap();
        assert_eq!(json, r#"[{"rule":"hedge","words":"it seems"}]"#);
    }

    #[test]
    fn what_flags_no_words_cannot_be_dismissed_for_good() {
        let findings = review("One paragraph of five words.", &Brief::default());
        let missing = findings.iter().find(|finding| finding.span.is_none());
        assert!(missing.is_some_and(|finding| StandingDismissal::of(finding).is_none()));
    }

    #[test]
    fn markdown_quotes_the_prompt_and_parts_the_paragraphs() {
        let mut memo = memo();
        memo.draft.replace_text("One.\nTwo.".to_owned());
        assert_eq!(
            memo.to_markdown(),
            "> What did you invent?\n\nOne.\n\nTwo.\n"
        );
    }
}
