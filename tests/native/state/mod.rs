//! The app's state on a device in memory: what a candidate does, without a browser.

/// Whether what was typed is safe, in words that stay true.
mod badge;
/// A device and its tabs.
mod device;
/// Who runs the tasks.
mod executor;
/// The page, its address and its installation.
mod page;
/// What was typed comes back.
mod typed;
