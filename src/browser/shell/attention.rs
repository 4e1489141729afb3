//! Wake lock, vibration and a tone.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{AudioContext, OscillatorType};

use crate::ports::Attention;

/// How long the phone vibrates, in milliseconds.
const SHAKE: u32 = 200;

/// The tone: its pitch in hertz, its loudness, and how long it takes to fade, in seconds.
const PITCH: f32 = 528.0;
const LOUDNESS: f32 = 0.15;
const FADE: f64 = 1.2;

#[wasm_bindgen]
extern "C" {
    /// `web-sys` has the wake lock only behind an unstable flag, so these bindings are our own.
    type WakeLock;

    #[wasm_bindgen(method, catch)]
    fn request(this: &WakeLock, kind: &str) -> Result<Promise, JsValue>;

    #[derive(Clone)]
    type Sentinel;

    #[wasm_bindgen(method)]
    fn release(this: &Sentinel) -> Promise;
}

/// The requested screen state, and its lock.
#[derive(Default)]
struct Screen {
    is_wanted: Cell<bool>,
    held: RefCell<Option<Sentinel>>,
}

/// This device's screen, speaker, and vibration motor.
#[derive(Default)]
pub struct BrowserAttention {
    screen: Rc<Screen>,
    audio: RefCell<Option<AudioContext>>,
}

impl BrowserAttention {
    /// Acquires the lock again when the page becomes visible, since hiding it drops the lock.
    #[must_use]
    pub fn new() -> Self {
        let attention = Self::default();
        let screen = Rc::clone(&attention.screen);
        let shown = Closure::<dyn Fn()>::new(move || {
            let is_visible = web_sys::window()
                .and_then(|window| window.document())
                .is_some_and(|document| !document.hidden());
            if is_visible && screen.is_wanted.get() {
                spawn_local(lock(Rc::clone(&screen)));
            }
        })
        .into_js_value();
        if let Some(document) = web_sys::window().and_then(|window| window.document()) {
            // The event is valid, so adding a listener cannot fail.
            let _ = document
                .add_event_listener_with_callback("visibilitychange", shown.unchecked_ref());
        }
        attention
    }

    fn tone(&self) -> Result<(), JsValue> {
        let mut audio = self.audio.borrow_mut();
        let context = match audio.take() {
            Some(context) => context,
            None => AudioContext::new()?,
        };
        let (tone, volume) = (context.create_oscillator()?, context.create_gain()?);
        tone.set_type(OscillatorType::Sine);
        tone.frequency().set_value(PITCH);
        let now = context.current_time();
        volume.gain().set_value_at_time(LOUDNESS, now)?;
        volume
            .gain()
            .exponential_ramp_to_value_at_time(0.001, now + FADE)?;
        tone.connect_with_audio_node(&volume)?;
        volume.connect_with_audio_node(&context.destination())?;
        tone.start()?;
        tone.stop_with_when(now + FADE)?;
        *audio = Some(context);
        Ok(())
    }
}

impl Attention for BrowserAttention {
    fn stay_awake(&self, awake: bool) {
        self.screen.is_wanted.set(awake);
        if awake {
            spawn_local(lock(Rc::clone(&self.screen)));
        } else if let Some(sentinel) = self.screen.held.borrow_mut().take() {
            // It makes no difference whether the browser has released it already.
            let _ = sentinel.release();
        }
    }

    fn vibrate(&self) {
        if let Some(window) = web_sys::window() {
            let navigator = window.navigator();
            // Not every browser supports it.
            if Reflect::has(&navigator, &"vibrate".into()).unwrap_or(false) {
                navigator.vibrate_with_duration(SHAKE);
            }
        }
    }

    fn chime(&self) {
        // If the browser refuses to play sound, the message is still shown.
        let _ = self.tone();
    }
}

/// Asks for the lock; unsupported browsers, low batteries, and hidden pages refuse.
async fn lock(screen: Rc<Screen>) {
    let Some(navigator) = web_sys::window().map(|window| window.navigator()) else {
        return;
    };
    let wake_lock: WakeLock = match Reflect::get(&navigator, &"wakeLock".into()) {
        Ok(wake_lock) if wake_lock.is_object() => wake_lock.unchecked_into(),
        _ => return,
    };
    let Ok(promise) = wake_lock.request("screen") else {
        return;
    };
    if let Ok(sentinel) = JsFuture::from(promise).await {
        let sentinel: Sentinel = sentinel.unchecked_into();
        let is_wanted = screen.is_wanted.get();
        let before = screen.held.replace(is_wanted.then(|| sentinel.clone()));
        // Keeps a single lock, and none if the screen may sleep again.
        for surplus in before.into_iter().chain((!is_wanted).then_some(sentinel)) {
            let _ = surplus.release();
        }
    }
}
