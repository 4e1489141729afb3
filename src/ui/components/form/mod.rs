//! Form fields. Each is bound to one value, keeps what is typed or chosen, and updates when the
//! value is changed from outside: a keystroke redraws nothing.

mod bound;
mod check_box;
mod choice;
mod filter;
mod number;
mod options;
mod select;
mod text;

pub use bound::{Bound, Value};
pub use check_box::CheckBox;
pub use choice::Choice;
pub use filter::FilterForm;
pub use number::NumberField;
pub use options::{Opt, any_of, listed, offered, or_none};
pub use select::Select;
pub use text::{DateField, TextArea, TextField};
