//! The reading grade: how many years of school a text requires. It is information, not a score: numbers,
//! names, and addresses raise it, and a low grade has no merit in itself.

use crate::domain::review::manuscript::Manuscript;

/// A reading grade and its inputs.
///
/// Formula: Flesch–Kincaid grade level, J. P. Kincaid, R. P. Fishburne, R. L. Rogers and
/// B. S. Chissom, *Derivation of New Readability Formulas for Navy Enlisted Personnel*, 1975:
/// 0.39 · words a sentence + 11.8 · syllables a word − 15.59. Words with a digit are left out, as
/// nobody agrees how they are read aloud.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct ReadingGrade {
    /// Years of school.
    pub level: f64,
    /// Words a sentence.
    pub words_a_sentence: f64,
    /// Syllables a word.
    pub syllables_a_word: f64,
}

/// The grade of all sentences in paragraphs or lists.
pub(super) fn of(memo: &Manuscript<'_>) -> Option<ReadingGrade> {
    let (mut words, mut sentences, mut syllables) = (0, 0, 0);
    for paragraph in memo.told() {
        let analysis = &paragraph.notes();
        words += analysis.graded_words;
        syllables += analysis.syllables;
        sentences += analysis.sentences.len();
    }
    let words_a_sentence = ratio(words, sentences)?;
    let syllables_a_word = ratio(syllables, words)?;
    Some(ReadingGrade {
        level: 0.39 * words_a_sentence + 11.8 * syllables_a_word - 15.59,
        words_a_sentence,
        syllables_a_word,
    })
}

/// The ratio of two counts; `None` if the second is zero, or one is over four billion.
fn ratio(part: usize, whole: usize) -> Option<f64> {
    let part = u32::try_from(part).ok()?;
    let whole = u32::try_from(whole).ok().filter(|whole| *whole > 0)?;
    Some(f64::from(part) / f64::from(whole))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::review::Reviewer;
    use crate::domain::review::manuscript::Brief;

    fn grade(text: &str) -> Option<ReadingGrade> {
        Reviewer::default().review(text, &Brief::default()).grade
    }

    #[test]
    fn the_grade_follows_the_formula() {
        // 10 words, 2 sentences, 12 syllables.
        let grade = grade("The cat sat on the mat. It was very happy.").unwrap();
        assert!((grade.words_a_sentence - 5.0).abs() < 1e-9);
        assert!((grade.syllables_a_word - 1.2).abs() < 1e-9);
        assert!((grade.level - (0.39 * 5.0 + 11.8 * 1.2 - 15.59)).abs() < 1e-9);
    }

    #[test]
    fn numbers_are_left_out_and_nothing_has_no_grade() {
        assert!(grade("").is_none());
        assert!(grade("12 34.").is_none());
    }
}
