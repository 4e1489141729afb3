//! A session that is open in several tabs: one drives, the others follow.

use reactive_graph::owner::{LocalStorage, StoredValue};
use reactive_graph::prelude::*;
use reactive_graph::signal::RwSignal;
use reactive_graph::spawn_local;

use crate::domain::record::id::RecordId;
use crate::domain::record::save_state::GRACE;
use crate::ports::Lock;
use crate::state::core::Core;

/// Whether this tab may write.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Access {
    /// Not known yet.
    Asking,
    /// It may.
    Writing,
    /// Another tab was here first.
    Reading,
    /// Another tab took the memo over.
    TakenOver,
    /// The sitting was finished in another tab meanwhile.
    Over,
}

/// A tab's place at a session; a copyable handle that lives as long as the view that opened it.
#[derive(Clone, Copy)]
pub struct Seat {
    core: &'static Core,
    id: StoredValue<RecordId>,
    lock: StoredValue<Option<Box<dyn Lock>>, LocalStorage>,
    /// Done whenever this tab begins to drive.
    driving: StoredValue<Box<dyn Fn()>, LocalStorage>,
    /// Whether this tab drives.
    pub access: RwSignal<Access>,
}

impl Seat {
    /// Drives the session unless another tab does; `driving` is done whenever this tab begins to.
    #[must_use]
    pub fn take(core: &'static Core, id: RecordId, driving: impl Fn() + 'static) -> Self {
        let driving: Box<dyn Fn()> = Box::new(driving);
        let seat = Self {
            core,
            id: StoredValue::new(id),
            lock: StoredValue::new_local(None),
            driving: StoredValue::new_local(driving),
            access: RwSignal::new(Access::Asking),
        };
        seat.ask(false);
        seat
    }

    /// Drives in the stead of the tab that does.
    pub fn take_over(self) {
        self.ask(true);
    }

    /// Whether this tab only follows; tracked.
    #[must_use]
    pub fn follows(self) -> bool {
        matches!(self.access.get(), Access::Reading | Access::TakenOver)
    }

    /// Gets up; `last` is done by the one who drives only.
    pub fn leave(self, last: impl FnOnce()) {
        self.id.with_value(|id| {
            if self.core.drives(id) {
                last();
            }
            self.core.lead(id);
        });
        self.park();
    }

    /// Leaves the lock for the view of the next place, which may be the same session's: a browser that is
    /// asked for a lock just after it was let go still has it taken.
    fn park(self) {
        let core = self.core;
        let lock = self.lock.try_update_value(Option::take).flatten();
        let (Some(lock), Some(id)) = (lock, self.id.try_get_value()) else {
            return;
        };
        core.parked
            .update_value(|parked| parked.push((id.clone(), lock)));
        spawn_local(async move {
            let clock = core.services.with_value(|services| services.clock.clone());
            clock.wait(GRACE).await;
            drop(core.unpark(&id));
        });
    }

    fn ask(self, by_force: bool) {
        spawn_local(async move {
            let services = self.core.services.get_value();
            let Some(id) = self.id.try_get_value() else {
                return;
            };
            let document = format!("session:{id}");
            let lock = match (by_force, self.core.unpark(&id)) {
                (false, Some(parked)) => Some(parked),
                (false, None) => services.locks.acquire(&document).await,
                (true, _) => services.locks.take_over(&document).await,
            };
            let Some(lock) = lock else {
                if self.access.try_set(Access::Reading).is_none() {
                    self.core.follow(&id);
                }
                return;
            };
            if by_force {
                // What the other tab did last counts, and may be on its way.
                services.clock.wait(GRACE).await;
                self.core.library.reloaded().await;
            }
            let lost = lock.lost();
            // The view may have gone while the browser was asked; the lock then goes, too.
            let seated = self.lock.try_update_value(|held| *held = Some(lock));
            if seated.is_none() {
                return;
            }
            self.core.lead(&id);
            self.access.set(Access::Writing);
            self.driving.with_value(|driving| driving());
            lost.await;
            // Not where the view has gone, or another of this tab sits there now.
            if self.access.try_set(Access::TakenOver).is_none() {
                self.core.follow(&id);
                let _ = self.lock.try_update_value(Option::take);
            }
        });
    }
}
