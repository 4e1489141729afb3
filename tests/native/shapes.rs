//! A text is reviewed alike in whatever shape it was pasted.

use loopready::domain::prose::layout::{blocks, unwrapped};
use loopready::domain::prose::paragraph::ParagraphKind;
use loopready::domain::review::manuscript::Brief;
use loopready::domain::review::{Reviewer, review};

const MEMO: &str = include_str!("../fixtures/memos/returns-desk.txt");
const PLAIN: &str = include_str!("../fixtures/memos/graded/12-donation-default.txt");
const LOOSE: &str = include_str!("../fixtures/memos/graded/14-gym-questions.txt");

/// What was found: each rule with the words it flags.
fn found(text: &str) -> Vec<(&'static str, String, String)> {
    review(text, &Brief::default())
        .into_iter()
        .map(|finding| (finding.rule.id, finding.quote, finding.detail))
        .collect()
}

/// What of the findings goes missing in another shape of the text, and what comes in.
fn differing(plain: &str, text: &str) -> Option<String> {
    let (wanted, got) = (found(plain), found(text));
    let missing: Vec<_> = wanted.iter().filter(|one| !got.contains(one)).collect();
    let more: Vec<_> = got.iter().filter(|one| !wanted.contains(one)).collect();
    (!missing.is_empty() || !more.is_empty()).then(|| format!("missing {missing:?}, more {more:?}"))
}

#[track_caller]
fn assert_alike(shape: &str, plain: &str, text: &str) {
    assert_eq!(differing(plain, text), None, "{shape}");
}

/// Each paragraph broken into lines of at most `width` characters, with `before` in front of each.
fn wrapped(text: &str, width: usize, between: &str, before: &str) -> String {
    let paragraphs: Vec<String> = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(|paragraph| {
            let mut lines = vec![String::new()];
            for word in paragraph.split_whitespace() {
                let line = lines.last_mut().unwrap();
                if !line.is_empty() && line.chars().count() + 1 + word.chars().count() > width {
                    lines.push(word.to_owned());
                } else {
                    if !line.is_empty() {
                        line.push(' ');
                    }
                    line.push_str(word);
                }
            }
            lines
                .iter()
                .map(|line| format!("{before}{line}"))
                .collect::<Vec<_>>()
                .join("\n")
        })
        .collect();
    paragraphs.join(between)
}

/// Whether a paragraph's last line is so full that nobody can say, without a blank line, whether the
/// paragraph ends there.
fn is_ambiguous(shape: &str, text: &str, width: usize) -> bool {
    let ends: Vec<&str> = text
        .lines()
        .filter_map(|line| line.split(' ').next_back())
        .collect();
    let lines: Vec<&str> = shape.lines().collect();
    lines.windows(2).any(|pair| {
        let next = pair[1].split_whitespace().next().unwrap_or_default();
        let is_full = pair[0].chars().count() + 1 + next.chars().count() > width;
        is_full
            && ends
                .iter()
                .any(|end| end.ends_with('.') && pair[0].ends_with(end))
    })
}

#[test]
fn k02_lines_that_only_wrap_a_paragraph_are_joined() {
    for text in [MEMO, PLAIN, LOOSE] {
        for width in [60, 72, 78, 100, 120] {
            for (between, before) in [("\n\n", ""), ("\n\n", "    "), ("\n", ""), ("\n \n", " ")] {
                let shape = wrapped(text, width, between, before);
                if between == "\n" && is_ambiguous(&shape, text, width) {
                    continue;
                }
                assert_alike(&format!("{width} {between:?} {before:?}"), text, &shape);
                if width == 72 {
                    assert_alike("CRLF", text, &shape.replace('\n', "\r\n"));
                }
                let joined: Vec<String> = unwrapped(&shape)
                    .lines()
                    .map(|line| line.trim().to_owned())
                    .filter(|line| !line.is_empty())
                    .collect();
                let plain: Vec<&str> = text.lines().filter(|line| !line.is_empty()).collect();
                assert_eq!(joined, plain, "{width}");
            }
        }
    }
}

#[test]
fn k02_lines_of_their_own_stay_apart() {
    for text in [
        "cut the queue\nmoved the desk\nhired Ana\nkept the rule",
        "I cut the queue.\nI moved the desk.\nI hired Ana.",
        "The returns desk\nIt was slow, and nobody had timed it before.\nI did.",
        "Roses are red,\nviolets are blue,\nsugar is sweet,\nand so are you.",
        MEMO,
    ] {
        assert_eq!(unwrapped(text), text);
    }
}

#[test]
fn k03_every_line_end_parts_paragraphs() {
    for end in [
        "\r\n", "\r", "\u{b}", "\u{c}", "\u{85}", "\u{2028}", "\u{2029}",
    ] {
        for text in [MEMO, LOOSE] {
            assert_alike(&format!("{end:?}"), text, &text.replace('\n', end));
            assert_alike(&format!("{end:?} once"), text, &text.replace("\n\n", end));
        }
    }
}

#[test]
fn k04_what_nobody_sees_changes_nothing() {
    let within = |text: &str, mark: char| {
        let mut letters = 0;
        text.chars()
            .flat_map(|letter| {
                letters = if letter.is_ascii_lowercase() {
                    letters + 1
                } else {
                    0
                };
                let more = (letters > 0 && letters % 3 == 0).then_some(mark);
                [Some(letter), more]
                    .into_iter()
                    .flatten()
                    .collect::<Vec<char>>()
            })
            .collect::<String>()
    };
    for text in [MEMO, PLAIN] {
        for space in [
            "\u{a0}",
            "\u{202f}",
            "\u{2009}",
            "\u{2007}",
            "\u{3000}",
            "  ",
            " \u{200b}",
            "\u{200b} ",
            "\u{2060} ",
        ] {
            assert_alike(&format!("{space:?}"), text, &text.replace(' ', space));
        }
        for mark in ['\u{ad}', '\u{200b}', '\u{200d}', '\u{feff}', '\u{2060}'] {
            assert_alike(&format!("{mark:?}"), text, &within(text, mark));
        }
        assert_alike("hyphens", text, &text.replace('-', "\u{2011}"));
        let full: String = text
            .chars()
            .map(|letter| {
                if letter.is_ascii_digit() {
                    char::from_u32(u32::from(letter) + 0xfee0).unwrap()
                } else {
                    letter
                }
            })
            .collect();
        assert_alike("full-width digits", text, &full);
        assert_alike("ligatures", text, &text.replace("fi", "\u{fb01}"));
    }
}

/// The marks of a list's four items, as they are pasted and typed.
const MARKS: &[[&str; 4]] = &[
    ["- ", "- ", "- ", "- "],
    ["* ", "* ", "* ", "* "],
    ["\u{2022} ", "\u{2022} ", "\u{2022} ", "\u{2022} "],
    ["\u{2022}\t", "\u{2022}\t", "\u{2022}\t", "\u{2022}\t"],
    ["\u{2022}", "\u{2022}", "\u{2022}", "\u{2022}"],
    ["\u{25cf} ", "\u{25cb} ", "\u{25a0} ", "\u{25cf} "],
    ["o\t", "o\t", "o\t", "o\t"],
    ["o   ", "o   ", "o   ", "o   "],
    ["\u{a7}\t", "\u{a7}\t", "\u{a7}\t", "\u{a7}\t"],
    ["\u{f0b7}\t", "\u{f0b7}\t", "\u{f0a7}\t", "\u{f0d8}\t"],
    ["\u{d8}\t", "\u{fc}\t", "v\t", "q\t"],
    ["\u{27a2} ", "\u{27a4} ", "\u{2192} ", "\u{25ba} "],
    ["\u{2013} ", "\u{2013} ", "\u{2013} ", "\u{2013} "],
    ["\u{2014} ", "\u{2014} ", "\u{2014} ", "\u{2014} "],
    ["-", "-", "-", "-"],
    ["-> ", "-> ", "-> ", "-> "],
    ["\u{2705} ", "\u{2714} ", "\u{2611} ", "\u{2610} "],
    ["[ ] ", "[x] ", "- [ ] ", "- [x] "],
    ["\u{1f539} ", "\u{1f539} ", "\u{1f449} ", "\u{1f449} "],
    ["1. ", "2. ", "3. ", "4. "],
    ["1.\t", "2.\t", "3.\t", "4.\t"],
    ["1.", "2.", "3.", "4."],
    ["1) ", "2) ", "3) ", "4) "],
    ["(1) ", "(2) ", "(3) ", "(4) "],
    ["1: ", "2: ", "3: ", "4: "],
    ["1 - ", "2 - ", "3 - ", "4 - "],
    ["1.1 ", "1.2 ", "1.3 ", "1.4 "],
    ["1.1. ", "1.2. ", "1.3. ", "1.4. "],
    ["#1 ", "#2 ", "#3 ", "#4 "],
    ["\u{2460} ", "\u{2461} ", "\u{2462} ", "\u{2463} "],
    [
        "1\u{fe0f}\u{20e3} ",
        "2\u{fe0f}\u{20e3} ",
        "3\u{fe0f}\u{20e3} ",
        "4\u{fe0f}\u{20e3} ",
    ],
    ["i. ", "ii. ", "iii. ", "iv. "],
    ["i) ", "ii) ", "iii) ", "iv) "],
    ["(i) ", "(ii) ", "(iii) ", "(iv) "],
    ["I. ", "II. ", "III. ", "IV. "],
    ["a. ", "b. ", "c. ", "d. "],
    ["a) ", "b) ", "c) ", "d) "],
    ["A. ", "B. ", "C. ", "D. "],
    ["A) ", "B) ", "C) ", "D) "],
    ["1\\. ", "2\\. ", "3\\. ", "4\\. "],
    ["&bull; ", "&bull; ", "&bull; ", "&bull; "],
];

const ITEMS: [&str; 4] = [
    "I cut the queue by 12 minutes in the first week.",
    "I moved the desk to the door in week 2.",
    "I trained nine people before week 3.",
    "I kept the rule for 6 weeks.",
];

#[test]
fn k01_a_list_is_one_finding_whatever_its_marks() {
    let paragraphs: Vec<&str> = MEMO.lines().filter(|line| !line.is_empty()).collect();
    for marks in MARKS {
        for between in ["\n", "\n\n", "\n   "] {
            let list: Vec<String> = marks
                .iter()
                .zip(ITEMS)
                .map(|(mark, item)| format!("{mark}{item}"))
                .collect();
            let mut text = paragraphs.clone();
            let list = list.join(between);
            text.insert(2, &list);
            let text = text.join("\n");
            let lists: Vec<_> = found(&text)
                .into_iter()
                .filter(|(rule, ..)| *rule == "list")
                .collect();
            assert_eq!(lists.len(), 1, "{marks:?} {between:?} {lists:?}");
            assert_eq!(lists[0].2, "a list of 4 items", "{marks:?}");
            // Nothing else changes.
            let others: Vec<_> = found(&text)
                .into_iter()
                .filter(|(rule, ..)| *rule != "list")
                .collect();
            assert_eq!(others, found(MEMO), "{marks:?}");
        }
    }
}

#[test]
fn k01_and_k02_items_are_joined_to_themselves_only() {
    let long = "I cut the queue by moving the desk to the door and by paying each customer at the scan, before anyone looked at the goods.";
    let text = format!(
        "{}\n\n- {long}\n- {long}\n\n{}",
        ITEMS.join(" "),
        ITEMS.join(" ")
    );
    let shape = wrapped(&text, 64, "\n", "");
    let kinds: Vec<ParagraphKind> = blocks(&shape).iter().map(|block| block.kind).collect();
    let item = ParagraphKind::ListItem;
    assert_eq!(
        kinds,
        [ParagraphKind::Prose, item, item, ParagraphKind::Prose]
    );
}

#[test]
fn k29_tables_captions_and_sources_are_no_sentences() {
    let mut wrong = Vec::new();
    let table = "| Metric | Before | After |\n|---|---|---|\n| Visit | 11.4 min | 3.9 min |\n| Bought again | 38.5 % | 43.0 % |";
    let grid = "+---------+------+\n| Visit   | 11.4 |\n+---------+------+";
    let tabs = "Metric\tBefore\tAfter\nVisit\t11.4 min\t3.9 min\nBought again\t38.5 %\t43.0 %";
    let bars = "Metric | Before | After\nVisit | 11.4 min | 3.9 min";
    let aligned = "Metric            Before      After\nVisit             11.4 min    3.9 min";
    let paragraphs: Vec<&str> = MEMO.lines().filter(|line| !line.is_empty()).collect();
    let commas = "Metric,Before,After\nVisit,11.4 min,3.9 min\nBought again,38.5 %,43.0 %";
    let semicolons = "Metric;Before;After\nVisit;11.4 min;3.9 min\nBought again;38.5 %;43.0 %";
    let unframed = "Metric | Before | After\n--- | --- | ---\nVisit | 11.4 min | 3.9 min\nBought again | 38.5 % | 43.0 %";
    let boxed = "┌─────────┬──────┐\n│ Visit   │ 11.4 │\n├─────────┼──────┤\n│ Again   │ 38.5 │\n└─────────┴──────┘";
    let org = "| Metric | Before |\n|--------+--------|\n| Visit  | 11.4   |";
    let html = "<table>\n<tr><td>Visit</td><td>11.4 min</td></tr>\n</table>";
    let tall = "Metric\tBefore\nVisit\t11.4 min\n\nBought again\t38.5 %\nReturned\t4 %";
    let simple = "Metric        Before    After\n------------  --------  -------\nVisit         11.4 min  3.9 min\nBought again  38.5 %    43.0 %";
    for table in [
        table, grid, tabs, bars, aligned, commas, semicolons, unframed, boxed, org, html, tall,
        simple,
    ] {
        for captions in [
            ["", ""],
            ["Table 1: Visits before and after\n", ""],
            ["", "\nFigure 2. The desk in Leeds."],
        ] {
            let mut text = paragraphs.clone();
            let whole = format!("{}{table}{}", captions[0], captions[1]);
            text.insert(7, &whole);
            wrong.extend(differing(MEMO, &text.join("\n")).map(|what| format!("{whole}: {what}")));
        }
    }
    for sources in [
        "Sources\n[1] Larkfield, annual report, 2023.\n[2] Exit cards, 6 shops.",
        "References\n1. Larkfield Outdoor, https://larkfield.example/report\n2. Own timings, March 2022.",
        "## Sources:\n- Larkfield, annual report\n- Exit cards",
        "[1] Larkfield, annual report, 2023.\n[2] https://larkfield.example/cards",
        "Source: Larkfield's annual report, 2023.",
        "Appendix A: the timing sheet\nVisits were timed in Leeds, York and Hull.\nThe sheet is on request.",
        "\u{b9} Larkfield, annual report.\n\u{b2} Exit cards.",
        "Notes\nVisits were timed in 6 shops.",
        "**Sources**\n- Larkfield, annual report",
        "SOURCES\nLarkfield, annual report, 2023, p. 14.",
        "Sources: Larkfield's annual report, 2023; exit cards, 2022.",
        "Source list\nLarkfield, annual report, 2023.",
        "Reference list\nLarkfield (2023). Annual report. Leeds.",
        "Works Cited\nRuiz, A. The wait at the desk. Leeds: Larkfield, 2022.",
        "Data sources:\n(1) Exit cards of 6 shops\n(2) Own timings",
        "Sources & notes\nExit cards of 6 shops.",
        "Footnotes\n1 Exit cards of 6 shops.\n2 Own timings.",
        "---\n[^1]: Exit cards of 6 shops, 58% of 620.",
        "* Exit cards of 6 shops, 58% of 620.\n** Own timings, 1,140 visits.",
        "(1) Larkfield, annual report, 2023. (2) Exit cards, https://larkfield.example.",
        "Appendix\nTable A1: Visits\nShop\tVisits\nLeeds\t1,140",
        "Appendix 1 – Survey\nVisits were timed in Leeds, York and Hull, and 58% named the wait.",
        "References:\nhttps://larkfield.example/report",
        "Bibliography\nRuiz, A. (2022), “The wait at the desk”, Retail Review 4(2), pp. 11–19.",
        "Sources used\nLarkfield, annual report",
        "7. References\n[1] Larkfield, annual report, 2023.",
    ] {
        let text = format!("{MEMO}\n{sources}\n");
        wrong.extend(differing(MEMO, &text).map(|what| format!("{sources}: {what}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let head = "To: the hiring team\nFrom: A. Ruiz\nDate: 5 May 2026\nSubject: The returns desk\n";
    assert_alike(head, MEMO, &format!("{head}\n{MEMO}"));
}

#[test]
fn k26_what_others_say_is_theirs_in_any_quotation_marks() {
    for (open, close) in [
        ("\"", "\""),
        ("“", "”"),
        ("« ", " »"),
        ("«", "»"),
        ("«\u{a0}", "\u{a0}»"),
        ("»", "«"),
        ("„", "“"),
        ("„", "”"),
        ("‘", "’"),
        ("'", "'"),
        ("‚", "‘"),
        ("‹", "›"),
        ("”", "”"),
        ("「", "」"),
        ("『", "』"),
        ("＂", "＂"),
        ("‹ ", " ›"),
        ("‹\u{202f}", "\u{202f}›"),
        ("›", "‹"),
        ("« ", ". »"),
        ("„", ".“"),
        ("“", ",”"),
        ("‚", "’"),
        ("「", "。」"),
        ("〈", "〉"),
        ("《", "》"),
        ("【", "】"),
        ("〝", "〞"),
        ("〝", "〟"),
        ("„", "\""),
        ("❝", "❞"),
        ("«\u{2009}", "\u{2009}»"),
        ("*“", "”*"),
    ] {
        let text = format!(
            "The customer wrote {open}we never want to come back, many of us are really very angry{close} to me 3 times."
        );
        assert_eq!(
            found(&text)
                .iter()
                .filter(|(rule, ..)| matches!(*rule, "we-over-i" | "weasel" | "wordy"))
                .count(),
            0,
            "{text}"
        );
    }
}

#[test]
fn k26_quotation_marks_that_open_in_one_way_only_leave_the_rest_to_the_author() {
    for text in [
        "We cut the 12\" rack, and we moved it. We were very sure.",
        "We don’t wait. We aren’t very slow, and we didn’t stop.",
        "We kept the ’90s desk, and we were very sure.",
        "The customers’ desk was ours, and we were very sure of the customers’ wait.",
        "We wrote „wait and left, and we were very sure.",
    ] {
        let found = found(text);
        let rules: Vec<&str> = found.iter().map(|(rule, ..)| *rule).collect();
        assert!(rules.contains(&"we-over-i"), "{text}: {found:?}");
    }
}

#[test]
fn k30_a_sentence_that_begins_with_a_small_letter_is_one() {
    let mut wrong = Vec::new();
    for (text, sentences) in [
        ("It broke. iOS 17 was to blame.", 2),
        ("It broke. iPhone users had to wait.", 2),
        ("It broke. eBay called.", 2),
        ("It broke! macOS users had to wait.", 2),
        ("“Why?” he asked.", 1),
        ("It broke. jQuery was to blame. iPad users left.", 3),
        ("It broke. “iOS 17 did it.” eBay called.", 3),
        ("It broke. (iOS 17 did it.) We left.", 3),
        ("It cost $5. eBay called.", 2),
        ("We moved in 2022. iOS users had to wait.", 2),
        ("It fell by 4%. iOS users had to wait.", 2),
        ("We shipped version 2.0. iOS users had to wait.", 2),
        ("We shipped v2.0 to the shops. iOS users waited.", 2),
        ("It broke.\u{a0}iOS 17 was to blame.", 2),
        ("It broke.\u{2009}iOS 17 was to blame.", 2),
        ("It broke…iOS 17 was to blame.", 1),
        ("It broke. *iOS 17* was to blame.", 2),
        ("It broke. [iOS 17](https://example.com) was to blame.", 2),
        ("It broke.[1] iOS 17 was to blame.", 2),
        ("i sold it. then i left. nobody called.", 3),
        ("It broke. we fixed it. they called.", 3),
        ("It broke. de Vries called.", 2),
        ("It broke. van den Berg called.", 2),
        ("It broke. thredUP called. adidas called.", 3),
        ("It broke. macOS, iOS and iPadOS users waited.", 2),
        ("It broke: iOS 17 was to blame.", 1),
        ("It broke on iOS 17 and on macOS.", 1),
        ("It held on e.g. iOS and on macOS.", 1),
        ("It held for approx. eight weeks.", 1),
        ("It held at 9 a.m. and at 5 p.m. every day.", 1),
        ("It held for Apple Inc. and for others.", 1),
        ("Ask Dr. van den Berg.", 1),
        ("It held vs. iOS 16 and i.e. well.", 1),
        ("It is at example.com and in main.rs files.", 1),
    ] {
        let count = Reviewer::default()
            .review(text, &Brief::default())
            .sentences;
        if count != sentences {
            wrong.push(format!("{count} sentences: {text}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let text = "We shipped version 2.0 of the desk to the shops in the second week of that same year. iOS users in 3 of \
        the shops had to wait for 4 weeks more until it worked.";
    assert!(
        found(text)
            .iter()
            .all(|(rule, ..)| *rule != "long-sentence")
    );
}
