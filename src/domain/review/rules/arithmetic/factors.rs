//! Checks a change from one value to another against a factor in words: "doubled from 20 to 35".

use crate::domain::prose::reading::Traits;
use crate::domain::review::rules::arithmetic::amounts::ONE;
use crate::domain::review::rules::arithmetic::pairs::{
    Move, STOPS, is_like_a_verb, links_after, period_detail,
};
use crate::domain::review::rules::arithmetic::{Passage, decimal};
use crate::domain::text::Span;

/// A factor in words, with the range it is used for, in percent of the old value.
const FACTORS: [(&str, i128, i128); 20] = [
    ("double", 190, 240),
    ("doubled", 190, 240),
    ("doubles", 190, 240),
    ("doubling", 190, 240),
    ("halve", 42, 55),
    ("halved", 42, 55),
    ("halves", 42, 55),
    ("halving", 42, 55),
    ("quadruple", 370, 460),
    ("quadrupled", 370, 460),
    ("quadrupling", 370, 460),
    ("twofold", 190, 240),
    ("threefold", 280, 450),
    ("fourfold", 370, 560),
    ("fivefold", 460, 680),
    ("tenfold", 900, 1_200),
    ("triple", 280, 350),
    ("tripled", 280, 350),
    ("triples", 280, 350),
    ("tripling", 280, 350),
];

/// Finds factors that don't fit their pair.
pub(super) fn wrong_factor(
    passage: &Passage<'_, '_>,
    pair: &Move<'_>,
    values: &[(i128, i128)],
) -> Option<(Span, String)> {
    let (at, (word, least, most)) = factor_near(passage, pair)?;
    let (mut least, mut most) = (least, most);
    let is_fall = most < 100;
    match (passage.back(at, 2), passage.back(at, 1)) {
        ("more", "than") if is_fall => least = 0,
        ("more", "than") => {
            least += 10;
            most = i128::MAX / 1_000;
        }
        (_, "nearly" | "almost" | "about" | "roughly" | "approximately" | "practically") => {
            least = least * 8 / 10;
            most = most * 12 / 10;
        }
        ("less" | "fewer", "than") | (_, "not" | "never" | "didn") => return None,
        _ => {}
    }
    let ratios = values.iter().map(|(from, to)| to * 1_000 / from);
    let (low, high) = (ratios.clone().min()?, ratios.max()?);
    if low < most * 10 && high >= least * 10 {
        return None;
    }
    let &(from, to) = values.first()?;
    let tokens = (at.min(pair.start), at.max(pair.end));
    let mut span = passage.reading.span(tokens.0, tokens.1);
    span.end = span.end.max(pair.to.span.end).max(pair.from.span.end);
    if pair.from.period != pair.to.period && pair.from.period.is_some() && pair.to.period.is_some()
    {
        return Some((span, period_detail(pair)));
    }
    let times = (to * 100 / from + 5) / 10 * (ONE / 10);
    let detail = format!(
        "{} to {} is a factor of {}, not “{word}”",
        passage.shown(pair.from),
        passage.shown(pair.to),
        decimal(times)
    );
    Some((span, detail))
}

/// The factor in words next to a pair, with its token.
fn factor_near(
    passage: &Passage<'_, '_>,
    pair: &Move<'_>,
) -> Option<(usize, (&'static str, i128, i128))> {
    let factor_at = |index: usize| {
        let word = passage.word(index);
        FACTORS.iter().find(|(name, ..)| *name == word).copied()
    };
    let leads = passage.word(pair.start) == "from";
    for at in (pair.start.saturating_sub(4)..pair.start)
        .rev()
        .filter(|_| leads)
    {
        let word = passage.word(at);
        if let Some(factor) = factor_at(at) {
            return Some((at, factor));
        }
        let traits = passage.reading.traits(at);
        if word.is_empty()
            || STOPS.has(word)
            || is_like_a_verb(word)
            || traits.any(Traits::FIGURE)
            || matches!(word, "by" | "with" | "since" | "for")
            || !passage.reading.traits(at + 1).any(Traits::JOINED) && at + 1 != pair.start
        {
            break;
        }
    }
    (pair.end + 1..pair.end + 7).find_map(|at| {
        let factor = factor_at(at).filter(|(name, ..)| !matches!(*name, "double" | "triple"))?;
        let is_noun = matches!(passage.back(at, 1), "a" | "nearly" | "almost" | "than")
            || !passage.reading.traits(at).any(Traits::JOINED);
        let goes_on = matches!(
            passage.word(at + 1),
            "the" | "our" | "its" | "in" | "of" | "and"
        );
        links_after(passage, pair, at)?;
        (is_noun && !goes_on).then_some((at, factor))
    })
}
