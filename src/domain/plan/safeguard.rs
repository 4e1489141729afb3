//! What is proposed once there is something to lose: a first backup, and the app on the device.

use crate::domain::plan::situation::Situation;

/// Stories and memos that would be a loss.
const WORTH_KEEPING: usize = 3;

/// What keeps the work safe, proposed once on each device.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Safeguard {
    /// Make the first backup.
    Backup,
    /// Put the app on the device.
    Install,
}

impl Safeguard {
    /// Both, the more urgent one first.
    pub const ALL: [Self; 2] = [Self::Backup, Self::Install];

    /// Its name where this device remembers that it was answered.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Backup => "proposed-backup",
            Self::Install => "proposed-install",
        }
    }
}

impl Situation {
    /// What is to be proposed; `fits` says whether a proposal has a point on this device and was not
    /// answered there.
    #[must_use]
    pub fn proposal(&self, fits: impl Fn(Safeguard) -> bool) -> Option<Safeguard> {
        let is_worth_it = self.stories.len() + self.memos.len() >= WORTH_KEEPING;
        Safeguard::ALL
            .into_iter()
            .find(|&one| is_worth_it && fits(one))
    }
}
