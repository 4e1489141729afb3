//! The page: theme, title, lifecycle, and the storage that the browser grants.

use std::cell::OnceCell;
use std::rc::Rc;

use js_sys::{Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{CanvasRenderingContext2d, HtmlElement};

use crate::browser::canvas::canvas;
use crate::browser::promise::{resolve_after, settled};
use crate::domain::preferences::Theme;
use crate::ports::pending::Pending;
use crate::ports::{Mirror, Page, Space};

/// The color of the browser's toolbar by theme, as in `index.html`.
const BARS: [(Theme, &str); 2] = [(Theme::Light, "#FBF8F3"), (Theme::Dark, "#171614")];

/// The page that the app runs in.
pub struct BrowserPage<M> {
    mirror: M,
    /// Created when leaving should ask for the first time; callers hold it while it should.
    unsaved: OnceCell<Rc<()>>,
    /// Made when a text is measured for the first time.
    ruler: OnceCell<Option<CanvasRenderingContext2d>>,
}

impl<M: Mirror> BrowserPage<M> {
    /// A page that stores its theme in `mirror`, where `public/boot.js` reads it before the first
    /// paint.
    pub fn new(mirror: M) -> Self {
        Self {
            mirror,
            unsaved: OnceCell::new(),
            ruler: OnceCell::new(),
        }
    }
}

impl<M: Mirror> Page for BrowserPage<M> {
    fn show_theme(&self, theme: Theme) {
        self.mirror.put("theme", theme.slug());
        if let Some(root) = document().and_then(|document| document.document_element()) {
            // Setting a valid attribute cannot fail.
            let _ = root.set_attribute("data-theme", theme.slug());
        }
        for (scheme, color) in BARS {
            let found = format!("meta[name=theme-color][media*={}]", scheme.slug());
            let meta =
                document().and_then(|document| document.query_selector(&found).ok().flatten());
            let chosen = BARS.iter().find(|(one, _)| *one == theme);
            if let Some(meta) = meta {
                // Setting a valid attribute cannot fail.
                let _ = meta.set_attribute("content", chosen.map_or(color, |(_, chosen)| *chosen));
            }
        }
    }

    fn set_title(&self, title: &str) {
        if let Some(document) = document() {
            document.set_title(title);
        }
    }

    fn set_property(&self, property: &str, value: Option<&str>) {
        let root = document().and_then(|document| document.document_element());
        if let Some(root) = root {
            let style = root.unchecked_into::<HtmlElement>().style();
            // A custom property accepts any value; an empty one removes it.
            let _ = style.set_property(property, value.unwrap_or_default());
        }
    }

    fn text_width(&self, font: &str, text: &str) -> Option<f64> {
        /// Points of a pixel of the style sheets.
        const PIXEL: f64 = 0.75;
        let ruler = self.ruler.get_or_init(canvas).as_ref()?;
        ruler.set_font(font);
        let width = ruler.measure_text(text).ok()?.width() * PIXEL;
        (width.is_finite() && width >= 0.0).then_some(width)
    }

    fn prints_margins(&self) -> bool {
        web_sys::window()
            .is_some_and(|window| Reflect::has(&window, &"CSSMarginRule".into()).unwrap_or(false))
    }

    fn on_hide(&self, hidden: Box<dyn Fn()>) {
        let (Some(window), Some(document)) = (web_sys::window(), document()) else {
            return;
        };
        let hidden = Closure::<dyn Fn(web_sys::Event)>::new(move |event: web_sys::Event| {
            let is_hidden = document_of(&event).is_none_or(|document| document.hidden());
            if event.type_() == "pagehide" || is_hidden {
                hidden();
            }
        })
        .into_js_value();
        // Both events are valid, so adding a listener cannot fail.
        let _ = window.add_event_listener_with_callback("pagehide", hidden.unchecked_ref());
        let _ =
            document.add_event_listener_with_callback("visibilitychange", hidden.unchecked_ref());
    }

    fn on_show(&self, shown: Box<dyn Fn()>) {
        let (Some(window), Some(document)) = (web_sys::window(), document()) else {
            return;
        };
        let shown = Closure::<dyn Fn(web_sys::Event)>::new(move |event: web_sys::Event| {
            let is_hidden = document_of(&event).is_some_and(|document| document.hidden());
            if !is_hidden {
                shown();
            }
        })
        .into_js_value();
        // Both events are valid, so adding a listener cannot fail.
        let _ = window.add_event_listener_with_callback("pageshow", shown.unchecked_ref());
        let _ =
            document.add_event_listener_with_callback("visibilitychange", shown.unchecked_ref());
    }

    fn ask_before_leaving(&self) -> Rc<()> {
        let unsaved = self.unsaved.get_or_init(|| {
            let unsaved = Rc::new(());
            let held = Rc::clone(&unsaved);
            let ask = Closure::<dyn Fn(web_sys::Event)>::new(move |event: web_sys::Event| {
                // The page and this listener also hold a reference.
                if Rc::strong_count(&held) > 2 {
                    event.prevent_default();
                }
            })
            .into_js_value();
            if let Some(window) = web_sys::window() {
                // The event is valid, so adding a listener cannot fail.
                let _ =
                    window.add_event_listener_with_callback("beforeunload", ask.unchecked_ref());
            }
            unsaved
        });
        Rc::clone(unsaved)
    }

    fn breathe(&self) -> Pending<'_, ()> {
        Box::pin(async {
            // It cannot be rejected.
            let _ = settled(|resolve, _| resolve_after(0, &resolve)).await;
        })
    }

    fn drawn(&self) -> Pending<'static, ()> {
        Box::pin(async {
            // It cannot be rejected.
            let _ = settled(|resolve, _| {
                if let Some(window) = web_sys::window() {
                    // It only fails without a window, and then nothing is drawn.
                    let _ = window.request_animation_frame(&resolve);
                }
            })
            .await;
        })
    }

    fn space(&self) -> Pending<'_, Space> {
        Box::pin(async {
            let Some(manager) = storage_manager() else {
                return Space::default();
            };
            let persisted = answer(manager.persisted())
                .await
                .and_then(|value| value.as_bool());
            let estimate = answer(manager.estimate()).await;
            let bytes = |field: &str| {
                let number = Reflect::get(estimate.as_ref()?, &field.into())
                    .ok()?
                    .as_f64()?;
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "a count of bytes, far below 2^53"
                )]
                Some(number as u64)
            };
            Space {
                persisted,
                used: bytes("usage"),
                allowed: bytes("quota"),
            }
        })
    }

    fn persist(&self) -> Pending<'_, bool> {
        Box::pin(async {
            let Some(manager) = storage_manager() else {
                return false;
            };
            answer(manager.persist())
                .await
                .and_then(|value| value.as_bool())
                .unwrap_or(false)
        })
    }
}

fn document() -> Option<web_sys::Document> {
    web_sys::window()?.document()
}

fn document_of(event: &web_sys::Event) -> Option<web_sys::Document> {
    event.target()?.dyn_into().ok()
}

/// The storage manager; missing outside secure contexts.
fn storage_manager() -> Option<web_sys::StorageManager> {
    let manager = web_sys::window()?.navigator().storage();
    (!manager.is_undefined()).then_some(manager)
}

async fn answer(promise: Result<Promise, JsValue>) -> Option<JsValue> {
    JsFuture::from(promise.ok()?).await.ok()
}
