//! A memo: its mode, the offered prompts, its sessions, its text, the author's self-assessment, and
//! dismissed findings.

use std::time::Duration;

use crate::domain::format::instants::{instant, optional_instant};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::domain::choices::choices;
use crate::domain::clock::{ClockReading, Drill, Phase, Remaining};
use crate::domain::paper::markup::{Shape, set_lines};
use crate::domain::paper::page::PageFormat;
use crate::domain::paper::typeface::TypeStyle;
use crate::domain::privacy::names::{OutgoingText, StandIn, replaced};
use crate::domain::privacy::outgoing::{Outgoing, piece};
use crate::domain::record::draft::Draft;
use crate::domain::record::envelope::{Body, Record};
use crate::domain::record::id::RecordId;
use crate::domain::record::kind::Kind;
use crate::domain::review::dismissal::Dismissal;
use crate::domain::review::document_kind::DocumentKind;
use crate::domain::review::evidence::criterion::Criterion;
use crate::domain::text::Span;
use crate::domain::text::clean::one_line;
use crate::domain::text::diff::{added, carried};
use crate::domain::writing::evidence::{EvidenceMark, say};
use crate::domain::writing::prompt::Prompt;
use crate::domain::writing::rating::Rating;
use crate::domain::writing::title;

/// The offered lengths of a drill, in minutes.
pub const MINUTES_OFFERED: [u32; 4] = [30, 45, 60, 90];

/// The shortest and the longest drill, in minutes.
pub const MINUTES_ALLOWED: std::ops::RangeInclusive<u32> = 1..=600;

/// The possible page limits.
pub const PAGES_ALLOWED: std::ops::RangeInclusive<u32> = 1..=12;

/// The possible target lengths in words, from a paragraph to twelve full pages.
pub const WORDS_ALLOWED: std::ops::RangeInclusive<u32> = 50..=10_000;

/// A mode of writing.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Way {
    /// Drill: one timed session.
    #[default]
    Drill,
    /// Take-home: some days, in as many sessions as needed.
    TakeHome,
    /// Untimed, in as many sessions as needed.
    Free,
    /// An imported text to review.
    Check,
}

choices! {
    Way {
        Drill: "drill", "Timed drill";
        TakeHome: "take-home", "Take-home";
        Free: "free", "Free writing";
        Check: "check", "Check a text";
    }
}

impl Way {
    /// Whether it has several sessions, each ending when the author leaves.
    #[must_use]
    pub fn has_sittings(self) -> bool {
        matches!(self, Self::TakeHome | Self::Free)
    }
}

/// A session: the clock, and the text at its end.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Sitting {
    /// When it began.
    #[serde(with = "instant")]
    pub started: DateTime<Utc>,
    /// Its clock.
    pub drill: Drill,
    /// When it ended, and the text.
    #[serde(default)]
    pub end: Option<SittingEnd>,
    /// The text when time was up; `None` if it never was.
    #[serde(default)]
    pub at_limit: Option<String>,
    /// Pasted characters, which don't count for words per minute.
    #[serde(default)]
    pub pasted: u64,
}

/// The end of a session.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct SittingEnd {
    /// When.
    #[serde(with = "instant")]
    pub at: DateTime<Utc>,
    /// The text at that moment.
    pub text: String,
}

/// A memo of the writing assessment.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct MemoDraft {
    /// The prompts that were drawn.
    pub offered: Vec<Prompt>,
    /// The seed that drew them.
    pub seed: u64,
    /// The index of the chosen one.
    pub chosen: usize,
    /// The paper.
    pub format: PageFormat,
    /// Every session, oldest first; the last may be running.
    pub sittings: Vec<Sitting>,
    /// The text.
    pub draft: Draft,
    /// Dismissed findings.
    #[serde(default)]
    pub dismissed: Vec<Dismissal>,
    /// The mode.
    #[serde(default)]
    pub way: Way,
    /// What kind of document it is.
    #[serde(default)]
    pub document: DocumentKind,
    /// Whether the clock cannot be paused, as in the real assessment.
    #[serde(default)]
    pub is_strict: bool,
    /// The page limit; `None` for the kind's default.
    #[serde(default)]
    pub limit: Option<u32>,
    /// How often other prompts were drawn before the choice.
    #[serde(default)]
    pub redraws: u32,
    /// When a take-home is due.
    #[serde(default, with = "optional_instant")]
    pub due: Option<DateTime<Utc>>,
    /// When it was handed in, in modes with several sessions.
    #[serde(default, with = "optional_instant")]
    pub handed_in: Option<DateTime<Utc>>,
    /// The author's self-assessment before the review was shown, and what was shown.
    #[serde(default)]
    pub ratings: Vec<Rating>,
    /// The story that it uses.
    #[serde(default)]
    pub story: Option<RecordId>,
    /// Its typeface.
    #[serde(default)]
    pub lettering: TypeStyle,
    /// The target length in words; `None` for the usual one for its pages.
    #[serde(default)]
    pub target: Option<u32>,
    /// Its title; `None` for the proposed one.
    #[serde(default, rename = "title")]
    pub own_title: Option<String>,
    /// The author's decisions on the evidence map.
    #[serde(default)]
    pub evidence: Vec<EvidenceMark>,
}

impl Body for MemoDraft {
    const KIND: Kind = Kind::Memo;
}

/// The settings of a new memo.
#[derive(Clone, PartialEq, Debug)]
pub struct MemoChoices {
    /// The mode.
    pub way: Way,
    /// What kind of document it is.
    pub document: DocumentKind,
    /// The drawn prompts; empty if it answers no prompt.
    pub offered: Vec<Prompt>,
    /// The seed that drew them.
    pub seed: u64,
    /// How often others were drawn before.
    pub redraws: u32,
    /// The index of the chosen one.
    pub chosen: usize,
    /// Time allowed for a drill.
    pub time: Duration,
    /// When a take-home is due.
    pub due: Option<DateTime<Utc>>,
    /// Whether the clock cannot be paused.
    pub is_strict: bool,
    /// The page limit.
    pub limit: u32,
    /// The paper.
    pub format: PageFormat,
    /// The typeface.
    pub lettering: TypeStyle,
    /// The target length in words; `None` for the usual one.
    pub target: Option<u32>,
}

impl MemoChoices {
    /// The settings for an imported text that answers no prompt.
    #[must_use]
    pub fn of_check(document: DocumentKind, format: PageFormat, lettering: TypeStyle) -> Self {
        Self {
            way: Way::Check,
            document,
            offered: Vec::new(),
            seed: 0,
            redraws: 0,
            chosen: 0,
            time: Duration::ZERO,
            due: None,
            is_strict: false,
            limit: document.page_limit(),
            format,
            lettering,
            target: None,
        }
    }
}

impl MemoDraft {
    /// A memo whose first session starts now.
    #[must_use]
    pub fn start(choices: MemoChoices, now: ClockReading) -> Self {
        let allowed = (choices.way == Way::Drill).then_some(choices.time);
        let due = choices.due.filter(|_| choices.way == Way::TakeHome);
        Self {
            offered: choices.offered,
            seed: choices.seed,
            chosen: choices.chosen,
            format: choices.format,
            sittings: vec![Sitting::start(allowed, now)],
            draft: Draft::default(),
            dismissed: Vec::new(),
            way: choices.way,
            document: choices.document,
            is_strict: choices.is_strict,
            limit: Some(choices.limit),
            redraws: choices.redraws,
            due,
            handed_in: None,
            ratings: Vec::new(),
            story: None,
            lettering: choices.lettering,
            target: choices.target,
            own_title: None,
            evidence: Vec::new(),
        }
    }

    /// An imported text, ready to be reviewed.
    #[must_use]
    pub fn check(choices: MemoChoices, text: String, now: ClockReading) -> Self {
        let mut memo = Self::start(choices, now);
        memo.draft.replace_text(text);
        memo.finish(now);
        memo
    }

    /// The page limit.
    #[must_use]
    pub fn page_limit(&self) -> u32 {
        self.limit.unwrap_or_else(|| self.document.page_limit())
    }

    /// The target length in words: the author's choice, or else the usual one for its pages.
    #[must_use]
    pub fn target_words(&self) -> u32 {
        self.target.unwrap_or_else(|| self.usual_words())
    }

    /// The usual number of words for its pages.
    #[must_use]
    pub fn usual_words(&self) -> u32 {
        self.document.target_words(self.page_limit())
    }

    /// The prompt that was chosen.
    #[must_use]
    pub fn prompt(&self) -> Option<&Prompt> {
        self.offered.get(self.chosen)
    }

    /// The current session.
    #[must_use]
    pub fn open_sitting(&self) -> Option<&Sitting> {
        self.sittings.last().filter(|sitting| sitting.end.is_none())
    }

    /// The current session, mutable.
    pub fn open_sitting_mut(&mut self) -> Option<&mut Sitting> {
        self.sittings
            .last_mut()
            .filter(|sitting| sitting.end.is_none())
    }

    /// Whether it is being written: a session is running, or another will follow.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.open_sitting().is_some() || (self.way.has_sittings() && self.handed_in.is_none())
    }

    /// Opens it for writing: if a session ended on leaving, the next begins.
    pub fn enter(&mut self, now: ClockReading) {
        if self.open_sitting().is_none() && self.is_open() {
            self.sittings.push(Sitting::start(None, now));
        }
    }

    /// The time worked on it, over all sessions.
    #[must_use]
    pub fn worked(&self, now: ClockReading) -> Duration {
        self.sittings
            .iter()
            .map(|sitting| sitting.drill.elapsed(now))
            .sum()
    }

    /// The passages written after a session's time was up, in reading order. A later untimed
    /// session removes from them and adds nothing.
    #[must_use]
    pub fn overtime(&self) -> Vec<Span> {
        let mut late: Vec<Span> = Vec::new();
        let mut before = "";
        for sitting in &self.sittings {
            let text = sitting
                .end
                .as_ref()
                .map_or(self.draft.text.as_str(), |end| end.text.as_str());
            late = carried(before, text, &late);
            if let Some(at_limit) = &sitting.at_limit {
                late.extend(added(at_limit, text));
                late.sort_unstable_by_key(|span| span.start);
            }
            before = text;
        }
        carried(before, &self.draft.text, &late)
    }

    /// Ends the current session and hands the memo in.
    pub fn finish(&mut self, now: ClockReading) {
        self.close_sitting(now);
        if self.way.has_sittings() && self.handed_in.is_none() {
            self.handed_in = Some(now.wall);
        }
    }

    /// Ends the current session and stores the current text.
    pub fn close_sitting(&mut self, now: ClockReading) {
        let text = self.draft.text.clone();
        if let Some(sitting) = self.open_sitting_mut() {
            sitting.drill.finish(now);
            sitting.end = Some(SittingEnd { at: now.wall, text });
        }
    }

    /// Begins another, untimed session, unless one is running.
    pub fn revise(&mut self, now: ClockReading) {
        if self.open_sitting().is_none() {
            self.sittings.push(Sitting::start(None, now));
        }
    }

    /// Restores an earlier text, as a session without time; nothing is lost. A running session is
    /// left alone, since it may be in use.
    pub fn restore(&mut self, text: String, now: ClockReading) {
        if self.open_sitting().is_some() {
            return;
        }
        self.sittings.push(Sitting::start(None, now));
        self.draft.replace_text(text);
        self.close_sitting(now);
    }

    /// Whether the current session's clock is running.
    #[must_use]
    pub fn is_running(&self) -> bool {
        self.open_sitting()
            .is_some_and(|sitting| sitting.drill.phase() == Phase::Running)
    }

    /// Stores a dismissal with the memo.
    pub fn dismiss(&mut self, dismissal: Dismissal) {
        if !self.dismissed.contains(&dismissal) {
            self.dismissed.push(dismissal);
        }
    }

    /// Removes a dismissal.
    pub fn restore_dismissed(&mut self, dismissal: &Dismissal) {
        self.dismissed.retain(|kept| kept != dismissal);
    }

    /// How many of its sessions have ended.
    #[must_use]
    pub fn ended(&self) -> usize {
        let sittings = self.sittings.iter();
        sittings.filter(|sitting| sitting.end.is_some()).count()
    }

    /// Stores which sentence shows what a reader looks for; `None` if none does.
    pub fn mark_evidence(
        &mut self,
        criterion: Criterion,
        part: &str,
        sentence: Option<String>,
        at: DateTime<Utc>,
    ) {
        let said = EvidenceMark {
            criterion: criterion.slug().to_owned(),
            part: part.to_owned(),
            sentence,
            sittings: u32::try_from(self.ended()).unwrap_or(u32::MAX),
            at,
        };
        say(&mut self.evidence, said);
    }

    /// Undoes the last decision on a criterion, restoring the one before.
    pub fn restore_evidence(
        &mut self,
        criterion: Criterion,
        part: &str,
        before: Vec<EvidenceMark>,
    ) {
        self.evidence.retain(|mark| !mark.is_of(criterion, part));
        self.evidence.extend(before);
        self.evidence.sort_by_key(|mark| mark.at);
    }

    /// Its label: the author's title, or else the suggested one.
    #[must_use]
    pub fn title(&self) -> String {
        self.own_title
            .as_deref()
            .map(one_line)
            .filter(|title| !title.is_empty())
            .unwrap_or_else(|| self.proposed_title())
    }

    /// Sets the title. A title without a letter restores the suggested one.
    pub fn give_title(&mut self, typed: String) {
        self.own_title = (!typed.trim().is_empty()).then_some(typed);
    }

    /// The suggested title: from its text, or else from its prompt.
    #[must_use]
    pub fn proposed_title(&self) -> String {
        let asked = || self.prompt().map(|prompt| prompt.kind.name().to_owned());
        title::proposed(&self.draft.text)
            .or_else(asked)
            .unwrap_or_else(|| "Memo".to_owned())
    }

    /// The line that distinguishes it from memos with the same title in a list; `None` if it isn't needed.
    #[must_use]
    pub fn first_line(&self) -> Option<String> {
        title::first_line(&self.draft.text, &self.title())
    }

    /// When it was last finished, or when it was started if it never was.
    #[must_use]
    pub fn written(&self) -> Option<DateTime<Utc>> {
        let finished = self.sittings.iter().rev().find_map(|sitting| {
            let end = sitting.end.as_ref()?;
            Some(end.at)
        });
        finished.or_else(|| self.sittings.first().map(|sitting| sitting.started))
    }

    /// The text in Markdown, below its prompt.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        let text = &self.draft.text;
        let mut body = String::with_capacity(text.len());
        for line in set_lines(text, self.document.markup()) {
            // The rows of a table stay together, without blank lines.
            let goes_on = match line.shape {
                Shape::Row(row) => !row.is_first,
                Shape::Rule => true,
                Shape::Body | Shape::Heading(_) => false,
            };
            if !body.is_empty() {
                body.push_str(if goes_on { "\n" } else { "\n\n" });
            }
            body.push_str(line.span.of(text).trim());
        }
        match self.prompt() {
            Some(prompt) => format!("> {}\n\n{body}\n", prompt.text.replace('\n', "\n> ")),
            None => format!("{body}\n"),
        }
    }
}

impl Sitting {
    fn start(allowed: Option<Duration>, now: ClockReading) -> Self {
        Self {
            started: now.wall,
            drill: Drill::start(allowed, now),
            end: None,
            at_limit: None,
            pasted: 0,
        }
    }
}

/// The time left: until the deadline if there is one, or else on the session's own clock.
#[must_use]
pub fn remaining(due: Option<DateTime<Utc>>, drill: &Drill, now: ClockReading) -> Remaining {
    match due {
        None => drill.remaining(now),
        Some(due) => match (due - now.wall).to_std() {
            Ok(left) => Remaining::Left(left),
            Err(_) => Remaining::Over((now.wall - due).to_std().unwrap_or_default()),
        },
    }
}

/// The ids of the built-in prompts of the newest memos, which a new draw avoids. A custom prompt may
/// be drawn again right away: a second draft answers the same one.
#[must_use]
pub fn recent_prompts(memos: &[Record<MemoDraft>], newest: usize) -> Vec<String> {
    memos
        .iter()
        .take(newest)
        .flat_map(|memo| memo.body.offered.iter())
        .filter(|prompt| prompt.like.is_some())
        .map(|prompt| prompt.id.clone())
        .collect()
}

impl Outgoing for MemoDraft {
    fn pieces(&self) -> Vec<OutgoingText> {
        let prompt = self.prompt().map_or("", |prompt| prompt.text.as_str());
        let title = self.own_title.as_deref().unwrap_or_default();
        [
            piece("the memo’s title", title),
            piece("the memo’s prompt", prompt),
            piece("the memo", &self.draft.text),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    fn with_stand_ins(&self, stand_ins: &[StandIn]) -> Self {
        let mut memo = self.clone();
        memo.draft.text = replaced(&memo.draft.text, stand_ins);
        memo.own_title = memo.own_title.map(|title| replaced(&title, stand_ins));
        for prompt in &mut memo.offered {
            prompt.text = replaced(&prompt.text, stand_ins);
        }
        memo
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::privacy::names::{sightings, stand_ins};
    use crate::domain::record::id::DeviceId;
    use crate::domain::review::dismissal::{StandingDismissal, is_put_aside};
    use crate::domain::review::manuscript::Brief;
    use crate::domain::review::review;
    use crate::domain::review::rule::Finding;
    use crate::domain::writing::prompt::{PromptKind, PromptLikeness};

    fn now(seconds: u64) -> ClockReading {
        ClockReading {
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
            principles: Vec::new(),
            like: None,
            is_reported: false,
        };
        MemoDraft::start(choices(Way::Drill, vec![prompt]), now(0))
    }

    fn choices(way: Way, offered: Vec<Prompt>) -> MemoChoices {
        MemoChoices {
            way,
            document: DocumentKind::NarrativeMemo,
            offered,
            seed: 7,
            redraws: 0,
            chosen: 0,
            time: Duration::from_mins(30),
            due: Some(now(1_800).wall),
            is_strict: false,
            limit: 2,
            format: PageFormat::A4,
            lettering: TypeStyle::default(),
            target: None,
        }
    }

    #[test]
    fn a_take_home_counts_the_work_of_its_sittings_and_the_deadline_by_the_wall_clock() {
        let mut memo = MemoDraft::start(choices(Way::TakeHome, Vec::new()), now(0));
        memo.draft.replace_text("First evening.".to_owned());
        memo.close_sitting(now(600));
        assert!(memo.is_open());
        memo.enter(now(1_500));
        memo.enter(now(1_501));
        assert_eq!(memo.sittings.len(), 2);
        let drill = memo.open_sitting().unwrap().drill.clone();
        assert_eq!(
            remaining(memo.due, &drill, now(1_700)),
            Remaining::Left(Duration::from_secs(100))
        );
        assert_eq!(
            remaining(memo.due, &drill, now(1_900)),
            Remaining::Over(Duration::from_secs(100))
        );
        memo.finish(now(1_900));
        assert!(!memo.is_open());
        assert_eq!(memo.worked(now(9_999)), Duration::from_secs(1_000));
        let texts = memo
            .sittings
            .iter()
            .map(|sitting| &sitting.end.as_ref().unwrap().text);
        assert_eq!(
            texts.collect::<Vec<_>>(),
            ["First evening.", "First evening."]
        );
    }

    #[test]
    fn an_older_text_comes_back_without_losing_the_newer_one() {
        let mut memo = memo();
        memo.draft.replace_text("Newer.".to_owned());
        memo.finish(now(60));
        memo.restore("Older.".to_owned(), now(70));
        assert_eq!(memo.draft.text, "Older.");
        let texts = memo
            .sittings
            .iter()
            .map(|sitting| &sitting.end.as_ref().unwrap().text);
        assert_eq!(texts.collect::<Vec<_>>(), ["Newer.", "Older."]);
    }

    #[test]
    fn a_sitting_under_way_is_not_closed_by_an_older_text() {
        let mut memo = memo();
        memo.draft.replace_text("Being written.".to_owned());
        memo.restore("Older.".to_owned(), now(70));
        assert_eq!(memo.draft.text, "Being written.");
        assert!(memo.open_sitting().is_some());
    }

    #[test]
    fn what_was_written_after_time_is_known_until_it_is_fixed() {
        let mut memo = memo();
        let late = |memo: &MemoDraft| -> Vec<String> {
            let text = &memo.draft.text;
            let passages = memo.overtime().into_iter();
            passages
                .map(|span| span.of(text).trim().to_owned())
                .collect()
        };
        memo.draft.replace_text("In time.".to_owned());
        memo.open_sitting_mut().unwrap().at_limit = Some("In time.".to_owned());
        memo.draft
            .replace_text("In time. Much too late.".to_owned());
        assert_eq!(late(&memo), ["Much too late."]);
        memo.finish(now(2_000));
        memo.revise(now(3_000));
        memo.draft
            .replace_text("Fixed. In time. Much late.".to_owned());
        assert_eq!(late(&memo), ["Much late."]);
        memo.finish(now(3_600));
        assert_eq!(late(&memo), ["Much late."]);
        memo.restore("In time.".to_owned(), now(4_000));
        assert_eq!(late(&memo), [""; 0]);
    }

    #[test]
    fn words_are_aimed_at_apart_from_the_page_limit() {
        let mut memo = memo();
        assert_eq!(memo.target_words(), 950);
        memo.target = Some(700);
        assert_eq!((memo.target_words(), memo.page_limit()), (700, 2));
        memo.limit = Some(4);
        assert_eq!((memo.target_words(), memo.usual_words()), (700, 1_900));
    }

    #[test]
    fn a_checked_text_is_finished_at_once() {
        let memo = MemoDraft::check(
            choices(Way::Check, Vec::new()),
            "A text.".to_owned(),
            now(0),
        );
        assert!(!memo.is_open());
        assert_eq!(memo.sittings[0].end.as_ref().unwrap().text, "A text.");
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
    fn the_proposed_title_is_what_the_text_proposes_else_what_was_asked_for() {
        let mut memo = memo();
        for (text, title) in [
            ("", "Invention"),
            (" \n—\n", "Invention"),
            ("\n# Returns desk\n\nIt pays first.", "Returns desk"),
            ("It pays first.", "It pays first"),
            ("\n\nIt pays first.\nIt holds.", "It pays first"),
            (
                "In 2024 I cut the wait at our returns desk from 19 to 7 minutes, and it held.",
                "I cut the wait at our returns desk from 19 to 7 minutes",
            ),
            (
                "Ich habe die Wartezeit am Schalter halbiert — überall, mühelos.",
                "Ich habe die Wartezeit am Schalter halbiert — überall…",
            ),
        ] {
            memo.draft.replace_text(text.to_owned());
            assert_eq!(memo.title(), title, "{text}");
        }
        let unbroken = "a".repeat(90);
        memo.draft.replace_text(unbroken);
        assert_eq!(memo.title(), format!("{}…", "a".repeat(60)));
        memo.draft.replace_text(String::new());
        memo.offered.clear();
        assert_eq!(memo.title(), "Memo");
    }

    #[test]
    fn a_title_that_was_given_stands_until_it_is_emptied() {
        let mut memo = memo();
        memo.draft.replace_text("It pays first.".to_owned());
        for (typed, title) in [
            ("Returns desk", "Returns desk"),
            (" Returns  desk ", "Returns desk"),
            ("Over two\nlines", "Over two lines"),
            ("  ", "It pays first"),
            ("", "It pays first"),
        ] {
            memo.give_title(typed.to_owned());
            assert_eq!(memo.title(), title, "{typed}");
        }
        assert_eq!(memo.own_title, None);
    }

    #[test]
    fn a_name_in_the_title_is_found_and_replaced_as_in_the_text() {
        let mut memo = memo();
        memo.give_title("Acme’s desk".to_owned());
        let names = ["Acme".to_owned()];
        assert_eq!(sightings(&memo.pieces(), &names).len(), 1);
        let stand_ins = stand_ins(&names, &[]);
        assert!(!memo.with_stand_ins(&stand_ins).title().contains("Acme"));
    }

    #[test]
    fn a_memo_is_of_the_day_on_which_it_was_last_finished() {
        let mut memo = memo();
        assert_eq!(memo.written(), Some(now(0).wall));
        memo.finish(now(60));
        memo.revise(now(100));
        assert_eq!(memo.written(), Some(now(60).wall));
        memo.finish(now(160));
        assert_eq!(memo.written(), Some(now(160).wall));
    }

    #[test]
    fn markdown_quotes_the_prompt_and_parts_the_paragraphs() {
        let mut memo = memo();
        memo.draft.replace_text("One.\nTwo.".to_owned());
        assert_eq!(
            memo.to_markdown(),
            "> What did you invent?\n\nOne.\n\nTwo.\n"
        );
        let table = "| a |\n|---|\n| b |";
        memo.document = DocumentKind::PrFaq;
        memo.draft.replace_text(format!("## One\n{table}\nTwo."));
        assert_eq!(
            memo.to_markdown(),
            format!("> What did you invent?\n\n## One\n\n{table}\n\nTwo.\n")
        );
    }

    #[test]
    fn a_draw_avoids_recent_built_in_prompts_and_never_ones_own() {
        let prompt = |id: &str, like: Option<PromptLikeness>| Prompt {
            id: id.to_owned(),
            like,
            ..memo().offered[0].clone()
        };
        let offered = vec![
            prompt("built-in", Some(PromptLikeness::Real)),
            prompt("own", None),
        ];
        let memo = MemoDraft::start(choices(Way::Drill, offered), now(0));
        let id = RecordId::fixed("memo");
        let record = Record::new(id, memo, now(0).wall, &DeviceId("d".to_owned()));
        assert_eq!(recent_prompts(&[record], 4), ["built-in"]);
    }
}
