//! This device's voice, if it has one.

use std::rc::Rc;

use js_sys::Reflect;
use wasm_bindgen::prelude::*;
use web_sys::{
    SpeechSynthesis, SpeechSynthesisErrorCode, SpeechSynthesisErrorEvent, SpeechSynthesisUtterance,
};

use crate::ports::Speech;

/// The language of the questions.
const LANGUAGE: &str = "en-US";

/// The voice.
pub struct BrowserSpeech;

fn synthesis() -> Option<SpeechSynthesis> {
    let window = web_sys::window()?;
    // Some browsers have neither, and some only one of the two.
    ["speechSynthesis", "SpeechSynthesisUtterance"]
        .iter()
        .all(|name| Reflect::has(&window, &(*name).into()).unwrap_or(false))
        .then(|| window.speech_synthesis().ok())
        .flatten()
}

impl Speech for BrowserSpeech {
    fn is_there(&self) -> bool {
        synthesis().is_some()
    }

    fn say(&self, text: &str, done: Box<dyn Fn(bool)>) {
        let (Some(synthesis), Ok(utterance)) =
            (synthesis(), SpeechSynthesisUtterance::new_with_text(text))
        else {
            done(false);
            return;
        };
        synthesis.cancel();
        utterance.set_lang(LANGUAGE);
        let done: Rc<dyn Fn(bool)> = Rc::from(done);
        let ended = Rc::clone(&done);
        let on_end = Closure::<dyn Fn()>::new(move || ended(true));
        utterance.set_onend(Some(on_end.into_js_value().unchecked_ref()));
        let on_error = Closure::<dyn Fn(SpeechSynthesisErrorEvent)>::new(
            move |event: SpeechSynthesisErrorEvent| {
                // A canceled utterance is not a failure.
                done(matches!(
                    event.error(),
                    SpeechSynthesisErrorCode::Canceled | SpeechSynthesisErrorCode::Interrupted
                ));
            },
        );
        utterance.set_onerror(Some(on_error.into_js_value().unchecked_ref()));
        synthesis.speak(&utterance);
    }

    fn hush(&self) {
        if let Some(synthesis) = synthesis() {
            synthesis.cancel();
        }
    }
}
