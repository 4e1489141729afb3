//! Checks a change from one value to another against its stated percentage or direction.

use crate::domain::prose::quantities::singular;
use crate::domain::prose::reading::Traits;
use crate::domain::prose::words::Words;
use crate::domain::review::hits::Hits;
use crate::domain::review::rules::arithmetic::amounts::{Hedging, ONE, StatedAmount};
use crate::domain::review::rules::arithmetic::factors::wrong_factor;
use crate::domain::review::rules::arithmetic::pairs::{
    Direction, FALLS, LINKS, Move, RISES, STOPS, is_like_a_verb, links_after, pair_at,
    period_detail, values,
};
use crate::domain::review::rules::arithmetic::{Passage, decimal};
use crate::domain::text::Span;

/// Nouns and comparatives of a rise. Sorted.
const MORE: Words = Words::new(&[
    "growth", "higher", "increase", "jump", "longer", "more", "rise", "uplift",
]);

/// Nouns and comparatives of a fall. Sorted.
const LESS: Words = Words::new(&[
    "cut",
    "decline",
    "decrease",
    "drop",
    "fall",
    "fewer",
    "less",
    "lower",
    "reduction",
    "shorter",
]);

/// Nouns, comparatives, and verbs without a direction. Sorted.
const EITHER: Words = Words::new(&[
    "better",
    "change",
    "cheaper",
    "faster",
    "gain",
    "improve",
    "improved",
    "improvement",
    "improves",
    "quicker",
    "saved",
    "saving",
    "savings",
    "slower",
    "swing",
]);

/// Words for speed: from 40 to 30 minutes is 25% less time, but 33% faster. Sorted.
const SPEEDS: Words = Words::new(&[
    "cheaper",
    "efficiency",
    "efficient",
    "fast",
    "faster",
    "improvement",
    "output",
    "productive",
    "productivity",
    "quicker",
    "slower",
    "speed",
    "speedup",
    "throughput",
]);

/// Words for a rank, where a lower number is a rise. Sorted.
const RANKS: Words = Words::new(&[
    "league",
    "percentile",
    "place",
    "position",
    "priority",
    "rank",
    "ranked",
    "ranking",
    "rankings",
    "severity",
    "spot",
    "tier",
]);

pub(super) fn check(passage: &Passage<'_, '_>, hits: &mut Hits) {
    for at in 0..passage.amounts.len().saturating_sub(1) {
        let Some(pair) = pair_at(passage, at) else {
            continue;
        };
        let claims = [
            passage.amounts.get(at + 2).and_then(|stated| {
                let direction = claimed_after(passage, &pair, stated)?;
                Some((stated, direction))
            }),
            at.checked_sub(1).and_then(|at| {
                let stated = passage.amounts.get(at)?;
                let direction = claimed_before(passage, &pair, stated)?;
                Some((stated, direction))
            }),
        ];
        let Some(values) = values(&pair) else {
            if let (Some(old), Some(new)) = (pair.from.currency, pair.to.currency)
                && old != new
                && let Some((stated, _)) = claims.into_iter().flatten().next()
            {
                let detail = format!("the unit changes on the way, from {old} to {new}");
                hits.add(span_of(passage, &pair, stated), detail);
            }
            continue;
        };
        let mut is_wrong = false;
        for (stated, direction) in claims.into_iter().flatten() {
            if let Some(detail) = contradiction(passage, &pair, &values, stated, direction) {
                hits.add(span_of(passage, &pair, stated), detail);
                is_wrong = true;
            }
        }
        if !is_wrong && let Some((span, detail)) = wrong_factor(passage, &pair, &values) {
            hits.add(span, detail);
            is_wrong = true;
        }
        if !is_wrong && let Some(detail) = wrong_way(passage, &pair, &values) {
            hits.add(passage.reading.span(pair.start, pair.end), detail);
        }
    }
}

/// The span of a pair and the statement about it.
fn span_of(passage: &Passage<'_, '_>, pair: &Move<'_>, stated: &StatedAmount) -> Span {
    let whole = passage.reading.span(pair.start, pair.end);
    Span {
        start: whole.start.min(stated.span.start),
        end: whole.end.max(stated.span.end).max(pair.to.span.end),
    }
}

/// Whether an amount after a pair states its change, and in which direction.
fn claimed_after(
    passage: &Passage<'_, '_>,
    pair: &Move<'_>,
    stated: &StatedAmount,
) -> Option<Direction> {
    if !stated.is_percent && !stated.is_points {
        return None;
    }
    links_after(passage, pair, stated.lead)?;
    let reading = passage.reading;
    let (prior, two) = (passage.back(stated.lead, 1), passage.back(stated.lead, 2));
    let next = word_after(passage, stated);
    let before = reading.text_before(stated.first);
    let is_alone = before.trim_end_matches(['-', '−', '–', '+']).ends_with('(')
        && reading
            .text()
            .get(stated.span.end..)
            .is_some_and(|after| after.starts_with(')'));
    let (direction, last) = if is_alone {
        let direction = match stated.sign {
            Some('+') => Direction::Up,
            Some(_) => Direction::Down,
            None => Direction::Either,
        };
        return Some(direction);
    } else if let Some(direction) = direction_of(next) {
        (direction, stated.last + 1)
    } else {
        let direction = match (two, prior) {
            (_, "down") => Direction::Down,
            (_, "up") => Direction::Up,
            (noun, "of" | "by") => direction_of(noun)?,
            (_, "or") => Direction::Either,
            _ => return None,
        };
        (direction, stated.last)
    };
    is_of_the_pair(passage, pair, last).then_some(direction)
}

fn direction_of(word: &str) -> Option<Direction> {
    if MORE.has(word) {
        Some(Direction::Up)
    } else if LESS.has(word) {
        Some(Direction::Down)
    } else if EITHER.has(word) {
        Some(Direction::Either)
    } else {
        None
    }
}

/// The word right after an amount, with only white space in between.
fn word_after<'p>(passage: &'p Passage<'_, '_>, amount: &StatedAmount) -> &'p str {
    let after = passage
        .reading
        .text()
        .get(amount.span.end..)
        .unwrap_or_default();
    if after.starts_with(' ') && !after.trim_start().starts_with(['(', '—', '–', '-']) {
        passage.word(amount.last + 1)
    } else {
        ""
    }
}

/// Whether a stated change still belongs to the pair, given the words after it. Not in "a 30% drop in
/// cost" or "down 30% on last year".
fn is_of_the_pair(passage: &Passage<'_, '_>, pair: &Move<'_>, last: usize) -> bool {
    let reading = passage.reading;
    let next = last + 1;
    if !reading.traits(next).any(Traits::JOINED)
        && !reading.text_after(last).trim_start().starts_with('%')
    {
        return true;
    }
    let unit = |word: &str| {
        let one = singular(word);
        !word.is_empty() && (one == pair.from.unit || one == pair.to.unit)
    };
    match passage.word(next) {
        "in" | "of" | "for" | "on" | "at" | "among" | "across" => {
            let at = next
                + 1
                + usize::from(matches!(
                    passage.word(next + 1),
                    "a" | "the" | "this" | "that" | "one" | "our" | "its" | "under"
                ));
            let word = passage.word(at);
            reading.traits(at).any(Traits::DATE.and(Traits::FIGURE))
                || unit(word)
                || matches!(
                    word,
                    "week"
                        | "month"
                        | "quarter"
                        | "year"
                        | "first"
                        | "total"
                        | "time"
                        | "all"
                        | "day"
                        | "period"
                )
        }
        "than" => matches!(passage.word(next + 1), "before" | "earlier"),
        "versus" | "vs" | "against" | "compared" | "above" | "below" | "over"
        | "year-over-year" | "yoy" | "relative" => false,
        _ => true,
    }
}

/// Whether an amount before a pair states its change, and in which direction.
fn claimed_before(
    passage: &Passage<'_, '_>,
    pair: &Move<'_>,
    stated: &StatedAmount,
) -> Option<Direction> {
    if !stated.is_percent && !stated.is_points {
        return None;
    }
    let (prior, two) = (passage.back(stated.lead, 1), passage.back(stated.lead, 2));
    let next = word_after(passage, stated);
    let mut gap = stated.last + 1;
    let direction = if let Some(direction) = direction_of(next) {
        gap += 1;
        direction
    } else if RISES.has(prior) || prior == "up" {
        Direction::Up
    } else if FALLS.has(prior) || prior == "down" {
        Direction::Down
    } else if prior == "of" {
        direction_of(two)?
    } else if prior == "by" {
        verb_before(passage, stated.lead - 1, 6)?
    } else {
        return None;
    };
    let tokens = gap..pair.start;
    let is_joined = passage.reading.traits(pair.start).any(Traits::JOINED);
    let leads = passage.word(gap);
    if tokens.len() > 7 || tokens.clone().any(|index| STOPS.has(passage.word(index))) {
        return None;
    }
    let is_time = tokens.clone().all(|index| {
        LINKS.has(passage.word(index)) || passage.reading.traits(index).any(Traits::DATE)
    });
    // "A 30% drop in the wait, from 40 to 30 minutes" names what changed in between.
    let names_it = matches!(leads, "in" | "of" | "for")
        && tokens.len() <= 5
        && !tokens
            .clone()
            .any(|index| is_like_a_verb(passage.word(index)))
        && (!is_joined || tokens.len() <= 3);
    (is_time || names_it).then_some(direction)
}

/// The direction of the nearest verb before a token.
fn verb_before(passage: &Passage<'_, '_>, index: usize, most: usize) -> Option<Direction> {
    for at in (index.saturating_sub(most)..index).rev() {
        let word = passage.word(at);
        if word.is_empty() || STOPS.has(word) {
            return None;
        }
        if RISES.has(word) {
            return Some(Direction::Up);
        }
        if FALLS.has(word) {
            return Some(Direction::Down);
        }
        if EITHER.has(word) {
            return Some(Direction::Either);
        }
        if !passage.reading.traits(at).any(Traits::JOINED) {
            return None;
        }
    }
    None
}

/// A change in millionths of a percent.
fn change(from: i128, to: i128) -> i128 {
    (to - from) * 100 * ONE / from
}

/// The range of an amount, ends excluded.
fn limits(stated: &StatedAmount) -> (i128, i128) {
    let (value, step) = (stated.value, stated.step.min(5 * ONE));
    let loose = step.max(value / 10);
    match stated.hedging {
        Hedging::Exact => (value - step, value + step),
        Hedging::About => (value - loose, value + loose),
        Hedging::Nearly => (value - loose, value + step),
        Hedging::Least => (value - step, i128::MAX),
        Hedging::Most => (i128::MIN, value + step),
    }
}

/// Why a stated percentage doesn't match a pair; `None` if it does.
fn contradiction(
    passage: &Passage<'_, '_>,
    pair: &Move<'_>,
    values: &[(i128, i128)],
    stated: &StatedAmount,
    direction: Direction,
) -> Option<String> {
    let (low, high) = limits(stated);
    let pointed = |change: i128| match direction {
        Direction::Up => change,
        Direction::Down => -change,
        Direction::Either => change.abs(),
    };
    let fits = |all: &[i128]| {
        let least = all.iter().min().copied().unwrap_or_default();
        let most = all.iter().max().copied().unwrap_or_default();
        least < high && most > low
    };
    let &(from, to) = values.first()?;
    let old_and_new = [passage.shown(pair.from), " to ", passage.shown(pair.to)].concat();
    let shares = pair.to.is_percent;
    let points: Vec<i128> = values.iter().map(|(from, to)| pointed(to - from)).collect();
    if stated.is_points {
        if !shares || fits(&points) {
            return None;
        }
        let actual = decimal((to - from).abs());
        return Some(format!(
            "{old_and_new} is {actual} percentage points, not {}",
            decimal(stated.value)
        ));
    }
    let changes: Vec<i128> = values
        .iter()
        .map(|&(from, to)| pointed(change(from, to)))
        .collect();
    if fits(&changes) {
        return None;
    }
    let is_speed = passage
        .sentence
        .tokens
        .clone()
        .any(|index| SPEEDS.has(passage.word(index)));
    if is_speed {
        let speeds: Vec<i128> = values
            .iter()
            .filter(|(_, to)| *to > 0)
            .map(|&(from, to)| change(to, from).abs())
            .collect();
        if fits(&speeds) {
            return None;
        }
    }
    if pair.from.period.is_some() && pair.to.period.is_some() && pair.from.period != pair.to.period
    {
        return Some(period_detail(pair));
    }
    let actual = change(from, to);
    let percent = percent_like(actual.abs(), stated);
    let way = if actual < 0 { "less" } else { "more" };
    if shares && fits(&points) {
        let points = decimal((to - from).abs());
        return Some(format!(
            "{old_and_new} is {points} percentage points, or {percent}% {way}"
        ));
    }
    let claimed = decimal(stated.value);
    let is_opposite = direction != Direction::Either && pointed(actual) < 0;
    let claimed_way = match direction {
        Direction::Up if is_opposite => " more",
        Direction::Down if is_opposite => " less",
        _ => "",
    };
    Some(format!(
        "{old_and_new} is {percent}% {way}, not {claimed}%{claimed_way}"
    ))
}

/// A calculated percentage, with enough decimals to differ from the stated one.
fn percent_like(actual: i128, stated: &StatedAmount) -> String {
    let whole = (actual + ONE / 2) / ONE * ONE;
    if stated.step < ONE || whole == stated.value || whole < 10 * ONE && whole != actual {
        let tenth = ONE / 10;
        return decimal((actual + tenth / 2) / tenth * tenth);
    }
    decimal(whole)
}

/// Finds values that fall although the text says they rise, or the other way around.
fn wrong_way(
    passage: &Passage<'_, '_>,
    pair: &Move<'_>,
    values: &[(i128, i128)],
) -> Option<String> {
    let said = match (pair.said, passage.word(pair.start)) {
        (Direction::Either, "from" | "to") => verb_before(passage, pair.start, 4)?,
        (said, _) => said,
    };
    let is_rank = passage
        .sentence
        .tokens
        .clone()
        .any(|index| RANKS.has(passage.word(index)));
    let is_hedged = [pair.from, pair.to]
        .iter()
        .any(|amount| amount.hedging != Hedging::Exact);
    let is_against = match said {
        Direction::Up => values.iter().all(|(from, to)| to < from),
        Direction::Down => values.iter().all(|(from, to)| to > from),
        Direction::Either => false,
    };
    if !is_against || is_rank || is_hedged {
        return None;
    }
    if pair.from.period != pair.to.period && pair.from.period.is_some() && pair.to.period.is_some()
    {
        return Some(period_detail(pair));
    }
    let way = if said == Direction::Up {
        "less"
    } else {
        "more"
    };
    Some(format!(
        "{} to {} is {way}, and the sentence says the opposite",
        passage.shown(pair.from),
        passage.shown(pair.to)
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sorted() {
        for table in [MORE, LESS, EITHER, SPEEDS, RANKS] {
            table.assert_sorted();
        }
    }
}
