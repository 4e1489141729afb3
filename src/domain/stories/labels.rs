//! Labels before the parts of a story: "**S (Situation):**", "Result & Impact", "TASK", "Action –".

use crate::domain::format::table::TableColumn;
use crate::domain::incoming::markdown::without_emphasis;
use crate::domain::incoming::principles::principles_in;
use crate::domain::stories::field::StoryField;
use crate::domain::stories::story::StarPart;
use crate::domain::text::fold::folded;

/// A longer name, in bytes, is a sentence.
const LONGEST: usize = 70;

/// A label at the beginning of a line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Label<'a> {
    /// The field that it names.
    pub field: StoryField,
    /// The text on the same line.
    pub rest: &'a str,
    /// Whether it is a single letter, which counts only together with others.
    pub letter: Option<char>,
}

impl Label<'_> {
    /// Whether only names of principles follow it.
    pub(super) fn lists_principles(&self) -> bool {
        tells_principles(self.field) && are_principles(self.rest)
    }
}

/// Whether a field holds the principles of a story.
pub(super) fn tells_principles(field: StoryField) -> bool {
    matches!(field, StoryField::Leading | StoryField::Supporting)
}

/// Whether a text is only a list of principles.
pub(super) fn are_principles(text: &str) -> bool {
    let named = principles_in(text);
    !named.found.is_empty() && named.unknown.is_empty()
}

/// The field of a heading or a label.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Named {
    pub field: StoryField,
    letter: Option<char>,
}

/// The field for a name, ignoring numbers, emphasis, brackets, and a second name. For "Situation &
/// Task" it is the first.
pub(super) fn named(name: &str) -> Option<Named> {
    if name.len() > LONGEST || name.contains('\\') {
        return None;
    }
    let name = bare(name);
    let certain = |field| {
        Some(Named {
            field,
            letter: None,
        })
    };
    if let Some(found) = one_name(name) {
        return Some(found);
    }
    // "S (Situation)", "Situation (2 min)", "[S] Situation".
    if let Some((outer, inner)) = name.split_once(['(', '[']) {
        let (inner, after) = inner.split_once([')', ']']).unwrap_or((inner, ""));
        let (outer, inner, after) = (bare(outer), bare(inner), bare(after));
        let found = match (one_name(outer), one_name(inner)) {
            (Some(outer), Some(inner)) if outer.letter.is_some() => certain(inner.field),
            (Some(outer), _) if after.is_empty() && outer.letter.is_none() => Some(outer),
            (None, Some(inner)) if outer.is_empty() && !after.is_empty() => {
                one_name(after).filter(|after| after.field == inner.field)
            }
            _ => None,
        };
        return found;
    }
    // "S - Situation", "S: Situation".
    if let Some((letter, word)) = name.split_once(['-', '–', '—', ':', '.', '='])
        && let (Some(letter), Some(word)) = (one_name(bare(letter)), one_name(bare(word)))
        && letter.letter.is_some()
    {
        return certain(word.field);
    }
    let parts: Vec<&str> = name
        .split(['&', '/', '+', ',', '|'])
        .flat_map(|part| part.split(" and "))
        .flat_map(|part| part.split(" und "))
        .collect();
    let found: Vec<Named> = parts
        .iter()
        .filter_map(|part| one_name(bare(part)))
        .collect();
    let first = found
        .first()
        .filter(|_| parts.len() > 1 && found.len() == parts.len())?;
    matches!(first.field, StoryField::Part(_)).then_some(Named {
        field: first.field,
        letter: None,
    })
}

fn one_name(name: &str) -> Option<Named> {
    let field = match name {
        // CAR, CARL, PAR and SOAR.
        "C" | "P" | "O" => StoryField::Part(StarPart::Situation),
        _ => StoryField::guess(name)?,
    };
    let mut letters = name.chars().filter(|letter| letter.is_alphanumeric());
    let letter = letters
        .next()
        .filter(|letter| letters.next().is_none() && letter.is_ascii());
    Some(Named {
        field,
        letter: letter.map(|letter| letter.to_ascii_uppercase()),
    })
}

/// A name without leading numbers and surrounding marks: "2. **Task:**", "Step 1: Situation".
fn bare(name: &str) -> &str {
    let is_mark = |letter: char| {
        letter.is_whitespace()
            || matches!(letter, '*' | '_' | ':' | '：' | '-' | '–' | '—' | '•' | '"')
    };
    let name = without_emphasis(name).trim_matches(is_mark);
    let lower = name.to_ascii_lowercase();
    let name = ["step ", "part ", "schritt "]
        .iter()
        .find(|word| lower.starts_with(**word))
        .and_then(|word| name.get(word.len()..))
        .filter(|rest| rest.starts_with(|letter: char| letter.is_ascii_digit()))
        .unwrap_or(name);
    // "2.", "1.2", "3)".
    let unnumbered = if name.starts_with(|letter: char| letter.is_ascii_digit()) {
        name.trim_start_matches(|letter: char| {
            letter.is_ascii_digit() || matches!(letter, '.' | ')' | ':' | '-' | ' ')
        })
    } else {
        name
    };
    // "Situation 1", "Result #2" of several stories.
    let word = unnumbered.trim_matches(is_mark);
    let counted = word.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let counted = counted.strip_suffix('#').unwrap_or(counted);
    match counted.strip_suffix(' ') {
        Some(name) if counted.len() < word.len() => name.trim_matches(is_mark),
        _ => word,
    }
}

/// The label at the start of a line, if there is one. A word without punctuation after it is a label only
/// if it has the line to itself.
pub(super) fn label(line: &str) -> Option<Label<'_>> {
    let line = unmarked(line.trim());
    let colon = line
        .char_indices()
        .find(|(_, letter)| matches!(letter, ':' | '：'));
    if let Some((at, mark)) = colon.filter(|(at, _)| *at <= LONGEST)
        && let (Some(name), Some(rest)) = (line.get(..at), line.get(at + mark.len_utf8()..))
    {
        // "S: Situation: In May" has its name after the first colon.
        let inner = label_rest(rest);
        if let Some(found) = named(name).filter(|_| is_plain(name)) {
            if found.letter.is_some()
                && let Some(word) = label(inner).filter(|word| {
                    word.letter.is_none() && matches!(word.field, StoryField::Part(_))
                })
            {
                return Some(word);
            }
            return Some(Label {
                field: found.field,
                rest: inner,
                letter: found.letter,
            });
        }
    }
    // "**Situation** In May".
    for mark in ["**", "__"] {
        if let Some((name, rest)) = line
            .strip_prefix(mark)
            .and_then(|inner| inner.split_once(mark))
            && let Some(found) = named(name)
        {
            return Some(Label {
                field: found.field,
                rest: rest.trim_start_matches(['-', '–', '—', ' ']),
                letter: found.letter,
            });
        }
    }
    for mark in ["\t", " - ", " – ", " — ", " = "] {
        if let Some((name, rest)) = line.split_once(mark)
            && let Some(found) = named(name).filter(|found| {
                let is_list = tells_principles(found.field) && are_principles(rest);
                is_plain(name) && (is_part(found.field) || is_list)
            })
        {
            return Some(Label {
                field: found.field,
                rest,
                letter: found.letter,
            });
        }
    }
    if let Some((name, rest)) = line.split_once([')', ']'])
        && let Some(found) =
            named(name.trim_start_matches(['(', '['])).filter(|found| found.letter.is_some())
        && rest.starts_with(' ')
    {
        return Some(Label {
            field: found.field,
            rest: rest.trim_start(),
            letter: found.letter,
        });
    }
    let alone = named(line).filter(|found| {
        is_part(found.field) && is_plain(line) && !line.ends_with(['.', '?', '!', ','])
    })?;
    Some(Label {
        field: alone.field,
        rest: "",
        letter: alone.letter,
    })
}

fn is_part(field: StoryField) -> bool {
    matches!(field, StoryField::Part(_))
}

/// A line without its list marker.
pub(super) fn unmarked(line: &str) -> &str {
    let rest = line
        .strip_prefix(['-', '*', '+', '•', '·', '▪', '●', 'o'])
        .filter(|rest| rest.starts_with([' ', '\t']));
    rest.unwrap_or(line).trim_start()
}

/// The text after a label's colon, without emphasis that ends there.
fn label_rest(rest: &str) -> &str {
    // "Task:: Halve it", as in Obsidian's Dataview.
    let rest = rest.strip_prefix(':').unwrap_or(rest);
    let inner = rest.trim_start_matches([' ', '\t']);
    let unmarked = rest
        .strip_prefix("**")
        .or_else(|| rest.strip_prefix("__"))
        .or_else(|| {
            rest.strip_prefix(['*', '_'])
                .filter(|rest| rest.starts_with(' ') || rest.is_empty())
        });
    unmarked.map_or(inner, |rest| rest.trim_start_matches([' ', '\t']))
}

/// Whether a text can be a name: words and separators.
fn is_plain(name: &str) -> bool {
    name.chars().all(|letter| {
        letter.is_alphanumeric()
            || matches!(
                letter,
                ' ' | '-'
                    | '–'
                    | '&'
                    | '/'
                    | '+'
                    | '('
                    | ')'
                    | '['
                    | ']'
                    | '.'
                    | ','
                    | '*'
                    | '_'
                    | '\''
                    | '’'
                    | '~'
                    | ':'
                    | '：'
            )
            || !letter.is_ascii() && !letter.is_whitespace()
    })
}

/// Whether single letters are labels in a text: if S is among them, and A or R; or those of CAR or PAR.
pub(super) fn letters_mean_parts(letters: &[char]) -> bool {
    let has = |letter: char| letters.contains(&letter);
    has('S') && (has('R') || has('A')) || (has('C') || has('P')) && has('A') && has('R')
}

/// The title in a line that numbers stories: "Story 2: Carrier contract", "Example 3".
pub(super) fn counted_title(line: &str) -> Option<&str> {
    // "* **Desk**" over the parts below it.
    let item = unmarked(line.trim());
    let is_bold_item = item.len() < line.trim().len()
        && (item.starts_with("**") || item.starts_with("__"))
        && without_emphasis(item).len() < item.len();
    let line = without_emphasis(item);
    // "Q: Tell me about …", whose answer is the story.
    let asked = line
        .split_once(':')
        .filter(|(word, rest)| {
            matches!(folded(word).as_str(), "q" | "question" | "prompt" | "frage")
                && !rest.trim().is_empty()
        })
        .map(|(_, rest)| without_emphasis(rest.trim_start_matches(['*', '_', ' '])));
    if asked.is_some() {
        return asked;
    }
    let at = line.find(|letter: char| letter == '#' || letter.is_ascii_digit());
    let by_letter = || {
        // "Example A: Desk".
        let (words, _) = line.split_once([':', '.', ')', '–', '—'])?;
        let (word, letter) = words.trim_end().rsplit_once(' ')?;
        let is_one = letter.len() == 1 && letter.bytes().all(|byte| byte.is_ascii_uppercase());
        is_one.then_some(word.len() + 1)
    };
    let Some(end) = at.filter(|at| *at < 24).or_else(by_letter) else {
        return is_bold_item.then_some(line);
    };
    let (words, rest) = (line.get(..end)?, line.get(end..)?);
    let are_words = words
        .chars()
        .all(|letter| letter.is_alphabetic() || letter == ' ');
    let is_story = are_words
        && matches!(
            folded(words).as_str(),
            "story"
                | "star story"
                | "example"
                | "star"
                | "star example"
                | "experience"
                | "project"
                | "case"
                | "case study"
                | "use case"
                | "scenario"
                | "geschichte"
                | "beispiel"
                | "fall"
                | "histoire"
                | "exemple"
                | "cas"
                | "historia"
                | "ejemplo"
                | "caso"
                | "exemplo"
        );
    let number = rest.trim_start_matches([' ', '#']);
    let digits = number.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let after = if digits.len() < number.len() {
        digits
    } else {
        number.get(1..).unwrap_or_default()
    };
    if !is_story || number.is_empty() || line.split_whitespace().count() > 18 {
        return is_bold_item.then_some(line);
    }
    let title = after
        .trim_start_matches([' ', ':', '.', ')', '-', '–', '—'])
        .trim();
    Some(without_emphasis(if title.is_empty() {
        line
    } else {
        title
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use StarPart::{Action, Learning, Result, Situation, Task};

    /// The part for a name.
    fn part(name: &str) -> Option<StarPart> {
        match named(name)?.field {
            StoryField::Part(part) => Some(part),
            _ => None,
        }
    }

    #[test]
    fn k12_parts_go_by_the_names_that_people_give_them() {
        for (name, meant) in [
            ("Situation", Some(Situation)),
            ("**S (Situation)**", Some(Situation)),
            ("S", Some(Situation)),
            ("[R] Result", Some(Result)),
            ("T - Task", Some(Task)),
            ("2. Task", Some(Task)),
            ("Step 3: Action", Some(Action)),
            ("Situation & Task", Some(Situation)),
            ("Result & Impact", Some(Result)),
            ("Situation/Task", Some(Situation)),
            ("S/T", Some(Situation)),
            ("Results and Learnings", Some(Result)),
            ("Situation (2 min)", Some(Situation)),
            ("RESULT", Some(Result)),
            ("Problem", Some(Situation)),
            ("Approach", Some(Action)),
            ("Outcome", Some(Result)),
            ("Lessons learned", Some(Learning)),
            ("Aufgabe", Some(Task)),
            ("Résultats", Some(Result)),
            ("Acción", Some(Action)),
            ("状況", Some(Situation)),
            ("Результат", Some(Result)),
            ("1.3 Result", Some(Result)),
            ("Situation 1", Some(Situation)),
            ("**Result #2**", Some(Result)),
            ("Result of 2023", None),
            ("2.1.1. Action", Some(Action)),
            ("Leçons apprises", Some(Learning)),
            ("Aprendizajes", Some(Learning)),
            ("Result of the test", None),
            ("Action and reaction", None),
            ("Q", None),
            ("", None),
        ] {
            assert_eq!(part(name), meant, "{name}");
        }
    }

    #[test]
    fn k12_labels_are_seen_in_every_dress() {
        for (line, meant) in [
            ("**S (Situation):** In May", Some((Situation, "In May"))),
            ("**Situation:** In May", Some((Situation, "In May"))),
            ("**Situation**: In May", Some((Situation, "In May"))),
            ("**Situation** In May", Some((Situation, "In May"))),
            ("**Situation** – In May", Some((Situation, "In May"))),
            ("*Situation:* In May", Some((Situation, "In May"))),
            ("__Task__: x", Some((Task, "x"))),
            ("- **Action:** x", Some((Action, "x"))),
            ("• Action: x", Some((Action, "x"))),
            ("Situation:\tIn May", Some((Situation, "In May"))),
            ("Situation\tIn May", Some((Situation, "In May"))),
            ("Result – 7 minutes", Some((Result, "7 minutes"))),
            ("Result - 7 minutes", Some((Result, "7 minutes"))),
            ("S: Situation: In May", Some((Situation, "In May"))),
            ("R) 7 minutes", Some((Result, "7 minutes"))),
            ("[A] I asked", Some((Action, "I asked"))),
            ("SITUATION", Some((Situation, ""))),
            ("Result", Some((Result, ""))),
            ("Situation & Task: In May", Some((Situation, "In May"))),
            ("Situation：5 月", Some((Situation, "5 月"))),
            ("Result: **7** minutes", Some((Result, "**7** minutes"))),
            ("Situation:: In May", Some((Situation, "In May"))),
            ("1.4 Result: 7 minutes", Some((Result, "7 minutes"))),
            ("Actions speak: louder", None),
            ("The result was that", None),
            ("Result.", None),
            ("We had a goal: win", None),
            ("Result-driven", None),
        ] {
            let found = label(line).map(|label| (label.field, label.rest));
            assert_eq!(
                found,
                meant.map(|(part, rest)| (StoryField::Part(part), rest)),
                "{line}"
            );
        }
        assert_eq!(label("S: In May").and_then(|label| label.letter), Some('S'));
        assert_eq!(label("Story"), None);
    }

    #[test]
    fn k13_stories_that_are_counted_have_their_titles_behind_the_number() {
        for (line, title) in [
            ("Story 1: Returns desk", Some("Returns desk")),
            ("**Story #2 – Returns desk**", Some("Returns desk")),
            ("STORY 3", Some("STORY 3")),
            ("Example 1. Returns desk", Some("Returns desk")),
            ("Example B: Returns desk", Some("Returns desk")),
            ("**Case study 2 — Returns desk**", Some("Returns desk")),
            ("STAR Story 4 - Returns desk", Some("Returns desk")),
            ("Scenario 1) Returns desk", Some("Returns desk")),
            ("Q: Tell me about a time.", Some("Tell me about a time.")),
            ("**Question:** Why you?", Some("Why you?")),
            ("* **Returns desk**", Some("Returns desk")),
            ("- __Desk of 2023__", Some("Desk of 2023")),
            ("- Returns desk", None),
            ("Story of my life", None),
            ("Project Apollo: Returns desk", None),
            ("Story: 3 desks", None),
            ("Returns desk", None),
        ] {
            assert_eq!(counted_title(line), title, "{line}");
        }
    }
}
