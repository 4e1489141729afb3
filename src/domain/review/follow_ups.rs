//! The questions that a reader of the memo is likely to ask in the loop, made from what stands in it: its
//! figures, its names, its causes and decisions, each tied to its sentence; and from what is missing.

use crate::domain::prose;
use crate::domain::prose::paragraph::ParagraphKind;
use crate::domain::prose::quantities::{figures, has_figure};
use crate::domain::prose::reading::{Reading, Traits};
use crate::domain::review::evidence::criterion::Criterion;
use crate::domain::text::clean::one_line;
use crate::domain::text::{Span, paragraphs, sentences, words};

/// The most questions asked; a loop has no time for more on one memo.
pub const MOST: usize = 8;

/// The most questions about what is missing.
const GAPS: usize = 2;

/// A likely question.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LikelyFollowUp {
    /// The sentence that it comes from; none where it asks for what is missing.
    pub span: Option<Span>,
    /// The question, with the names and figures of its sentence.
    pub question: String,
    /// The same in words that fit every sentence.
    pub gist: &'static str,
}

/// What makes a reader ask about a sentence.
struct Trigger {
    /// The question in words that fit every sentence.
    gist: &'static str,
    /// The question with the sentence's own names and figures, where it has any.
    named: fn(&str) -> Option<String>,
    is_in: fn(&str) -> bool,
    /// Whether the sentence answers the question itself.
    is_answered: fn(&str) -> bool,
}

/// Nothing in a sentence answers this.
const NEVER: fn(&str) -> bool = |_| false;

/// Verbs of somebody who sees it differently.
const OBJECTING: &[&str] = &[
    "argued",
    "convinced",
    "disagreed",
    "objected",
    "opposed",
    "persuaded",
    "refused",
    "rejected",
];

/// Verbs of a choice.
const CHOOSING: &[&str] = &[
    "choose", "chose", "decided", "decision", "picked", "selected",
];

/// Words that go on with a choice, and are no part of what was chosen.
const AFTER_A_CHOICE: &[&str] = &[
    "after", "and", "because", "but", "in", "instead", "on", "over", "rather", "since", "so",
    "when", "while",
];

/// Verbs of somebody who measures. With "I" before it, who did it and how is said.
const MEASURING: &[&str] = &[
    "analyzed",
    "asked",
    "called",
    "checked",
    "compared",
    "counted",
    "interviewed",
    "listened",
    "logged",
    "measured",
    "met",
    "observed",
    "polled",
    "pulled",
    "read",
    "reviewed",
    "rode",
    "sampled",
    "shadowed",
    "sorted",
    "spoke",
    "surveyed",
    "talked",
    "tested",
    "timed",
    "tracked",
    "tried",
    "visited",
    "watched",
];

/// Words that say where a number comes from.
const METHODS: &[&str] = &[
    "audit",
    "control",
    "experiment",
    "interviews",
    "log",
    "logs",
    "pilot",
    "sample",
    "survey",
    "test",
];

/// People who have a say.
const LEADS: &[&str] = &[
    "boss",
    "ceo",
    "cfo",
    "coo",
    "cto",
    "director",
    "executive",
    "head",
    "lead",
    "leadership",
    "manager",
    "president",
    "principal",
    "vp",
];

/// The questions, the sharpest first; each is asked at most twice.
const TRIGGERS: &[Trigger] = &[
    Trigger {
        gist: "A share of what, and how many were they?",
        named: |sentence| {
            let share = figure_where(sentence, |figure| figure.contains('%'))?;
            Some(format!("{share} of what, and how many were they?"))
        },
        is_in: |sentence| sentence.contains('%') || has_word(sentence, &["percent"]),
        is_answered: counts_its_base,
    },
    Trigger {
        gist: "How do you know this was the cause? What else could it have been?",
        named: |sentence| {
            let cause = behind(sentence, &["because"], &[])?;
            Some(format!(
                "How do you know that “{cause}” was the cause? What else could it have been?"
            ))
        },
        is_in: |sentence| has_word(sentence, &["because", "therefore", "caused", "led"]),
        is_answered: |sentence| has_word(sentence, METHODS) || is_own_reason(sentence),
    },
    Trigger {
        gist: "What spoke against it, and why was that reason enough?",
        named: |_| None,
        is_in: is_own_reason,
        is_answered: |sentence| has_word(sentence, OBJECTING),
    },
    Trigger {
        gist: "What was the obvious alternative, and why this instead?",
        named: |sentence| {
            let choice = behind(sentence, CHOOSING, AFTER_A_CHOICE)?;
            Some(format!(
                "What was the obvious alternative to “{choice}”, and why this instead?"
            ))
        },
        is_in: |sentence| has_word(sentence, CHOOSING),
        is_answered: |sentence| {
            has_word(sentence, &["instead", "over", "rather"])
                && has_word(sentence, &["because", "since"])
        },
    },
    Trigger {
        gist: "What was their best argument, and what did you change because of it?",
        named: |sentence| {
            let name = actor(sentence, OBJECTING)?;
            let mark = if name.ends_with('s') { "’" } else { "’s" };
            Some(format!(
                "What was {name}{mark} best argument, and what did you change because of it?"
            ))
        },
        is_in: |sentence| has_word(sentence, OBJECTING),
        is_answered: |sentence| has_word(sentence, &["because", "since"]),
    },
    Trigger {
        gist: "What did they say, and what did you answer?",
        named: |sentence| {
            let who = leader(sentence)?;
            Some(format!("What did {who} say, and what did you answer?"))
        },
        is_in: |sentence| has_word(sentence, LEADS),
        is_answered: |sentence| {
            sentence.contains(['“', '"'])
                || has_word(sentence, &["said", "told", "answered", "replied"])
        },
    },
    Trigger {
        gist: "What did you do yourself, and what did others do?",
        named: |_| None,
        is_in: |sentence| has_word(sentence, &["we", "team", "our"]),
        is_answered: |sentence| has_word(sentence, &["i", "myself"]),
    },
    Trigger {
        gist: "Why that number, and what would have been too few?",
        named: |sentence| {
            let figure = figure_where(sentence, |_| true)?;
            Some(format!("Why {figure}, and what would have been too few?"))
        },
        is_in: |sentence| has_figure(sentence) && measured_by_author(sentence),
        is_answered: NEVER,
    },
    Trigger {
        gist: "Who measured this, how, and over what period?",
        named: |sentence| {
            let figures = figures(sentence);
            let figure = figures.last()?.of(sentence);
            Some(format!(
                "Who measured “{figure}”, how, and over what period?"
            ))
        },
        is_in: has_figure,
        is_answered: |sentence| {
            measured_by_author(sentence) || has_word(sentence, METHODS) || is_own_count(sentence)
        },
    },
];

/// What is asked where the memo has nothing of a kind.
fn gap_question(gap: Criterion) -> Option<&'static str> {
    match gap {
        Criterion::OtherSide => Some("Who disagreed with you, and what was their best argument?"),
        Criterion::Alternatives => Some("What else could you have done, and why didn’t you?"),
        Criterion::Learned => Some("What would you do differently today, and why?"),
        Criterion::Number => Some("What was the number before and after, and over what period?"),
        Criterion::OwnAct => Some("What did you do yourself, and what did others do?"),
        Criterion::Prompt | Criterion::Opening | Criterion::Situation | Criterion::Close => None,
    }
}

/// The most words that a question repeats.
const REPEATED: usize = 8;

/// The first figure of a sentence of a kind, as it stands there.
fn figure_where(sentence: &str, is_one: impl Fn(&str) -> bool) -> Option<String> {
    figures(sentence)
        .into_iter()
        .map(|figure| figure.of(sentence))
        .find(|figure| is_one(figure))
        .map(str::to_owned)
}

/// The words behind one of some words, to the end of the clause or the first of `ends`; none where they are
/// too few or too many to be repeated.
fn behind(sentence: &str, after: &[&str], ends: &[&str]) -> Option<String> {
    let is_in = |word: &str, table: &[&str]| {
        let bare = word.trim_matches(|letter: char| !letter.is_alphanumeric());
        table.iter().any(|one| bare.eq_ignore_ascii_case(one))
    };
    let mut said: Vec<&str> = Vec::new();
    for word in words(sentence)
        .skip_while(|word| !is_in(word, after))
        .skip(1)
    {
        if is_in(word, ends) {
            break;
        }
        let bare = word.trim_end_matches(|letter: char| !letter.is_alphanumeric() && letter != '%');
        said.push(bare);
        if bare.len() < word.len() || said.len() > REPEATED {
            break;
        }
    }
    let is_apt = (1..=REPEATED).contains(&said.len());
    // What quotes somebody or refers back says nothing by itself.
    let refers = said.first().is_some_and(|first| {
        is_in(
            first,
            &[
                "it", "this", "that", "they", "of", "to", "he", "she", "was", "were", "is",
            ],
        )
    });
    (is_apt && !refers && !said.iter().any(|word| word.contains(['“', '"'])))
        .then(|| said.join(" "))
}

/// The subject of one of some verbs: a name before it, or a decision maker.
fn actor(sentence: &str, verbs: &[&str]) -> Option<String> {
    let reading = prose::read(sentence, ParagraphKind::Prose);
    let verb = (0..reading.tokens.len()).find(|index| verbs.contains(&reading.word(*index)))?;
    name_before(&reading, verb).or_else(|| leader(sentence))
}

/// The name that stands right before a token: "Dana", "Ines Varga".
fn name_before(reading: &Reading<'_>, index: usize) -> Option<String> {
    let is_name = |at: usize| {
        let traits = reading.traits(at);
        traits.any(Traits::CAPITAL)
            && !traits.any(Traits::DATE.and(Traits::FUNCTION).and(Traits::QUOTED))
    };
    let last = index.checked_sub(1).filter(|last| is_name(*last))?;
    if reading.joined_before(index).is_empty() {
        return None;
    }
    let mut first = last;
    while first > 0 && is_name(first - 1) && !reading.joined_before(first).is_empty() {
        first -= 1;
    }
    // The first word of a sentence is no name for its capital alone.
    let is_certain = first < last || !reading.traits(first).any(Traits::FIRST);
    is_certain.then(|| reading.span(first, last).of(reading.text()).to_owned())
}

/// A decision maker, as the sentence calls them, addressed to the author: "your manager", "the head of operations".
fn leader(sentence: &str) -> Option<String> {
    let reading = prose::read(sentence, ParagraphKind::Prose);
    let count = reading.tokens.len();
    let lead = (0..count).find(|index| LEADS.contains(&reading.word(*index)))?;
    let first = (lead.saturating_sub(2)..lead)
        .rev()
        .find(|at| matches!(reading.word(*at), "the" | "my" | "our"))?;
    let mut last = lead;
    if reading.joined_after(lead) == "of" {
        let of = (lead + 2..(lead + 4).min(count)).take_while(|at| {
            let word = reading.word(*at);
            let is_verb = word.ends_with("ed") || word.ends_with("ing");
            !reading.joined_before(*at).is_empty()
                && !reading.traits(*at).any(Traits::FUNCTION)
                && !is_verb
        });
        last = of.last()?;
    }
    let whose = if reading.word(first) == "the" {
        "the"
    } else {
        "your"
    };
    let named = reading.span(first + 1, last).of(reading.text());
    Some(format!("{whose} {named}"))
}

/// Whether "I" is followed by a verb of measuring, at most three words on: "I myself read 200".
fn measured_by_author(sentence: &str) -> bool {
    let mut since_author = usize::MAX;
    words(sentence).any(|word| {
        let word = word.trim_matches(|letter: char| !letter.is_alphanumeric());
        since_author = if word == "I" {
            0
        } else {
            since_author.saturating_add(1)
        };
        since_author <= 3 && MEASURING.iter().any(|verb| word.eq_ignore_ascii_case(verb))
    })
}

/// Whether a sentence gives the author's reason, and no cause that had to be found: "I chose labels because".
fn is_own_reason(sentence: &str) -> bool {
    let mut has_author = false;
    words(sentence)
        .map(|word| word.trim_matches(|letter: char| !letter.is_alphanumeric()))
        .any(|word| {
            has_author |= word == "I";
            has_author && matches!(word, "because" | "therefore")
        })
}

/// Whether a sentence counts what the author did, which nobody measures: "I merged two forms".
fn is_own_count(sentence: &str) -> bool {
    let is_first = words(sentence).next() == Some("I");
    is_first
        && !sentence.contains(['%', '$', '€', '£', '₹', '¥'])
        && !has_word(sentence, &["from", "percent", "million", "billion"])
}

/// Whether a number next to the percentage is its base: "of 340 guests".
fn counts_its_base(sentence: &str) -> bool {
    let mut after_of = false;
    words(sentence).any(|word| {
        let is_count =
            word.starts_with(|letter: char| letter.is_ascii_digit()) && !word.contains('%');
        let is_base = after_of && is_count;
        after_of =
            word.eq_ignore_ascii_case("of") || (after_of && word.eq_ignore_ascii_case("the"));
        is_base
    })
}

/// The likely questions: about sentences in reading order, then about the `gaps`, what a reader looks for
/// and does not find.
#[must_use]
pub fn follow_ups(text: &str, gaps: &[Criterion]) -> Vec<LikelyFollowUp> {
    let all: Vec<Span> = paragraphs(text)
        .flat_map(|paragraph| {
            sentences(paragraph.of(text))
                .into_iter()
                .map(move |sentence| sentence.shifted(paragraph.start))
        })
        .collect();
    let mut found: Vec<(Span, LikelyFollowUp)> = Vec::new();
    for trigger in TRIGGERS {
        let new = all
            .iter()
            .filter(|span| {
                let sentence = span.of(text);
                (trigger.is_in)(sentence) && !(trigger.is_answered)(sentence)
            })
            .filter(|span| !found.iter().any(|(asked, _)| asked == *span))
            .take(2)
            .map(|&span| {
                let asked = LikelyFollowUp {
                    span: Some(span),
                    question: (trigger.named)(&one_line(span.of(text)))
                        .unwrap_or_else(|| trigger.gist.to_owned()),
                    gist: trigger.gist,
                };
                (span, asked)
            })
            .collect::<Vec<_>>();
        found.extend(new);
    }
    // Where somebody objects, nobody asks who did.
    let is_told = |gap: Criterion| {
        gap == Criterion::OtherSide && all.iter().any(|span| has_word(span.of(text), OBJECTING))
    };
    let gaps: Vec<LikelyFollowUp> = gaps
        .iter()
        .filter(|gap| !all.is_empty() && !is_told(**gap))
        .filter_map(|gap| gap_question(*gap))
        .take(GAPS)
        .map(|question| LikelyFollowUp {
            span: None,
            question: question.to_owned(),
            gist: question,
        })
        .collect();
    found.truncate(MOST - gaps.len());
    found.sort_by_key(|(span, _)| *span);
    let mut asked: Vec<LikelyFollowUp> = found.into_iter().map(|(_, asked)| asked).collect();
    for gap in gaps {
        if !asked.iter().any(|other| other.gist == gap.gist) {
            asked.push(gap);
        }
    }
    asked
}

fn has_word(sentence: &str, wanted: &[&str]) -> bool {
    words(sentence).any(|word| {
        let word = word.trim_matches(|letter: char| !letter.is_alphanumeric());
        wanted
            .iter()
            .any(|wanted| word.eq_ignore_ascii_case(wanted))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(text: &str) -> Vec<String> {
        let asked = follow_ups(text, &[]).into_iter();
        asked.map(|asked| asked.question).collect()
    }

    #[test]
    fn questions_are_made_from_the_names_and_figures_of_their_sentences() {
        for (sentence, question) in [
            (
                "Complaints fell by 30%.",
                "30% of what, and how many were they?",
            ),
            (
                "It held because customers saw the date.",
                "How do you know that “customers saw the date” was the cause? What else could it have been?",
            ),
            (
                "I waited because customers saw the date.",
                "What spoke against it, and why was that reason enough?",
            ),
            (
                "I shadowed 11 shifts.",
                "Why 11 shifts, and what would have been too few?",
            ),
            (
                "I cut the form from 9 fields to 4.",
                "Who measured “4”, how, and over what period?",
            ),
            (
                "It caused a stir.",
                "How do you know this was the cause? What else could it have been?",
            ),
            (
                "I chose printed labels instead of staff.",
                "What was the obvious alternative to “printed labels”, and why this instead?",
            ),
            (
                "That decision was mine.",
                "What was the obvious alternative, and why this instead?",
            ),
            (
                "In May Ines Varga objected to the desk.",
                "What was Ines Varga’s best argument, and what did you change because of it?",
            ),
            (
                "The head of operations objected to the desk.",
                "What was the head of operations’ best argument, and what did you change because of it?",
            ),
            (
                "Customers objected to the desk.",
                "What was their best argument, and what did you change because of it?",
            ),
            (
                "My manager wanted a second pilot.",
                "What did your manager say, and what did you answer?",
            ),
            (
                "We moved the desk to the front.",
                "What did you do yourself, and what did others do?",
            ),
            (
                "I read 200 recordings myself.",
                "Why 200 recordings, and what would have been too few?",
            ),
            (
                "The wait fell from 19 to 7 minutes.",
                "Who measured “7 minutes”, how, and over what period?",
            ),
        ] {
            assert_eq!(asked(sentence), [question], "{sentence}");
        }
    }

    #[test]
    fn nothing_is_asked_that_the_sentence_answers() {
        for sentence in [
            "A survey of 412 customers showed it.",
            "I wrote 14 fixes and ordered them.",
            "I merged two forms.",
            "I wrote a six-pager.",
            "I chose labels rather than staff since labels were cheaper.",
            "My manager said “wait”, and I told her why I would not.",
            "Of 340 guests in the pilot, 312 came back, or 92 % of 340.",
        ] {
            assert_eq!(asked(sentence), [""; 0], "{sentence}");
        }
    }

    #[test]
    fn what_is_missing_is_asked_for_at_the_end() {
        let gaps = [
            Criterion::Opening,
            Criterion::OtherSide,
            Criterion::Learned,
            Criterion::Number,
        ];
        let last = |text: &str| -> Vec<String> {
            let all = follow_ups(text, &gaps).into_iter();
            all.filter(|asked| asked.span.is_none())
                .map(|asked| asked.question)
                .collect()
        };
        let who = "Who disagreed with you, and what was their best argument?";
        let learned = "What would you do differently today, and why?";
        let number = "What was the number before and after, and over what period?";
        assert_eq!(last("It was a good year."), [who, learned]);
        // The memo says who disagreed.
        assert_eq!(
            last("Dana objected because it cost too much."),
            [learned, number]
        );
        assert_eq!(last(""), [""; 0]);
    }

    #[test]
    fn sentences_are_asked_about_in_their_order_and_once() {
        let text = "Returns fell by 12 % in May. I chose labels instead of staff.\n\nIt held because customers saw the date. Nothing else.";
        let spans: Vec<&str> = follow_ups(text, &[])
            .iter()
            .filter_map(|asked| asked.span)
            .map(|span| span.of(text))
            .collect();
        assert_eq!(spans.len(), 3, "{spans:?}");
        assert!(spans[0].starts_with("Returns") && spans[1].starts_with("I chose"));
        assert!(spans[2].starts_with("It held"));
        assert!(follow_ups("It was a good year.", &[]).is_empty());
    }

    #[test]
    fn no_more_is_asked_than_a_loop_has_time_for() {
        let text = "I chose 5 of 9, because 12 % objected and we argued. ".repeat(40);
        assert!(follow_ups(&text, &Criterion::ALL).len() <= MOST);
    }
}
