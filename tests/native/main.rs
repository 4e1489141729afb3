//! Everything that runs without a browser and is larger than one module.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail loudly"
)]

#[path = "../contracts/mod.rs"]
mod contracts;

/// Numbers that do not agree are found, and those that do are let be.
mod arithmetic;
/// The built-in prompts, topics and statements are complete and well formed.
mod content;
/// Pace and pauses of speech are measured.
mod delivery;
/// What other programs export is read as they meant it.
mod exports;
/// Graded memos rank as their grades, and the rules find what an editor marked.
mod graded;
/// The shape of the project is as ARCHITECTURE.md says.
mod house;
mod imports;
/// Texts in other languages are not judged, and English ones are.
mod languages;
/// The memory twins keep the ports' contracts.
mod memory;
/// Devices that exchange backups.
mod merging;
/// What offers pay, against independent figures.
mod offers;
/// Every text that leaves the device is searched for confidential names.
mod outgoing;
/// The built-in questions are complete, and cover what candidates are asked.
mod questions;
/// A real memo is reviewed as its author's notes say.
mod review;
/// Questions come back when the reference implementation says, and never after the loop.
mod schedules;
/// Every released schema loads for ever.
mod schemas;
/// The `age` command opens what the app encrypts, and the reverse.
mod sealed;
/// Everyday queries find what they ask for.
mod search;
/// A text is reviewed alike in whatever shape it is pasted.
mod shapes;
/// What stands in records and addresses keeps its name.
mod slugs;
/// The app's state does what a candidate asks of it, on a device in memory.
mod state;
/// No oblique word, no British spelling.
mod voice;
