//! Counts with their nouns: "1 word", "2 words". Every displayed count uses these functions, so
//! that none says "1 words".

use crate::domain::format::numbers::grouped;

/// A count and its noun: `counted(1, "story", "stories")` is "1 story". Thousands stand apart:
/// "1,200 words".
#[must_use]
pub fn counted<N: TryInto<i64>>(count: N, one: &'static str, many: &'static str) -> String {
    let count = count.try_into().unwrap_or(i64::MAX);
    format!("{} {}", grouped(count), noun(count, one, many))
}

/// The form of a noun or verb that goes with a count, for texts that print the count elsewhere:
/// "1 of 3 questions **finds** no story".
#[must_use]
pub fn noun<N: TryInto<i64>>(count: N, one: &'static str, many: &'static str) -> &'static str {
    if count.try_into().is_ok_and(|count| count == 1) {
        one
    } else {
        many
    }
}

/// A frequency: "once", "twice", "3 times".
#[must_use]
pub fn times<N: TryInto<i64>>(count: N) -> String {
    match count.try_into().unwrap_or(i64::MAX) {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        count => counted(count, "time", "times"),
    }
}

/// Names in a row: "A", "A and B", "A, B, and C".
#[must_use]
pub fn enumerated<N: AsRef<str>>(names: &[N]) -> String {
    match names {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [one, other] => format!("{} and {}", one.as_ref(), other.as_ref()),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{}, and {}", first.join(", "), last.as_ref())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_singular_and_everything_else_plural() {
        let words = [0_usize, 1, 2, 1_200].map(|count| counted(count, "word", "words"));
        assert_eq!(words, ["0 words", "1 word", "2 words", "1,200 words"]);
        assert_eq!(counted(1_u32, "story", "stories"), "1 story");
        assert_eq!(counted(-1_i64, "day", "days"), "−1 days");
        assert_eq!(noun(1_usize, "finds", "find"), "finds");
        assert_eq!(noun(0_usize, "finds", "find"), "find");
    }

    #[test]
    fn names_in_a_row_have_an_and_before_the_last() {
        let rows: [(&[&str], &str); 4] = [
            (&[], ""),
            (&["A"], "A"),
            (&["A", "B"], "A and B"),
            (&["A", "B", "C"], "A, B, and C"),
        ];
        for (names, row) in rows {
            assert_eq!(enumerated(names), row);
        }
    }

    #[test]
    fn how_often_is_said_as_people_say_it() {
        assert_eq!([1, 2, 3].map(times::<i64>), ["once", "twice", "3 times"]);
    }
}
