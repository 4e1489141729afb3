//! Suggestions that appear once there is data to lose: a first backup, and installing the app.

use crate::domain::plan::situation::Situation;

/// How many stories and memos are worth protecting.
const WORTH_KEEPING: usize = 3;

/// Protects the work; suggested once on each device.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Safeguard {
    /// Make the first backup.
    Backup,
    /// Install the app on the device.
    Install,
}

impl Safeguard {
    /// Both, the more urgent one first.
    pub const ALL: [Self; 2] = [Self::Backup, Self::Install];

    /// The key under which this device remembers the answer.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Backup => "proposed-backup",
            Self::Install => "proposed-install",
        }
    }
}

impl Situation {
    /// The suggestion to show; `fits` returns whether one makes sense on this device and was not
    /// answered.
    #[must_use]
    pub fn proposal(&self, fits: impl Fn(Safeguard) -> bool) -> Option<Safeguard> {
        let is_worth_it = self.stories.len() + self.memos.len() >= WORTH_KEEPING;
        Safeguard::ALL
            .into_iter()
            .find(|&one| is_worth_it && fits(one))
    }
}
