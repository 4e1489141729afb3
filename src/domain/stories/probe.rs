//! The follow-ups of a story: a tree of questions that an interviewer might ask, and how the
//! candidate's answers hold up.

use serde::{Deserialize, Serialize};

use crate::domain::choices::choices;
use crate::domain::prose::participles::is_participle;
use crate::domain::prose::quantities::{figures, singular};
use crate::domain::record::envelope::Body;
use crate::domain::record::id::RecordId;
use crate::domain::record::kind::Kind;
use crate::domain::review::follow_ups::follow_ups;
use crate::domain::stories::story::{StarPart, Story};
use crate::domain::text::{Span, paragraphs, sentences};

/// How an answer holds up, by the candidate's own judgment.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AnswerStanding {
    /// It holds up.
    Safe,
    /// Part of it holds up.
    Partial,
    /// There is no answer yet.
    Gap,
}

/// A question under a story, with its answer.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Probe {
    /// Its number, unique under the story.
    pub number: u32,
    /// The probe whose answer it asks about; `None` at the top level.
    pub parent: Option<u32>,
    /// The question.
    pub question: String,
    /// The candidate's answer.
    pub answer: String,
    /// How the answer holds up, once judged.
    pub standing: Option<AnswerStanding>,
}

/// The probes of one story, in a separate record: they are edited apart from its text.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Probes {
    /// Which story.
    pub story: RecordId,
    /// In order of creation, so a parent comes before its children.
    pub probes: Vec<Probe>,
}

impl Body for Probes {
    const KIND: Kind = Kind::Probes;
}

/// How deep the questions go: the top question is the first level.
pub const DEPTH: usize = 5;

/// The most questions suggested at a time.
pub const PROPOSED: usize = 8;

choices! {
    AnswerStanding {
        Safe: "safe", "Safe";
        Partial: "partial", "Partial";
        Gap: "gap", "Gap";
    }
}

/// How urgently an answer needs work; the most urgent first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum ProbeNeed {
    /// Marked as a gap.
    Gap,
    /// Not written down, or not judged.
    Unanswered,
    /// Marked as partial.
    Partial,
    /// It holds up.
    Safe,
}

impl Probe {
    /// How urgently the answer needs work. An empty answer marked safe counts as missing.
    #[must_use]
    pub fn need(&self) -> ProbeNeed {
        match self.standing {
            Some(AnswerStanding::Gap) => ProbeNeed::Gap,
            Some(AnswerStanding::Partial) => ProbeNeed::Partial,
            Some(AnswerStanding::Safe) if !self.answer.trim().is_empty() => ProbeNeed::Safe,
            Some(AnswerStanding::Safe) | None => ProbeNeed::Unanswered,
        }
    }
}

/// How many of a story's probes are answered.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Readiness {
    /// Top questions that hold up all the way down; see [`Probes::holds`].
    pub ready: usize,
    /// Top questions in all.
    pub asked: usize,
}

impl Readiness {
    /// The share of top questions that hold up, in percent, rounded down; 0 without a question.
    #[must_use]
    pub fn percent(self) -> usize {
        (self.ready * 100).checked_div(self.asked).unwrap_or(0)
    }
}

/// A probe at its place in the tree.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PlacedProbe {
    /// The probe's number.
    pub number: u32,
    /// 1 for a top question.
    pub depth: usize,
}

impl Probes {
    /// No probes yet.
    #[must_use]
    pub fn none(story: RecordId) -> Self {
        Self {
            story,
            probes: Vec::new(),
        }
    }

    /// The probe with a number.
    #[must_use]
    pub fn get(&self, number: u32) -> Option<&Probe> {
        self.probes.iter().find(|probe| probe.number == number)
    }

    /// The probe with a number, mutable.
    pub fn get_mut(&mut self, number: u32) -> Option<&mut Probe> {
        self.probes.iter_mut().find(|probe| probe.number == number)
    }

    /// Adds a question at the top level, or under the answer it asks about, and returns its number.
    pub fn ask(&mut self, parent: Option<u32>, question: impl Into<String>) -> u32 {
        let number = self.next_number();
        self.probes.push(Probe {
            number,
            parent: parent.filter(|parent| self.get(*parent).is_some()),
            question: question.into(),
            answer: String::new(),
            standing: None,
        });
        number
    }

    fn next_number(&self) -> u32 {
        self.probes
            .iter()
            .map(|probe| probe.number)
            .max()
            .map_or(1, |last| last.saturating_add(1))
    }

    /// Removes a question, with everything below it.
    pub fn remove(&mut self, number: u32) {
        let mut gone = vec![number];
        // Parents come before their children, so one pass finds them all.
        self.probes.retain(|probe| {
            let is_gone =
                probe.number == number || probe.parent.is_some_and(|parent| gone.contains(&parent));
            if is_gone {
                gone.push(probe.number);
            }
            !is_gone
        });
    }

    /// The probes under one, or at the top.
    pub fn under(&self, parent: Option<u32>) -> impl Iterator<Item = &Probe> {
        // A probe whose parent is missing is shown at the top level, so that it is visible.
        self.probes.iter().filter(move |probe| {
            let known = probe.parent.filter(|parent| self.get(*parent).is_some());
            known == parent && probe.parent != Some(probe.number)
        })
    }

    /// The tree in order, each question followed by those about its answer.
    #[must_use]
    pub fn tree(&self) -> Vec<PlacedProbe> {
        let mut placed = Vec::new();
        let mut open: Vec<PlacedProbe> = self.level(None, 1);
        while let Some(next) = open.pop() {
            // An imported row might contain a cycle.
            if placed.len() >= self.probes.len() {
                break;
            }
            open.extend(self.level(Some(next.number), next.depth + 1));
            placed.push(next);
        }
        placed
    }

    /// One level, in reverse.
    fn level(&self, parent: Option<u32>, depth: usize) -> Vec<PlacedProbe> {
        let mut level: Vec<PlacedProbe> = self
            .under(parent)
            .map(|probe| PlacedProbe {
                number: probe.number,
                depth,
            })
            .collect();
        level.reverse();
        level
    }

    /// How many answers in a row are safe from a question down, along the longest chain.
    #[must_use]
    pub fn safe_depth(&self, number: u32) -> usize {
        self.safe_depth_within(number, self.probes.len())
    }

    fn safe_depth_within(&self, number: u32, limit: usize) -> usize {
        let is_safe = self
            .get(number)
            .is_some_and(|probe| probe.need() == ProbeNeed::Safe);
        if !is_safe || limit == 0 {
            return 0;
        }
        let deepest = self
            .under(Some(number))
            .map(|probe| self.safe_depth_within(probe.number, limit - 1))
            .max();
        1 + deepest.unwrap_or(0)
    }

    /// Whether a top question holds up: its answer and every answer below it is safe, and one chain
    /// of them is [`DEPTH`] deep. Depth alone is not enough, since an interviewer digs at the weakest
    /// point.
    #[must_use]
    pub fn holds(&self, number: u32) -> bool {
        self.safe_depth(number) >= DEPTH && self.is_safe_below(number, self.probes.len())
    }

    fn is_safe_below(&self, number: u32, limit: usize) -> bool {
        limit > 0
            && self.under(Some(number)).all(|probe| {
                probe.need() == ProbeNeed::Safe && self.is_safe_below(probe.number, limit - 1)
            })
    }

    /// The share of top questions that hold up.
    #[must_use]
    pub fn readiness(&self) -> Readiness {
        let top: Vec<u32> = self.under(None).map(|probe| probe.number).collect();
        Readiness {
            ready: top.iter().filter(|&&number| self.holds(number)).count(),
            asked: top.len(),
        }
    }

    /// The order of a drill: gaps, then unanswered, then partial, then safe ones; in tree order
    /// within each group.
    #[must_use]
    pub fn drill(&self) -> Vec<u32> {
        let mut order: Vec<(ProbeNeed, u32)> = self
            .tree()
            .into_iter()
            .filter_map(|placed| Some((self.get(placed.number)?.need(), placed.number)))
            .collect();
        order.sort_by_key(|(need, _)| *need);
        order.into_iter().map(|(_, number)| number).collect()
    }

    /// The merged probes of two stories: the other's follow, renumbered.
    #[must_use]
    pub fn united_with(&self, other: &Self) -> Self {
        let mut whole = self.clone();
        let shift = whole.next_number().saturating_sub(1);
        whole
            .probes
            .extend(other.probes.iter().cloned().map(|probe| Probe {
                number: probe.number.saturating_add(shift),
                parent: probe.parent.map(|parent| parent.saturating_add(shift)),
                ..probe
            }));
        whole
    }
}

/// Likely first questions, made from the story's own words and numbers; existing ones are left out.
/// The sharpest come first: the numbers of the Result, then what [`follow_ups`] finds in Action and
/// Situation, then standard questions.
#[must_use]
pub fn proposals(story: &Story, asked: &Probes) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let result = story.part(StarPart::Result);
    found.extend(
        spoken_sentences(result)
            .into_iter()
            .filter_map(|sentence| measured(sentence.of(result)))
            .take(2)
            .map(|figure| format!("Why that metric, and how was “{figure}” measured?")),
    );
    for part in [StarPart::Action, StarPart::Situation, StarPart::Result] {
        let text = story.part(part);
        // What is said already needs no names in the question.
        let questions = follow_ups(text, &[])
            .into_iter()
            .filter(|asked| {
                fits(
                    part,
                    asked.gist,
                    asked.span.map_or("", |span| span.of(text)),
                )
            })
            .take(if part == StarPart::Action { 3 } else { 1 })
            .filter_map(|asked| {
                let said = shortened(asked.span?.of(text));
                Some(format!("You said “{said}” {}", asked.gist))
            });
        found.extend(questions);
    }
    if StarPart::STAR
        .iter()
        .any(|part| !story.part(*part).trim().is_empty())
    {
        found.extend(ALWAYS.map(str::to_owned));
    }
    found.retain(|question| {
        !asked
            .probes
            .iter()
            .any(|probe| probe.question.trim() == question)
    });
    let mut known = std::collections::BTreeSet::new();
    found.retain(|question| known.insert(question.clone()));
    found.truncate(PROPOSED);
    found
}

/// Questions for every story.
const ALWAYS: [&str; 3] = [
    "What did you do yourself?",
    "What would you do differently?",
    "Why did it have to happen then, and why you?",
];

/// Whether a question fits the part that its sentence stands in. The figures of the Result have their own
/// questions, those of the Action are counts unless something changed, and in the Situation nobody acts yet.
fn fits(part: StarPart, question: &str, sentence: &str) -> bool {
    let is_measured = question.contains("measured");
    match part {
        StarPart::Action => !is_measured || is_change(sentence),
        StarPart::Situation => {
            !is_measured && !question.contains("share of what") && !question.contains("others do")
        }
        _ => !is_measured && !question.contains("share of what"),
    }
}

/// Whether a sentence tells a change or an amount that somebody measured, and no count of steps.
fn is_change(sentence: &str) -> bool {
    sentence.contains(['%', '$', '€', '£', '₹', '¥'])
        || sentence.split_whitespace().any(|word| word == "from")
}

fn spoken_sentences(text: &str) -> Vec<Span> {
    paragraphs(text)
        .flat_map(|paragraph| {
            sentences(paragraph.of(text))
                .into_iter()
                .map(move |sentence| sentence.shifted(paragraph.start))
        })
        .collect()
}

/// The longest span from the first figure of a sentence to its last, in bytes, that a question
/// quotes.
const NAMED: usize = 48;

/// Units of a time that something took, which nobody measures.
const TIMES: [&str; 5] = ["day", "week", "month", "quarter", "year"];

/// Words between two figures that a question quotes together.
const JOINING: [&str; 9] = [
    "->", "against", "for", "in", "of", "over", "to", "within", "→",
];

/// The figures of a sentence as a question quotes them: "19 to 7 minutes over six weeks". Times alone ("six
/// weeks late") and what stands behind a comma or a verb are left out.
fn measured(sentence: &str) -> Option<&str> {
    let found = figures(sentence);
    let is_time = |figure: &Span| {
        let last = figure.of(sentence).split([' ', '-']).next_back();
        last.is_some_and(|unit| TIMES.contains(&singular(unit)))
    };
    let compares = sentence.contains("instead of") || sentence.contains("from ");
    let first = found
        .iter()
        .position(|figure| (compares || !is_time(figure)) && !is_factor(figure.of(sentence)))?;
    let start = found.get(first)?.start;
    let mut end = found.get(first)?.end;
    for figure in found.iter().skip(first + 1) {
        let gap = sentence.get(end..figure.start).unwrap_or_default();
        let joins = gap
            .split_whitespace()
            .all(|word| JOINING.contains(&word) || word == "instead");
        if !joins || gap.trim().is_empty() || figure.end - start > NAMED {
            break;
        }
        end = figure.end;
    }
    // The word behind a last figure may be a verb: "five finished".
    let quoted = Span { start, end }.of(sentence);
    let shorter = quoted.rsplit_once(' ').filter(|(_, last)| {
        is_participle(last) || is_preposition(last) || matches!(*last, "came" | "left")
    });
    let quoted = shorter.map_or(quoted, |(figure, _)| figure);
    // "6 percentage points" is three words.
    let whole = sentence.get(start..start + quoted.len() + " points".len());
    Some(
        whole
            .filter(|whole| whole.ends_with("percentage points"))
            .unwrap_or(quoted),
    )
}

/// Whether a figure is "million trips", the unit of another.
fn is_factor(figure: &str) -> bool {
    ["hundred", "thousand", "million", "billion"]
        .iter()
        .any(|factor| figure.starts_with(factor))
}

fn is_preposition(word: &str) -> bool {
    matches!(
        word,
        "within" | "over" | "during" | "across" | "per" | "after"
    )
}

/// The words of a sentence that a question quotes.
const REPEATED: usize = 12;

/// The first words of a sentence.
fn shortened(sentence: &str) -> String {
    let mut words = sentence.split_whitespace();
    let start: Vec<&str> = words.by_ref().take(REPEATED).collect();
    let start = start.join(" ");
    if words.next().is_some() {
        format!("{start} …")
    } else {
        start
    }
}

impl Probes {
    /// The id of a story's probes: one record per story, the same on every device.
    #[must_use]
    pub fn id_for(story: &RecordId) -> RecordId {
        RecordId::from_text(&format!("probes-{story}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn probes() -> Probes {
        Probes::none(RecordId::from_text("s"))
    }

    fn answer(probes: &mut Probes, number: u32, standing: AnswerStanding) {
        let probe = probes.get_mut(number).unwrap();
        probe.answer = "Because.".to_owned();
        probe.standing = Some(standing);
    }

    /// A chain of answered whys; the numbers from the top down.
    fn chain(probes: &mut Probes, depth: usize) -> Vec<u32> {
        let mut parent = None;
        (0..depth)
            .map(|_| {
                let number = probes.ask(parent, "Why?");
                answer(probes, number, AnswerStanding::Safe);
                parent = Some(number);
                number
            })
            .collect()
    }

    #[test]
    fn two_devices_give_a_storys_probes_the_same_id() {
        let story = RecordId::from_text("s");
        assert_eq!(Probes::id_for(&story), Probes::id_for(&story));
        assert_ne!(
            Probes::id_for(&story),
            Probes::id_for(&RecordId::from_text("t"))
        );
    }

    #[test]
    fn a_question_is_ready_when_five_answers_in_a_row_are_safe() {
        let mut four = probes();
        let _ = chain(&mut four, 4);
        assert_eq!(four.readiness(), Readiness { ready: 0, asked: 1 });
        let mut five = probes();
        let _ = chain(&mut five, 5);
        five.ask(None, "And this?");
        assert_eq!(five.readiness(), Readiness { ready: 1, asked: 2 });
        assert_eq!(five.readiness().percent(), 50);
        assert_eq!(probes().readiness().percent(), 0);
    }

    #[test]
    fn a_soft_branch_or_a_break_in_the_chain_keeps_a_question_from_being_ready() {
        let mut branched = probes();
        let chained = chain(&mut branched, 5);
        let branch = branched.ask(Some(chained[1]), "And why not earlier?");
        assert!(!branched.holds(chained[0]), "an open question is under it");
        answer(&mut branched, branch, AnswerStanding::Gap);
        assert!(!branched.holds(chained[0]));
        answer(&mut branched, branch, AnswerStanding::Safe);
        assert!(branched.holds(chained[0]));
        answer(&mut branched, chained[2], AnswerStanding::Partial);
        assert_eq!(branched.safe_depth(chained[0]), 3, "along the branch");
        assert!(!branched.holds(chained[0]));
    }

    #[test]
    fn safe_without_an_answer_is_unanswered() {
        let mut probes = probes();
        let number = probes.ask(None, "Why?");
        probes.get_mut(number).unwrap().standing = Some(AnswerStanding::Safe);
        assert_eq!(probes.get(number).unwrap().need(), ProbeNeed::Unanswered);
    }

    #[test]
    fn the_tree_goes_down_before_it_goes_on() {
        let mut probes = probes();
        let one = probes.ask(None, "1");
        let two = probes.ask(None, "2");
        let under_one = probes.ask(Some(one), "1.1");
        let deeper = probes.ask(Some(under_one), "1.1.1");
        let tree: Vec<(u32, usize)> = probes
            .tree()
            .into_iter()
            .map(|placed| (placed.number, placed.depth))
            .collect();
        assert_eq!(tree, [(one, 1), (under_one, 2), (deeper, 3), (two, 1)]);
        probes.remove(one);
        assert_eq!(probes.tree().len(), 1);
    }

    #[test]
    fn a_drill_asks_gaps_then_the_unanswered_then_the_partial_then_the_safe() {
        let mut probes = probes();
        let safe = probes.ask(None, "safe");
        let partial = probes.ask(Some(safe), "partial");
        let open = probes.ask(None, "open");
        let gap = probes.ask(Some(open), "gap");
        answer(&mut probes, safe, AnswerStanding::Safe);
        answer(&mut probes, partial, AnswerStanding::Partial);
        answer(&mut probes, gap, AnswerStanding::Gap);
        assert_eq!(probes.drill(), [gap, open, partial, safe]);
    }

    #[test]
    fn united_probes_keep_both_trees_apart() {
        let (mut one, mut two) = (probes(), probes());
        let _ = chain(&mut one, 2);
        let _ = chain(&mut two, 3);
        let whole = one.united_with(&two);
        let depths: Vec<usize> = whole.tree().iter().map(|placed| placed.depth).collect();
        assert_eq!(depths, [1, 2, 1, 2, 3]);
    }

    #[test]
    fn a_stored_circle_does_not_hang() {
        let mut probes = probes();
        let one = probes.ask(None, "1");
        let two = probes.ask(Some(one), "2");
        probes.get_mut(one).unwrap().parent = Some(two);
        answer(&mut probes, one, AnswerStanding::Safe);
        answer(&mut probes, two, AnswerStanding::Safe);
        let _ = (
            probes.tree(),
            probes.readiness(),
            probes.drill(),
            probes.holds(one),
        );
    }

    #[test]
    fn questions_are_proposed_from_the_storys_own_numbers_and_words() {
        let story = crate::domain::stories::review::tests::strong();
        let proposed = proposals(&story, &probes());
        assert_eq!(
            proposed.first().map(String::as_str),
            Some("Why that metric, and how was “19 to 7 minutes over six weeks” measured?")
        );
        for always in &ALWAYS[..2] {
            assert!(
                proposed.iter().any(|question| question == always),
                "{proposed:?}"
            );
        }
        assert!(proposed.len() <= PROPOSED);
        let story = Story {
            action: "We decided to drop the form, and I convinced the clerk.".to_owned(),
            ..Story::default()
        };
        let proposed = proposals(&story, &probes());
        assert_eq!(
            proposed[0],
            "You said “We decided to drop the form, and I convinced the clerk.” What was the obvious alternative, and why this instead?"
        );
    }

    #[test]
    fn the_number_that_is_asked_about_is_one_that_was_measured() {
        for (result, figure) in [
            (
                "Conversion rose from 2.1% to 2.6% in a three-week A/B test.",
                Some("2.1% to 2.6%"),
            ),
            (
                "NPS went from 23 to 51 in two quarters.",
                Some("23 to 51 in two quarters"),
            ),
            ("Output fell 22%, but margin fell only 4%.", Some("22%")),
            ("Late parcels fell by half within a quarter.", Some("half")),
            ("All five finished checkout in May.", Some("five")),
            (
                "Sellers were paid in 2 days instead of 9.",
                Some("2 days instead of 9"),
            ),
            (
                "Accidents per million trips fell from 9.1 to 5.4.",
                Some("9.1 to 5.4"),
            ),
            (
                "Retention rose by 6 percentage points, from 31% to 37%.",
                Some("6 percentage points"),
            ),
            ("We shipped six weeks late.", None),
            ("Both were promoted within 18 months.", None),
            ("The test ran two days later.", None),
        ] {
            assert_eq!(measured(result), figure, "{result}");
        }
    }

    #[test]
    fn a_question_fits_its_part() {
        let story = Story {
            situation: "We had 40 shops. Our checkout converted 2% of visits.".to_owned(),
            action: "- pulled 500 calls\n- I wrote 14 fixes. I merged two forms.".to_owned(),
            ..Story::default()
        };
        let asked = proposals(&story, &probes());
        assert!(
            asked.iter().all(|one| !one.starts_with("You said")),
            "{asked:?}"
        );
        let story = Story {
            action: "I cut the form from 9 fields to 4. I shadowed 11 shifts.".to_owned(),
            ..Story::default()
        };
        let asked = proposals(&story, &probes());
        for wanted in [
            "Who measured this, how, and over what period?",
            "Why that number, and what would have been too few?",
        ] {
            assert!(
                asked.iter().any(|one| one.ends_with(wanted)),
                "{wanted}: {asked:?}"
            );
        }
    }

    #[test]
    fn what_is_asked_already_is_not_proposed_and_an_empty_story_proposes_nothing() {
        let story = Story {
            action: "I wrote it down.".to_owned(),
            ..Story::default()
        };
        let mut asked = probes();
        for question in proposals(&story, &asked) {
            asked.ask(None, question);
        }
        assert!(proposals(&story, &asked).is_empty());
        assert!(proposals(&Story::default(), &probes()).is_empty());
    }

    proptest! {
        #[test]
        fn any_text_can_be_asked_about(text in any::<String>()) {
            let mut story = Story::default();
            for part in StarPart::ALL {
                text.clone_into(story.part_mut(part));
            }
            prop_assert!(proposals(&story, &probes()).len() <= PROPOSED);
        }
    }
}
