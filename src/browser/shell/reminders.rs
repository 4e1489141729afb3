//! Notifications of this browser, in the part of the program that has the plan. The service
//! worker's registration shows them: phones offer no other way, and a tap reaches the worker
//! (`public/sw.js`) even after the page is gone.

#![allow(
    unsafe_code,
    clippy::unnecessary_wraps,
    reason = "what `wasm_split` writes declares an import and an export, and fails where a part cannot be fetched"
)]

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use js_sys::{Function, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use web_sys::{
    Event, MessageEvent, Notification, NotificationOptions, NotificationPermission,
    ServiceWorkerRegistration,
};

use crate::browser::shell::installation::container;
use crate::domain::plan::reminder::Reminder;
use crate::ports::pending::Pending;
use crate::ports::{BringsReminders, Permission, Reminders};

/// Reminders with the same tag replace each other, across tabs.
const TAG: &str = "plan";

/// The worker's message to the page that it focused.
const TAPPED: &str = "reminder";

/// Provides the notifications of the app at `base`, a path that ends in a slash.
pub struct BrowserReminders {
    /// Where the app lives.
    pub base: String,
}

impl BringsReminders for BrowserReminders {
    fn bring(&self) -> Pending<'_, Option<Rc<dyn Reminders>>> {
        let icon = format!("{}icons/icon-192.png", self.base);
        Box::pin(async { reminders(icon).await.ok() })
    }
}

#[wasm_split(plan, fallible)]
fn reminders(icon: String) -> Result<Rc<dyn Reminders>, SplitLoaderError> {
    Ok(Rc::new(Notifications::new(icon)))
}

/// The notifications of this browser, and a timer of this page.
pub struct Notifications {
    /// The address of the notification's icon.
    icon: String,
    woken: RefCell<Option<Function>>,
    timer: Cell<Option<i32>>,
}

impl Notifications {
    /// Notifications with this icon.
    #[must_use]
    pub fn new(icon: String) -> Self {
        Self {
            icon,
            woken: RefCell::default(),
            timer: Cell::default(),
        }
    }

    async fn shown(&self, reminder: Reminder, opens: String) -> Option<()> {
        if self.permission() != Permission::Granted {
            return None;
        }
        let registration = JsFuture::from(container()?.get_registration()).await.ok()?;
        // There is no registration until the app is stored on this device; the next check finds it.
        let registration: ServiceWorkerRegistration = registration.dyn_into().ok()?;
        let options = NotificationOptions::new();
        options.set_body(&reminder.text);
        options.set_tag(TAG);
        options.set_icon(&self.icon);
        options.set_data(&opens.into());
        let shown = registration.show_notification_with_options(&reminder.title, &options);
        JsFuture::from(shown.ok()?).await.ok()?;
        Some(())
    }
}

impl Reminders for Notifications {
    fn permission(&self) -> Permission {
        let has_them = web_sys::window()
            .is_some_and(|window| Reflect::has(&window, &"Notification".into()).unwrap_or(false));
        if !has_them || container().is_none() {
            return Permission::Impossible;
        }
        match Notification::permission() {
            NotificationPermission::Granted => Permission::Granted,
            NotificationPermission::Denied => Permission::Refused,
            _ => Permission::NotAsked,
        }
    }

    fn ask(&self) -> Pending<'_, Permission> {
        Box::pin(async {
            if self.permission() == Permission::NotAsked
                && let Ok(answer) = Notification::request_permission()
            {
                // The permission is read below, which also covers browsers that refuse to ask.
                let _ = JsFuture::from(answer).await;
            }
            self.permission()
        })
    }

    fn show(&self, reminder: Reminder, opens: String) -> Pending<'_, bool> {
        Box::pin(async { self.shown(reminder, opens).await.is_some() })
    }

    fn on_wake(&self, woken: Box<dyn Fn()>) {
        let Some(document) = web_sys::window().and_then(|window| window.document()) else {
            return;
        };
        let page = document.clone();
        // A timer passes no event.
        let heard = Closure::<dyn Fn(JsValue)>::new(move |event: JsValue| {
            if !(event.has_type::<Event>() && page.hidden()) {
                woken();
            }
        })
        .into_js_value()
        .unchecked_into::<Function>();
        // The event is valid, so adding a listener cannot fail.
        let _ = document.add_event_listener_with_callback("visibilitychange", &heard);
        *self.woken.borrow_mut() = Some(heard);
    }

    fn wake_in(&self, wait: Duration) {
        let woken = self.woken.borrow();
        let (Some(window), Some(woken)) = (web_sys::window(), woken.as_ref()) else {
            return;
        };
        if let Some(timer) = self.timer.take() {
            window.clear_timeout_with_handle(timer);
        }
        let wait = i32::try_from(wait.as_millis()).unwrap_or(i32::MAX);
        let timer = window.set_timeout_with_callback_and_timeout_and_arguments_0(woken, wait);
        self.timer.set(timer.ok());
    }

    fn on_tap(&self, tapped: Box<dyn Fn()>) {
        let Some(container) = container() else { return };
        let heard = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            let kind = Reflect::get(&event.data(), &"type".into()).ok();
            if kind.is_some_and(|kind| kind == TAPPED) {
                tapped();
            }
        })
        .into_js_value();
        // The event is valid, so adding a listener cannot fail.
        let _ = container.add_event_listener_with_callback("message", heard.unchecked_ref());
    }
}
