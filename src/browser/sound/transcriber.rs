//! Speech recognition in this browser, only where it works on the device.
//!
//! `SpeechRecognition` sends sound to a service by default. So it is used only where the browser has
//! `processLocally`, says that the language is there, and still has the flag set as it starts.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::domain::practice::transcript::Phrase;
use crate::ports::pending::Pending;
use crate::ports::{Listening, Transcriber, Transcribing};

/// The language of the answers.
const LANGUAGE: &str = "en-US";

/// A browser ends recognition by itself after a while; it is started again so many times at most.
const RESTARTS: u32 = 500;

#[wasm_bindgen]
extern "C" {
    /// `web-sys` does not have the part that keeps recognition on the device.
    type Recognition;

    #[wasm_bindgen(method, setter, js_name = processLocally)]
    fn set_process_locally(this: &Recognition, on: bool);

    #[wasm_bindgen(method, getter, js_name = processLocally)]
    fn process_locally(this: &Recognition) -> JsValue;

    #[wasm_bindgen(method, setter)]
    fn set_lang(this: &Recognition, language: &str);

    #[wasm_bindgen(method, setter)]
    fn set_continuous(this: &Recognition, on: bool);

    #[wasm_bindgen(method, setter, js_name = interimResults)]
    fn set_interim_results(this: &Recognition, on: bool);

    #[wasm_bindgen(method, setter)]
    fn set_onresult(this: &Recognition, act: &Function);

    #[wasm_bindgen(method, setter)]
    fn set_onerror(this: &Recognition, act: &Function);

    #[wasm_bindgen(method, setter)]
    fn set_onend(this: &Recognition, act: &Function);

    #[wasm_bindgen(method, catch)]
    fn start(this: &Recognition) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch)]
    fn stop(this: &Recognition) -> Result<(), JsValue>;

    type Results;

    #[wasm_bindgen(method, getter, js_name = resultIndex)]
    fn result_index(this: &Results) -> u32;

    #[wasm_bindgen(method, getter)]
    fn results(this: &Results) -> Object;
}

/// The recognition of this browser.
pub struct BrowserTranscriber;

impl Transcriber for BrowserTranscriber {
    fn standing(&self) -> Pending<'_, Transcribing> {
        Box::pin(async {
            let answer = asked("available").await.and_then(|said| said.as_string());
            match answer.as_deref() {
                Some("available") => Transcribing::Ready,
                Some("downloadable" | "downloading") => Transcribing::NeedsModel,
                _ => Transcribing::Missing,
            }
        })
    }

    fn fetch_model(&self) -> Pending<'_, bool> {
        Box::pin(async {
            let answer = asked("install").await;
            answer.is_some_and(|said| said.as_bool() == Some(true))
        })
    }

    fn listen(&self, told: Box<dyn Fn(Phrase)>) -> Option<Box<dyn Listening>> {
        let recognition = Reflect::construct(&recognition()?, &Array::new())
            .ok()?
            .unchecked_into::<Recognition>();
        recognition.set_process_locally(true);
        if recognition.process_locally() != JsValue::TRUE {
            return None;
        }
        recognition.set_lang(LANGUAGE);
        recognition.set_continuous(true);
        recognition.set_interim_results(true);
        let heard = Rc::new(Heard {
            recognition,
            is_over: Cell::new(false),
            restarts: Cell::new(0),
            begun: js_sys::Date::now(),
            first: RefCell::default(),
            told,
        });
        listen_to(&heard);
        heard.recognition.start().ok()?;
        Some(Box::new(BrowserListening(heard)))
    }
}

/// The constructor, where recognition can stay on the device.
fn recognition() -> Option<Function> {
    let window = web_sys::window()?;
    let found = Reflect::get(&window, &"SpeechRecognition".into()).ok()?;
    let found: Function = found.dyn_into().ok()?;
    let prototype = Reflect::get(&found, &"prototype".into()).ok()?;
    let has = |of: &JsValue, name: &str| Reflect::has(of, &name.into()).unwrap_or(false);
    (has(&prototype, "processLocally") && has(&found, "available")).then_some(found)
}

/// Asks the browser about recognition on the device.
async fn asked(what: &str) -> Option<JsValue> {
    let recognition = recognition()?;
    let ask: Function = Reflect::get(&recognition, &what.into())
        .ok()?
        .dyn_into()
        .ok()?;
    let options = Object::new();
    let languages = Array::of1(&LANGUAGE.into());
    Reflect::set(&options, &"langs".into(), &languages).ok()?;
    Reflect::set(&options, &"processLocally".into(), &JsValue::TRUE).ok()?;
    let answer: Promise = ask.call1(&recognition, &options).ok()?.dyn_into().ok()?;
    JsFuture::from(answer).await.ok()
}

/// Recognition under way.
struct Heard {
    recognition: Recognition,
    is_over: Cell<bool>,
    restarts: Cell<u32>,
    /// When it began, in milliseconds.
    begun: f64,
    /// When the first words of each result that is not final yet were heard.
    first: RefCell<Vec<Option<u32>>>,
    told: Box<dyn Fn(Phrase)>,
}

impl Heard {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "an answer lasts minutes, in whole milliseconds"
    )]
    fn now(&self) -> u32 {
        (js_sys::Date::now() - self.begun).max(0.0) as u32
    }

    fn take(&self, results: &Results) {
        let all = results.results();
        let length = number(&all, "length");
        let now = self.now();
        for index in results.result_index()..length {
            let Ok(result) = Reflect::get_u32(&all, index) else {
                continue;
            };
            let place = usize::try_from(index).unwrap_or(usize::MAX);
            let at = {
                let mut first = self.first.borrow_mut();
                if first.len() <= place {
                    first.resize(place + 1, None);
                }
                first
                    .get_mut(place)
                    .map_or(now, |first| *first.get_or_insert(now))
            };
            let is_final = Reflect::get(&result, &"isFinal".into()) == Ok(JsValue::TRUE);
            let best = Reflect::get_u32(&result.unchecked_into::<Object>(), 0);
            let text = best
                .and_then(|best| Reflect::get(&best, &"transcript".into()))
                .ok()
                .and_then(|text| text.as_string());
            if let Some(text) = text.filter(|text| is_final && !text.trim().is_empty()) {
                (self.told)(Phrase {
                    at,
                    until: now,
                    text: text.trim().to_owned(),
                });
            }
        }
    }
}

fn number(of: &JsValue, name: &str) -> u32 {
    let found = Reflect::get(of, &name.into()).ok();
    let found = found.and_then(|found| found.as_f64()).unwrap_or_default();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the length of a list"
    )]
    let number = found.max(0.0) as u32;
    number
}

/// The browser calls these as long as it recognizes speech.
fn listen_to(heard: &Rc<Heard>) {
    let taking = Rc::clone(heard);
    let on_result = Closure::<dyn Fn(Results)>::new(move |results: Results| taking.take(&results));
    heard
        .recognition
        .set_onresult(on_result.into_js_value().unchecked_ref());
    let failing = Rc::clone(heard);
    let on_error = Closure::<dyn Fn(JsValue)>::new(move |event: JsValue| {
        let error = Reflect::get(&event, &"error".into()).ok();
        // It goes on after silence; anything else would only fail again.
        let is_silence = error.and_then(|error| error.as_string()).as_deref() == Some("no-speech");
        if !is_silence {
            failing.is_over.set(true);
        }
    });
    heard
        .recognition
        .set_onerror(on_error.into_js_value().unchecked_ref());
    let ending = Rc::clone(heard);
    let on_end = Closure::<dyn Fn()>::new(move || {
        ending.first.borrow_mut().clear();
        ending.restarts.set(ending.restarts.get() + 1);
        if !ending.is_over.get() && ending.restarts.get() < RESTARTS {
            // If it does not start, the transcript ends here.
            let _ = ending.recognition.start();
        }
    });
    heard
        .recognition
        .set_onend(on_end.into_js_value().unchecked_ref());
}

struct BrowserListening(Rc<Heard>);

impl Listening for BrowserListening {
    fn stop(&self) {
        if !self.0.is_over.replace(true) {
            // It only fails if it has stopped by itself.
            let _ = self.0.recognition.stop();
        }
    }
}
