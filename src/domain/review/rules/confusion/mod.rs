//! Confused words, and small errors of agreement that a spelling checker misses.

mod agreement;
mod article;
mod phrases;

use crate::domain::prose::reading::{Reading, Traits};
use crate::domain::prose::words::Words;
use crate::domain::review::hits::Hits;
use crate::domain::review::rule::{Check, Dimension, Rule, Severity};
use crate::domain::review::rules::confusion::agreement::disagrees;
use crate::domain::review::rules::confusion::article::wrong_article;
use crate::domain::review::rules::confusion::phrases::WRONG;

pub(crate) const RULE: Rule = Rule {
    id: "confusion",
    name: "A word that is mixed up",
    why: "A spelling checker lets these pass, and readers don’t. They take the memo as a sample of your standards.",
    fix: "Put the word that is meant.",
    severity: Severity::Worth,
    bears_on: Some(Dimension::Clarity),
    reads_english: true,
    check: Check::Paragraph(check),
};

/// Comparatives after which "then" should be "than". Sorted.
const COMPARATIVES: Words = Words::new(&[
    "better", "bigger", "cheaper", "earlier", "easier", "faster", "fewer", "greater", "harder",
    "higher", "larger", "later", "less", "longer", "lower", "more", "shorter", "slower", "smaller",
    "stronger", "weaker", "worse",
]);

/// Words that begin an object. Sorted.
const OBJECTS: Words = Words::new(&[
    "all",
    "any",
    "customers",
    "her",
    "his",
    "how",
    "its",
    "many",
    "money",
    "my",
    "our",
    "revenue",
    "sales",
    "some",
    "the",
    "their",
    "them",
    "these",
    "this",
    "those",
    "time",
    "trust",
    "us",
    "users",
    "your",
]);

/// Words before an infinitive. Sorted.
const BEFORE_A_VERB: Words = Words::new(&[
    "can", "could", "did", "didn", "does", "doesn", "don", "may", "might", "must", "not", "should",
    "to", "will", "won", "would", "wouldn",
]);

/// Nouns that are often possessed. Sorted.
const OWNED: Words = Words::new(&[
    "account", "boss", "company", "email", "manager", "name", "own", "team",
]);

/// Words before "affect" that make it a noun. Sorted.
const BEFORE_A_NOUN: Words = Words::new(&[
    "an",
    "any",
    "bad",
    "big",
    "direct",
    "good",
    "great",
    "huge",
    "large",
    "little",
    "major",
    "negative",
    "no",
    "positive",
    "real",
    "same",
    "significant",
    "small",
    "strong",
    "the",
]);

/// Words that follow a correct "it’s" before "that", "to", and the like. Sorted.
const SAID_OF_IT: Words = Words::new(&[
    "better",
    "clear",
    "common",
    "crucial",
    "difficult",
    "easier",
    "easy",
    "essential",
    "good",
    "great",
    "hard",
    "harder",
    "important",
    "impossible",
    "likely",
    "necessary",
    "obvious",
    "possible",
    "rare",
    "safe",
    "time",
    "true",
    "unclear",
    "unlikely",
    "vital",
    "worth",
]);

/// Words after which "it’s" and a noun should be "its". Sorted.
const BEFORE_WHAT_IT_HAS: Words = Words::new(&[
    "at",
    "by",
    "cut",
    "doubled",
    "from",
    "had",
    "has",
    "hit",
    "improved",
    "increased",
    "into",
    "kept",
    "lost",
    "lowered",
    "met",
    "missed",
    "of",
    "raised",
    "reached",
    "reduced",
    "with",
]);

/// Words that show a correct "it’s", for "it is" or "it has". Sorted.
const AFTER_IT_IS: Words = Words::new(&[
    "a", "all", "already", "also", "always", "an", "because", "been", "from", "going", "gone",
    "how", "in", "just", "like", "never", "no", "not", "now", "on", "one", "only", "really", "so",
    "still", "that", "the", "too", "very", "what", "when", "where", "why",
]);

/// Objects of "effect", not "affect". Sorted.
const EFFECTED: Words = Words::new(&[
    "change",
    "changes",
    "cure",
    "improvement",
    "improvements",
    "merger",
    "move",
    "payment",
    "reform",
    "reforms",
    "repair",
    "repairs",
    "sale",
    "settlement",
    "transfer",
    "transition",
]);

/// Words before a noun. Sorted.
const DETERMINERS: Words = Words::new(&[
    "a", "an", "any", "her", "his", "my", "our", "some", "the", "their", "your",
]);

fn check(reading: &Reading<'_>, hits: &mut Hits) {
    if !reading.kind.is_told() {
        return;
    }
    for index in 0..reading.tokens.len() {
        if !reading.is_own(index) {
            continue;
        }
        if let Some(found) = WRONG.at(reading, index)
            && (found.last == index || reading.ending(index).is_empty())
            && !is_about_an_amount(reading, found.last)
            && !is_a_letter(reading, index, found.last)
        {
            let said = [
                found.advice,
                if found.advice.ends_with('”') {
                    " is meant"
                } else {
                    ""
                },
            ];
            hits.add(reading.span(index, found.last), said.concat());
        } else if let Some((last, meant)) = mixed_up(reading, index) {
            hits.add(reading.span(index, last), [meant, " is meant"].concat());
        } else if let Some(article) = wrong_article(reading, index) {
            hits.add(
                reading.span(index, index + 1),
                [article, " by its sound"].concat(),
            );
        }
    }
}

/// "Your A/B test" and "your A game" have no article.
fn is_a_letter(reading: &Reading<'_>, first: usize, last: usize) -> bool {
    first < last
        && reading.word(last).len() == 1
        && (reading.traits(last).any(Traits::CAPITAL) || reading.text_after(last).starts_with('/'))
}

/// "Discussing about 40 cases" gives a number, so "about" is correct.
fn is_about_an_amount(reading: &Reading<'_>, last: usize) -> bool {
    reading.word(last) == "about"
        && (reading.traits(last + 1).any(Traits::FIGURE)
            || matches!(reading.joined_after(last), "a" | "half" | "one"))
}

/// A confused word: the last token of the passage, and the correction.
fn mixed_up(reading: &Reading<'_>, index: usize) -> Option<(usize, &'static str)> {
    let (word, ending) = (reading.word(index), reading.ending(index));
    let (before, next) = (reading.joined_before(index), reading.joined_after(index));
    if ending.is_empty() && next.is_empty() {
        return None;
    }
    let next_is_bare = reading.ending(index + 1).is_empty();
    let meant = match (word, ending) {
        ("it", "s") if next == "own" => "“its”",
        ("it", "s") if BEFORE_WHAT_IT_HAS.has(before) && names_a_thing(reading, index + 1) => {
            "“its”"
        }
        ("its", "")
            if SAID_OF_IT.has(next)
                && matches!(
                    reading.joined_after(index + 1),
                    "for" | "how" | "if" | "that" | "to" | "when" | "why"
                ) =>
        {
            "“it’s”"
        }
        ("advise", "") if DETERMINERS.has(before) => {
            return Some((index, "“advice”"));
        }
        ("there", "")
            if OWNED.has(next)
                && next != "name"
                && !matches!(
                    before,
                    "be" | "been" | "from" | "in" | "is" | "out" | "over" | "was" | "were"
                ) =>
        {
            "“their”"
        }
        ("you", "re") if OWNED.has(next) && next_is_bare => "“your”",
        ("they", "re") if OWNED.has(next) && next_is_bare => "“their”",
        ("they", "re") if matches!(next, "is" | "are" | "was" | "were") => "“there”",
        ("who", "s") if matches!(next, "idea" | "job" | "responsibility" | "fault") => "“whose”",
        ("should" | "could" | "would" | "must" | "might", "")
            if next == "of"
                && !matches!(
                    reading.joined_after(index + 1),
                    "" | "course" | "necessity" | "late" | "the" | "a" | "all" | "any" | "these"
                ) =>
        {
            "“have”"
        }
        (comparative, "") if COMPARATIVES.has(comparative) && next == "then" => {
            let after = reading.joined_after(index + 1);
            let is_compared = matches!(
                after,
                "the" | "a" | "an" | "our" | "my" | "expected" | "planned" | "ever" | "before"
            ) || reading.traits(index + 2).any(Traits::FIGURE)
                && reading.traits(index + 2).any(Traits::JOINED);
            if !is_compared {
                return None;
            }
            "“than”"
        }
        ("effect", "") if BEFORE_A_VERB.has(before) && OBJECTS.has(next) => {
            let is_change = (index + 2..index + 5).any(|at| EFFECTED.has(reading.word(at)));
            if is_change {
                return None;
            }
            "“affect”"
        }
        ("affect", "") if BEFORE_A_NOUN.has(before) && next == "on" => "“effect”",
        ("loose", "") if BEFORE_A_VERB.has(before) && OBJECTS.has(next) => "“lose”",
        ("loose", "")
            if matches!(before, "i" | "they" | "to" | "we" | "you")
                && (OBJECTS.has(next) || reading.traits(index + 1).any(Traits::FIGURE)) =>
        {
            "“lose”"
        }
        _ => return disagrees(reading, index),
    };
    Some((index + 1, meant))
}

/// Whether the word after "it’s" is a possession, because it can't follow "it is".
fn names_a_thing(reading: &Reading<'_>, at: usize) -> bool {
    let word = reading.word(at);
    !AFTER_IT_IS.has(word)
        && !word.ends_with("ing")
        && !word.ends_with("ed")
        && !reading.traits(at).any(Traits::FIGURE.and(Traits::FUNCTION))
}

#[cfg(test)]
mod tests {
    use super::agreement::{COUNTED, NO_PARTICIPLES};
    use super::article::{SPELLED, UNSOUND};
    use super::*;
    use crate::domain::review::tests::{assert_allows, assert_flags};

    #[test]
    fn the_tables_are_sorted() {
        WRONG.assert_sorted();
        for table in [
            COMPARATIVES,
            OBJECTS,
            BEFORE_A_VERB,
            OWNED,
            BEFORE_A_NOUN,
            SPELLED,
            UNSOUND,
            SAID_OF_IT,
            BEFORE_WHAT_IT_HAS,
            AFTER_IT_IS,
            NO_PARTICIPLES,
            COUNTED,
            EFFECTED,
            DETERMINERS,
        ] {
            table.assert_sorted();
        }
    }

    /// Sentences with an error, each with the flagged passage.
    const FALSE: &[(&str, &str)] = &[
        ("The desk lost it’s own keys in May.", "it’s own"),
        ("I saw that its a problem for the shops.", "its a"),
        ("In the end its not the price.", "its not"),
        ("We think its been slow since the change.", "its been"),
        (
            "I said its important to ask the buyers.",
            "its important to",
        ),
        (
            "Check that you're team is ready for the move.",
            "you're team",
        ),
        ("I knew that your not on the list.", "your not"),
        ("He said that your going to be late.", "your going to"),
        ("We saw that their are 9 desks in the shop.", "their are"),
        ("The shops had there own rules for returns.", "there own"),
        (
            "The shops had they're own rules for returns.",
            "they're own",
        ),
        ("It was faster then the old desk.", "faster then"),
        ("We had more then 40 cases in a week.", "more then"),
        ("I called them rather then wait for a week.", "rather then"),
        ("Nobody other then me knew the rule.", "other then"),
        ("We asked and than we left the shop.", "and than"),
        ("The rule did not effect our buyers.", "effect our"),
        ("It will effect the shops in May.", "effect the"),
        ("The change had an affect on the wait.", "affect on"),
        ("The rule took affect on May 3.", "took affect"),
        ("It had two side affects on the shop.", "side affects"),
        ("We did not want to loose the buyers.", "loose the"),
        ("We were loosing 9 buyers a week.", "loosing"),
        ("I should of asked them in May.", "should of"),
        ("It could of been worse for the shop.", "could of"),
        ("I asked for a hour of their time.", "a hour"),
        ("It was an unique case for the desk.", "an unique"),
        ("It was a MVP for the desk.", "a MVP"),
        ("She had a MBA and nine years at the desk.", "a MBA"),
        ("We gave it an URL on the slip.", "an URL"),
        ("It was a 8-week test at the desk.", "a 8-week"),
        ("It was an 10% drop at the desk.", "an 10"),
        ("I built a API for the desk.", "a API"),
        ("It was an one-time cost for the shop.", "an one-time"),
        ("I had a idea for the desk.", "a idea"),
        ("It was an huge cost for the shop.", "an huge"),
        ("It was an European rule for the shop.", "an European"),
        (
            "I wanted to discuss about the plan with the team.",
            "discuss about",
        ),
        ("I asked for informations about the desk.", "informations"),
        ("We got feedbacks from the shops.", "feedbacks"),
        ("Her advices helped me at the desk.", "advices"),
        ("We bought the softwares for the desk.", "softwares"),
        ("According the plan we had 9 weeks.", "According the"),
        ("The plan was going be late by 9 weeks.", "going be"),
        ("We was late with the plan.", "We was"),
        ("I saw that they has no plan for it.", "they has"),
        ("They didn't went to the desk in May.", "didn't went"),
        ("We did not knew the rule at the desk.", "did not knew"),
        ("The rule has lead to a longer wait.", "has lead to"),
        (
            "I used the leadership principals as a guide.",
            "leadership principals",
        ),
        ("Its clear that the desk was slow.", "Its clear"),
        ("I knew its hard for the shops to wait.", "its hard"),
        ("Its worth to ask the buyers first.", "Its worth"),
        ("The team lost it’s budget in May.", "it’s budget"),
        ("I liked the size of it's team and shop.", "it's team"),
        (
            "We discussed about the plan with the team.",
            "discussed about",
        ),
        ("He don’t know the rule of the desk.", "don’t know"),
        ("I have went to the desk in May.", "have went"),
        ("We had took the keys to the shop.", "had took"),
        ("Me and Ana closed the desk in May.", "Me and"),
        ("Less customers came to the desk in May.", "Less customers"),
        ("We had less orders than in May.", "less orders"),
        ("There were not much people at the desk.", "much people"),
        ("I asked for many feedback on the plan.", "many feedback"),
        ("She gave me an advise for the desk.", "advise"),
        ("I explained them the plan for the desk.", "explained them"),
        ("Since three years I run the desk.", "Since three years"),
        ("I run the desk since 3 years.", "since 3 years"),
        ("There team lost the keys in May.", "There team"),
        ("We loose 9 buyers a week at the desk.", "loose 9"),
        ("I was payed late for the desk.", "payed"),
        ("It depends of the plan for the desk.", "depends of"),
        ("I am agree with the plan for the desk.", "am agree"),
        ("I know whose going to run the desk.", "whose going to"),
        ("I was responsible of the desk in May.", "responsible of"),
    ];

    #[test]
    fn what_is_mixed_up_is_found() {
        assert!(FALSE.len() >= 40);
        for &(text, quote) in FALSE {
            assert_flags(&RULE, text, &[quote]);
        }
    }

    #[test]
    fn what_is_right_or_may_be_is_let_be() {
        let right = [
            "The desk had its own keys, and it’s slow.",
            "Its price fell, and its not-so-small cost rose.",
            "It’s a desk, and its rule is old.",
            "It’s been slow since its first day.",
            "You’re right about your team.",
            "Your A/B test ran, and your a/b test did not.",
            "Your plan and your welcome email came late.",
            "Their plan is there, and they’re at work.",
            "There are 9 desks, and there is a rule.",
            "They’re slow there, and their desk is full.",
            "It got better, then the market fell.",
            "It was better then, and we knew it.",
            "We asked, then we left, and then we came back.",
            "It was older than mine and more than I wanted.",
            "The effect on our buyers was small.",
            "I wanted to effect the change in May.",
            "The rule did not affect our buyers.",
            "The new rule took effect in May.",
            "A loose end held us up, and we set them loose.",
            "We did not want to lose the buyers.",
            "It would of course cost more.",
            "As one could of course see, it was slow.",
            "We could have been late, and I should have asked.",
            "It took an hour and was an honest answer.",
            "It was a unicorn with a unit and a user.",
            "It was a European rule and a one-time cost.",
            "She had an MBA and a URL of her own.",
            "It was an MVP with an SLA, and a UI.",
            "It was an 8-week test, an 11% drop and an 18-month plan.",
            "It was a 10% drop, and a 1,100-page file.",
            "We took an API, an ID and a PDF.",
            "It was a SaaS plan with a SQL table and an SQL query.",
            "It was a NASA plan and an FBI case.",
            "Between option a and option b we chose a.",
            "Plan A is old, and plan A emerged late.",
            "It was an historic day at a hotel.",
            "It was an uninformed guess and an unimportant case.",
            "It was an X-ray and a U-turn, an e-mail and a T-shirt.",
            "We discussed the plan and were discussing about 40 cases.",
            "Her advice and her information helped.",
            "The feedback was good, and the software ran.",
            "She said “its a problem” and “we was late”.",
            "According to the plan, we had 9 weeks.",
            "The plan was going to be late.",
            "The rule has led to a wait, and we have lead time to use.",
            "We didn’t go, and they did not know.",
            "The principal engineer named a principle.",
            "A few of us left, and a used desk stayed.",
            "I had a useful idea and an urgent one.",
            "An heir and an honor came with a house.",
            "I gave them a “yes” and an “ok”.",
            "Its clear glass front and its hard rules stayed.",
            "The desk is old, and with it’s gone the queue.",
            "I think of it: it’s a desk.",
            "It has changed, and it’s from May on that we had it.",
            "He and I don’t know, and they don’t either.",
            "I had run it, and the desk had come late.",
            "She saw me and Ana at the desk.",
            "Fewer orders came, at less cost and less often.",
            "It cost 5 less orders of one kind.",
            "It was much easier, and much of it was new.",
            "Many feedback forms came, and much feedback.",
            "I advise the team, and the advice was good.",
            "I explained to them the plan, and explained them away.",
            "Since 3 May I run it, and since three days is long, we left.",
            "It has run since three years ago.",
            "The desk is there; name it and team up.",
            "A loose end is loose, and we let loose 3 of them.",
            "I was responsible for it, and it depends on me.",
            "They agree, and whose desk it is we know.",
        ];
        assert!(right.len() >= 40);
        assert_allows(&RULE, &right);
    }
}
