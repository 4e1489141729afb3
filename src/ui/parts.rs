//! The parts in which the program reaches the browser. The first page's code loads first. Each feature is a separate
//! part, fetched when it is needed, or earlier, once the whole app is on the device and the browser is idle.
//! `scripts/bin/wasm-bindgen` cuts the program at these marks.

#![allow(
    unsafe_code,
    clippy::unnecessary_wraps,
    reason = "what `wasm_split` writes declares an import and an export, and fails where a part cannot be fetched"
)]

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use futures::channel::oneshot;
use leptos::leptos_dom::helpers::request_idle_callback_with_handle;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use crate::route::{Part, Route};
use crate::state::App;
use crate::ui::not_found::NotFoundPage;

/// Delay used as a fallback in browsers without `requestIdleCallback`.
const SOON: Duration = Duration::from_millis(200);

/// The views of a feature: the page of a place.
pub type Pages = fn(Route) -> AnyView;

#[wasm_split(write, fallible)]
fn write() -> Result<Pages, SplitLoaderError> {
    Ok(|place| match place {
        Route::Writing(place) => super::writing::page(place),
        _ => not_here(),
    })
}

#[wasm_split(bank, fallible)]
fn bank() -> Result<Pages, SplitLoaderError> {
    Ok(|place| match place {
        Route::Stories(place) => super::stories::page(place),
        Route::Loops(place) => super::loops::page(place),
        Route::Mock(place) => super::loops::mock::page(place),
        _ => not_here(),
    })
}

#[wasm_split(practice, fallible)]
fn practice() -> Result<Pages, SplitLoaderError> {
    Ok(|place| match place {
        Route::Questions(place) => super::questions::page(place),
        Route::Practice(place) => super::practice::page(place),
        Route::Assessment(place) => super::assessment::page(place),
        _ => not_here(),
    })
}

#[wasm_split(plan, fallible)]
fn plan() -> Result<Pages, SplitLoaderError> {
    Ok(|place| match place {
        Route::Plan(place) => super::plan::page(place),
        Route::Today => super::plan::today(),
        Route::Offers(place) => super::offer::page(place),
        Route::Guide(place) => super::guide::page(place),
        Route::Handed(place) => super::handed::page(place),
        _ => not_here(),
    })
}

/// [`Part::of`] asks a part only for its own places.
fn not_here() -> AnyView {
    view! { <NotFoundPage /> }.into_any()
}

/// The part with the practice pages calculates what is due.
#[wasm_split(practice, fallible)]
fn keep_badge(app: &'static App) -> Result<(), SplitLoaderError> {
    app.practice.keep_badge();
    Ok(())
}

/// Snapshots are written and compared by the part that has the backups.
#[wasm_split(settings, fallible)]
fn keep_snapshots(app: &'static App) -> Result<(), SplitLoaderError> {
    app.snapshots.watch();
    Ok(())
}

/// The part with the settings syncs, if this device does.
#[wasm_split(settings, fallible)]
fn keep_sync(app: &'static App) -> Result<(), SplitLoaderError> {
    app.sync.keep();
    Ok(())
}

/// The search and the list of shortcuts ship with the guide's part.
#[wasm_split(plan, fallible)]
fn keep_keys(app: &'static App) -> Result<(), SplitLoaderError> {
    super::palette::watch(app);
    Ok(())
}

/// The plan's part calculates when to remind the candidate of today's tasks.
#[wasm_split(plan, fallible)]
fn keep_reminders(app: &'static App) -> Result<(), SplitLoaderError> {
    app.reminders.keep();
    Ok(())
}

#[wasm_split(settings, fallible)]
fn settings() -> Result<Pages, SplitLoaderError> {
    Ok(|place| match place {
        Route::Settings(place) => super::settings::page(place),
        _ => not_here(),
    })
}

/// Fetches a part; fails where it cannot be fetched.
async fn load(part: Part) -> Result<Pages, SplitLoaderError> {
    match part {
        Part::Write => write().await,
        Part::Bank => bank().await,
        Part::Practice => practice().await,
        Part::Plan => plan().await,
        Part::Settings => settings().await,
    }
}

/// Where a part is.
#[derive(Clone, Copy)]
enum Arrival {
    Wanted,
    OnItsWay,
    Here(Pages),
    Failed,
}

/// The parts that have arrived; a copyable handle.
#[derive(Clone, Copy)]
pub struct Parts {
    arrivals: [RwSignal<Arrival>; Part::ALL.len()],
}

impl Default for Parts {
    /// Nothing has been fetched yet.
    fn default() -> Self {
        Self {
            arrivals: Part::ALL.map(|_| RwSignal::new(Arrival::Wanted)),
        }
    }
}

impl Parts {
    /// Fetches the part that a place needs; resolves once it has arrived or failed.
    pub async fn fetch_for(self, place: &Route) {
        if let Some(part) = Part::of(place) {
            self.fetch(part).await;
        }
    }

    /// Fetches the code that writes snapshots as soon as the browser is idle, so that text typed before
    /// the app is stored offline has a second copy, too.
    pub async fn fetch_snapshots(self, app: &'static App) {
        idle().await;
        if keep_snapshots(app).await.is_err() {
            app.copied().await;
            // Without this part, no snapshots are written until the next start.
            let _ = keep_snapshots(app).await;
        }
    }

    /// Fetches all parts from the copy on the device, one after the other, whenever the browser is
    /// idle. Then the app's icon can show what is due, and the plan can send reminders.
    pub async fn fetch_rest(self, app: &'static App) {
        let has_keys = keep_keys(app).await.is_ok();
        app.copied().await;
        if !has_keys {
            // Without this part, shortcuts do nothing until the next start.
            let _ = keep_keys(app).await;
        }
        for part in Part::ALL {
            idle().await;
            // If it fails, its page says so and tries again there.
            if self.is_wanted(part) {
                self.fetch(part).await;
            }
        }
        if app.sandbox.is_open() {
            // The icon and the reminders are about the candidate's own records.
            return;
        }
        if app.sync.is_set_up() {
            // Without this part, it runs when the settings are opened.
            let _ = keep_sync(app).await;
        }
        idle().await;
        // Without these parts, the icon shows no count and no reminders are sent.
        let _ = keep_badge(app).await;
        let _ = keep_reminders(app).await;
    }

    /// The page of a place, or a placeholder until its part has arrived.
    #[must_use]
    pub fn page(self, place: Route) -> Option<AnyView> {
        let part = Part::of(&place)?;
        let arrival = self.arrival(part)?;
        spawn_local(self.fetch(part));
        Some(
            (move || match arrival.get() {
                Arrival::Here(pages) => pages(place.clone()),
                Arrival::Wanted | Arrival::OnItsWay => {
                    view! { <p class="late muted">"Loading this page"</p> }.into_any()
                }
                Arrival::Failed => {
                    view! { <Missing retry=move || spawn_local(self.fetch(part)) /> }.into_any()
                }
            })
            .into_any(),
        )
    }

    /// Fetches the page that Today leads to, which the plan knows; resolves once it has arrived or
    /// failed.
    pub async fn fetch_today(self) {
        self.fetch(Part::Plan).await;
    }

    /// Today's content, once the plan's part has arrived; `late` is shown until then.
    pub fn today(self, late: impl Fn() -> AnyView + Send + 'static) -> impl IntoView {
        let arrival = self.arrival(Part::Plan);
        spawn_local(self.fetch_today());
        move || match arrival.map(|arrival| arrival.get()) {
            Some(Arrival::Here(pages)) => pages(Route::Today),
            Some(Arrival::Failed) => {
                view! { <Missing retry=move || spawn_local(self.fetch_today()) /> }.into_any()
            }
            _ => late(),
        }
    }

    fn is_wanted(self, part: Part) -> bool {
        self.arrival(part)
            .is_some_and(|arrival| matches!(arrival.get_untracked(), Arrival::Wanted))
    }

    fn arrival(self, part: Part) -> Option<RwSignal<Arrival>> {
        let place = Part::ALL.iter().position(|one| *one == part)?;
        self.arrivals.get(place).copied()
    }

    async fn fetch(self, part: Part) {
        let Some(arrival) = self.arrival(part) else {
            return;
        };
        // One attempt at a time: concurrent callers get its outcome through the signal.
        if matches!(
            arrival.get_untracked(),
            Arrival::Here(_) | Arrival::OnItsWay
        ) {
            return;
        }
        arrival.set(Arrival::OnItsWay);
        arrival.set(load(part).await.map_or(Arrival::Failed, Arrival::Here));
    }
}

/// Resolves when the browser is idle; in browsers that don't report that (Safari), after a short
/// delay.
async fn idle() {
    let (done, idle) = oneshot::channel();
    let done = Cell::new(Some(done));
    let tell = Rc::new(move || {
        if let Some(done) = done.take() {
            // The receiver may have been dropped.
            let _ = done.send(());
        }
    });
    let told = Rc::clone(&tell);
    if request_idle_callback_with_handle(move || told()).is_err() {
        set_timeout(move || tell(), SOON);
    }
    // The sender is dropped only with the page.
    let _ = idle.await;
}

/// A part could not be fetched.
#[component]
fn Missing(retry: impl Fn() + 'static) -> impl IntoView {
    view! {
        <h1>"This page didn’t load"</h1>
        <p class="lead">
            "The network failed before this page was stored on your device, or a newer version replaced it. "
            "Everything you wrote is safe."
        </p>
        <div class="actions">
            <button class="button button--primary" type="button" on:click=move |_| retry()>"Try again"</button>
        </div>
    }
}
