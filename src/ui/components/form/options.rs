//! The options of a field.

use crate::domain::choices::Choices;

/// An option.
#[derive(Clone, PartialEq)]
pub struct Opt<V> {
    /// The value.
    pub value: V,
    /// The value in the DOM.
    pub slug: String,
    /// Its label.
    pub label: String,
}

/// The values of an enum.
pub fn offered<T: Choices>() -> Vec<Opt<T>> {
    let one = |&value: &T| Opt {
        value,
        slug: value.slug().to_owned(),
        label: value.name().to_owned(),
    };
    T::OFFERED.iter().map(one).collect()
}

/// Values with their labels.
pub fn listed<V: ToString, L: Into<String>>(
    values: impl IntoIterator<Item = (V, L)>,
) -> Vec<Opt<V>> {
    let one = |(value, label): (V, L)| Opt {
        slug: value.to_string(),
        label: label.into(),
        value,
    };
    values.into_iter().map(one).collect()
}

/// An option for "none" with this label, followed by the others.
pub fn or_none<V>(none: &str, options: Vec<Opt<V>>) -> Vec<Opt<Option<V>>> {
    let none = Opt {
        value: None,
        slug: String::new(),
        label: none.to_owned(),
    };
    let one = |option: Opt<V>| Opt {
        value: Some(option.value),
        slug: option.slug,
        label: option.label,
    };
    std::iter::once(none)
        .chain(options.into_iter().map(one))
        .collect()
}

/// An option for "any" with this label, followed by every value of an enum.
pub fn any_of<T: Choices>(any: &str) -> Vec<Opt<Option<T>>> {
    or_none(any, offered())
}
