//! The rules of a memo's review, each in its own file.

use crate::domain::review::rule::Rule;
pub(crate) mod acronym;
pub(crate) mod adjective;
pub(crate) mod arithmetic;
pub(crate) mod bare_percentage;
pub(crate) mod body;
pub(crate) mod cause;
pub(crate) mod conclusion;
pub(crate) mod confidential;
pub(crate) mod confusion;
pub(crate) mod headings;
pub(crate) mod hedge;
pub(crate) mod introduction;
pub(crate) mod jargon;
pub(crate) mod list;
pub(crate) mod long_sentence;
pub(crate) mod longish_sentences;
pub(crate) mod no_figure;
pub(crate) mod openings;
pub(crate) mod page_limit;
pub(crate) mod passive;
pub(crate) mod pr_faq;
pub(crate) mod repeated_sentence;
pub(crate) mod repeated_word;
pub(crate) mod share_base;
pub(crate) mod six_pager;
pub(crate) mod thesis;
pub mod two_values;
pub(crate) mod vague_time;
pub(crate) mod wall;
pub(crate) mod we_over_i;
pub(crate) mod weasel;
pub(crate) mod wordy;

/// Every rule, in the order in which findings at the same place are shown.
pub const RULES: &[&Rule] = &[
    &page_limit::RULE,
    &introduction::RULE,
    &thesis::RULE,
    &body::RULE,
    &conclusion::RULE,
    &pr_faq::RULE,
    &six_pager::RULE,
    &headings::RULE,
    &list::RULE,
    &wall::RULE,
    &arithmetic::RULE,
    &two_values::RULE,
    &arithmetic::units::RULE,
    &share_base::RULE,
    &no_figure::RULE,
    &confidential::RULE,
    &long_sentence::RULE,
    &longish_sentences::RULE,
    &repeated_sentence::RULE,
    &openings::RULE,
    &we_over_i::RULE,
    &passive::RULE,
    &cause::RULE,
    &bare_percentage::RULE,
    &adjective::RULE,
    &weasel::RULE,
    &hedge::RULE,
    &vague_time::RULE,
    &acronym::RULE,
    &jargon::RULE,
    &wordy::RULE,
    &repeated_word::RULE,
    &confusion::RULE,
];
