//! Reminders on this device: off until they are enabled, which this device remembers, and active as
//! long as a page of the app is open.

use std::rc::Rc;

use chrono::NaiveDate;
use reactive_graph::effect::Effect;
use reactive_graph::graph::untrack;
use reactive_graph::owner::{LocalStorage, Owner, StoredValue};
use reactive_graph::prelude::*;
use reactive_graph::signal::RwSignal;
use reactive_graph::spawn_local;

use crate::domain::format::dates;
use crate::domain::plan::reminder::{LOOKS, Look, look};
use crate::domain::plan::task::TaskSlot;
use crate::ports::{Permission, Reminders};
use crate::route::PlanRoute;
use crate::state::core::Core;
use crate::state::navigator::Navigator;
use crate::state::plan::room::PlanRoom;

/// The mirror's key for the reminder switch.
const SWITCH: &str = "reminders";
const ON: &str = "on";

/// The mirror's key for the day of the last reminder, shared by all tabs.
const SHOWN: &str = "reminded";

/// The state of reminders on this device.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    /// Still loading.
    Unknown,
    /// Off; they can be enabled.
    Off,
    /// On, and the browser shows them.
    On,
    /// The browser was told to block them.
    Refused,
    /// Not supported, or nothing can be stored.
    Impossible,
}

/// Reminders; a copyable handle that lives as long as the page.
#[derive(Clone, Copy)]
pub struct ReminderDesk {
    core: &'static Core,
    plan: PlanRoom,
    navigator: Navigator,
    /// Not owned by a view, so that reminders continue on every page.
    owner: StoredValue<Owner>,
    device: StoredValue<Option<Rc<dyn Reminders>>, LocalStorage>,
    standing: RwSignal<Standing>,
}

impl ReminderDesk {
    pub(crate) fn new(core: &'static Core, plan: PlanRoom, navigator: Navigator) -> Self {
        Self {
            core,
            plan,
            navigator,
            owner: StoredValue::new(Owner::new()),
            device: StoredValue::new_local(None),
            standing: RwSignal::new(Standing::Unknown),
        }
    }

    /// The state of reminders; tracked.
    #[must_use]
    pub fn standing(self) -> Standing {
        self.standing.get()
    }

    /// Finds out their state.
    pub fn open(self) {
        spawn_local(async move {
            if let Some(device) = self.bring().await {
                self.see(&*device);
            }
        });
    }

    /// Enables them, if the browser grants permission.
    pub fn switch_on(self) {
        spawn_local(async move {
            let Some(device) = self.bring().await else {
                return;
            };
            let is_granted = device.ask().await == Permission::Granted;
            if is_granted {
                self.core
                    .services
                    .with_value(|services| services.mirror.put(SWITCH, ON));
            }
            self.see(&*device);
            if is_granted && self.standing.get_untracked() == Standing::Off {
                // It could not be stored, and a promise for this hour only would be worthless.
                self.standing.set(Standing::Impossible);
            }
        });
    }

    /// Disables them on this device.
    pub fn switch_off(self) {
        self.core
            .services
            .with_value(|services| services.mirror.remove(SWITCH));
        if let Some(device) = self.device.get_value() {
            self.see(&*device);
        }
    }

    /// Runs reminders as long as the page is open: checks right away, after each wait, when the
    /// page becomes visible, and when the plan or the switch changes.
    pub fn keep(self) {
        spawn_local(async move {
            let Some(device) = self.bring().await else {
                return;
            };
            device.on_wake(Box::new(move || self.look()));
            device.on_tap(Box::new(move || self.navigator.go(PlanRoute::Schedule)));
            self.owner.get_value().with(|| {
                Effect::new(move |_| {
                    self.standing.track();
                    let _ = self.plan.plan();
                    untrack(|| self.look());
                });
            });
        });
    }

    async fn bring(self) -> Option<Rc<dyn Reminders>> {
        if let Some(device) = self.device.get_value() {
            return Some(device);
        }
        let services = self.core.services.get_value();
        let device = services.reminders.bring().await?;
        // Another task may have loaded it meanwhile; there must be only one alarm.
        let device = self.device.get_value().unwrap_or(device);
        self.device.set_value(Some(Rc::clone(&device)));
        Some(device)
    }

    /// Updates the state: another tab or the browser's settings may have changed it.
    fn see(self, device: &dyn Reminders) {
        let is_on = self
            .core
            .services
            .with_value(|services| services.mirror.get(SWITCH).as_deref() == Some(ON));
        let standing = match device.permission() {
            Permission::Impossible => Standing::Impossible,
            Permission::Refused => Standing::Refused,
            Permission::Granted if is_on => Standing::On,
            Permission::Granted | Permission::NotAsked => Standing::Off,
        };
        if standing != self.standing.get_untracked() {
            self.standing.set(standing);
        }
    }

    fn look(self) {
        let Some(device) = self.device.get_value() else {
            return;
        };
        self.see(&*device);
        // Enabling them runs this check again.
        if self.standing.get_untracked() != Standing::On {
            return;
        }
        let services = self.core.services.get_value();
        let now = services.clock.local(services.clock.now().wall);
        let remind_at = self.plan.plan().and_then(|plan| plan.remind_at);
        let before = services.mirror.get(SHOWN);
        let shown = before.as_deref().and_then(day_of);
        let today = now.date_naive();
        match look(remind_at, shown, now, || left(self.plan, today)) {
            Look::Again(wait) => device.wake_in(wait),
            Look::Show(reminder) => {
                // Stored before it is shown, so that another tab does not show it as well.
                services.mirror.put(SHOWN, &dates::in_file_name(&today));
                spawn_local(async move {
                    let opens = self.navigator.href(&PlanRoute::Schedule.into());
                    if !device.show(reminder, opens).await {
                        services
                            .mirror
                            .put(SHOWN, before.as_deref().unwrap_or_default());
                    }
                    device.wake_in(LOOKS);
                });
            }
        }
    }
}

fn day_of(text: &str) -> Option<NaiveDate> {
    dates::from_field(text)
}

/// The tasks left on a day.
fn left(room: PlanRoom, day: NaiveDate) -> Vec<TaskSlot> {
    let schedule = room.situation().schedule();
    schedule
        .on(day)
        .map(|day| day.slots.clone())
        .unwrap_or_default()
}
