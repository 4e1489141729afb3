//! The service worker, newer versions, and the way onto the home screen.
//!
//! The worker is registered once the app is usable, so that its downloads do not compete with
//! the first start. A newer version waits until the candidate lets it in.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    RegistrationOptions, ServiceWorkerContainer, ServiceWorkerRegistration,
    ServiceWorkerUpdateViaCache,
};

use crate::browser::promise::resolve_after;
use crate::ports::pending::Pending;
use crate::ports::{InstallOffer, Installation, InstallationEvent};

/// The shortest time between two checks for a newer version, in milliseconds.
const HOUR: f64 = 3_600_000.0;

/// How long to wait for the offline copy, in milliseconds: the worker may be blocked, or the
/// network slow.
const PATIENCE: i32 = 30_000;

#[wasm_bindgen]
extern "C" {
    /// `web-sys` has no badges.
    #[wasm_bindgen(extends = web_sys::Navigator)]
    type Badged;

    /// 0 removes the badge.
    #[wasm_bindgen(method, catch, js_name = setAppBadge)]
    fn set_app_badge(this: &Badged, count: u32) -> Result<Promise, JsValue>;
}

type Heard = Rc<dyn Fn(InstallationEvent)>;

/// The installation in this browser.
#[derive(Clone)]
pub struct BrowserInstallation {
    base: String,
    registration: Rc<RefCell<Option<ServiceWorkerRegistration>>>,
    /// The browser's install prompt, stored for later.
    prompt: Rc<RefCell<Option<JsValue>>>,
    updating: Rc<Cell<bool>>,
}

impl BrowserInstallation {
    /// The installation of the app at `base`, a path that ends in a slash.
    #[must_use]
    pub fn new(base: String) -> Self {
        Self {
            base,
            registration: Rc::default(),
            prompt: Rc::default(),
            updating: Rc::default(),
        }
    }

    async fn register(self, container: ServiceWorkerContainer, heard: Heard) {
        let is_first = container.controller().is_none();
        let options = RegistrationOptions::new();
        options.set_scope(&self.base);
        options.set_update_via_cache(ServiceWorkerUpdateViaCache::None);
        let url = format!("{}sw.js", self.base);
        let registered = JsFuture::from(container.register_with_options(&url, &options)).await;
        // Offline, the existing worker continues; the next visit registers again.
        let Ok(registration) = registered else { return };
        let registration: ServiceWorkerRegistration = registration.unchecked_into();
        *self.registration.borrow_mut() = Some(registration.clone());

        if registration.waiting().is_some() && !is_first {
            heard(InstallationEvent::UpdateWaits);
        }
        Self::watch_for_versions(&registration, &heard);
        Self::look_when_visible(&registration);
        if let Ok(ready) = container.ready()
            && is_first
            && JsFuture::from(ready).await.is_ok()
        {
            heard(InstallationEvent::ReadyOffline);
        }
    }

    fn watch_for_versions(registration: &ServiceWorkerRegistration, heard: &Heard) {
        let (found, heard) = (registration.clone(), Rc::clone(heard));
        let on_found = listener(move |_| {
            let Some(worker) = found.installing() else {
                return;
            };
            let (watched, heard, active) = (worker.clone(), Rc::clone(&heard), found.active());
            let on_change = listener(move |_| {
                if watched.state() == web_sys::ServiceWorkerState::Installed && active.is_some() {
                    heard(InstallationEvent::UpdateWaits);
                }
            });
            worker.set_onstatechange(Some(&on_change));
        });
        registration.set_onupdatefound(Some(&on_found));
    }

    /// Checks for a newer version when the page becomes visible, at most hourly.
    fn look_when_visible(registration: &ServiceWorkerRegistration) {
        let Some(document) = web_sys::window().and_then(|window| window.document()) else {
            return;
        };
        let (registration, last) = (registration.clone(), Cell::new(js_sys::Date::now()));
        let seen = document.clone();
        let on_visible = listener(move |_| {
            let now = js_sys::Date::now();
            // A clock that was set back must not disable this check for years.
            if !seen.hidden() && (now - last.get()).abs() > HOUR {
                last.set(now);
                if let Ok(update) = registration.update() {
                    spawn_local(async move {
                        // Offline, there is nothing to check.
                        let _ = JsFuture::from(update).await;
                    });
                }
            }
        });
        // The event is valid, so adding a listener cannot fail.
        let _ = document.add_event_listener_with_callback("visibilitychange", &on_visible);
    }

    fn keep_prompt(&self, heard: &Heard) {
        let Some(window) = web_sys::window() else {
            return;
        };
        let (prompt, heard) = (Rc::clone(&self.prompt), Rc::clone(heard));
        let on_prompt = listener(move |event| {
            event.prevent_default();
            *prompt.borrow_mut() = Some(event.into());
            heard(InstallationEvent::OfferChanged);
        });
        let _ = window.add_event_listener_with_callback("beforeinstallprompt", &on_prompt);
    }
}

impl Installation for BrowserInstallation {
    fn watch(&self, heard: Box<dyn Fn(InstallationEvent)>) {
        let heard: Heard = Rc::from(heard);
        self.keep_prompt(&heard);
        let Some(container) = container() else { return };
        let updating = Rc::clone(&self.updating);
        let was_controlled = Cell::new(container.controller().is_some());
        let replaced = Rc::clone(&heard);
        let on_controller = listener(move |_| {
            if !was_controlled.replace(true) {
                // The first version takes over the page without replacing another.
                return;
            }
            // Only an accepted update reloads the page, and only once.
            if updating.take() {
                reload();
            } else {
                // Another tab activated the newer version, and this page's files are gone.
                replaced(InstallationEvent::UpdateWaits);
            }
        });
        container.set_oncontrollerchange(Some(&on_controller));
        spawn_local(self.clone().register(container, heard));
    }

    fn copied(&self) -> Pending<'static, ()> {
        Box::pin(async {
            if let Some(ready) = container().and_then(|container| container.ready().ok()) {
                let waited = Promise::new(&mut |resolve, _| resolve_after(PATIENCE, &resolve));
                // Neither can fail.
                let _ = JsFuture::from(Promise::race(&js_sys::Array::of2(&ready, &waited))).await;
            }
        })
    }

    fn offer(&self) -> InstallOffer {
        let Some(window) = web_sys::window() else {
            return InstallOffer::None;
        };
        let standalone = window
            .match_media("(display-mode: standalone)")
            .ok()
            .flatten()
            .is_some_and(|query| query.matches());
        let navigator = window.navigator();
        let on_ios = Reflect::has(&navigator, &"standalone".into()).unwrap_or(false);
        let from_home_screen = on_ios
            && Reflect::get(&navigator, &"standalone".into()).is_ok_and(|value| value.is_truthy());
        if standalone || from_home_screen {
            InstallOffer::Installed
        } else if self.prompt.borrow().is_some() {
            InstallOffer::Prompt
        } else if on_ios && navigator.max_touch_points() > 0 {
            InstallOffer::ShareSheet
        } else {
            InstallOffer::None
        }
    }

    fn install(&self) {
        let Some(prompt) = self.prompt.borrow_mut().take() else {
            return;
        };
        let ask = Reflect::get(&prompt, &"prompt".into())
            .ok()
            .and_then(|ask| ask.dyn_into::<Function>().ok());
        if let Some(ask) = ask {
            // A prompt that was already used is rejected, which changes nothing.
            let _ = ask.call0(&prompt);
        }
    }

    fn show_badge(&self, count: u32) {
        let Some(navigator) = web_sys::window().map(|window| window.navigator()) else {
            return;
        };
        // Not every browser supports it, and even then it may be refused.
        if Reflect::has(&navigator, &"setAppBadge".into()).unwrap_or(false)
            && let Ok(shown) = navigator.unchecked_into::<Badged>().set_app_badge(count)
        {
            spawn_local(async move {
                let _ = JsFuture::from(shown).await;
            });
        }
    }

    fn update(&self) {
        let waiting = self
            .registration
            .borrow()
            .as_ref()
            .and_then(ServiceWorkerRegistration::waiting);
        let Some(worker) = waiting else {
            // Another tab activated it already.
            reload();
            return;
        };
        self.updating.set(true);
        let message = js_sys::Object::new();
        let _ = Reflect::set(&message, &"type".into(), &"activate".into());
        let _ = worker.post_message(&message);
    }
}

fn reload() {
    if let Some(window) = web_sys::window() {
        // A page that is unloading rejects this and doesn't need another reload.
        let _ = window.location().reload();
    }
}

/// The container of service workers; missing in insecure contexts and some private windows.
pub(crate) fn container() -> Option<ServiceWorkerContainer> {
    let container = web_sys::window()?.navigator().service_worker();
    (!container.is_undefined()).then_some(container)
}

/// A listener that lives as long as the page.
fn listener(heard: impl Fn(web_sys::Event) + 'static) -> Function {
    Closure::<dyn Fn(web_sys::Event)>::new(heard)
        .into_js_value()
        .unchecked_into()
}
