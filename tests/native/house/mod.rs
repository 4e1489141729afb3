//! The shape of the project, read from its sources: which way the arrows point, that they make no
//! circle, how long files are, that a name says one thing, and that styles and views agree.

/// Fields for text run as their letters do.
mod directions;
/// Arrows point down the floors, make no circle, and follow the order of the domain's rooms.
mod floors;
/// Names, lengths and what the domain may not do.
mod forms;
/// The list of rooms in ARCHITECTURE.md is what stands in the directories.
mod plan;
/// Reading sources: modules, imports, paths.
mod sources;
/// Every class that a view names has a rule, and the reverse.
mod styles;
