//! Forms of a word: stop words, spellings, endings, and related words.

use std::collections::HashSet;
use std::sync::LazyLock;

/// Words that say nothing about a question, and the tails of contractions. Sorted.
const STOP_WORDS: [&str; 132] = [
    "a",
    "about",
    "all",
    "am",
    "an",
    "and",
    "any",
    "anything",
    "are",
    "as",
    "at",
    "be",
    "been",
    "being",
    "but",
    "by",
    "can",
    "could",
    "d",
    "dealing",
    "describe",
    "did",
    "do",
    "does",
    "doing",
    "don",
    "ever",
    "every",
    "example",
    "examples",
    "faced",
    "find",
    "for",
    "from",
    "gave",
    "get",
    "give",
    "given",
    "got",
    "had",
    "handle",
    "handled",
    "handling",
    "has",
    "have",
    "having",
    "he",
    "her",
    "his",
    "how",
    "i",
    "if",
    "im",
    "in",
    "instance",
    "interview",
    "into",
    "is",
    "it",
    "its",
    "just",
    "let",
    "ll",
    "m",
    "made",
    "make",
    "making",
    "me",
    "my",
    "of",
    "on",
    "one",
    "or",
    "our",
    "please",
    "question",
    "questions",
    "re",
    "really",
    "reduce",
    "reduced",
    "reducing",
    "s",
    "share",
    "she",
    "should",
    "situation",
    "so",
    "some",
    "someone",
    "something",
    "such",
    "t",
    "take",
    "tell",
    "than",
    "that",
    "the",
    "their",
    "them",
    "then",
    "there",
    "these",
    "they",
    "thing",
    "things",
    "this",
    "those",
    "time",
    "times",
    "to",
    "too",
    "used",
    "using",
    "ve",
    "versus",
    "very",
    "vs",
    "walk",
    "was",
    "we",
    "were",
    "what",
    "when",
    "where",
    "which",
    "who",
    "will",
    "with",
    "would",
    "you",
    "your",
];

/// Whether a folded word is a stop word.
pub(super) fn is_stop_word(word: &str) -> bool {
    STOP_WORDS.binary_search(&word).is_ok()
}

/// British and irregular beginnings of words, and their American or regular forms.
const SPELLINGS: [(&str, &str); 29] = [
    ("analys", "analyz"),
    ("behaviour", "behavior"),
    ("persuasion", "persuade"),
    ("leadership", "leader"),
    ("influential", "influence"),
    ("failure", "fail"),
    ("decision", "decide"),
    ("competitor", "competition"),
    ("cancell", "cancel"),
    ("catalogue", "catalog"),
    ("centre", "center"),
    ("colour", "color"),
    ("defence", "defense"),
    ("dialogue", "dialog"),
    ("endeavour", "endeavor"),
    ("favour", "favor"),
    ("grey", "gray"),
    ("honour", "honor"),
    ("judgement", "judgment"),
    ("labour", "labor"),
    ("learnt", "learned"),
    ("licence", "license"),
    ("neighbour", "neighbor"),
    ("offence", "offense"),
    ("practise", "practice"),
    ("practising", "practicing"),
    ("priorities", "prioritize"),
    ("priority", "prioritize"),
    ("programme", "program"),
];

/// British endings, and the American ones, for words long enough not to be "wise" or "raise".
const ENDINGS: [(&str, &str); 5] = [
    ("isation", "ization"),
    ("ising", "izing"),
    ("ised", "ized"),
    ("iser", "izer"),
    ("ise", "ize"),
];
const LONG: usize = 7;

fn american(word: &str) -> String {
    for (beginning, read_as) in SPELLINGS {
        if let Some(rest) = word.strip_prefix(beginning) {
            return format!("{read_as}{rest}");
        }
    }
    for (british, american) in ENDINGS {
        if let Some(start) = word.strip_suffix(british)
            && word.len() >= LONG
        {
            return format!("{start}{american}");
        }
    }
    word.to_owned()
}

/// Endings of inflected forms, the longest first, each with the minimum number of letters left.
const SUFFIXES: [(&str, usize); 29] = [
    ("ization", 4),
    ("izing", 4),
    ("ation", 4),
    ("ating", 4),
    ("ative", 4),
    ("izer", 4),
    ("ized", 4),
    ("ated", 4),
    ("ator", 4),
    ("able", 4),
    ("ment", 4),
    ("ness", 4),
    ("ship", 4),
    ("ing", 3),
    ("ied", 3),
    ("ize", 4),
    ("ate", 4),
    ("ion", 4),
    ("ity", 4),
    ("ous", 4),
    ("ive", 4),
    ("ful", 4),
    ("ed", 3),
    ("al", 4),
    ("ly", 4),
    ("ic", 4),
    ("ie", 4),
    ("y", 4),
    ("e", 3),
];

/// How many endings are removed, as in "operationally".
const PASSES: usize = 3;

/// The common stem of all forms of a folded word. It need not be a word itself.
pub(super) fn stem(word: &str) -> String {
    if !word.is_ascii() || word.len() < 3 || word.bytes().any(|byte| byte.is_ascii_digit()) {
        return word.to_owned();
    }
    let word = american(word);
    let is_plural =
        word.ends_with('s') && !["ss", "us", "is"].iter().any(|end| word.ends_with(end));
    let mut stem = if is_plural {
        word.strip_suffix('s').unwrap_or(&word)
    } else {
        &word
    };
    for pass in 0..PASSES {
        let shorter = SUFFIXES.iter().find_map(|(suffix, left)| {
            // "strategic" is a form of "strategy", but "communication" none of "community".
            stem.strip_suffix(suffix)
                .filter(|start| start.len() >= *left && (pass == 0 || *suffix != "ic"))
        });
        match shorter {
            Some(shorter) => stem = shorter,
            None => break,
        }
    }
    // "planning" and "plan", "cancelled" and "canceled".
    let mut letters = stem.bytes().rev();
    if letters.next() == letters.next() && stem.len() > 3 {
        stem = stem.get(..stem.len() - 1).unwrap_or(stem);
    }
    stem.to_owned()
}

/// Words that candidates use interchangeably. A word can be in several rows.
const RELATED: [&[&str]; 54] = [
    &[
        "fail",
        "failed",
        "failure",
        "flop",
        "unsuccessful",
        "backfired",
    ],
    &[
        "mistake", "error", "wrong", "blunder", "screwed", "regret", "messed",
    ],
    &[
        "conflict",
        "disagreement",
        "disagree",
        "dispute",
        "argument",
        "argued",
        "clash",
        "friction",
        "tension",
        "fight",
    ],
    &["boss", "manager", "supervisor", "superior"],
    &["coworker", "colleague", "teammate", "peer", "member"],
    &[
        "multitask",
        "juggle",
        "juggling",
        "multiple",
        "several",
        "competing",
    ],
    &["five", "5"],
    &[
        "executive",
        "exec",
        "leadership",
        "director",
        "vp",
        "ceo",
        "senior",
        "leader",
        "cto",
    ],
    &["deadline", "date", "schedule", "timeline"],
    &[
        "late", "missed", "slip", "slipped", "delay", "behind", "overdue",
    ],
    &[
        "roadblock",
        "obstacle",
        "blocker",
        "blocked",
        "barrier",
        "hurdle",
        "impediment",
        "bottleneck",
        "stuck",
    ],
    &[
        "pushback",
        "resistance",
        "resist",
        "objection",
        "opposition",
        "opposed",
        "skeptical",
        "doubted",
    ],
    &[
        "convince",
        "persuade",
        "persuasion",
        "influence",
        "influential",
        "buyin",
        "sell",
        "sold",
    ],
    &[
        "ambiguous",
        "ambiguity",
        "unclear",
        "uncertain",
        "uncertainty",
        "vague",
        "undefined",
    ],
    &[
        "incomplete",
        "missing",
        "insufficient",
        "limited",
        "partial",
        "imperfect",
        "lack",
    ],
    &["tradeoff", "compromise", "sacrifice"],
    &[
        "prioritize",
        "priority",
        "deprioritize",
        "reprioritize",
        "rank",
        "backlog",
        "juggle",
        "competing",
    ],
    &["criticism", "criticize", "critique", "feedback"],
    &[
        "innovate",
        "innovation",
        "innovative",
        "invent",
        "invention",
        "inventive",
        "creative",
        "creativity",
    ],
    &[
        "simple",
        "simplify",
        "simplicity",
        "simplification",
        "streamline",
        "overcomplicate",
    ],
    &["kpi", "metric", "measure", "okr", "measurement"],
    &["churn", "retention", "retain", "attrition", "cancel"],
    &["escalate", "escalation"],
    &["align", "alignment", "consensus", "agreement", "agree"],
    &["risk", "risky", "gamble", "bet"],
    &[
        "quick", "quickly", "fast", "speed", "urgent", "rapid", "rushed", "rush",
    ],
    &[
        "proud",
        "proudest",
        "accomplishment",
        "achievement",
        "achieve",
        "accomplish",
        "success",
        "successful",
    ],
    &[
        "resources",
        "budget",
        "money",
        "headcount",
        "frugal",
        "frugality",
        "constraint",
        "cheap",
        "scrappy",
    ],
    &[
        "hire",
        "hired",
        "hiring",
        "recruit",
        "recruiting",
        "recruiter",
    ],
    &["launch", "release", "ship", "shipped", "rollout"],
    &[
        "difficult",
        "hard",
        "hardest",
        "challenging",
        "challenge",
        "tough",
        "toughest",
        "difficulty",
    ],
    &["customer", "client", "user", "consumer", "buyer"],
    &[
        "complaint",
        "complain",
        "unhappy",
        "angry",
        "upset",
        "frustrated",
        "dissatisfied",
    ],
    &["quality", "standard", "standards", "bar"],
    &["motivate", "motivation", "inspire", "morale", "encourage"],
    &[
        "mentor",
        "mentee",
        "coach",
        "coaching",
        "mentorship",
        "teach",
        "train",
    ],
    &["learn", "learned", "lesson", "curious", "curiosity"],
    &["experiment", "ab", "abtest", "test"],
    &[
        "competitor",
        "competition",
        "competitive",
        "rival",
        "compete",
    ],
    &["pl", "pnl", "profit", "profitability", "margin", "revenue"],
    &["price", "pricing", "monetize", "monetization"],
    &["ai", "ml", "llm", "genai", "chatgpt"],
    &["decide", "decision", "choose", "choice", "chose", "decided"],
    &[
        "change",
        "pivot",
        "adapt",
        "shift",
        "flexible",
        "flexibility",
        "adaptability",
    ],
    &["delegate", "delegation", "handoff", "empower"],
    &[
        "owner",
        "ownership",
        "own",
        "owned",
        "accountable",
        "accountability",
        "responsibility",
    ],
    &[
        "introduce",
        "introduction",
        "intro",
        "resume",
        "cv",
        "background",
    ],
    &["defect", "bug", "incident", "outage"],
    &[
        "underperform",
        "underperformer",
        "struggling",
        "struggle",
        "underperforming",
    ],
    &["explain", "communicate", "communication", "nontechnical"],
    &["salary", "compensation", "pay"],
    &["strength", "superpower"],
    &["weakness", "weakest", "shortcoming"],
    &[
        "trust",
        "credibility",
        "honest",
        "honesty",
        "transparent",
        "transparency",
        "integrity",
    ],
];

/// The rows of [`RELATED`] as stems.
static RELATED_STEMS: LazyLock<Vec<Vec<String>>> = LazyLock::new(|| {
    RELATED
        .iter()
        .map(|row| row.iter().map(|word| stem(word)).collect())
        .collect()
});

/// The stems of related words, each once, without the stem itself.
pub(crate) fn related(stem: &str) -> Vec<&'static str> {
    let mut related: Vec<&str> = RELATED_STEMS
        .iter()
        .filter(|row| row.iter().any(|one| one == stem))
        .flatten()
        .map(String::as_str)
        .filter(|one| *one != stem)
        .collect();
    related.sort_unstable();
    related.dedup();
    related
}

/// The words of [`RELATED`], to look them up.
static RELATED_WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| words_with_relations().collect());

/// Whether this form of a folded word has related words.
pub(super) fn has_relations(word: &str) -> bool {
    RELATED_WORDS.contains(word)
}

/// All words that have related ones.
pub(super) fn words_with_relations() -> impl Iterator<Item = &'static str> {
    RELATED.iter().copied().flatten().copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_that_count_for_nothing_are_sorted() {
        assert!(STOP_WORDS.is_sorted());
        assert!(is_stop_word("the") && !is_stop_word("deadline"));
    }

    #[test]
    fn forms_and_spellings_of_a_word_have_one_stem() {
        for forms in [
            &[
                "prioritize",
                "prioritise",
                "prioritizing",
                "prioritisation",
                "priorities",
                "priority",
            ][..],
            &[
                "disagree",
                "disagreed",
                "disagreeing",
                "disagreement",
                "disagreements",
            ],
            &["ambiguous", "ambiguity"],
            &["innovate", "innovation", "innovative", "innovating"],
            &["escalate", "escalated", "escalation", "escalating"],
            &["plan", "plans", "planned", "planning"],
            &[
                "cancel",
                "canceled",
                "cancelled",
                "cancelling",
                "cancellation",
            ],
            &["behavior", "behaviour", "behaviours"],
            &[
                "organize",
                "organise",
                "organised",
                "organization",
                "organisation",
            ],
            &["price", "prices", "pricing", "priced"],
            &["hire", "hired", "hiring"],
            &["strategy", "strategic", "strategies"],
            &["launch", "launches", "launched", "launching"],
            &["judgment", "judgement"],
            &["practice", "practise", "practising"],
            &["commit", "committed", "commitment", "commits"],
            &["stakeholder", "stakeholders"],
        ] {
            for form in forms {
                assert_eq!(stem(form), stem(forms[0]), "{form}");
            }
        }
    }

    #[test]
    fn different_words_keep_different_stems() {
        for (one, other) in [
            ("experience", "experiment"),
            ("manager", "manage"),
            ("customer", "custom"),
            ("press", "pressure"),
            ("wise", "wide"),
            ("data", "date"),
            ("communication", "community"),
        ] {
            assert_ne!(stem(one), stem(other), "{one} and {other}");
        }
    }

    #[test]
    fn related_words_find_each_other() {
        assert!(related(&stem("boss")).contains(&stem("manager").as_str()));
        assert!(related(&stem("colleagues")).contains(&stem("coworker").as_str()));
        assert!(related("zebra").is_empty());
    }
}
