//! The app's state on a device in memory: what a candidate does, without a browser.

/// Backups, and importing them.
mod backups;
/// Whether what was typed is safe, in words that stay true.
mod badge;
/// The index of the question bank.
mod bank;
/// Stores with damaged rows.
mod damaged;
/// A device and its tabs.
mod device;
/// Each field of each kind damaged, beside healthy rows.
mod every_field;
/// What the author says of the evidence map.
mod evidence;
/// The example, apart from what is the candidate’s own.
mod example;
/// Who runs the tasks.
mod executor;
/// What every form shares.
mod forms;
/// A disk that is full for a while.
mod full_disk;
/// What other apps hand over.
mod handed;
/// A mock loop over night.
mod matches;
mod mock_loop;
/// From the first visit to the offer.
mod one_path;
/// Forms of a record that was saved elsewhere meanwhile.
mod overtaken;
/// The page, its address and its installation.
mod page;
/// Practice with a clock that moves.
mod practice;
mod recordings;
/// Copies of all records, and a start without them.
mod snapshots;
/// Devices that meet in a folder.
mod sync;
/// Two tabs of one device.
mod tabs;
/// What was typed comes back.
mod typed;
