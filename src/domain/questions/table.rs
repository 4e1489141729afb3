//! Questions in tables: spreadsheets, Anki's text export, tables of Markdown.

use std::borrow::Cow;

use crate::domain::format::csv;
use crate::domain::format::table::TableColumn;
use crate::domain::incoming::LeftOut;
use crate::domain::incoming::columns::{IncomingTable, named, width};
use crate::domain::incoming::html::without_html;
use crate::domain::incoming::likely::likely_separator;
use crate::domain::incoming::separator::Separator;
use crate::domain::incoming::sheet::{Sheet, cells_of};
use crate::domain::questions::field::{QuestionField, is_read_as_any};
use crate::domain::questions::own::OwnQuestion;

/// A parsed question, with the number of its first line or row, from 1.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ReadQuestion {
    /// The line or row.
    pub at: usize,
    /// The question.
    pub question: OwnQuestion,
    /// Whether HTML, a cloze, or a sound was removed.
    pub had_html: bool,
    /// Values that were not understood, each with its field.
    pub unread: Vec<(QuestionField, String)>,
    /// Level names that questions don't have, read as any level.
    pub widened: Vec<String>,
}

impl ReadQuestion {
    /// Puts a text into a field, and records the parts that were not understood.
    pub fn put(&mut self, field: QuestionField, text: &str) {
        if field == QuestionField::Level && is_read_as_any(text) {
            self.widened.push(text.trim().to_owned());
        }
        let unread = field.put(&mut self.question, text);
        self.unread
            .extend(unread.into_iter().map(|value| (field, value)));
    }

    /// The question, without duplicates in its lists.
    #[must_use]
    pub fn settled(mut self) -> Self {
        let question = &mut self.question;
        let leading = question.leading;
        question.supporting.retain(|one| Some(*one) != leading);
        question.supporting.sort();
        question.supporting.dedup();
        self
    }
}

/// A parsed table, with the settings from its own header lines.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct QuestionTable {
    /// Rows and columns.
    pub table: IncomingTable<QuestionField>,
    /// Tags of every question.
    tags: Vec<String>,
    /// Tags are separated by spaces, as in Anki.
    has_spaced_tags: bool,
    /// HTML tags are plain text.
    is_plain: bool,
}

impl QuestionTable {
    /// A table without its own header lines. One with the columns of this app's files is taken
    /// literally.
    #[must_use]
    pub fn of(table: IncomingTable<QuestionField>) -> Self {
        let names = table
            .sheet
            .rows
            .first()
            .map(Vec::as_slice)
            .unwrap_or_default();
        let is_plain = names
            .iter()
            .map(String::as_str)
            .eq(QuestionField::ALL.map(QuestionField::name));
        Self {
            table,
            tags: Vec::new(),
            has_spaced_tags: false,
            is_plain,
        }
    }

    /// Reads a table whose line ends are `\n`.
    #[must_use]
    pub fn read(text: &str, chosen: Option<Separator>) -> Self {
        Self::of(IncomingTable::read(text, chosen))
    }

    /// Reads Anki's text export: `#key:value` lines above rows, as its manual describes under "Text
    /// Files". `None` if no such line stands at its head.
    #[must_use]
    pub fn read_anki(text: &str, chosen: Option<Separator>) -> Option<Self> {
        let mut head = AnkiHead::default();
        let mut body = text;
        while let Some(rest) = head.line(body) {
            body = rest;
        }
        if !head.is_there {
            return None;
        }
        let is_name = |name: &str| QuestionField::guess(name).is_some();
        let separator = chosen.or(head.separator).unwrap_or_else(|| {
            if body.contains('\t') {
                Separator::Tab
            } else {
                likely_separator(body, &is_name)
            }
        });
        let mut table =
            IncomingTable::of(Sheet::read(body, separator, head.lines), Some(separator));
        // The header lines name the columns, so the first row doesn't.
        table.has_header &= head.columns.is_none()
            && table
                .sheet
                .rows
                .first()
                .is_some_and(|row| row.iter().any(|name| is_name(name)));
        table.left_out = head.comments;
        let names = head.columns.map(|names| cells_of(&names, separator));
        let names = names.and_then(|rows| rows.into_iter().next());
        let has_names = names.is_some();
        if has_names || !table.has_header {
            let mut mapping = named(&names.unwrap_or_default());
            mapping.resize(width(&table.sheet.rows), None);
            table.mapping = mapping;
        }
        for &(column, field) in &head.special {
            if let Some(place) = table.mapping.get_mut(column) {
                *place = field;
            }
        }
        if !table.mapping.contains(&Some(QuestionField::Text)) {
            // The first column that belongs to the note itself is its front.
            let is_own = |column: &usize| head.special.iter().all(|(taken, _)| taken != column);
            let front = (0..table.mapping.len()).find(is_own);
            if let Some(place) = front.and_then(|front| table.mapping.get_mut(front)) {
                *place = Some(QuestionField::Text);
            }
        }
        Some(Self {
            table,
            tags: head.tags,
            has_spaced_tags: true,
            is_plain: head.is_plain,
        })
    }

    /// The questions, with columns mapped to fields.
    #[must_use]
    pub fn questions(
        &self,
        mapping: &[Option<QuestionField>],
        has_header: bool,
    ) -> Vec<ReadQuestion> {
        self.table
            .records(has_header)
            .map(|(at, row)| {
                let question = OwnQuestion {
                    tags: self.tags.clone(),
                    ..OwnQuestion::default()
                };
                let mut read = ReadQuestion {
                    at,
                    question,
                    ..ReadQuestion::default()
                };
                for (field, cell) in mapping.iter().zip(row) {
                    let Some(field) = *field else { continue };
                    // Anki doesn't guard cells against formulas.
                    let cell = if self.has_spaced_tags {
                        cell
                    } else {
                        csv::unguarded(cell)
                    };
                    let cell = if self.is_plain {
                        Cow::Borrowed(cell)
                    } else {
                        without_html(cell)
                    };
                    read.had_html |= matches!(cell, Cow::Owned(_));
                    if field == QuestionField::Text && !self.is_plain {
                        read.put(field, without_quotes(&cell));
                    } else if field == QuestionField::Tags && self.has_spaced_tags {
                        read.put(field, &spaced(&cell).join(","));
                    } else {
                        read.put(field, &cell);
                    }
                }
                read.settled()
            })
            .collect()
    }
}

/// A text without the quotation marks that some programs put around all of it: "‘Who paid?’".
fn without_quotes(text: &str) -> &str {
    let text = text.trim();
    let inner = [
        ('“', '”'),
        ('‘', '’'),
        ('«', '»'),
        ('„', '“'),
        ('\'', '\''),
        ('`', '`'),
    ]
    .into_iter()
    .find_map(|(open, close)| {
        let inner = text.strip_prefix(open)?.strip_suffix(close)?;
        let is_around = !inner.contains([open, close]) && !inner.trim().is_empty();
        is_around.then_some(inner)
    });
    inner.unwrap_or(text)
}

fn spaced(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

/// The header lines of Anki's text export.
#[derive(Default)]
struct AnkiHead {
    /// Whether any header line was found.
    is_there: bool,
    lines: usize,
    separator: Option<Separator>,
    is_plain: bool,
    tags: Vec<String>,
    columns: Option<String>,
    /// Columns that don't belong to the note itself.
    special: Vec<(usize, Option<QuestionField>)>,
    comments: Vec<LeftOut>,
}

impl AnkiHead {
    /// Parses the first line of a text if it belongs to the header, and returns the rest.
    fn line<'a>(&mut self, text: &'a str) -> Option<&'a str> {
        let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
        // A spreadsheet quotes the line if it contains the separator.
        let unquoted = line.strip_prefix('"').filter(|line| line.starts_with('#'));
        let line = unquoted.map_or(line, |line| line.split('"').next().unwrap_or(line));
        let known = line
            .strip_prefix('#')
            .and_then(|line| line.split_once(':'))
            .filter(|(key, _)| is_key(key));
        match known {
            Some((key, value)) => self.take(&key.trim().to_ascii_lowercase(), value),
            // Any other such line between the header lines is a comment.
            None if self.is_there && unquoted.is_none() && line.starts_with('#') => {
                self.comments
                    .push(LeftOut::one(self.lines + 1, "a comment"));
            }
            None => return None,
        }
        self.lines += 1;
        Some(rest)
    }

    fn take(&mut self, key: &str, value: &str) {
        self.is_there = true;
        // A spreadsheet appends a separator per empty column.
        let padded = value.trim_end_matches([',', ';', '\t', ' ', '|']);
        match key {
            "separator" => self.separator = Separator::named(value),
            "html" => self.is_plain = padded.trim().eq_ignore_ascii_case("false"),
            "tags" => self.tags = spaced(padded),
            "columns" => self.columns = Some(value.to_owned()),
            _ => {
                let column = key
                    .strip_suffix(" column")
                    .zip(padded.trim().parse::<usize>().ok());
                if let Some((what, column)) = column {
                    let field = (what == "tags").then_some(QuestionField::Tags);
                    self.special.push((column.saturating_sub(1), field));
                }
            }
        }
    }
}

fn is_key(key: &str) -> bool {
    const KEYS: [&str; 12] = [
        "separator",
        "html",
        "tags",
        "columns",
        "notetype",
        "deck",
        "if matches",
        "notetype column",
        "deck column",
        "tags column",
        "guid column",
        "scheduled column",
    ];
    KEYS.iter()
        .any(|known| known.eq_ignore_ascii_case(key.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::principle::Principle;

    fn read(text: &str) -> Vec<OwnQuestion> {
        let table =
            QuestionTable::read_anki(text, None).unwrap_or_else(|| QuestionTable::read(text, None));
        let read = table.questions(&table.table.mapping, table.table.has_header);
        read.into_iter().map(|one| one.question).collect()
    }

    #[test]
    fn k07_k08_a_table_with_other_names_quotes_and_separators_is_read() {
        for text in [
            "Front,LP,Category\n\"Tell me, \"\"why\"\"?\",\"Have Backbone; Disagree and Commit, Ownership\",phone\n",
            "topic;q;lp;tag\n;\"Tell me, \"\"why\"\"?\";\"have-backbone, ownership\";phone",
            "Question\tLevel\tPrinciple\tTags\n\"Tell me,\n\"\"why\"\"?\"\t\tHave Backbone; Disagree and Commit and Ownership\tphone",
            "sep=;\nQuestion;Principle;Tags\nTell me, \"why\"?;Backbone, Ownership;phone\n",
            "\"sep=|\"\nQuestion (full text, please)|Principle|Tags\nTell me, \"why\"?|Disagree & Commit/Ownership|phone\n",
            "id;Frage;Prinzip;Schlagworte\n7;\"Tell me, \"\"why\"\"?\";HBDC, OWN;phone\n",
        ] {
            let [question] = read(text).try_into().unwrap();
            assert_eq!(question.text, "Tell me, \"why\"?", "{text}");
            assert_eq!(question.leading, Some(Principle::HaveBackbone), "{text}");
            assert_eq!(question.supporting, [Principle::Ownership], "{text}");
            assert_eq!(question.tags, ["phone"], "{text}");
        }
    }

    #[test]
    fn a_table_without_names_has_its_questions_where_the_longest_texts_are() {
        let table = QuestionTable::read(
            "1,What did you cut from the plan?,Ownership\n2,Who paid for it in the end?,Dive Deep\n",
            None,
        );
        assert!(!table.table.has_header);
        assert_eq!(
            table.table.mapping,
            [
                None,
                Some(QuestionField::Text),
                Some(QuestionField::Leading)
            ]
        );
    }

    #[test]
    fn k09_an_anki_head_is_read_however_it_was_saved() {
        let question = "Which Customer did you lose in May?";
        for text in [
            "#separator:Comma,,\n#html:false,,\nWhich Customer did you lose in May?,back,loop\n",
            "#separator:Semicolon;;\n#html:true;;\nWhich Customer did you lose in May?;back;loop\n",
            "\"#separator:Comma\",,\n\"#columns:Front,Back,Tags\"\nWhich Customer did you lose in May?,back,loop\n",
            "#Separator:tab\n#columns:Back\tFront\n# my own remark\nback\tWhich Customer did you lose in May?\n",
            "#separator:Pipe||\n#deck:Loop||\nWhich Customer did you lose in May?|back|loop\n",
            "#separator:wat\n#html:false\nWhich Customer did you lose in May?\tback\n",
            "#html:false\nFront,Back\nWhich Customer did you lose in May?,back\n",
            "#separator:,\n#guid column:1,,\nkX,Which Customer did you lose in May?,back\n",
        ] {
            let [read] = read(text)
                .try_into()
                .unwrap_or_else(|read| panic!("{text}: {read:?}"));
            assert_eq!(read.text, question, "{text}");
        }
    }

    #[test]
    fn k17_an_anki_export_is_read_with_its_head_html_and_tags() {
        let text = "#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n#tags column:6\n\
            kX:1\tBasic\tLoop\t\"What did you <b>cut</b>,<br>and who&#39;s &amp; why?\"\tBack <div>x</div>\tphone feared\n";
        let table = QuestionTable::read_anki(text, None).unwrap();
        let read = table.questions(&table.table.mapping, false);
        assert_eq!((read.len(), read[0].at, read[0].had_html), (1, 7, true));
        assert_eq!(read[0].question.text, "What did you cut, and who's & why?");
        assert_eq!(read[0].question.tags, ["phone", "feared"]);
        let named =
            "#separator:Semicolon\n#columns:Back;Front\n#tags:loop\n#html:false\nx;Is <b> a tag?\n";
        let table = QuestionTable::read_anki(named, None).unwrap();
        let [read] = table
            .questions(&table.table.mapping, false)
            .try_into()
            .unwrap();
        assert_eq!(
            (read.question.text.as_str(), read.question.tags),
            ("Is <b> a tag?", vec!["loop".to_owned()])
        );
        assert_eq!(
            QuestionTable::read_anki("# My questions\n- One?", None),
            None
        );
    }
}
