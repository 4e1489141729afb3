//! Weasel words: amounts and claims that sound exact and are not.

use crate::domain::prose::phrases::Phrases;
use crate::domain::prose::reading::{Reading, Sentence, Traits};
use crate::domain::prose::words::Words;
use crate::domain::review::hits::Hits;
use crate::domain::review::rule::{Check, Dimension, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    id: "weasel",
    name: "A weasel word",
    why: "“Many” and “significantly” can mean anything, so careful readers assume they mean little.",
    fix: "Replace it with the amount, or cut the word. The sentence is often better without it.",
    severity: Severity::Worth,
    bears_on: Some(Dimension::Data),
    reads_english: true,
    check: Check::Paragraph(check),
};

/// Kept short: a longer list finds little more and causes more false alarms.
const WEASELS: Phrases = Phrases::new(&[
    ("a big difference", "how large?"),
    ("a bit", "how much?"),
    ("a certain amount of", "how much?"),
    ("a certain number of", "how many?"),
    ("a couple of", "how many?"),
    ("a few", "how many?"),
    ("a great deal", "how much?"),
    ("a lot", "how much?"),
    ("a lot of", "how many?"),
    ("almost", "how near?"),
    ("are considered", "who thinks so?"),
    ("better", "better by how much?"),
    ("clearly", "who finds it clear?"),
    ("commonly", "how often?"),
    ("considerably", "by how much?"),
    ("critics say", "who says so?"),
    ("dramatically", "by how much?"),
    ("experts agree", "who says so?"),
    ("experts say", "who says so?"),
    ("fairly", "how much?"),
    ("frequently", "how often?"),
    ("generally", "when not?"),
    ("greatly", "by how much?"),
    ("hardly any", "how many?"),
    ("hardly anyone", "how many?"),
    ("hugely", "by how much?"),
    ("incredibly", "how much?"),
    ("is considered", "who thinks so?"),
    ("it is said", "who says so?"),
    ("it is widely known", "who knows it?"),
    ("largely", "how much of it?"),
    ("many", "how many?"),
    ("massively", "by how much?"),
    ("most", "how many?"),
    ("mostly", "how much of it?"),
    ("much easier", "by how much?"),
    ("much harder", "by how much?"),
    ("much simpler", "by how much?"),
    ("multiple occasions", "how many?"),
    ("multiple times", "how many?"),
    ("nearly", "how near?"),
    ("noticeably", "by how much?"),
    ("numerous", "how many?"),
    ("obviously", "who finds it obvious?"),
    ("occasionally", "how often?"),
    ("often", "how often?"),
    ("pretty", "how much?"),
    ("quite", "how much?"),
    ("quite a bit", "how much?"),
    ("rapidly", "how fast?"),
    ("relatively", "relative to what?"),
    ("research shows", "which research?"),
    ("several", "how many?"),
    ("significantly", "by how much?"),
    ("slightly", "by how much?"),
    ("some", "how many?"),
    ("some of the", "how many?"),
    ("some people", "how many?"),
    ("sometimes", "how often?"),
    ("studies show", "which studies?"),
    ("substantially", "by how much?"),
    ("typically", "how often?"),
    ("usually", "how often?"),
    ("various", "which?"),
    ("vastly", "by how much?"),
    ("virtually", "how near?"),
    ("was considered", "who thinks so?"),
    ("widely", "how many?"),
]);

/// Words that stay vague after "almost" and "nearly": "nearly all". Sorted.
const WHOLES: Words = Words::new(&[
    "all",
    "always",
    "any",
    "every",
    "everybody",
    "everyone",
    "everything",
    "never",
    "no",
    "nobody",
    "none",
    "nothing",
]);

/// Words after "was considered" that make it an act: "was considered again". Sorted.
const ACTS: Words = Words::new(&["again", "and", "at", "by", "for", "in", "on"]);

/// Words before "fairly" that make it a manner: "treated fairly". Sorted.
const TREATED: Words = Words::new(&[
    "and", "judge", "judged", "share", "shared", "treat", "treated",
]);

fn check(reading: &Reading<'_>, hits: &mut Hits) {
    if !reading.kind.is_told() {
        return;
    }
    for sentence in &reading.sentences {
        for index in sentence.tokens.clone() {
            if let Some(found) = WEASELS.at(reading, index)
                && is_weasel(reading, sentence, index, found.phrase, found.last)
            {
                hits.add(reading.span(index, found.last), found.advice);
            }
        }
    }
}

fn is_weasel(
    reading: &Reading<'_>,
    sentence: &Sentence,
    index: usize,
    phrase: &str,
    last: usize,
) -> bool {
    let before = reading.joined_before(index);
    let after = reading.joined_after(last);
    // A number nearby makes the word precise.
    let near = |reach: usize| {
        reading.any_in(
            index.saturating_sub(reach).max(sentence.tokens.start)
                ..(last + 1 + reach).min(sentence.tokens.end),
            Traits::FIGURE,
        )
    };
    match phrase {
        "many" => {
            // "As many as 40" has a number; the others ask or compare.
            !matches!(
                before,
                "too" | "how" | "as" | "so" | "that" | "not" | "twice" | "half"
            ) && !near(3)
        }
        // "Most inventive" is a superlative, "most of the 412" a share of a number, "at most" a limit.
        "most" => {
            !matches!(
                before,
                "the"
                    | "at"
                    | "my"
                    | "our"
                    | "their"
                    | "its"
                    | "his"
                    | "her"
                    | "your"
                    | "what"
                    | "mattered"
                    | "matters"
                    | "matter"
                    | "a"
            ) && !near(4)
                && is_quantified(reading, last + 1, after)
        }
        "better" => {
            // "Had better", "the better of", "to better serve", "know better", "if I did better".
            matches!(
                before,
                "much"
                    | "far"
                    | "even"
                    | "significantly"
                    | "became"
                    | "got"
                    | "was"
                    | "is"
                    | "were"
                    | "are"
                    | "with"
                    | "for"
                    | "and"
            ) && !matches!(after, "than" | "of")
                && !reading.has(sentence, Traits::FIGURE)
        }
        "often" | "frequently" => {
            !matches!(before, "how" | "so" | "as" | "more" | "too") && !near(6)
        }
        "usually" | "typically" | "generally" | "commonly" | "sometimes" | "occasionally"
        | "rapidly" | "slightly" | "noticeably" => !near(8),
        "widely" => !near(6) && !matches!(before, "more" | "most" | "as" | "too"),
        // "Some shops", not "for some reason", "some of the 40", or "and then some".
        "some" => {
            !near(4) && is_plural(after) && !matches!(before, "for" | "the" | "these" | "those")
        }
        "much easier" | "much harder" | "much simpler" => !reading.has(sentence, Traits::FIGURE),
        // "It was considered again in May" describes an act.
        "is considered" | "are considered" | "was considered" => {
            !near(6) && !after.is_empty() && !ACTS.has(after)
        }
        "clearly" => !reads_as_manner(before, after),
        "a lot" | "a lot of" => after != "number" && !near(3),
        "a few" => !matches!(before, "only" | "quite") || !near(3),
        // "Nearly 300" is an amount; "nearly all" is not.
        "almost" | "nearly" => WHOLES.has(after) && !near(4),
        "pretty" => !after.is_empty() && !matches!(before, "a" | "the" | "very"),
        "quite" => after != "a" && before != "not",
        "fairly" => !TREATED.has(before) && !after.is_empty(),
        // "Statistically significantly" implies a test.
        "significantly" | "substantially" | "considerably" | "dramatically" | "greatly"
        | "hugely" | "vastly" => before != "statistically" && before != "not" && !near(8),
        "various" | "several" | "numerous" => !near(3),
        _ => !near(4),
    }
}

/// Whether "most" counts something: "most shops", "most of them", not "most useful".
fn is_quantified(reading: &Reading<'_>, at: usize, after: &str) -> bool {
    after == "of" || (!reading.traits(at).any(Traits::FIGURE) && is_plural(after))
}

/// Whether a word looks like a plural noun.
fn is_plural(word: &str) -> bool {
    word == "people"
        || (word.len() > 3
            && word.ends_with('s')
            && !["ous", "ss", "ius", "always", "perhaps", "sis"]
                .iter()
                .any(|end| word.ends_with(end)))
}

/// "Wrote clearly" and "clearly written" describe a manner, not a certainty.
fn reads_as_manner(before: &str, after: &str) -> bool {
    after.is_empty()
        || after.ends_with("ed")
        || matches!(after, "and" | "enough" | "what" | "written" | "to")
        || matches!(before, "more" | "most" | "as" | "too" | "very")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::review::tests::{assert_allows, assert_flags};

    #[test]
    fn the_table_is_sorted() {
        WEASELS.assert_sorted();
        for words in [&WHOLES, &ACTS, &TREATED] {
            words.assert_sorted();
        }
    }

    #[test]
    fn flags_amounts_that_say_nothing() {
        assert_flags(
            &RULE,
            "Many customers left. Nearly all of them complained, and sales fell significantly. Several teams helped.",
            &["Many", "Nearly", "significantly", "Several"],
        );
        assert_flags(
            &RULE,
            "Most customers agreed that it was better.",
            &["Most", "better"],
        );
    }

    #[test]
    fn flags_vague_amounts_and_nameless_sources() {
        assert_flags(
            &RULE,
            "Some customers called sometimes, and a lot of them left. It was much easier. Critics say it fails.",
            &[
                "Some",
                "sometimes",
                "a lot of",
                "much easier",
                "Critics say",
            ],
        );
        assert_flags(
            &RULE,
            "It is widely used. It made a big difference and grew rapidly. He is considered an expert.",
            &["widely", "a big difference", "rapidly", "is considered"],
        );
    }

    #[test]
    fn allows_what_is_counted_or_no_amount() {
        assert_allows(
            &RULE,
            &[
                "Multiple reviewers signed it.",
                "It fell slightly over the quarter, from 40 to 33.",
                "For some reason the desk was closed.",
                "Some of the 40 shops closed.",
                "It took 12 minutes and sometimes 20.",
                "The plan was considered again in May.",
                "It became much more diverse: 41 of 96 came from abroad.",
                "It opened at some point in May.",
            ],
        );
    }

    #[test]
    fn allows_too_many() {
        assert_allows(
            &RULE,
            &["The flow had too many steps.", "I asked how many had left."],
        );
    }

    #[test]
    fn allows_statistically_significant() {
        assert_allows(
            &RULE,
            &[
                "The difference was statistically significant.",
                "It was statistically significantly lower.",
            ],
        );
    }

    #[test]
    fn allows_at_most_5() {
        assert_allows(
            &RULE,
            &["It took at most 5 days.", "A visit took at most a minute."],
        );
    }

    #[test]
    fn allows_more_than_30_percent() {
        assert_allows(
            &RULE,
            &["It cut the cost by more than 30 %.", "More than 30% left."],
        );
    }

    #[test]
    fn allows_most_of_the_412() {
        assert_allows(
            &RULE,
            &[
                "Most of the 412 cards were blank.",
                "The most useful card was blank.",
            ],
        );
    }

    #[test]
    fn allows_9_may_and_only() {
        assert_allows(&RULE, &["On 9 May it opened.", "Only the desk stayed."]);
    }

    #[test]
    fn allows_better_beside_a_number() {
        assert_allows(
            &RULE,
            &[
                "The new desk was better by 4 minutes.",
                "We did better than planned.",
            ],
        );
    }

    #[test]
    fn allows_quoted_speech() {
        assert_allows(&RULE, &["She said “many of us are quite often late”."]);
    }

    #[test]
    fn allows_a_word_that_stands_beside_its_number() {
        assert_allows(
            &RULE,
            &[
                "Nearly 300 came.",
                "The time fell significantly, from 19 to 7 minutes.",
                "She writes clearly.",
            ],
        );
    }
}
