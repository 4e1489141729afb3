//! Enums that a form offers as choices: each value has a slug that never changes, and a label.

/// The values of an enum, as a form offers them. The [`choices!`] macro implements it.
pub trait Choices: Copy + PartialEq + Send + Sync + 'static {
    /// All values, in the order in which they are offered.
    const OFFERED: &'static [Self];

    /// The value's slug in records, files, addresses, and forms. It never changes, even if the label
    /// does.
    fn slug(self) -> &'static str;

    /// A label for a person to read.
    fn name(self) -> &'static str;

    /// The value with a slug.
    #[must_use]
    fn from_slug(slug: &str) -> Option<Self> {
        let mut offered = Self::OFFERED.iter().copied();
        offered.find(|value| value.slug() == slug)
    }
}

/// Gives an enum `ALL`, `slug`, `name`, and `from_slug`, and implements [`Choices`]: one value per
/// line, in the order in which they are offered. Leaving a value out is a compile error.
macro_rules! choices {
    ($type:ident { $($value:ident: $slug:literal, $name:literal;)+ }) => {
        impl $type {
            /// All values, in the order in which they are offered.
            pub const ALL: [Self; [$($slug),+].len()] = [$(Self::$value),+];

            /// The value's slug in records, files, addresses, and forms; it never changes.
            #[must_use]
            pub fn slug(self) -> &'static str {
                match self {
                    $(Self::$value => $slug,)+
                }
            }

            /// A label for a person to read.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$value => $name,)+
                }
            }

            /// The value with a slug.
            #[must_use]
            pub fn from_slug(slug: &str) -> Option<Self> {
                $crate::domain::choices::Choices::from_slug(slug)
            }
        }

        impl $crate::domain::choices::Choices for $type {
            const OFFERED: &'static [Self] = &Self::ALL;

            fn slug(self) -> &'static str {
                self.slug()
            }

            fn name(self) -> &'static str {
                self.name()
            }
        }
    };
}

pub(crate) use choices;

#[cfg(test)]
mod tests {
    use super::Choices;

    #[derive(Clone, Copy, PartialEq, Debug)]
    enum Size {
        Small,
        Large,
    }

    choices! {
        Size {
            Large: "large", "Large";
            Small: "small", "Small";
        }
    }

    #[test]
    fn a_slug_leads_back_to_its_value_and_nothing_else_does() {
        assert_eq!(Size::ALL, [Size::Large, Size::Small]);
        for size in Size::ALL {
            assert_eq!(Size::from_slug(size.slug()), Some(size));
            assert_eq!(<Size as Choices>::from_slug(size.slug()), Some(size));
        }
        for slug in ["", "Large", "large ", "medium", "Small"] {
            assert_eq!(Size::from_slug(slug), None, "{slug}");
        }
    }

    #[test]
    fn generic_code_reads_what_the_enum_says() {
        fn told<T: Choices>() -> Vec<(&'static str, &'static str)> {
            let offered = T::OFFERED.iter();
            offered.map(|one| (one.slug(), one.name())).collect()
        }
        assert_eq!(told::<Size>(), [("large", "Large"), ("small", "Small")]);
    }
}
