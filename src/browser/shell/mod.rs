//! The page itself: its address, tabs, attention, installation, reminders, and the rescue of text after a panic.

pub mod attention;
pub mod installation;
pub mod navigation;
pub mod page;
pub mod reminders;
pub mod rescue;
pub mod tabs;
