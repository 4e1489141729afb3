//! Words taken for one another, and small errors of agreement that a spelling checker lets pass.

use crate::domain::prose::phrases::Phrases;
use crate::domain::prose::reading::{Reading, Traits};
use crate::domain::prose::words::Words;
use crate::domain::review::hits::Hits;
use crate::domain::review::rule::{Check, Dimension, Rule, Severity};

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

/// Phrases that are wrong wherever they stand, each with what is meant.
const WRONG: Phrases = Phrases::new(&[
    ("according the", "“according to the”"),
    ("advices", "“advice” has no plural"),
    ("alot", "“a lot”"),
    ("and than", "“and then”"),
    ("back than", "“back then”"),
    ("case and point", "“case in point”"),
    ("cause and affect", "“cause and effect”"),
    ("depending the", "“depending on the”"),
    ("despite of", "“despite”, without “of”"),
    ("discuss about", "“discuss”, without “about”"),
    ("discusses about", "“discusses”, without “about”"),
    ("discussing about", "“discussing”, without “about”"),
    ("equipments", "“equipment” has no plural"),
    ("feedbacks", "“feedback” has no plural"),
    (
        "for all intensive purposes",
        "“for all intents and purposes”",
    ),
    ("furnitures", "“furniture” has no plural"),
    ("going be", "“going to be”"),
    ("had lead to", "“had led to”"),
    ("hardwares", "“hardware” has no plural"),
    ("has lead to", "“has led to”"),
    ("have lead to", "“have led to”"),
    ("homeworks", "“homework” has no plural"),
    ("in spite the", "“in spite of the”"),
    ("informations", "“information” has no plural"),
    ("into affect", "“into effect”"),
    ("irregardless", "“regardless”"),
    ("its a", "“it’s a”"),
    ("its an", "“it’s an”"),
    ("its because", "“it’s because”"),
    ("its been", "“it’s been”"),
    ("its going to", "“it’s going to”"),
    ("its hard to", "“it’s hard to”"),
    ("its important that", "“it’s important that”"),
    ("its important to", "“it’s important to”"),
    ("its no longer", "“it’s no longer”"),
    ("its not", "“it’s not”"),
    ("its possible that", "“it’s possible that”"),
    ("its possible to", "“it’s possible to”"),
    ("its so", "“it’s so”"),
    ("its that", "“it’s that”"),
    ("its the", "“it’s the”"),
    ("its too", "“it’s too”"),
    ("its true that", "“it’s true that”"),
    ("its what", "“it’s what”"),
    ("its why", "“it’s why”"),
    ("knowledges", "“knowledge” has no plural"),
    ("leadership principals", "“leadership principles”"),
    ("loosing", "“losing”"),
    ("lose ends", "“loose ends”"),
    ("luggages", "“luggage” has no plural"),
    ("other then", "“other than”"),
    ("principle engineer", "“principal engineer”"),
    ("rather then", "“rather than”"),
    ("regardless the", "“regardless of the”"),
    ("side affect", "“side effect”"),
    ("side affects", "“side effects”"),
    ("softwares", "“software” has no plural"),
    ("supposed be", "“supposed to be”"),
    ("take affect", "“take effect”"),
    ("takes affect", "“takes effect”"),
    ("the affects of", "“the effects of”"),
    ("their are", "“there are”"),
    ("their going to", "“they’re going to”"),
    ("their is", "“there is”"),
    ("their not", "“they’re not”"),
    ("their the", "“they’re the”"),
    ("their was", "“there was”"),
    ("their were", "“there were”"),
    ("there own", "“their own”"),
    ("they does", "“they do”"),
    ("they has", "“they have”"),
    ("they is", "“they are”"),
    ("they was", "“they were”"),
    ("too lose", "“to lose”"),
    ("took affect", "“took effect”"),
    ("we does", "“we do”"),
    ("we has", "“we have”"),
    ("we is", "“we are”"),
    ("we was", "“we were”"),
    ("your a", "“you’re a”"),
    ("your able to", "“you’re able to”"),
    ("your an", "“you’re an”"),
    ("your going to", "“you’re going to”"),
    ("your not", "“you’re not”"),
    ("your supposed to", "“you’re supposed to”"),
    ("your the", "“you’re the”"),
]);

/// Comparatives behind which "then" is "than". Sorted.
const COMPARATIVES: Words = Words::new(&[
    "better", "bigger", "cheaper", "earlier", "easier", "faster", "fewer", "greater", "harder",
    "higher", "larger", "later", "less", "longer", "lower", "more", "shorter", "slower", "smaller",
    "stronger", "weaker", "worse",
]);

/// Words that begin what is acted on. Sorted.
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

/// Words before a verb in its first form. Sorted.
const BEFORE_A_VERB: Words = Words::new(&[
    "can", "could", "did", "didn", "does", "doesn", "don", "may", "might", "must", "not", "should",
    "to", "will", "won", "would", "wouldn",
]);

/// Nouns that a person or a thing has. Sorted.
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

/// "Discussing about 40 cases" tells how many.
fn is_about_an_amount(reading: &Reading<'_>, last: usize) -> bool {
    reading.word(last) == "about"
        && (reading.traits(last + 1).any(Traits::FIGURE)
            || matches!(reading.joined_after(last), "a" | "half" | "one"))
}

/// A word that its neighbors show to be another one, the last token of the passage, and what is meant.
fn mixed_up(reading: &Reading<'_>, index: usize) -> Option<(usize, &'static str)> {
    let (word, ending) = (reading.word(index), reading.ending(index));
    let (before, next) = (reading.joined_before(index), reading.joined_after(index));
    if ending.is_empty() && next.is_empty() {
        return None;
    }
    let next_is_bare = reading.ending(index + 1).is_empty();
    let meant = match (word, ending) {
        ("it", "s") if next == "own" => "“its”",
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
            let is_change = (index + 2..index + 5).any(|at| {
                matches!(
                    reading.word(at),
                    "change"
                        | "changes"
                        | "transition"
                        | "transfer"
                        | "sale"
                        | "repair"
                        | "repairs"
                        | "reform"
                        | "reforms"
                        | "cure"
                        | "improvement"
                        | "improvements"
                        | "settlement"
                        | "payment"
                        | "merger"
                        | "move"
                )
            });
            if is_change {
                return None;
            }
            "“affect”"
        }
        ("affect", "") if BEFORE_A_NOUN.has(before) && next == "on" => "“effect”",
        ("loose", "") if BEFORE_A_VERB.has(before) && OBJECTS.has(next) => "“lose”",
        (_, "t") if word == "didn" && is_past(next) && next_is_bare => "the first form of the verb",
        ("did", "") if next == "not" && is_past(reading.joined_after(index + 1)) => {
            return Some((index + 2, "the first form of the verb"));
        }
        _ => return None,
    };
    Some((index + 1, meant))
}

/// Whether a word can only be the past of a verb.
fn is_past(word: &str) -> bool {
    matches!(
        word,
        "went"
            | "saw"
            | "took"
            | "knew"
            | "gave"
            | "came"
            | "made"
            | "found"
            | "told"
            | "thought"
            | "wanted"
            | "worked"
            | "needed"
            | "helped"
            | "asked"
            | "called"
            | "changed"
            | "started"
            | "happened"
            | "had"
            | "was"
            | "were"
    )
}

/// The article that a word should have by its sound, where it has the other one.
fn wrong_article(reading: &Reading<'_>, index: usize) -> Option<&'static str> {
    let article = reading.word(index);
    let traits = reading.traits(index);
    if !matches!(article, "a" | "an")
        || !reading.ending(index).is_empty()
        || traits.any(Traits::CAPITAL) && !traits.any(Traits::FIRST)
        || !reading.traits(index + 1).any(Traits::JOINED)
        || !reading.is_own(index + 1)
    {
        return None;
    }
    let needs_an = begins_with_a_vowel(reading, index + 1)?;
    match (article, needs_an) {
        ("a", true) => Some("“an”"),
        ("an", false) => Some("“a”"),
        _ => None,
    }
}

/// Letters whose names begin with a vowel: "an MBA", "an X-ray".
fn is_vowel_by_name(letter: u8) -> bool {
    b"aefhilmnorsx".contains(&letter)
}

/// Acronyms with a vowel that are spelled when they are read. Sorted.
const SPELLED: Words = Words::new(&[
    "fbi", "fda", "mba", "mri", "nda", "nfl", "ngo", "seo", "sla", "suv", "ui", "uk", "un", "url",
    "us", "usb", "ux",
]);

/// Whether a word is spoken with a vowel first; none where readers differ.
fn begins_with_a_vowel(reading: &Reading<'_>, index: usize) -> Option<bool> {
    let word = reading.word(index);
    let traits = reading.traits(index);
    let bytes = word.as_bytes();
    let first = *bytes.first()?;
    if !word.is_ascii() || bytes.len() < 2 && !first.is_ascii_digit() {
        return None;
    }
    if first.is_ascii_digit() {
        return number_sounds_like_a_vowel(word);
    }
    if traits.any(Traits::DIGIT) {
        return None;
    }
    if bytes.get(1) == Some(&b'-') {
        return Some(is_vowel_by_name(first));
    }
    let has_vowel = word.bytes().any(|letter| b"aeiouy".contains(&letter));
    if traits.any(Traits::CAPITALS) {
        let word = word.trim_end_matches('s');
        // "NASA" is read as a word, "MVP" letter by letter, "SQL" either way.
        let is_spelled = !has_vowel && word != "sql" || SPELLED.has(word);
        return match first {
            b'a' | b'i' | b'o' => Some(true),
            b'u' | b'f' | b'h' | b'l' | b'm' | b'n' | b'r' | b's' | b'x' => {
                is_spelled.then_some(is_vowel_by_name(first))
            }
            b'e' => None,
            _ => Some(false),
        };
    }
    let text = reading.span(index, index).of(reading.text());
    let has_inner_capital = text
        .bytes()
        .skip(1)
        .any(|letter| letter.is_ascii_uppercase());
    if !has_vowel
        || has_inner_capital
        || traits.any(Traits::CAPITAL) && matches!(first, b'u' | b'h' | b'y')
    {
        return None;
    }
    // "Option a is", "a or b": a letter, no article.
    if traits.any(Traits::FUNCTION) && word != "one" || SPELLED.has(word) || UNSOUND.has(word) {
        return None;
    }
    let begins = |starts: &[&str]| starts.iter().any(|start| word.starts_with(start));
    match first {
        b'h' if begins(&["hour", "honest", "honor", "honour", "heir"]) => Some(true),
        b'h' => begins(&[
            "high", "huge", "half", "hard", "home", "hous", "help", "hund", "head", "heav",
        ])
        .then_some(false),
        b'o' if word == "one" || word == "once" || begins(&["one-", "ouija"]) => Some(false),
        b'e' if begins(&["eu", "ewe"]) => Some(false),
        b'u' if begins(&["unin", "unim", "unid", "unir", "unis"]) => {
            (!begins(&["unidirect", "unis"])).then_some(true)
        }
        b'u' if begins(&[
            "uni", "usa", "use", "usu", "uti", "uto", "ubi", "ura", "uri", "unanim", "u-",
        ]) =>
        {
            Some(false)
        }
        b'a' | b'e' | b'i' | b'o' | b'u' => Some(true),
        b'y' => None,
        _ => Some(false),
    }
}

/// Words whose first sound differs from reader to reader, or that their letters hide. Sorted.
const UNSOUND: Words = Words::new(&["herb", "herbal", "nginx", "roi", "sku", "uber"]);

/// "An 8-week test", "an 11% drop", "an 18-month plan"; "a 10% drop".
fn number_sounds_like_a_vowel(word: &str) -> Option<bool> {
    let end = word
        .find(|letter: char| !letter.is_ascii_digit())
        .unwrap_or(word.len());
    let digits = word.get(..end)?;
    if digits.starts_with('0') || digits.len() == 4 && digits.starts_with('1') {
        return None;
    }
    // "1,100" is read as "one thousand" or as "eleven hundred".
    if word.starts_with("1,1") || word.starts_with("1,8") {
        return None;
    }
    Some(digits.starts_with('8') || digits == "11" || digits == "18")
}

#[cfg(test)]
mod tests {
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
        ] {
            table.assert_sorted();
        }
    }

    /// Sentences with an error, each with the passage.
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
        ];
        assert!(right.len() >= 40);
        assert_allows(&RULE, &right);
    }
}
