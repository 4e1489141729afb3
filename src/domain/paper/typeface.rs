//! A memo's typeface: a family and a size, from a few that every system has.
//!
//! The sizes match the style sheet (`style/sheet.css`), which displays the memo, counts its pages, and
//! prints it. Word files take them from here.

use serde::{Deserialize, Serialize};

use crate::domain::choices::choices;

/// A family of typefaces; each system has its own font for it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Typeface {
    /// Serif, as in books.
    #[default]
    Serif,
    /// Sans-serif, as in most companies' documents.
    Sans,
    /// Monospaced.
    Typewriter,
}

choices! {
    Typeface {
        Serif: "serif", "Serif";
        Sans: "sans", "Sans";
        Typewriter: "typewriter", "Typewriter";
    }
}

impl Typeface {
    /// The family's fonts in order of preference. Every device has the last one or a font with the same
    /// widths.
    #[must_use]
    pub fn fonts(self) -> &'static [&'static str] {
        match self {
            Self::Serif => &["Charter", "Iowan Old Style", "Georgia", "Times New Roman"],
            Self::Sans => &["Arial"],
            Self::Typewriter => &["Courier New"],
        }
    }

    /// The width of a space in the family's last font, in thousandths of the font size.
    #[must_use]
    pub fn space(self) -> u32 {
        match self {
            Self::Serif => 250,
            Self::Sans => 278,
            Self::Typewriter => 600,
        }
    }
}

/// A font size. Documents of the assessment are said to use 10 or 11 points.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum TypeSize {
    /// 10 points.
    #[serde(rename = "10pt")]
    Ten,
    /// 11 points.
    #[default]
    #[serde(rename = "11pt")]
    Eleven,
    /// 12 points.
    #[serde(rename = "12pt")]
    Twelve,
}

choices! {
    TypeSize {
        Ten: "10pt", "10 pt";
        Eleven: "11pt", "11 pt";
        Twelve: "12pt", "12 pt";
    }
}

impl TypeSize {
    /// In points.
    #[must_use]
    pub fn points(self) -> u32 {
        match self {
            Self::Ten => 10,
            Self::Eleven => 11,
            Self::Twelve => 12,
        }
    }
}

/// A memo's typeface. Each memo has its own, because its page count depends on it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct TypeStyle {
    /// The family.
    pub face: Typeface,
    /// The size.
    pub size: TypeSize,
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{from_str, to_string};

    #[test]
    fn a_memo_that_chose_no_type_is_set_as_it_always_was() {
        let kept: TypeStyle = from_str("{}").unwrap();
        assert_eq!(kept, TypeStyle::default());
        assert_eq!((kept.face, kept.size.points()), (Typeface::Serif, 11));
    }

    #[test]
    fn a_choice_is_kept_under_the_names_of_the_style_sheet() {
        for face in Typeface::ALL {
            for size in TypeSize::ALL {
                let json = to_string(&TypeStyle { face, size }).unwrap();
                let (face, size) = (face.slug(), size.slug());
                assert_eq!(json, format!(r#"{{"face":"{face}","size":"{size}"}}"#));
            }
        }
    }
}
