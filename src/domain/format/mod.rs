//! How values are read and written: numbers, money, dates, durations, CSV files and their tables.

pub mod amount;
pub mod counts;
pub mod csv;
pub mod dates;
pub mod durations;
pub mod instants;
pub mod money;
pub mod numbers;
mod signs;
pub mod table;
