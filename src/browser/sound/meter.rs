//! How loud a microphone is while it records, through an `AnalyserNode`.

use js_sys::Float32Array;
use wasm_bindgen::prelude::*;
use web_sys::{AudioContext, AudioNode, MediaStream};

use crate::domain::speaking::level::level;

/// How many samples each level is taken from: 43 ms at 48,000 a second.
const SAMPLES: u32 = 2_048;

/// How often the level is read, in milliseconds.
const EVERY: i32 = 100;

#[wasm_bindgen]
extern "C" {
    /// Own bindings: more features of `web-sys` would be compiled for everyone.
    type MeterContext;

    #[wasm_bindgen(method, catch, js_name = createAnalyser)]
    fn create_analyser(this: &MeterContext) -> Result<Analyser, JsValue>;

    #[wasm_bindgen(method, catch, js_name = createMediaStreamSource)]
    fn create_source(this: &MeterContext, stream: &MediaStream) -> Result<AudioNode, JsValue>;

    #[wasm_bindgen(method, getter)]
    fn state(this: &MeterContext) -> String;

    #[wasm_bindgen(extends = AudioNode)]
    type Analyser;

    #[wasm_bindgen(method, setter, js_name = fftSize)]
    fn set_fft_size(this: &Analyser, samples: u32);

    #[wasm_bindgen(method, js_name = getFloatTimeDomainData)]
    fn read(this: &Analyser, into: &Float32Array);
}

/// Reads the level of a stream until it is dropped.
pub struct Meter {
    context: AudioContext,
    interval: Option<i32>,
    /// Called by the browser as long as the interval runs.
    _reading: Closure<dyn Fn()>,
}

impl Meter {
    /// Starts to read; `None` where the browser cannot.
    pub fn start(stream: &MediaStream, told: impl Fn(u8) + 'static) -> Option<Self> {
        let context = AudioContext::new().ok()?;
        let heard: MeterContext = context.clone().unchecked_into();
        let analyser = listening(&heard, stream);
        let reading = Closure::<dyn Fn()>::new(move || {
            // A page that nobody has touched yet may not run one, which isn't silence.
            if let (Ok(analyser), "running") = (&analyser, heard.state().as_str()) {
                let samples = Float32Array::new_with_length(SAMPLES);
                analyser.read(&samples);
                told(level(&samples.to_vec()));
            }
        });
        let interval = web_sys::window()?
            .set_interval_with_callback_and_timeout_and_arguments_0(
                reading.as_ref().unchecked_ref(),
                EVERY,
            )
            .ok();
        Some(Self {
            context,
            interval,
            _reading: reading,
        })
    }
}

fn listening(context: &MeterContext, stream: &MediaStream) -> Result<Analyser, JsValue> {
    let analyser = context.create_analyser()?;
    analyser.set_fft_size(SAMPLES);
    // Not connected further: nothing is played.
    let source = context.create_source(stream)?;
    source.connect_with_audio_node(&analyser)?;
    Ok(analyser)
}

impl Drop for Meter {
    fn drop(&mut self) {
        if let (Some(window), Some(interval)) = (web_sys::window(), self.interval) {
            window.clear_interval_with_handle(interval);
        }
        // A closed context cannot be closed again, and nobody waits for it.
        let _ = self.context.close();
    }
}
