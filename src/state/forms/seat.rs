//! A session open in several tabs: one drives, and the others follow.

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
    /// This tab drives.
    Writing,
    /// Another tab drives.
    Reading,
    /// Another tab took over.
    TakenOver,
    /// The session was finished in another tab.
    Over,
}

/// A tab's seat in a session; a copyable handle that lives as long as its view.
#[derive(Clone, Copy)]
pub struct Seat {
    core: &'static Core,
    id: StoredValue<RecordId>,
    lock: StoredValue<Option<Box<dyn Lock>>, LocalStorage>,
    /// Called whenever this tab begins to drive.
    driving: StoredValue<Box<dyn Fn()>, LocalStorage>,
    /// Whether this tab drives.
    pub access: RwSignal<Access>,
}

impl Seat {
    /// Drives the session unless another tab does; `driving` is called whenever this tab begins to.
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

    /// Takes over from the driving tab.
    pub fn take_over(self) {
        self.ask(true);
    }

    /// Whether this tab only follows; tracked.
    #[must_use]
    pub fn follows(self) -> bool {
        matches!(self.access.get(), Access::Reading | Access::TakenOver)
    }

    /// Leaves the seat; `last` runs only if this tab drives.
    pub fn leave(self, last: impl FnOnce()) {
        self.id.with_value(|id| {
            if self.core.drives(id) {
                last();
            }
            self.core.lead(id);
        });
        self.park();
    }

    /// Leaves the lock for the next place's view, which may show the same session: right after a release,
    /// the browser still reports the lock as held.
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
                // The other tab's last change counts, and may still be on its way.
                services.clock.wait(GRACE).await;
                self.core.library.reloaded().await;
            }
            let lost = lock.lost();
            // The view may have been removed during the request; then the lock is released, too.
            let seated = self.lock.try_update_value(|held| *held = Some(lock));
            if seated.is_none() {
                return;
            }
            self.core.lead(&id);
            self.access.set(Access::Writing);
            self.driving.with_value(|driving| driving());
            lost.await;
            // Unless the view is gone, or another view of this tab holds the seat now.
            if self.access.try_set(Access::TakenOver).is_none() {
                self.core.follow(&id);
                let _ = self.lock.try_update_value(Option::take);
            }
        });
    }
}
