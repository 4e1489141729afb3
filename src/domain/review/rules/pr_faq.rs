//! The parts of a press release with its questions and answers.

use crate::domain::prose::months::MONTHS;
use crate::domain::prose::paragraph::ParagraphKind;
use crate::domain::prose::words::FUNCTION_WORDS;
use crate::domain::review::document_kind::DocumentKind;
use crate::domain::review::hits::Hits;
use crate::domain::review::manuscript::{Manuscript, PlacedParagraph};
use crate::domain::review::rule::{Check, Dimension, Rule, Severity};
use crate::domain::text::Span;

pub(crate) const RULE: Rule = Rule {
    id: "pr-faq",
    name: "A part of the PR/FAQ is missing",
    why: "Readers of this format know where to look for each part. A missing one looks like a question you didn’t \
        ask yourself.",
    fix: "Write the part, even in one sentence. That sentence is often the hardest and the most useful.",
    severity: Severity::Serious,
    bears_on: Some(Dimension::Structure),
    reads_english: true,
    check: Check::Memo(check),
};

/// The most words in a subheading of one sentence.
const LONGEST_SUBHEADING: usize = 40;

/// How many paragraphs from the top are searched for the summary with city and date.
const TOP: usize = 5;

/// The words that fill a page at the usual size of such documents (11 pt on Letter). A release has at
/// most one page.
const WORDS_A_PAGE: usize = 700;

/// The most words in a heading that is a whole clause.
const LONGEST_HEADLINE: usize = 30;

/// A shorter paragraph isn't recognized as a part of the release by its position alone.
const SHORTEST_PART: usize = 12;

/// How many characters at the start of a paragraph are searched for city and date.
const DATELINE: usize = 90;

/// Lines above the heading that only label the document. In lower case.
const LABELS: &[&str] = &[
    "press release",
    "for immediate release",
    "pr/faq",
    "prfaq",
    "pr faq",
    "draft press release",
    "internal press release",
    "embargoed",
];

/// The most words in a heading of the questions.
const LONGEST_HEADING: usize = 8;

/// Words that identify the problem paragraph. In lower case.
const PROBLEM: &[&str] = &[
    "problem",
    "until now",
    "struggle",
    "difficult",
    "frustrat",
    "cannot",
    "can't",
    "too long",
    "have to wait",
    "had to",
    "no way to",
    "costly",
    "waste",
    "today,",
    "hard to",
    "complain",
    "pain ",
    "at risk",
    "used to ",
    "did not know",
    "do not know",
    "don't know",
    "without knowing",
    "lose ",
    "lost ",
    "miss ",
    "missed ",
    "fails",
];

/// Words that identify the solution paragraph.
const SOLUTION: &[&str] = &[
    "solution",
    "solves",
    "lets ",
    "with the new",
    "now can",
    "can now",
    "instead of",
    "no longer",
    "makes it",
    "allows",
    "gives customers",
    "works by",
    "automatically",
    "helps ",
    "enables",
    "introduc",
    "shows ",
    "brings ",
    "takes over",
    "replaces",
];

/// Words that identify the paragraph about getting started.
const START: &[&str] = &[
    "get started",
    "getting started",
    "to start",
    "sign up",
    "available",
    "visit ",
    "download",
    "to begin",
    "try it",
    "open the app",
    "free for",
    "join ",
    "starting today",
    "from today",
    "install",
    "turn on",
    "turn it on",
    "switch it on",
    "ask for",
    "order ",
    "go to ",
];

/// Words that identify a heading of questions.
const QUESTIONS: &[&str] = &["faq", "question", "q&a", "q & a"];

/// Words that identify the heading of the customers' questions.
const EXTERNAL: &[&str] = &["external", "customer", "user", "public", "press", "buyer"];

/// Words that identify the heading of the colleagues' questions.
const INTERNAL: &[&str] = &[
    "internal",
    "stakeholder",
    "colleague",
    "leader",
    "team",
    "finance",
    "company",
];

fn check(memo: &Manuscript<'_>, hits: &mut Hits) {
    if memo.brief.kind != DocumentKind::PrFaq {
        return;
    }
    let all = without_labels(memo);
    if !all.first().is_some_and(is_headline) {
        hits.add(
            all.first().map(|first| first.span),
            "no heading above the release",
        );
    }
    let second = all.get(1);
    let is_subheading = |paragraph: &PlacedParagraph| {
        paragraph.notes().words <= LONGEST_SUBHEADING && paragraph.notes().sentences.len() == 1
    };
    if !second.is_some_and(is_subheading) {
        hits.add(
            second.map(|second| second.span),
            "no subheading of one sentence under the heading",
        );
    }
    let summary = all
        .iter()
        .take(TOP)
        .position(|paragraph| names_place_and_date(memo, paragraph));
    if summary.is_none() {
        hits.add(None, "no summary that begins with city and date");
    }
    let lower = memo.text.to_ascii_lowercase();
    // The questions come after the release and aren't part of it.
    let first = all
        .iter()
        .skip(2)
        .find(|paragraph| heads_questions(paragraph, paragraph.span.of(&lower)));
    let questions = first.map_or(lower.len(), |head| head.span.start);
    let release: Vec<&PlacedParagraph> = all
        .iter()
        .filter(|paragraph| paragraph.span.start < questions)
        .collect();
    for part in missing(&release, summary, &lower) {
        hits.add(None, part);
    }
    for (part, words) in [
        ("no external FAQ: what would customers ask?", EXTERNAL),
        ("no internal FAQ: what would colleagues ask?", INTERNAL),
    ] {
        // Both can be under one heading, each below its own subheading.
        let mut heads = all
            .iter()
            .filter(|paragraph| paragraph.span.start >= questions)
            .filter(|paragraph| is_line(paragraph, paragraph.span.of(&lower)))
            .map(|paragraph| paragraph.span.of(&lower));
        if !heads.any(|head| words.iter().any(|word| head.contains(word))) {
            hits.add(None, part);
        }
    }
    let length: usize = all
        .iter()
        .filter(|paragraph| paragraph.span.start < questions)
        .map(|paragraph| paragraph.notes().words)
        .sum();
    if length > WORDS_A_PAGE {
        hits.add(
            None,
            format!("{length} words before the questions: a release is one page, about {WORDS_A_PAGE} words"),
        );
    }
    let quotations = memo
        .paragraphs
        .iter()
        .filter(|paragraph| paragraph.span.start < questions && paragraph.notes().has_quotation)
        .count();
    if quotations < 2 {
        hits.add(
            None,
            "fewer than two quotations: one from you, one from a customer",
        );
    }
}

/// The paragraphs without the lines above the heading that only label the document.
fn without_labels<'a>(memo: &'a Manuscript<'_>) -> &'a [PlacedParagraph] {
    let is_label = |paragraph: &&PlacedParagraph| {
        let line = memo.of(paragraph.span).to_ascii_lowercase();
        let line = line.trim_matches(|letter: char| !letter.is_ascii_alphabetic());
        LABELS.contains(&line)
    };
    let labels = memo.paragraphs.iter().take_while(is_label).count();
    memo.paragraphs.get(labels..).unwrap_or_default()
}

/// A heading, which can be a whole clause: "Larkfield opens the returns desk that pays …".
fn is_headline(paragraph: &PlacedParagraph) -> bool {
    let notes = paragraph.notes();
    notes.kind == ParagraphKind::Heading
        || (notes.words <= LONGEST_HEADLINE && notes.sentences.len() <= 1 && !notes.ends_with_mark)
}

/// The missing parts of the release. A part is recognized by its words or by its position: a paragraph
/// of the body that is none of the other parts.
fn missing(release: &[&PlacedParagraph], summary: Option<usize>, lower: &str) -> Vec<&'static str> {
    let parts = [
        ("no paragraph that tells the customer's problem", PROBLEM),
        ("no paragraph that tells the solution", SOLUTION),
        ("nothing says how to start", START),
    ];
    let tells = |span: Span, words: &[&str]| {
        let text = span.of(lower);
        words.iter().any(|word| text.contains(word))
    };
    let body = release
        .iter()
        .skip(summary.map_or(2, |summary| summary + 1));
    let mut other = body
        .filter(|paragraph| {
            !paragraph.notes().has_quotation
                && paragraph.notes().words >= SHORTEST_PART
                && !parts.iter().any(|(_, words)| tells(paragraph.span, words))
        })
        .count();
    let mut missing = Vec::new();
    for (part, words) in parts {
        if release.iter().any(|paragraph| tells(paragraph.span, words)) {
            continue;
        }
        if other == 0 {
            missing.push(part);
        }
        other = other.saturating_sub(1);
    }
    missing
}

/// "External FAQ", "Questions from colleagues": a short line that isn't a question itself.
fn heads_questions(paragraph: &PlacedParagraph, lower: &str) -> bool {
    is_line(paragraph, lower) && QUESTIONS.iter().any(|word| lower.contains(word))
}

/// A short line that is not a sentence.
fn is_line(paragraph: &PlacedParagraph, lower: &str) -> bool {
    paragraph.notes().words <= LONGEST_HEADING && !lower.ends_with(['?', '.', '!'])
}

/// "SEATTLE, 5 May 2026 — …", "Austin, Texas (March 12, 2027): …": a place and a date, in either
/// order, then the news.
fn names_place_and_date(memo: &Manuscript<'_>, paragraph: &PlacedParagraph) -> bool {
    let text = memo.of(paragraph.span);
    let opening = text
        .char_indices()
        .nth(DATELINE)
        .map_or(text, |(end, _)| text.get(..end).unwrap_or(text));
    let mut words = opening.split(|letter: char| !letter.is_alphabetic());
    let has_date = paragraph.notes().has_date || words.any(is_month);
    if !has_date || !opening.contains(|letter: char| letter.is_ascii_digit()) {
        return false;
    }
    let is_name = |word: &str| {
        let lower = word.to_ascii_lowercase();
        word.starts_with(char::is_uppercase) && !FUNCTION_WORDS.has(&lower) && !is_month(word)
    };
    let first_word = |text: &str| {
        let letters = |letter: char| !letter.is_alphabetic();
        let word = text.split(letters).find(|word| !word.is_empty());
        word.is_some_and(is_name)
    };
    let digit = |letter: char| letter.is_ascii_digit();
    let place = opening.split(digit).next().unwrap_or_default();
    let is_place_first = text.starts_with(|letter: char| letter.is_alphabetic() || letter == '(')
        && first_word(place)
        && place.contains([',', '—', '–', '-', ':', '/', '(', '.']);
    // "May 5, 2026 (Seattle) — …", "5 May 2026, Leeds: …".
    let after = after_year(opening);
    let mut words = opening.split(|letter: char| !letter.is_alphabetic());
    let begins_with_date = opening.starts_with(digit) || words.next().is_some_and(is_month);
    let is_date_first = begins_with_date
        && after
            .trim_start()
            .starts_with(['(', ',', '—', '–', '-', '/', '|'])
        && first_word(after)
        && after
            .trim_start_matches(['(', ',', '—', '–', '-', '/', '|', ' '])
            .contains([')', '—', '–', ':', '|']);
    is_place_first || is_date_first
}

/// The text after the first four-digit number.
fn after_year(text: &str) -> &str {
    let mut digits = 0;
    for (at, letter) in text.char_indices() {
        if digits == 4 && !letter.is_ascii_digit() {
            return text.get(at..).unwrap_or_default();
        }
        digits = if letter.is_ascii_digit() {
            digits + 1
        } else {
            0
        };
    }
    ""
}

/// "September", "Sept".
fn is_month(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    lower.len() >= 3 && MONTHS.iter().any(|month| month.starts_with(&lower))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::review::manuscript::Brief;
    use crate::domain::review::rules::RULES;
    use crate::domain::review::tests::flagged_by;

    const RELEASE: &str = "Larkfield opens the returns desk that pays first\n\
        Campers get their money at the counter in under four minutes, with nothing to explain.\n\
        LEEDS, 5 September 2026 — Larkfield today opened a returns desk in all 46 shops.\n\
        Until now customers had to wait 11 minutes while an assistant inspected each item.\n\
        The desk lets customers seal the item in a bag and leave; the inspection follows at night.\n\
        “We moved one decision and gave 7 minutes back,” said the head of returns.\n\
        “I was out before my parking ran out, every time,” said a customer in York.\n\
        To start, bring the item and the receipt to any shop.\n\
        External FAQ\n\
        What does it cost? Nothing.\n\
        Internal FAQ\n\
        What does it cost us? 118,000 pounds to build.";

    fn flagged(text: &str) -> Vec<String> {
        let brief = Brief {
            kind: DocumentKind::PrFaq,
            ..Brief::default()
        };
        flagged_by(&RULE, text, &brief)
    }

    #[test]
    fn allows_a_whole_release() {
        assert_eq!(flagged(RELEASE), [""; 0]);
    }

    #[test]
    fn flags_each_part_that_is_taken_away() {
        for (line, detail) in [
            (2, "no summary that begins with city and date"),
            (3, "no paragraph that tells the customer's problem"),
            (4, "no paragraph that tells the solution"),
            (
                5,
                "fewer than two quotations: one from you, one from a customer",
            ),
            (7, "nothing says how to start"),
            (8, "no external FAQ: what would customers ask?"),
            (10, "no internal FAQ: what would colleagues ask?"),
        ] {
            let mut lines: Vec<&str> = RELEASE.lines().collect();
            lines.remove(line);
            assert_eq!(flagged(&lines.join("\n")), [detail]);
        }
    }

    /// Documents by different authors: a line above the heading is none of the parts.
    const OTHERS: [&str; 3] = [
        "Brightway shows commuters the seat they will get\n\
        One glance before the doors open says which coach has room.\n\
        Austin, Texas (March 12, 2027): Brightway Rail introduced SeatSight on all 58 of its morning trains.\n\
        Every weekday 41,000 people board at the middle doors, where a third of them stand for 35 minutes although \
        two coaches away one seat in five is free. They do not know it, and the platform gives no hint.\n\
        SeatSight counts the seats by the weight on the springs and shows each coach as a bar on the platform.\n\
        \"We had the weights for braking since 2019; nobody had thought to show them,\" said Dana Ruiz, who leads \
        the product.\n\
        \"I have sat down every morning this month,\" said a rider from Round Rock.\n\
        From today the bars are lit at 12 stations; nothing has to be installed.\n\
        Customer questions\n\
        Is my seat kept for me? No.\n\
        Questions from our own teams\n\
        What if a sensor is wrong? It was, by one seat in 40, in 1,100 rides.",
        "# Harbour Bank tells small firms what they can spend\n\
        A bakery sees on Monday what is left after wages on Friday.\n\
        Lisbon, 4 May 2027. Harbour Bank begins Headroom for firms with up to 20 people.\n\
        Owners lose about 6 hours a month to working out what is theirs, and 1 in 9 was late with wages last year.\n\
        Headroom replaces the sheet they keep by hand: it sets wages, rent and tax aside on the day they arise.\n\
        “A balance is not money you have,” said Inês Prado, head of business accounts.\n\
        “On the first Friday I slept,” said the owner of a bakery with 7 people.\n\
        Firms turn it on in the app's settings; it costs nothing until January.\n\
        ## External FAQ\n\
        Does the bank see more than before? No.\n\
        ## Internal FAQ\n\
        What do we lose in overdrafts? 310,000 euros in the first year.",
        "Parcel lockers that a wheelchair can reach\n\
        Every second door now opens below 1.1 metres.\n\
        OSLO – 9 January 2027 – Nordpakke has rebuilt 640 lockers so that a seated person can reach half of the doors.\n\
        Until this winter 1 in 14 of our customers had to ask a stranger for their parcel.\n\
        The new cabinet takes over the choice of door: who says once that they sit gets a low one.\n\
        “We measured from a chair, for the first time,” said the head of lockers.\n\
        “I fetched my own birthday present,” said a customer in Bergen.\n\
        Go to your profile and choose “low doors”.\n\
        Customer FAQs\n\
        Does it cost more? No.\n\
        Stakeholder FAQs\n\
        What does a cabinet cost? 14,200 kroner more.",
    ];

    #[test]
    fn allows_releases_of_other_hands() {
        for release in OTHERS {
            assert_eq!(flagged(release), [""; 0], "{release}");
        }
    }

    #[test]
    fn flags_what_is_taken_away_from_releases_of_other_hands() {
        for release in OTHERS {
            for (line, detail) in [
                (2, "no summary that begins with city and date"),
                (
                    6,
                    "fewer than two quotations: one from you, one from a customer",
                ),
                (7, "nothing says how to start"),
                (8, "no external FAQ: what would customers ask?"),
                (10, "no internal FAQ: what would colleagues ask?"),
            ] {
                let mut lines: Vec<&str> = release.lines().collect();
                lines.remove(line);
                let found = flagged(&lines.join("\n"));
                assert!(
                    found.iter().any(|part| part == detail),
                    "{detail}: {found:?}"
                );
            }
        }
    }

    #[test]
    fn a_date_that_opens_a_sentence_is_no_place() {
        let text = RELEASE.replace(
            "LEEDS, 5 September 2026 — Larkfield today",
            "On 5 September 2026, Larkfield",
        );
        assert_eq!(
            flagged(&text),
            ["no summary that begins with city and date"]
        );
    }

    #[test]
    fn a_heading_about_questions_and_a_question_itself_head_none() {
        let text = RELEASE.replace("External FAQ", "Do customers have questions?");
        assert_eq!(
            flagged(&text),
            ["no external FAQ: what would customers ask?"]
        );
    }

    #[test]
    fn flags_a_release_that_is_longer_than_a_page() {
        let filler = "The desk opened early and closed late.\n".repeat(100);
        let text = RELEASE.replace("External FAQ", &format!("{filler}External FAQ"));
        let found = flagged(&text);
        assert!(
            found
                .iter()
                .any(|part| part.contains("a release is one page")),
            "{found:?}"
        );
    }

    #[test]
    fn flags_a_release_without_its_heads() {
        let found = flagged("One sentence. Two sentences.\nMore. And more.");
        for head in ["One sentence. Two sentences.", "More. And more."] {
            assert!(found.iter().any(|quote| quote == head), "{found:?}");
        }
    }

    #[test]
    fn both_kinds_of_questions_may_stand_under_one_heading() {
        for (heading, external, internal) in [
            ("FAQ", "External", "Internal"),
            ("FAQs", "External questions", "Internal questions"),
            ("Frequently Asked Questions", "Customers", "Stakeholders"),
            ("# FAQ", "## External", "## Internal"),
            (
                "Frequently asked questions (FAQ)",
                "For customers:",
                "For our teams:",
            ),
            ("Q&A", "Customer", "Leadership"),
        ] {
            let text = RELEASE
                .replace("External FAQ", &format!("{heading}\n{external}"))
                .replace("Internal FAQ", internal);
            assert_eq!(flagged(&text), [""; 0], "{heading}");
        }
    }

    #[test]
    fn a_heading_may_be_long_and_stand_below_a_label() {
        let headline = "Larkfield opens the returns desk that pays first";
        for heading in [
            "Larkfield opens a returns desk in all 46 of its shops that pays campers first and inspects what they \
             bring back during the night",
            "PRESS RELEASE\nLarkfield opens the returns desk that pays first",
            "FOR IMMEDIATE RELEASE:\n\nLarkfield opens the returns desk that pays first",
            "# Larkfield opens the returns desk that pays first",
        ] {
            let text = RELEASE.replace(headline, heading);
            assert_eq!(flagged(&text), [""; 0], "{heading}");
        }
    }

    #[test]
    fn a_dateline_is_read_in_its_usual_forms() {
        let dateline = "LEEDS, 5 September 2026 — ";
        for other in [
            "LEEDS—September 5, 2026—",
            "LEEDS--(BUSINESS WIRE)--September 5, 2026--",
            "NEW YORK, N.Y. (PR Newswire) – September 5, 2026 – ",
            "Leeds, West Yorkshire, United Kingdom — September 5, 2026 — ",
            "Leeds | September 5, 2026 | ".replace(" |", ",").as_str(),
            "September 5, 2026 (Leeds) — ",
            "5 September 2026, Leeds: ",
            "Sept. 5, 2026 – LEEDS – ",
            "(Leeds, 5 September 2026) ",
        ] {
            let text = RELEASE.replace(dateline, other);
            assert_eq!(flagged(&text), [""; 0], "{other}");
        }
        for none in [
            "On 5 September 2026, ",
            "In September 2026 at 46 shops, ",
            "Today, after 5 years, ",
        ] {
            let text = RELEASE.replace(dateline, none);
            assert_eq!(
                flagged(&text),
                ["no summary that begins with city and date"],
                "{none}"
            );
        }
    }

    #[test]
    fn a_part_that_is_told_in_other_words_is_known_by_its_place() {
        for (line, other) in [
            (
                3,
                "Every Saturday 300 campers stood in line for 11 minutes while an assistant looked at each strap.",
            ),
            (
                4,
                "The desk pays at the counter; a night crew looks at what came in and settles the 3 in 100 odd cases.",
            ),
            (
                7,
                "Bring the item and the receipt to one of our shops, on any day of the week until 8 pm.",
            ),
        ] {
            let mut lines: Vec<&str> = RELEASE.lines().collect();
            lines[line] = other;
            assert_eq!(flagged(&lines.join("\n")), [""; 0], "{other}");
        }
    }

    #[test]
    fn a_narrative_has_none_of_these_parts_and_a_release_none_of_a_narratives() {
        assert!(flagged_by(&RULE, RELEASE, &Brief::default()).is_empty());
        let brief = Brief {
            kind: DocumentKind::PrFaq,
            ..Brief::default()
        };
        for rule in RULES.iter().filter(|rule| {
            matches!(
                rule.id,
                "introduction" | "conclusion" | "body" | "thesis" | "we-over-i"
            )
        }) {
            assert!(flagged_by(rule, RELEASE, &brief).is_empty(), "{}", rule.id);
        }
    }
}
