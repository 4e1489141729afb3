//! "We" as the one who acts, more often than "I".

use super::{Hit, Manuscript, Rule, bare, own_words};

pub(super) const RULE: Rule = Rule {
    id: "we-over-i",
    name: "“We” outweighs “I”",
    why: "The memo is about your judgement and your work. Where “we” decided, a reader cannot tell what you did.",
    mend: "Say who did it. If it was you, write “I”; if it was somebody else, name the role.",
    check,
};

fn check(manuscript: &Manuscript<'_>) -> Vec<Hit> {
    let prose: Vec<_> = manuscript
        .prose()
        .flat_map(|paragraph| &paragraph.sentences)
        .collect();
    let count = |is_wanted: fn(&str) -> bool| -> usize {
        prose
            .iter()
            .flat_map(|sentence| own_words(manuscript.of(**sentence)))
            .filter(|word| is_wanted(word))
            .count()
    };
    let (we, i) = (count(is_we), count(is_i));
    if we <= i {
        return Vec::new();
    }
    prose
        .into_iter()
        .filter(|sentence| own_words(manuscript.of(**sentence)).any(is_we))
        .map(|&sentence| Hit {
            span: Some(sentence),
            detail: format!("in the whole memo “we” {we} times, “I” {i} times"),
        })
        .collect()
}

/// The first person plural as the one who acts; "our" and "us" weigh nothing, "US" is a country.
fn is_we(word: &str) -> bool {
    matches!(
        bare(word).as_str(),
        "we" | "we'd" | "we'll" | "we're" | "we've"
    )
}

fn is_i(word: &str) -> bool {
    matches!(bare(word).as_str(), "i" | "i'd" | "i'll" | "i'm" | "i've")
}

#[cfg(test)]
mod tests {
    use super::super::tests::flagged;
    use super::*;

    #[test]
    fn shows_each_sentence_in_which_we_acts() {
        let text = "We moved the desk. I measured it. We've kept it since.";
        assert_eq!(
            flagged(&RULE, text),
            ["We moved the desk.", "We've kept it since."]
        );
    }

    #[test]
    fn allows_as_many_we_as_i() {
        assert!(flagged(&RULE, "We moved the desk. I’d measured it.").is_empty());
    }

    #[test]
    fn does_not_count_the_country_our_customers_or_quoted_speech() {
        let text = "In the US our customers pay us on time. She wrote \"we left\" and \"we will not be back\".";
        assert!(flagged(&RULE, text).is_empty());
    }
}
