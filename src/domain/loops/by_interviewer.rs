//! The cheat sheet of a loop: for each interviewer, the principles they ask about and the stories to
//! tell.

use std::collections::BTreeMap;

use crate::domain::loops::assignment::{AssignedAnswer, Assignment};
use crate::domain::loops::interview_loop::InterviewLoop;
use crate::domain::record::id::RecordId;
use crate::domain::stories::bank::BankedStory;
use crate::domain::stories::cheat_sheet::{LineKind, SheetEntry};

/// An entry for each question, in order, and one for each principle that could be asked about
/// instead. `told` has the stories that can be told.
#[must_use]
pub fn by_interviewer(
    of: &InterviewLoop,
    assignment: &Assignment,
    told: &BTreeMap<RecordId, BankedStory>,
) -> Vec<SheetEntry> {
    let mut entries = Vec::new();
    for (place, interviewer) in of.interviewers.iter().enumerate() {
        let mut head = SheetEntry::default();
        head.add(LineKind::Who, who(of, place), 0);
        let questions = assignment
            .answers
            .iter()
            .filter(|answer| answer.slot.interviewer == place)
            .map(|one| answer(one, of, told));
        let instead = assignment
            .standbys
            .iter()
            .filter(|standby| standby.slot.interviewer == place)
            .map(|standby| {
                let mut entry = SheetEntry::default();
                let asked = format!("{}, if they ask about it instead", standby.slot.principle);
                entry.add(LineKind::Asked, asked, 0);
                let story = standby.story.as_ref();
                let title = story.map_or("No story in reserve", |story| &story.title);
                entry.add(LineKind::Title, title, 0);
                entry
            });
        let mut own: Vec<SheetEntry> = questions.chain(instead).collect();
        if own.is_empty() {
            let asked = if interviewer.principles.is_empty() {
                "No principles yet"
            } else {
                "No questions"
            };
            let mut none = SheetEntry::default();
            none.add(LineKind::Asked, asked, 0);
            own.push(none);
        }
        let mut own = own.into_iter();
        entries.extend(own.next().map(|first| first.below(head)));
        entries.extend(own);
    }
    entries
}

/// "Ana · Designer · Bar Raiser".
fn who(of: &InterviewLoop, place: usize) -> String {
    let label = of.label(place);
    let interviewer = of.interviewers.get(place);
    let role = interviewer
        .map(|one| one.role.trim())
        .filter(|role| !role.is_empty() && *role != label);
    let bar_raiser = interviewer
        .filter(|one| one.is_bar_raiser)
        .map(|_| "Bar Raiser");
    [Some(label.as_str()), role, bar_raiser]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" · ")
}

fn answer(
    answer: &AssignedAnswer,
    of: &InterviewLoop,
    told: &BTreeMap<RecordId, BankedStory>,
) -> SheetEntry {
    let mut asked = SheetEntry::default();
    asked.add(LineKind::Asked, answer.slot.principle.name(), 0);
    let story = answer.story.as_ref().map(|(story, _)| story);
    let mut entry = if let Some(story) = story {
        told.get(&story.id).map_or_else(
            || {
                let mut entry = SheetEntry::default();
                entry.add(LineKind::Title, story.title.as_str(), 0);
                entry
            },
            SheetEntry::of,
        )
    } else {
        let mut entry = SheetEntry::default();
        entry.add(LineKind::Title, "No story left", 0);
        if let Some(reuse) = &answer.reuse {
            let repeat = format!(
                "If you must repeat one: “{}”, told to {} as {}",
                reuse.story.title,
                of.label(reuse.told.interviewer),
                reuse.told.principle
            );
            entry.add(LineKind::Told, repeat, 0);
        }
        entry
    };
    // The heading above the story already names the principle.
    entry.lines.retain(|line| line.kind != LineKind::Principles);
    if let Some(another) = &answer.runner_up {
        entry.add(
            LineKind::Told,
            format!("Another example: {}", another.title),
            2,
        );
    }
    entry.below(asked)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::loops::assignment::{assign, bank};
    use crate::domain::loops::interview_loop::Interviewer;
    use crate::domain::principle::Principle::{
        self, BiasForAction, DiveDeep, Frugality, Ownership,
    };
    use crate::domain::stories::story::Story;
    use crate::domain::stories::weight::{Band, Weight};

    fn interviewer(
        name: &str,
        role: &str,
        principles: &[Principle],
        questions: u32,
    ) -> Interviewer {
        Interviewer {
            name: name.to_owned(),
            role: role.to_owned(),
            principles: principles.to_vec(),
            questions,
            ..Interviewer::default()
        }
    }

    #[test]
    fn each_interviewer_hears_the_stories_of_the_assignment() {
        let told: BTreeMap<RecordId, BankedStory> = [
            (
                "a",
                "Desk",
                Ownership,
                "The wait fell from 19 to 7 minutes.",
            ),
            ("b", "Ferry", DiveDeep, "I found 300 wrong rows of 4,000."),
        ]
        .into_iter()
        .map(|(id, title, principle, result)| {
            let story = Story {
                title: title.to_owned(),
                hook: format!("About the {title}."),
                principles: vec![principle],
                result: result.to_owned(),
                ..Story::default()
            };
            let banked = BankedStory {
                story,
                ..BankedStory::default()
            };
            (RecordId::from_text(id), banked)
        })
        .collect();
        let stories = told.iter().map(|(id, banked)| (id, &banked.story));
        let tellers = bank(stories, |_, _| Weight {
            band: Band::Strong,
            met: 9,
            of: 11,
        });
        let of = InterviewLoop {
            interviewers: vec![
                Interviewer {
                    is_bar_raiser: true,
                    ..interviewer("Ana", "Designer", &[Ownership, Frugality], 1)
                },
                interviewer("", "", &[DiveDeep, Ownership], 2),
                interviewer("Cy", "", &[], 2),
                interviewer("", "Engineer", &[BiasForAction], 0),
            ],
            ..InterviewLoop::default()
        };
        let entries = by_interviewer(&of, &assign(&tellers, &of), &told);
        let texts: Vec<Vec<&str>> = entries
            .iter()
            .map(|entry| entry.lines.iter().map(|line| line.text.as_str()).collect())
            .collect();
        assert_eq!(
            texts,
            [
                vec![
                    "Ana · Designer · Bar Raiser",
                    "Ownership",
                    "Desk",
                    "About the Desk.",
                    "The wait fell from 19 to 7 minutes.",
                ],
                vec![
                    "Frugality, if they ask about it instead",
                    "No story in reserve"
                ],
                vec![
                    "Interviewer 2",
                    "Dive Deep",
                    "Ferry",
                    "About the Ferry.",
                    "I found 300 wrong rows of 4,000.",
                ],
                vec![
                    "Ownership",
                    "No story left",
                    "If you must repeat one: “Desk”, told to Ana as Ownership",
                ],
                vec!["Cy", "No principles yet"],
                vec![
                    "Engineer",
                    "Bias for Action, if they ask about it instead",
                    "No story in reserve"
                ],
            ]
        );
    }
}
