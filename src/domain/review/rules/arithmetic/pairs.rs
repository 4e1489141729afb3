//! Two values of one thing in a sentence: "from 40 to 30", "30, down from 40", "40 → 30".

use crate::domain::prose::reading::Traits;
use crate::domain::prose::words::Words;
use crate::domain::review::rules::arithmetic::Passage;
use crate::domain::review::rules::arithmetic::amounts::{
    ONE, StatedAmount, is_measure, periods_in, seconds_of,
};

/// Verbs by which a value rises. Sorted.
pub(super) const RISES: Words = Words::new(&[
    "climbed",
    "gained",
    "grew",
    "grow",
    "grows",
    "increase",
    "increased",
    "increases",
    "jumped",
    "raise",
    "raised",
    "raises",
    "rise",
    "risen",
    "rises",
    "rose",
    "soared",
    "surged",
]);

/// Verbs by which a value falls. Sorted.
pub(super) const FALLS: Words = Words::new(&[
    "cut",
    "cuts",
    "cutting",
    "declined",
    "decreased",
    "decreases",
    "dropped",
    "drops",
    "fall",
    "fallen",
    "falls",
    "fell",
    "lowered",
    "reduce",
    "reduced",
    "reduces",
    "reducing",
    "sank",
    "shrank",
    "slid",
]);

/// Words that may stand between a change and its percentage without changing what is meant. Sorted.
pub(super) const LINKS: Words = Words::new(&[
    "a",
    "after",
    "almost",
    "an",
    "around",
    "by",
    "change",
    "cut",
    "day",
    "decline",
    "decrease",
    "down",
    "drop",
    "during",
    "each",
    "fall",
    "first",
    "gain",
    "growth",
    "hour",
    "i.e",
    "improvement",
    "in",
    "increase",
    "is",
    "jump",
    "last",
    "month",
    "months",
    "nearly",
    "now",
    "of",
    "or",
    "over",
    "per",
    "quarter",
    "quarters",
    "reduction",
    "rise",
    "saving",
    "that",
    "the",
    "this",
    "up",
    "was",
    "week",
    "weeks",
    "which",
    "within",
    "year",
    "years",
]);

/// Words that begin another clause. Sorted.
pub(super) const STOPS: Words = Words::new(&[
    "after", "although", "and", "as", "because", "before", "but", "if", "or", "so", "than", "that",
    "though", "until", "when", "where", "whereas", "which", "while", "who", "whose",
]);

/// The stated direction of a change.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    Up,
    Down,
    Either,
}

/// Two values of one thing, the earlier and the later one.
pub(super) struct Move<'a> {
    pub(super) from: &'a StatedAmount,
    pub(super) to: &'a StatedAmount,
    /// The first token, including a "from" or "to", and the last one.
    pub(super) start: usize,
    pub(super) end: usize,
    /// The direction in the pair's own words: "30, down from 40".
    pub(super) said: Direction,
}

/// The pair that an amount and the next one form.
pub(super) fn pair_at<'a>(passage: &Passage<'a, '_>, at: usize) -> Option<Move<'a>> {
    let (left, right) = (passage.amounts.get(at)?, passage.amounts.get(at + 1)?);
    if [left, right].iter().any(|amount| {
        amount.is_points || amount.sign.is_some() || matches!(amount.unit.as_str(), "x" | "time")
    }) {
        return None;
    }
    if [at, at + 1].iter().any(|&at| is_of_another(passage, at)) {
        return None;
    }
    let before = passage.back(left.lead, 1);
    let pair = |from, to, start, said| Move {
        from,
        to,
        start,
        end: right.last,
        said,
    };
    let text = passage.between(left, right);
    if text.contains('→') || text.contains("->") {
        let is_near = right.first - left.last <= 3;
        return is_near.then(|| pair(left, right, left.first, Direction::Either));
    }
    let inner = left.last + 1..right.lead;
    let flows = |tokens: std::ops::Range<usize>, most: usize| {
        tokens.len() <= most
            && tokens.into_iter().all(|index| {
                let word = passage.word(index);
                !STOPS.has(word) && word != "to" && word != "from"
            })
    };
    let is_led_by = |amount: &StatedAmount, word: &str| {
        passage.back(amount.first, 1) == word || passage.back(amount.lead, 1) == word
    };
    let to_at = if passage.back(right.lead, 1) == "to" {
        right.lead - 1
    } else {
        right.first - 1
    };
    if before == "from" && is_led_by(right, "to") && flows(left.last + 1..to_at, 6) {
        return Some(pair(left, right, left.lead - 1, Direction::Either));
    }
    if passage.back(right.lead, 1) == "from" {
        // "5 from 9 to 4": the second begins a pair of its own.
        let begins_another = passage
            .amounts
            .get(at + 2)
            .is_some_and(|third| is_led_by(third, "to") && third.first - right.last <= 6);
        let from_at = right.lead - 1;
        if begins_another {
            return None;
        }
        let said = match passage.back(right.lead, 2) {
            "down" => Direction::Down,
            "up" => Direction::Up,
            _ => Direction::Either,
        };
        if said != Direction::Either && flows(inner.start..from_at - 1, 5) {
            return Some(pair(right, left, left.first, said));
        }
        if is_led_by(left, "to") && flows(inner.start..from_at, 4) {
            return Some(pair(right, left, left.first - 1, Direction::Either));
        }
        return None;
    }
    let is_against = match passage.back(right.lead, 1) {
        "versus" | "vs" | "against" => flows(inner.start..right.lead - 1, 3),
        "of" => passage.back(right.lead, 2) == "instead" && inner.len() <= 4,
        "with" | "to" => passage.back(right.lead, 2) == "compared" && inner.len() <= 4,
        _ => false,
    };
    is_against.then(|| pair(right, left, left.first, Direction::Either))
}

/// Whether an amount is part of another one: "30 of 1,140", "40 in 3 stores".
fn is_of_another(passage: &Passage<'_, '_>, at: usize) -> bool {
    let pair = (passage.amounts.get(at), passage.amounts.get(at + 1));
    let (Some(part), Some(whole)) = pair else {
        return false;
    };
    let is_near = whole.lead - part.last <= 5;
    is_near
        && (part.last + 1..whole.lead).any(|index| {
            matches!(passage.word(index), "of" | "among" | "in")
                && passage.back(index, 1) != "instead"
                && index + 3 > whole.lead
        })
        && !is_measure(&whole.unit)
}

/// The values of a pair in one unit: first as written, then the alternatives that rounding and the length
/// of a period allow. `None` if the two can't be compared.
pub(super) fn values(pair: &Move<'_>) -> Option<Vec<(i128, i128)>> {
    let (old, new) = (pair.from, pair.to);
    let (mut from, mut to) = (old.value, new.value);
    let (mut old_slack, mut new_slack) = (old.slack(), new.slack());
    // "From 12 to 8%" shares its sign, "from 12% to 8 orders" does not.
    let shares_percent = new.is_percent && old.unit.is_empty() && old.currency.is_none();
    if old.is_percent != new.is_percent && !shares_percent {
        return None;
    }
    if old.currency.is_some() && new.currency.is_some() && old.currency != new.currency {
        return None;
    }
    if old.is_scaled != new.is_scaled {
        // "From 2 to 3 million" and "3 million, up from 2".
        let (bare, bare_slack, scaled) = if old.is_scaled {
            (&mut to, &mut new_slack, old)
        } else {
            (&mut from, &mut old_slack, new)
        };
        if *bare < 1_000 * ONE {
            let factor = [1_000_000_000, 1_000_000, 1_000, 100]
                .into_iter()
                .find(|factor| scaled.value >= factor * ONE)?;
            let mantissa = scaled.value / factor;
            if *bare > mantissa * 20 || mantissa > *bare * 20 {
                return None;
            }
            *bare *= factor;
            *bare_slack = (*bare_slack).max(scaled.step / 2);
        }
    }
    if !old.unit.is_empty() && !new.unit.is_empty() && old.unit != new.unit {
        let (old_unit, new_unit) = (seconds_of(&old.unit)?, seconds_of(&new.unit)?);
        from *= old_unit;
        old_slack *= old_unit;
        to *= new_unit;
        new_slack *= new_unit;
    }
    if from == 0 {
        return None;
    }
    let mut all = Vec::new();
    for (from, to) in in_one_period(old, new, from, to)? {
        all.extend([
            (from, to),
            (from - old_slack, to),
            (from + old_slack, to),
            (from, to - new_slack),
            (from, to + new_slack),
        ]);
    }
    all.retain(|(from, _)| *from > 0);
    Some(all)
}

/// Two rates over one period: "40 a day" and "200 a week".
fn in_one_period(
    old: &StatedAmount,
    new: &StatedAmount,
    from: i128,
    to: i128,
) -> Option<Vec<(i128, i128)>> {
    let (Some(earlier), Some(later)) = (old.period, new.period) else {
        return Some(vec![(from, to)]);
    };
    if earlier == later {
        return Some(vec![(from, to)]);
    }
    if let Some((least, most)) = periods_in(earlier, later) {
        return Some(vec![(from * least, to), (from * most, to)]);
    }
    let (least, most) = periods_in(later, earlier)?;
    Some(vec![(from, to * least), (from, to * most)])
}

/// Whether only units, times, and words for a change are between a pair and a token.
pub(super) fn links_after(passage: &Passage<'_, '_>, pair: &Move<'_>, lead: usize) -> Option<()> {
    let tokens = pair.end + 1..lead;
    if tokens.len() > 9 {
        return None;
    }
    let mut is_unit = true;
    for (place, index) in tokens.enumerate() {
        let traits = passage.reading.traits(index);
        is_unit &= place < 2 && traits.any(Traits::JOINED) && !traits.any(Traits::FUNCTION);
        let is_link = LINKS.has(passage.word(index)) || traits.any(Traits::DATE) || is_unit;
        if !is_link {
            return None;
        }
    }
    Some(())
}

/// Whether a word may be a verb in the past.
pub(super) fn is_like_a_verb(word: &str) -> bool {
    word.len() > 3 && word.ends_with("ed")
        || matches!(
            word,
            "went"
                | "took"
                | "came"
                | "got"
                | "ran"
                | "brought"
                | "drove"
                | "made"
                | "led"
                | "kept"
                | "put"
                | "us"
                | "him"
                | "her"
                | "them"
                | "me"
                | "it"
                | "is"
                | "was"
                | "were"
                | "goes"
        )
        || RISES.has(word)
        || FALLS.has(word)
}

pub(super) fn period_detail(pair: &Move<'_>) -> String {
    let (old, new) = (
        pair.from.period.unwrap_or_default(),
        pair.to.period.unwrap_or_default(),
    );
    format!("the period changes on the way, from a {old} to a {new}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sorted() {
        for table in [RISES, FALLS, LINKS, STOPS] {
            table.assert_sorted();
        }
    }
}
