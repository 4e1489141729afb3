//! Checks parts against their whole: sums, formulas, and shares.

use crate::domain::prose::reading::Traits;
use crate::domain::review::hits::Hits;
use crate::domain::review::rules::arithmetic::amounts::{Hedging, ONE, StatedAmount, is_measure};
use crate::domain::review::rules::arithmetic::{Passage, decimal, show_like};
use crate::domain::text::Span;

/// Words that make a total ambiguous: parts within parts, amounts not written in digits, and things that
/// count twice.
const UNSURE: &[&str] = &[
    "another",
    "both",
    "couple",
    "dozen",
    "each",
    "either",
    "every",
    "few",
    "half",
    "including",
    "multiple",
    "once",
    "one",
    "overlap",
    "per",
    "several",
    "some",
    "third",
    "times",
    "twice",
    "whom",
    "among",
    "again",
    "quarter",
    "minus",
    "net",
    "average",
    "averaged",
    "extra",
];

/// Words that make shares parts of one whole.
const SPLITS: &[&str] = &[
    "allocated",
    "breakdown",
    "divided",
    "mix",
    "spend",
    "spent",
    "split",
    "splits",
];

/// Words that make percentages changes or overlapping shares, which don't have to add up to 100.
const CHANGING: &[&str] = &[
    "also", "back", "before", "both", "by", "could", "discount", "down", "each", "faster", "fell",
    "fewer", "grew", "higher", "increase", "instead", "last", "later", "less", "lower", "more",
    "multiple", "overlap", "rose", "target", "than", "then", "until", "up", "versus", "vs",
];

/// The span from one amount to another, including signs.
fn across(passage: &Passage<'_, '_>, amounts: &[&StatedAmount]) -> Span {
    let mut span = Span {
        start: usize::MAX,
        end: 0,
    };
    for amount in amounts {
        span.start = span.start.min(amount.span.start);
        span.end = span
            .end
            .max(amount.span.end)
            .max(passage.reading.span(amount.first, amount.last).end);
    }
    span
}

/// Whether two amounts are of the same kind, judged by their signs.
fn are_alike(left: &StatedAmount, right: &StatedAmount) -> bool {
    left.currency == right.currency
        && left.is_percent == right.is_percent
        && left.is_points == right.is_points
        && is_measure(&left.unit) == is_measure(&right.unit)
        && (!is_measure(&left.unit) || left.unit == right.unit)
}

/// "12 + 9 = 25", "4 × 12 = 50", "12 plus 9 is 25".
pub(super) fn check_formulas(passage: &Passage<'_, '_>, hits: &mut Hits) {
    let operator = |left: &StatedAmount, right: &StatedAmount| -> Option<char> {
        let mut between = passage.between(left, right).trim_start_matches(')');
        if let Some(rest) = between.split_once(' ')
            && crate::domain::prose::quantities::singular(rest.0).eq_ignore_ascii_case(&left.unit)
        {
            between = rest.1.trim();
        }
        match between {
            "+" | "plus" => Some('+'),
            "−" | "-" | "–" | "minus" => Some('−'),
            "×" | "x" | "*" | "times" => Some('×'),
            "=" | "equals" | "makes" | "is" => Some('='),
            _ => None,
        }
    };
    let mut at = 0;
    while let Some(first) = passage.amounts.get(at) {
        at += 1;
        let mut terms = vec![first];
        let mut sign = None;
        let mut result = first.value;
        let mut slack = first.slack();
        let mut last = at - 1;
        while let (Some(left), Some(right)) =
            (passage.amounts.get(last), passage.amounts.get(last + 1))
        {
            let Some(found) =
                operator(left, right).filter(|_| right.sign.is_none() || right.sign == Some('−'))
            else {
                break;
            };
            if found == '=' {
                let is_formula = terms.len() > 1 && first.sign.is_none();
                let next = passage.amounts.get(last + 2);
                let goes_on = next.is_some_and(|next| operator(right, next).is_some());
                let is_off = (result - right.value).abs() > slack + right.slack();
                let is_exact = terms.iter().all(|term| term.hedging == Hedging::Exact);
                if is_formula && !goes_on && is_off && is_exact && right.hedging == Hedging::Exact {
                    let sum: Vec<&str> = terms.iter().map(|term| passage.shown(term)).collect();
                    let joined = sum.join(&format!(" {} ", sign.unwrap_or('+')));
                    let detail = format!(
                        "{joined} is {}, not {}",
                        show_like(result, right),
                        passage.shown(right)
                    );
                    hits.add(across(passage, &[first, right]), detail);
                }
                break;
            }
            if sign.is_some_and(|sign| sign != found) || left.is_percent != right.is_percent {
                break;
            }
            sign = Some(found);
            match found {
                '+' => result += right.value,
                '−' => result -= right.value,
                _ => {
                    slack = slack * right.value / ONE + right.slack() * result / ONE;
                    result = result.saturating_mul(right.value) / ONE;
                }
            }
            if found != '×' {
                slack += right.slack();
            }
            terms.push(right);
            last += 1;
        }
    }
}

/// "12 of 40 customers (40%)", and shares of one whole that exceed it.
pub(super) fn check_shares(passage: &Passage<'_, '_>, hits: &mut Hits) {
    for three in passage.amounts.windows(3) {
        if let [part, whole, share] = three {
            check_share(passage, part, whole, share, hits);
        }
    }
    check_hundred(passage, hits);
}

/// "12 of 40 customers (40%)" and "12 of the 40, or 40%".
fn check_share(
    passage: &Passage<'_, '_>,
    part: &StatedAmount,
    whole: &StatedAmount,
    share: &StatedAmount,
    hits: &mut Hits,
) {
    let words: Vec<&str> = (part.last + 1..whole.lead)
        .map(|at| passage.word(at))
        .collect();
    let is_of = match words.as_slice() {
        [.., "of"] => words.len() <= 3,
        [.., "of", article] => {
            words.len() <= 4
                && matches!(
                    *article,
                    "the" | "our" | "my" | "all" | "its" | "their" | "these" | "those"
                )
        }
        _ => false,
    };
    let is_clean = !part.is_percent
        && !whole.is_percent
        && share.is_percent
        && share.hedging == Hedging::Exact
        && part.hedging == Hedging::Exact
        && whole.hedging == Hedging::Exact
        && [part, whole, share]
            .iter()
            .all(|amount| amount.sign.is_none())
        && part.currency == whole.currency
        && (part.unit.is_empty() || whole.unit.is_empty() || part.unit == whole.unit)
        && part.is_scaled == whole.is_scaled
        && passage.back(part.lead, 1) != "of";
    let between = passage.between(whole, share);
    let gap = share.lead.saturating_sub(whole.last + 1);
    let text = passage.reading.text();
    let ends = text
        .get(share.span.end..)
        .unwrap_or_default()
        .starts_with([')', ',', '.', ';']);
    let is_stated = between.ends_with('(')
        && gap <= 3
        && text
            .get(share.span.end..)
            .is_some_and(|after| after.starts_with(')'))
        || passage.back(share.lead, 1) == "or" && gap <= 4 && ends && between.contains(',');
    if !is_of || !is_clean || !is_stated || whole.value == 0 || part.value > whole.value {
        return;
    }
    let actual = part.value * 100 * ONE / whole.value;
    let slack = share.step + part.slack() * 100 * ONE / whole.value;
    if (actual - share.value).abs() >= slack {
        let tenth = ONE / 10;
        let shown = if share.step < ONE {
            (actual + tenth / 2) / tenth * tenth
        } else {
            (actual + ONE / 2) / ONE * ONE
        };
        let detail = format!(
            "{} of {} is {}%, not {}",
            passage.shown(part),
            passage.shown(whole),
            decimal(shown),
            passage.shown(share)
        );
        hits.add(across(passage, &[part, whole, share]), detail);
    }
}

/// Finds shares of one thing that add up to more than 100%.
fn check_hundred(passage: &Passage<'_, '_>, hits: &mut Hits) {
    let shares: Vec<&StatedAmount> = passage
        .amounts
        .iter()
        .filter(|amount| amount.is_percent)
        .collect();
    let (Some(first), Some(last)) = (shares.first(), shares.last()) else {
        return;
    };
    let is_rest = is_rest(passage, last);
    let is_split = passage.has_any(SPLITS)
        || ["came", "comes", "come"]
            .iter()
            .any(|verb| follow_each_other(passage, verb, "from"))
        || ["went", "goes", "go"]
            .iter()
            .any(|verb| follow_each_other(passage, verb, "to"))
        || follow_each_other(passage, "of", "which")
        || follow_each_other(passage, "made", "up")
        || ["accounted", "accounts", "account"]
            .iter()
            .any(|verb| follow_each_other(passage, verb, "for"));
    let is_unsure = passage.has_any(CHANGING) || !is_rest && !from_only_in_came(passage);
    let is_enough = if is_rest {
        shares.len() >= 2
    } else {
        shares.len() >= 3 && is_split
    };
    let are_plain = shares
        .iter()
        .all(|share| share.hedging == Hedging::Exact && share.sign.is_none());
    let are_listed = shares.windows(2).all(|pair| match pair {
        [left, right] => right.first - left.last <= 12,
        _ => true,
    });
    if !is_enough || !are_plain || !are_listed || is_unsure {
        return;
    }
    let sum: i128 = shares.iter().map(|share| share.value).sum();
    let slack: i128 = shares.iter().map(|share| share.step / 2).sum::<i128>() + ONE / 2;
    let is_off = sum > 100 * ONE + slack || is_rest && sum < 100 * ONE - slack;
    if is_off && sum <= 200 * ONE {
        let listed: Vec<&str> = shares.iter().map(|share| passage.shown(share)).collect();
        let detail = format!("{} is {}%, not 100%", listed.join(" + "), decimal(sum));
        hits.add(across(passage, &[first, last]), detail);
    }
}

/// Whether every "from" in the sentence follows a verb of origin or is in a list of origins.
fn from_only_in_came(passage: &Passage<'_, '_>) -> bool {
    passage.sentence.tokens.clone().all(|at| {
        passage.word(at) != "from"
            || matches!(passage.back(at, 1), "came" | "comes" | "come")
            || passage
                .reading
                .any_in(at.saturating_sub(2)..at, Traits::PERCENT)
    })
}

fn follow_each_other(passage: &Passage<'_, '_>, first: &str, second: &str) -> bool {
    passage
        .sentence
        .tokens
        .clone()
        .any(|at| passage.word(at) == first && passage.word(at + 1) == second)
}

/// Whether an amount is a remainder: "the other 15", "the remaining 15", "the rest, 15".
fn is_rest(passage: &Passage<'_, '_>, amount: &StatedAmount) -> bool {
    let one = passage.back(amount.lead, 1);
    let two = passage.back(amount.lead, 2);
    matches!(one, "remaining") && amount.hedging == Hedging::Exact
        || one == "other" && two == "the"
        || one == "rest" && two == "the"
}

/// Finds totals that don't match their parts: "12 from A and 9 from B, 25 in all".
pub(super) fn check_sums(passage: &Passage<'_, '_>, hits: &mut Hits) {
    if passage.has_any(UNSURE) {
        return;
    }
    let Some((at, is_ahead)) = total_at(passage) else {
        return;
    };
    let Some(total) = passage.amounts.get(at) else {
        return;
    };
    let others = if is_ahead {
        passage.amounts.get(at + 1..)
    } else {
        passage.amounts.get(..at)
    }
    .unwrap_or_default();
    // An amount of time isn't a part: "In 3 weeks I called 12 shops".
    let parts: Vec<&StatedAmount> = others
        .iter()
        .filter(|part| !is_adjunct(passage, part, total))
        .collect();
    let are_plain = parts.iter().copied().chain([total]).all(|amount| {
        amount.hedging == Hedging::Exact && amount.sign.is_none() && !amount.is_points
    });
    let are_listed = parts.windows(2).all(|pair| match pair {
        [left, right] => follows_in_a_list(passage, left, right),
        _ => true,
    });
    let is_near = match (parts.first(), parts.last()) {
        (Some(first), _) if is_ahead => first.lead - total.last <= 8,
        (_, Some(last)) => total.lead - last.last <= 9,
        _ => false,
    };
    let have_changes = passage.has_any(&["from"])
        && passage.amounts.windows(2).any(|pair| match pair {
            [left, right] => {
                passage.back(left.lead, 1) == "from" && passage.back(right.lead, 1) == "to"
            }
            _ => false,
        });
    if parts.len() < 2
        || parts.len() > 8
        || !are_plain
        || !are_listed
        || !is_near
        || have_changes
        || !parts.iter().all(|part| {
            are_alike(part, total)
                && part.value < total.value.max(ONE)
                && part.is_scaled == total.is_scaled
        })
    {
        return;
    }
    let slack: i128 = parts.iter().map(|part| part.slack()).sum::<i128>() + total.slack();
    if makes(&parts, total.value, slack) {
        return;
    }
    let sum: i128 = parts.iter().map(|part| part.value).sum();
    let listed: Vec<&str> = parts.iter().map(|part| passage.shown(part)).collect();
    let detail = format!(
        "{} is {}, not {}",
        listed.join(" + "),
        show_like(sum, total),
        passage.shown(total)
    );
    let mut all = parts;
    all.push(total);
    hits.add(across(passage, &all), detail);
}

/// Whether some of the parts add up to the total, or two of them multiply to it.
fn makes(parts: &[&StatedAmount], total: i128, slack: i128) -> bool {
    let is_total = |value: i128| (value - total).abs() <= slack;
    let sums = (0_u32..1 << parts.len()).any(|chosen| {
        let sum: i128 = parts
            .iter()
            .enumerate()
            .filter(|(place, _)| chosen >> place & 1 == 1)
            .map(|(_, part)| part.value)
            .sum();
        chosen.count_ones() >= 2 && is_total(sum)
    });
    let products = parts.iter().enumerate().any(|(place, left)| {
        parts
            .iter()
            .skip(place + 1)
            .any(|right| is_total(left.value.saturating_mul(right.value) / ONE))
    });
    sums || products
}

/// The amount that is stated as the sum of others, and whether those follow it.
fn total_at(passage: &Passage<'_, '_>) -> Option<(usize, bool)> {
    let words = |from: usize| (passage.word(from), passage.word(from + 1));
    passage.amounts.iter().enumerate().find_map(|(at, amount)| {
        let behind = amount.last + 1;
        let ends = (behind..behind + 4).take_while(|index| {
            !passage.reading.traits(*index).any(Traits::FIGURE)
                && passage.reading.traits(*index).any(Traits::JOINED)
        });
        let mut ends = ends.map(words);
        let is_followed = ends.any(|pair| {
            matches!(
                pair,
                ("in", "all" | "total") | ("all", "told") | ("altogether", _)
            )
        });
        let (two, one) = (passage.back(amount.lead, 2), passage.back(amount.lead, 1));
        let is_led = matches!(
            (two, one),
            ("total", "of")
                | (_, "totaling" | "totalling")
                | ("up" | "sum" | "summed" | "sums", "to")
        );
        // "Of the 40 we called, 12 left, 9 stayed and the other 15 waited."
        if is_rest(passage, amount) && at >= 2 {
            let whole = passage.amounts.first()?;
            let is_whole = matches!(
                (passage.back(whole.lead, 2), passage.back(whole.lead, 1)),
                (_, "of") | ("of", "the" | "our" | "my" | "all" | "those" | "these")
            ) && passage.word(passage.sentence.tokens.start) == "of";
            return is_whole.then_some((0, true));
        }
        if !is_followed && !is_led {
            return None;
        }
        let has_list = passage
            .amounts
            .get(at + 1)
            .is_some_and(|next| passage.between(amount, next).contains([':', '—', '–']));
        if has_list {
            return Some((at, true));
        }
        (at >= 2).then_some((at, false))
    })
}

/// Whether two parts are neighbors in a list, with a comma, semicolon, "and", or "plus" between them.
fn follows_in_a_list(passage: &Passage<'_, '_>, left: &StatedAmount, right: &StatedAmount) -> bool {
    let between = passage.between(left, right);
    let words = right.lead - left.last;
    words <= 9
        && (between.contains([',', ';'])
            || (left.last + 1..right.lead).any(|at| matches!(passage.word(at), "and" | "plus")))
        && !(left.last + 1..right.lead).any(|at| {
            matches!(passage.word(at), "of" if passage.word(at + 1) == "which" || at + 1 == right.lead)
                || matches!(passage.word(at), "then" | "but" | "than")
                || passage.word(at) == "to" && at + 1 == right.lead
        })
}

/// Whether an amount only says how long or how often something took.
fn is_adjunct(passage: &Passage<'_, '_>, part: &StatedAmount, total: &StatedAmount) -> bool {
    is_measure(&part.unit)
        && !is_measure(&total.unit)
        && total.currency.is_none()
        && matches!(
            passage.back(part.lead, 1),
            "in" | "within" | "over" | "after" | "for" | "during" | "last" | "first" | "of"
        )
}
