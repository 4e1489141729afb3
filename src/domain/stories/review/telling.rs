//! A story, prepared for its rules: the parts and their sentences.

use crate::domain::prose::layout::blocks;
use crate::domain::prose::notes::{SentenceNote, note};
use crate::domain::prose::paragraph::ParagraphKind;
use crate::domain::prose::reading::{Reading, Sentence, Traits};
use crate::domain::review::hits::Hits;
use crate::domain::review::rule::{Check, Rule};
use crate::domain::speaking::Pace;
use crate::domain::stories::review::found::Found;
use crate::domain::stories::story::{StarPart, Story};
use crate::domain::text::Span;
use crate::domain::{prose, text};

/// The fewest words that say something: "Complaints halved".
const TOLD: usize = 2;

/// An analyzed paragraph of a part.
pub(crate) struct Paragraph<'a> {
    pub(crate) start: usize,
    pub(crate) reading: Reading<'a>,
    pub(crate) notes: Vec<SentenceNote>,
}

/// An analyzed part of a story.
pub(crate) struct Part<'a> {
    pub(crate) name: StarPart,
    pub(crate) words: usize,
    pub(crate) paragraphs: Vec<Paragraph<'a>>,
}

impl<'a> Part<'a> {
    pub(crate) fn read(story: &'a Story, name: StarPart) -> Self {
        let text = story.part(name);
        let paragraphs: Vec<Paragraph<'a>> = blocks(text)
            .into_iter()
            .map(|block| {
                // A part of a story has no headings, tables, or sources.
                let kind = match block.kind {
                    ParagraphKind::ListItem => ParagraphKind::ListItem,
                    _ => ParagraphKind::Prose,
                };
                let reading = prose::read(block.span.of(text), kind);
                let notes = reading
                    .sentences
                    .iter()
                    .map(|sentence| note(&reading, sentence))
                    .collect();
                Paragraph {
                    start: block.span.start,
                    reading,
                    notes,
                }
            })
            .collect();
        Self {
            name,
            words: paragraphs
                .iter()
                .map(|paragraph| paragraph.reading.word_count())
                .sum(),
            paragraphs,
        }
    }

    /// Its sentences, each with its offset in the part.
    pub(crate) fn sentences(&self) -> impl Iterator<Item = (Span, &SentenceNote)> {
        self.paragraphs.iter().flat_map(|paragraph| {
            paragraph
                .notes
                .iter()
                .map(|note| (note.span.shifted(paragraph.start), note))
        })
    }

    /// Its sentences of at least [`TOLD`] words, each with its offset in the part. Repeated sentences
    /// only count once.
    pub(crate) fn told_sentences(&self) -> impl Iterator<Item = (Span, &Reading<'a>, &Sentence)> {
        let mut known = std::collections::BTreeSet::new();
        self.paragraphs
            .iter()
            .flat_map(|paragraph| {
                let reading = &paragraph.reading;
                paragraph
                    .notes
                    .iter()
                    .zip(&reading.sentences)
                    .map(move |(note, sentence)| (paragraph.start, note, reading, sentence))
            })
            .filter(move |(_, note, ..)| note.words >= TOLD && known.insert(note.wording))
            .map(|(start, note, reading, sentence)| (note.span.shifted(start), reading, sentence))
    }

    /// The findings of a memo rule in it.
    pub(crate) fn ask(&self, rule: &Rule, found: &mut Found) {
        let Check::Paragraph(check) = rule.check else {
            return;
        };
        for paragraph in &self.paragraphs {
            let mut hits = Hits::default();
            check(&paragraph.reading, &mut hits);
            for hit in hits.found {
                let span = hit
                    .span
                    .map(|span| paragraph.reading.raw(span).shifted(paragraph.start));
                found.add(Some(self.name), span, hit.detail);
            }
        }
    }
}

/// A story, prepared for its rules.
pub(crate) struct StoryText<'a> {
    pub(crate) story: &'a Story,
    pub(crate) pace: Pace,
    pub(crate) parts: [Part<'a>; 5],
    /// The number of spoken words: the hook and the five parts.
    pub(crate) words: usize,
}

impl<'a> StoryText<'a> {
    pub(crate) fn read(story: &'a Story, pace: Pace) -> Self {
        let parts = StarPart::ALL.map(|name| Part::read(story, name));
        let words =
            text::word_count(&story.hook) + parts.iter().map(|part| part.words).sum::<usize>();
        Self {
            story,
            pace,
            parts,
            words,
        }
    }

    pub(crate) fn part(&self, name: StarPart) -> &Part<'a> {
        let [situation, task, action, result, learning] = &self.parts;
        match name {
            StarPart::Situation => situation,
            StarPart::Task => task,
            StarPart::Action => action,
            StarPart::Result => result,
            StarPart::Learning => learning,
        }
    }

    /// Whether it has the function words of English, which are about four in ten words.
    pub(crate) fn is_english(&self) -> bool {
        let function_words: usize = self
            .parts
            .iter()
            .flat_map(|part| &part.paragraphs)
            .flat_map(|paragraph| &paragraph.reading.tokens)
            .filter(|token| token.traits.any(Traits::FUNCTION))
            .count();
        function_words * 10 >= self.words
    }
}
