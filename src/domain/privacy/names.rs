//! The candidate's list of confidential names: finding them in a text, and replacing them. The
//! review and all exports use this matcher.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::privacy::folding::{Folded, is_apostrophe, is_optional_mark, is_unseen};
use crate::domain::privacy::pattern::Pattern;
use crate::domain::text::{Span, is_ideograph};

/// A replacement for a name.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct StandIn {
    /// The name on the list.
    pub name: String,
    /// Its stand-in.
    pub with: String,
}

/// An occurrence of a name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FoundName {
    /// Its span.
    pub span: Span,
    /// The index of the name.
    pub name: usize,
}

/// Whether a letter goes on with a word; a combining mark does.
fn is_of_word(letter: char) -> bool {
    (letter.is_alphanumeric() && !is_apostrophe(letter)) || is_optional_mark(letter)
}

/// Whether a script has no spaces between words, or attaches endings to names, as Korean does.
fn is_unspaced(letter: char) -> bool {
    is_ideograph(letter)
        || matches!(
            letter,
            '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1100}'..='\u{11ff}' | '\u{1780}'..='\u{17ff}'
                | '\u{3130}'..='\u{318f}' | '\u{ac00}'..='\u{d7ff}' | '\u{ff66}'..='\u{ff9f}'
        )
}

/// Whether an invisible character joins the letters around it.
fn joins(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}' | '\u{34f}' | '\u{200c}' | '\u{200d}' | '\u{2060}' | '\u{feff}'
    )
}

/// Whether a word ends between two letters. Scripts without spaces end words anywhere.
fn is_edge(inner: Option<char>, outer: Option<char>) -> bool {
    let is_open =
        |letter: Option<char>| letter.is_none_or(|one| !is_of_word(one) || is_unspaced(one));
    is_open(outer) || is_open(inner)
}

/// Whether a passage can be a name although an accent is missing: "Zoe" for "Zoë", not "resume" for
/// a "Résumé" on the list.
fn may_lack_accents(quote: &str) -> bool {
    quote.chars().any(char::is_uppercase) || !quote.chars().any(char::is_lowercase)
}

/// A shorter name with an "s" is another word as often: "Ana" and "Anas".
const SHORTEST_PLURAL: usize = 4;

/// What companies have behind their names, folded.
const LEGAL_FORMS: [&str; 36] = [
    "inc",
    "incorporated",
    "ltd",
    "limited",
    "llc",
    "llp",
    "plc",
    "corp",
    "corporation",
    "co",
    "company",
    "gmbh",
    "ag",
    "kg",
    "se",
    "sa",
    "sas",
    "sarl",
    "spa",
    "srl",
    "bv",
    "nv",
    "ab",
    "as",
    "asa",
    "oy",
    "oyj",
    "aps",
    "kk",
    "pty",
    "pte",
    "sl",
    "ug",
    "ohg",
    "ev",
    "holdings",
];

/// A name in the forms that people write it in besides the listed one: without its legal form and its
/// exclamation mark, with "and" for "&", and the last name first.
fn forms(name: &str) -> Vec<String> {
    let name = name.trim();
    let mut forms = vec![name.to_owned()];
    let mut words: Vec<&str> = name.split_whitespace().collect();
    let is_legal = |word: &str| {
        let bare: String = word
            .to_lowercase()
            .chars()
            .filter(|letter| letter.is_alphanumeric())
            .collect();
        LEGAL_FORMS.contains(&bare.as_str()) || word == "&"
    };
    while words.len() > 1 && words.last().is_some_and(|word| is_legal(word)) {
        words.pop();
    }
    let core = words.join(" ");
    let core = core.trim_end_matches([',', '!', '?', '.']);
    // "The Co." has nothing left that tells it apart.
    let is_telling = |text: &str| {
        text.chars()
            .filter(|letter| letter.is_alphanumeric())
            .count()
            > 2
            && !text.eq_ignore_ascii_case("the")
    };
    if core.len() < name.trim_end_matches(['.', ',']).len() && is_telling(core) {
        forms.push(core.to_owned());
    }
    if name.contains('&') {
        for sign in ["&", " & ", " and ", "&amp;"] {
            let parts: Vec<&str> = name.split('&').map(str::trim).collect();
            forms.push(parts.join(sign));
        }
    }
    if let [first, last] = words[..] {
        forms.push(format!("{}, {first}", last.trim_end_matches(',')));
    }
    forms.dedup();
    forms
}

/// The occurrences of names in a text, in any case and any Unicode form, as whole words, in order. If two begin at
/// the same position, the longer wins, and names inside it are not reported.
#[must_use]
pub fn find(text: &str, names: &[String]) -> Vec<FoundName> {
    let wanted: Vec<(usize, bool, Pattern)> = names
        .iter()
        .enumerate()
        .flat_map(|(index, name)| {
            let forms = forms(name).into_iter();
            let forms = forms.map(move |form| (form == name.trim(), form));
            forms.filter_map(move |(is_listed, form)| Some((index, is_listed, Pattern::of(&form)?)))
        })
        .collect();
    if wanted.is_empty() {
        return Vec::new();
    }
    let folded = Folded::of(text);
    let mut found: Vec<FoundName> = wanted
        .iter()
        .flat_map(|(index, is_listed, pattern)| {
            let places = pattern.places(&folded.letters);
            places.map(|place| (*index, *is_listed, place))
        })
        .filter_map(|(name, is_listed, place)| {
            let span = Span {
                start: folded.origin(place.start, text.len())?,
                end: folded.origin(place.end, text.len())?,
            };
            let quote = span.of(text).trim_end_matches(is_unseen);
            // "Muellers" for "Müller" is another name, "Falcons" for "Falcon" is not.
            let is_plural = quote.starts_with(char::is_uppercase)
                && quote.chars().count() >= SHORTEST_PLURAL
                && names
                    .get(name)
                    .is_some_and(|name| name.trim().eq_ignore_ascii_case(quote))
                && text
                    .get(span.start + quote.len()..)
                    .and_then(|rest| rest.strip_prefix('s'))
                    .is_some_and(|rest| !rest.starts_with(is_of_word));
            let span = Span {
                start: span.start,
                end: span.start + quote.len() + usize::from(is_plural),
            };
            let quote = span.of(text);
            let before = text.get(..span.start)?.trim_end_matches(joins);
            let after = text.get(span.end..)?.trim_start_matches(joins);
            let is_name = is_edge(quote.chars().next(), before.chars().next_back())
                && is_edge(quote.chars().next_back(), after.chars().next())
                && (place.is_exact || may_lack_accents(quote))
                // "Target Corp." is "Target", and no "target".
                && (is_listed || may_lack_accents(quote));
            is_name.then_some(FoundName { span, name })
        })
        .collect();
    found.sort_by_key(|one| (one.span.start, std::cmp::Reverse(one.span.end)));
    let mut end = 0;
    found.retain(|one| {
        let is_next = one.span.start >= end;
        if is_next {
            end = one.span.end;
        }
        is_next
    });
    found
}

/// The text with names replaced by stand-ins.
#[must_use]
pub fn replaced(text: &str, stand_ins: &[StandIn]) -> String {
    let names: Vec<String> = stand_ins
        .iter()
        .map(|stand_in| stand_in.name.clone())
        .collect();
    let mut result = String::with_capacity(text.len());
    let mut at = 0;
    for found in find(text, &names) {
        let with = stand_ins
            .get(found.name)
            .map_or("", |one| one.with.as_str());
        result.push_str(text.get(at..found.span.start).unwrap_or_default());
        result.push_str(with);
        at = found.span.end;
    }
    result.push_str(text.get(at..).unwrap_or_default());
    result
}

/// First words that suggest a project.
const UNDERTAKINGS: [&str; 5] = ["project", "operation", "programme", "program", "initiative"];

/// A stand-in for each name: the remembered one, or else "Customer A", "Project B", with letters in
/// the order of the list, so that a name always gets the same one.
#[must_use]
pub fn stand_ins(names: &[String], kept: &[StandIn]) -> Vec<StandIn> {
    let names = names.iter().map(|name| name.trim());
    names
        .filter(|name| !name.is_empty())
        .enumerate()
        .map(|(index, name)| {
            let kept = kept
                .iter()
                .find(|stand_in| stand_in.name == name && !stand_in.with.trim().is_empty());
            let with = kept.map_or_else(
                || format!("{} {}", sort_of(name), letters(index)),
                |kept| kept.with.trim().to_owned(),
            );
            StandIn {
                name: name.to_owned(),
                with,
            }
        })
        .collect()
}

fn sort_of(name: &str) -> &'static str {
    let first = name.split_whitespace().next().unwrap_or_default();
    if UNDERTAKINGS.contains(&first.to_lowercase().as_str()) {
        "Project"
    } else {
        "Customer"
    }
}

/// A, B, … Z, AA, AB, …
fn letters(index: usize) -> String {
    let letter = u8::try_from(index % 26).map_or('A', |place| char::from(b'A' + place));
    match (index / 26).checked_sub(1) {
        Some(before) => format!("{}{letter}", letters(before)),
        None => letter.to_string(),
    }
}

/// A text to export, with its location: "“Returns desk”, Result".
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OutgoingText {
    /// Its location.
    pub place: String,
    /// The text.
    pub text: String,
}

/// A confidential name in an export.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sighting {
    /// The name, as on the list.
    pub name: String,
    /// How often it occurs.
    pub count: usize,
    /// Its locations, each once.
    pub places: Vec<String>,
}

/// The confidential names in an export, in the order of the list.
#[must_use]
pub fn sightings(pieces: &[OutgoingText], names: &[String]) -> Vec<Sighting> {
    let mut seen: BTreeMap<usize, Sighting> = BTreeMap::new();
    for piece in pieces {
        for found in find(&piece.text, names) {
            let Some(name) = names.get(found.name) else {
                continue;
            };
            let sighting = seen.entry(found.name).or_insert_with(|| Sighting {
                name: name.trim().to_owned(),
                count: 0,
                places: Vec::new(),
            });
            sighting.count += 1;
            if sighting.places.last() != Some(&piece.place) {
                sighting.places.push(piece.place.clone());
            }
        }
    }
    seen.into_values().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization as _;

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(|&name| name.to_owned()).collect()
    }

    fn found(list: &[&str], text: &str) -> Vec<String> {
        find(text, &names(list))
            .into_iter()
            .map(|found| found.span.of(text).to_owned())
            .collect()
    }

    #[test]
    fn a_name_is_found_in_any_case_of_any_script_and_its_span_is_that_of_the_text() {
        for (name, text, quote) in [
            ("Larkfield", "We won LARKFIELD’s desk", "LARKFIELD"),
            ("Köhler", "für KÖHLER allein", "KÖHLER"),
            ("Strauß", "bei STRAUSS im Mai", "STRAUSS"),
            ("STRAUSS", "bei Strauß im Mai", "Strauß"),
            ("Οδυσσέας", "ο ΟΔΥΣΣΈΑΣ ήρθε", "ΟΔΥΣΣΈΑΣ"),
            ("Ромашка", "для РОМАШКА всё", "РОМАШКА"),
            ("İzmir", "İİ in İZMIR now", "İZMIR"),
            (
                "Project Heron",
                "the project\n heron began",
                "project\n heron",
            ),
            ("O'Neill", "Ms O’NEILL said", "O’NEILL"),
            ("Lark‑field", "at Lark-Field", "Lark-Field"),
            ("Larkfield", "Lark\u{ad}field", "Lark\u{ad}field"),
            ("トヨタ", "顧客はトヨタの工場", "トヨタ"),
            ("Larkfield", "Larkfieldの机", "Larkfield"),
            ("نون", "مع نون اليوم", "نون"),
        ] {
            assert_eq!(found(&[name], text), [quote], "{name} in {text}");
        }
    }

    #[test]
    fn a_name_within_another_word_is_none() {
        for (name, text) in [
            ("Ana", "We analyzed bananas."),
            ("Ana", "Ana\u{303} came"),
            ("Köhl", "Köhler kam"),
            ("s", "Strauß"),
            ("", "anything"),
            ("  ", "any thing"),
        ] {
            assert_eq!(found(&[name], text), [""; 0], "{name} in {text}");
        }
    }

    #[test]
    fn k22_names_are_found_in_every_form_of_unicode() {
        for name in [
            "Société Zoë",
            "Müller",
            "Çağlar",
            "Nguyễn Thị Hằng",
            "Ångström",
            "İzmir Gıda",
            "Strauß",
            "Łódź",
            "Søren Ærø",
            "Office 365 Fields",
            "Андрей Фёдоров",
            "Οδυσσέας",
            "トヨタ自動車",
            "가나전자",
            "שָׁלוֹם",
        ] {
            let typed: [(&str, String); 6] = [
                ("NFC", name.nfc().collect()),
                ("NFD", name.nfd().collect()),
                ("NFKC", name.nfkc().collect()),
                ("NFKD", name.nfkd().collect()),
                ("upper", name.to_uppercase()),
                ("lower", name.to_lowercase()),
            ];
            for (of_list, listed) in &typed {
                for (of_text, told) in &typed {
                    let text = format!("At {told}’s desk, «{told}» and ({told}).");
                    let quotes = found(&[listed], &text);
                    assert_eq!(quotes.len(), 3, "{of_list} {listed} in {of_text} {text}");
                }
            }
        }
    }

    #[test]
    fn k22_names_are_found_without_what_companies_and_lists_add_to_them() {
        for (name, text, quote) in [
            ("Acme Inc.", "We sold it to Acme in May.", "Acme"),
            ("Acme, Inc.", "We sold it to Acme Inc in May.", "Acme Inc"),
            (
                "Larkfield Outdoor Ltd",
                "At Larkfield Outdoor it held.",
                "Larkfield Outdoor",
            ),
            ("Köhler GmbH & Co. KG", "Bei Köhler hielt es.", "Köhler"),
            ("Yahoo!", "At Yahoo it held.", "Yahoo"),
            ("AT&T", "At AT & T it held.", "AT & T"),
            ("AT&T", "At AT and T it held.", "AT and T"),
            ("AT&T", "At AT&amp;T it held.", "AT&amp;T"),
            (
                "Smith & Sons",
                "At Smith and Sons it held.",
                "Smith and Sons",
            ),
            ("Kim Lee", "Lee, Kim: 3 desks", "Lee, Kim"),
            (
                "Project Falcon",
                "both Project Falcons fell",
                "Project Falcons",
            ),
            ("Larkfield", "the Larkfields of this world", "Larkfields"),
        ] {
            assert_eq!(found(&[name], text), [quote], "{name} in {text}");
        }
        for (name, text) in [
            ("The Co.", "The desk held."),
            ("Ana", "Anas came."),
            ("Plum Inc.", "We ate plumage."),
            ("Target Corp.", "The target was missed."),
        ] {
            assert_eq!(found(&[name], text), [""; 0], "{name} in {text}");
        }
    }

    #[test]
    fn k22_names_are_found_in_every_form_that_people_paste() {
        for (name, text, quote) in [
            // Accents typed or not, in one code point or two, and in any order.
            (
                "Société Zoë",
                "Socie\u{301}te\u{301} Zoe\u{308} paid",
                "Socie\u{301}te\u{301} Zoe\u{308}",
            ),
            ("Société Zoë", "Societe Zoe paid", "Societe Zoe"),
            ("Beyonce", "with Beyoncé’s label", "Beyoncé"),
            ("ạ\u{301}lma", "a\u{301}\u{323}lma", "a\u{301}\u{323}lma"),
            ("Søren", "with Soren", "Soren"),
            ("Фёдоров", "у Федорова и Федоров", "Федоров"),
            // Wide, bold, small and joined letters.
            (
                "Larkfield",
                "Ｌａｒｋｆｉｅｌｄ’s desk",
                "Ｌａｒｋｆｉｅｌｄ",
            ),
            (
                "Project Heron",
                "Ｐｒｏｊｅｃｔ　Ｈｅｒｏｎ",
                "Ｐｒｏｊｅｃｔ　Ｈｅｒｏｎ",
            ),
            ("Larkfield", "𝗟𝗮𝗿𝗸𝗳𝗶𝗲𝗹𝗱 won", "𝗟𝗮𝗿𝗸𝗳𝗶𝗲𝗹𝗱"),
            ("Larkfield", "Larkﬁeld won", "Larkﬁeld"),
            ("Larkﬁeld", "Larkfield won", "Larkfield"),
            ("トヨタ", "ﾄﾖﾀの工場", "ﾄﾖﾀ"),
            ("Zone 51", "in Zone ５１.", "Zone ５１"),
            // Case.
            ("Strauß", "STRAUẞ and more", "STRAUẞ"),
            ("İzmir", "from izmir", "izmir"),
            ("İzmir", "from IZMIR", "IZMIR"),
            ("Istanbul Gıda", "with İSTANBUL GIDA", "İSTANBUL GIDA"),
            ("ΟΔΥΣΣΕΑΣ", "ο Οδυσσέας ήρθε", "Οδυσσέας"),
            ("eBay", "at EBAY today", "EBAY"),
        ] {
            assert_eq!(found(&[name], text), [quote], "{name} in {text}");
        }
    }

    #[test]
    fn k22_names_are_found_around_every_mark_that_people_paste() {
        for (name, text, quote) in [
            // Hyphens, dashes and spaces of any kind, and none.
            ("Lark-Field", "at Lark‑Field", "Lark‑Field"),
            ("Lark-Field", "at Lark‐field", "Lark‐field"),
            ("Lark-Field", "at Lark–field", "Lark–field"),
            ("Lark-Field", "at Lark—field", "Lark—field"),
            ("Lark-Field", "at Lark−field", "Lark−field"),
            ("Lark-Field", "at Lark－field", "Lark－field"),
            ("Lark-Field", "at Lark Field", "Lark Field"),
            ("Lark-Field", "at Larkfield", "Larkfield"),
            ("Lark Field", "at Lark-Field", "Lark-Field"),
            ("Lark Field", "at LarkField", "LarkField"),
            ("Larkfield", "at Lark-Field", "Lark-Field"),
            ("Larkfield", "at Lark-\nfield", "Lark-\nfield"),
            ("PayPal", "with Pay Pal", "Pay Pal"),
            (
                "Project Heron",
                "for Project\u{a0}Heron",
                "Project\u{a0}Heron",
            ),
            ("Project\u{a0}Heron", "for Project Heron", "Project Heron"),
            (
                "Project Heron",
                "for Project\u{202f}Heron",
                "Project\u{202f}Heron",
            ),
            (
                "Project Heron",
                "for Project\u{2009}Heron",
                "Project\u{2009}Heron",
            ),
            (
                "Project Heron",
                "for Project\u{2028}Heron",
                "Project\u{2028}Heron",
            ),
            (
                "Project Heron",
                "for Project\u{200b}Heron",
                "Project\u{200b}Heron",
            ),
            ("Project Heron", "for #ProjectHeron", "ProjectHeron"),
            ("Project Heron", "in project_heron.csv", "project_heron"),
            ("Project  Heron ", "for Project Heron", "Project Heron"),
            ("Ana Ruiz", "to ana.ruiz@example.com", "ana.ruiz"),
            (
                "Jean-Luc Roy",
                "ジャン・リュック, Jean Luc-Roy",
                "Jean Luc-Roy",
            ),
            // What nobody sees.
            ("Larkfield", "Lark\u{200b}field", "Lark\u{200b}field"),
            (
                "Larkfield",
                "L\u{200d}ark\u{2060}fi\u{feff}eld",
                "L\u{200d}ark\u{2060}fi\u{feff}eld",
            ),
            ("Larkfield", "at \u{200e}Larkfield\u{200f}, we", "Larkfield"),
            ("Lark\u{ad}field", "at Larkfield", "Larkfield"),
            ("Larkfield\u{200b}", "at Larkfield", "Larkfield"),
            ("Larkfield", "at Larkfield™", "Larkfield"),
            ("Larkfield®", "at Larkfield", "Larkfield"),
            // Possessives, apostrophes and stops.
            ("Larkfield", "Larkfield's desk", "Larkfield"),
            ("Larkfield", "Larkfield’s desk", "Larkfield"),
            ("Larkfield", "Larkfieldʼs desk", "Larkfield"),
            ("Larkfield", "LARKFIELD＇S desk", "LARKFIELD"),
            ("Los Ruices", "los Ruices’ desk", "los Ruices"),
            ("Macy's", "at Macy’s", "Macy’s"),
            ("Macy's", "at Macys", "Macys"),
            ("O’Neill", "Ms O`Neill and", "O`Neill"),
            ("Acme, Inc.", "for Acme Inc today", "Acme Inc"),
            ("St. Ives", "in St Ives", "St Ives"),
            ("C++ Labs", "at C++ Labs", "C++ Labs"),
            (".NET Works", "at .NET Works", ".NET Works"),
            // Scripts that set no space behind a name.
            ("삼성", "삼성은 어제", "삼성"),
            ("สยาม", "บริษัทสยามจำกัด", "สยาม"),
            ("丰田", "我们和丰\n田合作", "丰\n田"),
        ] {
            assert_eq!(found(&[name], text), [quote], "{name} in {text}");
        }
    }

    #[test]
    fn k22_names_with_letters_spelled_out_are_the_same_names() {
        for (name, other) in [
            ("Müller", "Mueller"),
            ("MÜLLER", "MUELLER"),
            ("Müller", "MUELLER"),
            ("Mu\u{308}ller", "mueller"),
            ("Jäger & Söhne", "Jaeger & Soehne"),
            ("Öz", "Oez"),
            ("Über Räder", "UEBER-RAEDER"),
            ("Bäeck", "Baeeck"),
            ("Straße 9", "Strasse 9"),
            ("Weiß", "WEISS"),
            ("Gauẞ", "Gauss"),
            ("Søren", "Soeren"),
            ("Ørsted", "Oersted"),
            ("Åse Håkon", "Aase Haakon"),
            ("A\u{30a}rhus", "Aarhus"),
            ("Ærø", "Aeroe"),
            ("Ærø", "Aero"),
            ("Œuvre", "Oeuvre"),
            ("Þór", "Thor"),
            ("Agüero", "Aguero"),
            ("Ｍüller", "Mueller"),
        ] {
            for (name, told) in [(name, other), (other, name)] {
                let text = format!("At {told}’s desk.");
                assert_eq!(found(&[name], &text), [told], "{name} in {text}");
            }
        }
    }

    #[test]
    fn k22_other_names_are_not_taken_for_letters_spelled_out() {
        for (name, text) in [
            ("Müller", "Meuller, Mueler and Muellers"),
            ("Mueller", "Mülller and Möller"),
            ("Zoë", "Zoee"),
            ("Noe", "Nø\u{301} and Nôe"),
            ("Bär", "bar none; Bäer"),
            ("Ål", "Aalborg"),
            ("Söhne", "Sohnes"),
            ("Ana", "Anae and Anä"),
            ("Ñu", "Nyu"),
        ] {
            assert_eq!(found(&[name], text), [""; 0], "{name} in {text}");
        }
    }

    #[test]
    fn k22_names_are_not_found_in_other_words() {
        for (name, text) in [
            ("Ana", "We saw Anã and Aná."),
            ("Ana", "ba\u{ad}na\u{ad}nas and ban\u{ad}ana"),
            ("Résumé", "I read the resume."),
            ("Core", "the co-re of it"),
            ("Go To", "a goto in the code"),
            ("Project Heron", "I closed the project. Heron flew."),
            ("Project Heron", "the project, Heron"),
            ("Larkfield", "the lark field, larkfielder, sublarkfield"),
            ("Notion", "it is not ion"),
            ("S.A.", "sa va"),
            ("タ", "ダの"),
            ("-", "a - b"),
            ("\u{200b}", "a\u{200b}b"),
            ("™", "A™"),
            ("'", "it's"),
        ] {
            assert_eq!(found(&[name], text), [""; 0], "{name} in {text}");
        }
    }

    #[test]
    fn of_names_within_each_other_the_longest_is_told_once() {
        assert_eq!(
            found(
                &["Larkfield", "Larkfield Grocers"],
                "Larkfield Grocers and Larkfield."
            ),
            ["Larkfield Grocers", "Larkfield"]
        );
    }

    #[test]
    fn stand_ins_are_lettered_by_the_list_and_what_was_kept_stays() {
        let list = names(&["Larkfield", "Project Heron", " ", "Ana Ruiz"]);
        let kept = [StandIn {
            name: "Ana Ruiz".to_owned(),
            with: "my manager".to_owned(),
        }];
        let with: Vec<String> = stand_ins(&list, &kept)
            .into_iter()
            .map(|one| one.with)
            .collect();
        assert_eq!(with, ["Customer A", "Project B", "my manager"]);
        assert_eq!(
            (letters(25), letters(26), letters(701)),
            ("Z".into(), "AA".into(), "ZZ".into())
        );
    }

    #[test]
    fn a_name_is_called_the_same_wherever_it_stands() {
        let list = names(&["Larkfield", "Project Heron"]);
        let stand_ins = stand_ins(&list, &[]);
        assert_eq!(
            replaced("LARKFIELD’s Project  Heron for Larkfield.", &stand_ins),
            "Customer A’s Project B for Customer A."
        );
        assert_eq!(replaced("Nobody.", &stand_ins), "Nobody.");
    }

    #[test]
    fn sightings_say_how_often_and_where() {
        let piece = |place: &str, text: &str| OutgoingText {
            place: place.to_owned(),
            text: text.to_owned(),
        };
        let pieces = [
            piece("the title", "Larkfield"),
            piece("Result", "Larkfield, larkfield and Heron"),
        ];
        let seen = sightings(&pieces, &names(&["Heron", "Larkfield", "Nobody"]));
        let told: Vec<(&str, usize, usize)> = seen
            .iter()
            .map(|one| (one.name.as_str(), one.count, one.places.len()))
            .collect();
        assert_eq!(told, [("Heron", 1, 1), ("Larkfield", 3, 2)]);
    }

    proptest! {
        #[test]
        fn every_span_fits_the_text_and_nothing_is_found_after_replacing(
            text in "[aAßẞİıςΣσ’ \\n\u{ad}éÉ]{0,30}",
            name in "[aAßİıΣé]{1,3}",
        ) {
            let list = vec![name.clone()];
            for found in find(&text, &list) {
                prop_assert!(text.get(found.span.start..found.span.end).is_some_and(|quote| !quote.is_empty()));
            }
            let with = vec![StandIn { name, with: "Customer A".to_owned() }];
            let _ = replaced(&text, &with);
        }

        #[test]
        fn no_text_and_no_list_make_the_matcher_panic(text in any::<String>(), list in proptest::collection::vec(any::<String>(), 0..4)) {
            let stand_ins = stand_ins(&list, &[]);
            let _ = replaced(&text, &stand_ins);
        }
    }
}
