//! What to fix first, and the list of findings: by rule, the most serious first.

use std::cmp::Reverse;

use crate::domain::review::rule::{Finding, Rule, Severity};
use crate::domain::text::Span;

/// A finding with its number in the review.
pub type Numbered = (usize, Finding);

/// How many findings to fix first.
pub const FIRST: usize = 3;

/// The findings to fix first, the most serious first: one per rule, and one per sentence, since
/// rewriting a sentence fixes everything in it. Among rules of equal severity, the one with the most
/// findings comes first. Advice is left out.
#[must_use]
pub fn fix_first(findings: &[Numbered]) -> Vec<&Numbered> {
    let mut groups = by_rule(findings, None);
    groups.retain(|group| group.rule.severity > Severity::Advice);
    groups.sort_by_key(|group| (Reverse(group.rule.severity), Reverse(group.numbers.len())));
    let mut sentences: Vec<Span> = Vec::new();
    let mut first = Vec::new();
    for group in groups {
        let free = findings.iter().find(|(number, finding)| {
            let is_rewritten = finding
                .sentence
                .is_some_and(|sentence| sentences.contains(&sentence));
            group.numbers.contains(number) && !is_rewritten
        });
        if let Some(one) = free {
            sentences.extend(one.1.sentence);
            first.push(one);
        }
        if first.len() == FIRST {
            break;
        }
    }
    first
}

/// The findings of one rule.
#[derive(Clone)]
pub struct RuleGroup {
    /// The rule.
    pub rule: &'static Rule,
    /// The numbers of its findings, in reading order.
    pub numbers: Vec<usize>,
}

impl PartialEq for RuleGroup {
    fn eq(&self, other: &Self) -> bool {
        self.rule.id == other.rule.id && self.numbers == other.numbers
    }
}

/// The findings by rule, the most serious rules first and otherwise in reading order; only those of a
/// severity if one is chosen.
#[must_use]
pub fn by_rule(findings: &[Numbered], only: Option<Severity>) -> Vec<RuleGroup> {
    let mut groups: Vec<RuleGroup> = Vec::new();
    let shown = findings
        .iter()
        .filter(|(_, finding)| only.is_none_or(|only| finding.rule.severity == only));
    for (number, finding) in shown {
        let known = groups
            .iter_mut()
            .find(|group| group.rule.id == finding.rule.id);
        match known {
            Some(group) => group.numbers.push(*number),
            None => groups.push(RuleGroup {
                rule: finding.rule,
                numbers: vec![*number],
            }),
        }
    }
    groups.sort_by_key(|group| Reverse(group.rule.severity));
    groups
}

/// How many findings there are of each severity, the most serious first.
#[must_use]
pub fn tally(findings: &[Numbered]) -> [(Severity, usize); 3] {
    [Severity::Serious, Severity::Worth, Severity::Advice].map(|severity| {
        let of_it = findings
            .iter()
            .filter(|(_, finding)| finding.rule.severity == severity);
        (severity, of_it.count())
    })
}

/// The number after (or before) the current one in reading order; without one, the first (or last).
#[must_use]
pub fn neighbor(numbers: &[usize], current: Option<usize>, forward: bool) -> Option<usize> {
    match (current, forward) {
        (Some(current), true) => numbers
            .iter()
            .copied()
            .filter(|&number| number > current)
            .min(),
        (Some(current), false) => numbers
            .iter()
            .copied()
            .filter(|&number| number < current)
            .max(),
        (None, true) => numbers.iter().copied().min(),
        (None, false) => numbers.iter().copied().max(),
    }
}

/// The shortest swipe, in pixels.
const SWIPE: i32 = 48;

/// The direction of a swipe that moved this far across and down: to the left is forward. `None` for a
/// tap, and for scrolling.
#[must_use]
pub fn swiped(across: i32, down: i32) -> Option<bool> {
    let is_swipe = across.abs() >= SWIPE && across.abs() > 2 * down.abs();
    is_swipe.then_some(across < 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::review::rules::RULES;

    /// Findings by the severity of a rule, which of its rules, and the sentence they stand in.
    fn found(wanted: &[(Severity, usize, Option<usize>)]) -> Vec<Numbered> {
        let one = |&(severity, which, sentence): &(Severity, usize, Option<usize>)| {
            let mut rules = RULES.iter().filter(|rule| rule.severity == severity);
            let sentence = sentence.map(|at| Span {
                start: at * 100,
                end: at * 100 + 90,
            });
            Finding {
                rule: rules.nth(which).unwrap(),
                span: sentence,
                sentence,
                quote: String::new(),
                detail: String::new(),
            }
        };
        wanted.iter().map(one).enumerate().collect()
    }

    use Severity::{Advice, Serious, Worth};

    #[test]
    fn three_things_are_named_of_three_rules_in_three_sentences() {
        for (findings, expected) in [
            (vec![], vec![]),
            (vec![(Advice, 0, Some(0)), (Advice, 1, Some(1))], vec![]),
            (
                vec![
                    (Advice, 0, Some(0)),
                    (Worth, 0, Some(1)),
                    (Serious, 0, None),
                ],
                vec![2, 1],
            ),
            // One of each rule, the rule with more findings first.
            (
                vec![
                    (Worth, 0, Some(0)),
                    (Worth, 1, Some(1)),
                    (Worth, 1, Some(2)),
                    (Worth, 2, Some(3)),
                    (Worth, 3, Some(4)),
                ],
                vec![1, 0, 3],
            ),
            // One per sentence: the rule's next finding takes its place.
            (
                vec![
                    (Serious, 0, Some(0)),
                    (Worth, 0, Some(0)),
                    (Worth, 0, Some(5)),
                    (Worth, 1, Some(0)),
                ],
                vec![0, 2],
            ),
            // Missing things belong to no sentence, and several can be missing.
            (
                vec![(Serious, 0, None), (Serious, 1, None), (Serious, 2, None)],
                vec![0, 1, 2],
            ),
        ] {
            let findings = found(&findings);
            let first: Vec<usize> = fix_first(&findings).iter().map(|one| one.0).collect();
            assert_eq!(first, expected);
        }
    }

    #[test]
    fn findings_are_listed_by_rule_and_the_serious_rules_first() {
        let findings = found(&[
            (Advice, 0, Some(0)),
            (Worth, 1, Some(1)),
            (Serious, 0, None),
            (Worth, 0, Some(2)),
            (Worth, 1, Some(3)),
        ]);
        let listed = |only| -> Vec<Vec<usize>> {
            let groups = by_rule(&findings, only);
            groups.into_iter().map(|group| group.numbers).collect()
        };
        assert_eq!(listed(None), [vec![2], vec![1, 4], vec![3], vec![0]]);
        assert_eq!(listed(Some(Worth)), [vec![1, 4], vec![3]]);
        assert_eq!(tally(&findings), [(Serious, 1), (Worth, 3), (Advice, 1)]);
    }

    #[test]
    fn a_swipe_goes_across_and_not_down() {
        for (across, down, expected) in [
            (-80, 10, Some(true)),
            (80, -10, Some(false)),
            (-48, 0, Some(true)),
            (-40, 0, None),
            (-80, 60, None),
            (0, 0, None),
            (0, 200, None),
        ] {
            assert_eq!(swiped(across, down), expected, "{across} {down}");
        }
    }

    #[test]
    fn a_walk_goes_from_finding_to_finding_and_stops_at_the_ends() {
        let numbers = [4, 1, 7];
        for (current, forward, expected) in [
            (None, true, Some(1)),
            (None, false, Some(7)),
            (Some(1), true, Some(4)),
            (Some(7), true, None),
            (Some(1), false, None),
            // From one that was dismissed meanwhile, to the next that is left.
            (Some(5), true, Some(7)),
            (Some(5), false, Some(4)),
        ] {
            assert_eq!(
                neighbor(&numbers, current, forward),
                expected,
                "{current:?}"
            );
        }
    }
}
