//! The speaker. Recorded files are decoded completely, so that their length and waveform are known
//! and playback can start anywhere (files from `MediaRecorder` don't contain their length).

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AudioBuffer, AudioBufferSourceNode, AudioContext, AudioScheduledSourceNode, OfflineAudioContext,
};

use crate::browser::promise::said;
use crate::domain::practice::recording::peaks;
use crate::domain::speaking::delivery::Delivery;
use crate::ports::pending::Pending;
use crate::ports::{Sound, Sounds};

/// The sample rate, enough for speech: two decoded minutes take 12 MB.
const RATE: f32 = 24_000.0;
const SAMPLES_A_SECOND: u32 = 24_000;

/// The sound that is playing, and its audio context.
#[derive(Default)]
struct Speaker {
    context: RefCell<Option<AudioContext>>,
    playing: RefCell<Option<AudioBufferSourceNode>>,
}

/// The speaker of this device.
#[derive(Default)]
pub struct BrowserSounds {
    speaker: Rc<Speaker>,
}

impl Sounds for BrowserSounds {
    fn open(&self, files: Vec<Vec<u8>>) -> Pending<'_, Result<Rc<dyn Sound>, String>> {
        let speaker = Rc::clone(&self.speaker);
        Box::pin(async move {
            let buffer = read_all(&files).await.map_err(|error| said(&error))?;
            let sound: Rc<dyn Sound> = Rc::new(BrowserSound { speaker, buffer });
            Ok(sound)
        })
    }
}

fn reader() -> Result<OfflineAudioContext, JsValue> {
    OfflineAudioContext::new_with_number_of_channels_and_length_and_sample_rate(1, 1, RATE)
}

/// Reads files and puts their sound together.
async fn read_all(files: &[Vec<u8>]) -> Result<AudioBuffer, JsValue> {
    if let [file] = files {
        return read(file).await;
    }
    let mut samples = Vec::new();
    for file in files {
        samples.extend(read(file).await?.get_channel_data(0)?);
    }
    let length = u32::try_from(samples.len()).unwrap_or(u32::MAX);
    let buffer = reader()?.create_buffer(1, length.max(1), RATE)?;
    buffer.copy_to_channel(&samples, 0)?;
    Ok(buffer)
}

async fn read(file: &[u8]) -> Result<AudioBuffer, JsValue> {
    let reader = reader()?;
    let read = reader.decode_audio_data(&Uint8Array::from(file).buffer())?;
    JsFuture::from(read).await.map(JsValue::unchecked_into)
}

struct BrowserSound {
    speaker: Rc<Speaker>,
    buffer: AudioBuffer,
}

impl BrowserSound {
    fn begin(&self, from: Duration, ended: Box<dyn Fn()>) -> Result<(), JsValue> {
        let context = match self.speaker.context.borrow_mut().take() {
            Some(context) => context,
            None => AudioContext::new()?,
        };
        let source = context.create_buffer_source()?;
        source.set_buffer(Some(&self.buffer));
        source.connect_with_audio_node(&context.destination())?;
        let heard = Closure::<dyn Fn()>::new(ended).into_js_value();
        scheduled(&source).set_onended(Some(heard.unchecked_ref()));
        source.start_with_when_and_grain_offset(0.0, from.as_secs_f64())?;
        *self.speaker.context.borrow_mut() = Some(context);
        *self.speaker.playing.borrow_mut() = Some(source);
        Ok(())
    }
}

/// The base class, which has the methods that are not deprecated.
fn scheduled(source: &AudioBufferSourceNode) -> &AudioScheduledSourceNode {
    source.unchecked_ref()
}

impl Sound for BrowserSound {
    fn length(&self) -> Duration {
        Duration::try_from_secs_f64(self.buffer.duration()).unwrap_or_default()
    }

    fn peaks(&self, count: usize) -> Vec<u8> {
        peaks(&self.buffer.get_channel_data(0).unwrap_or_default(), count)
    }

    fn delivery(&self) -> Option<Delivery> {
        let samples = self.buffer.get_channel_data(0).ok()?;
        Delivery::of(&samples, SAMPLES_A_SECOND)
    }

    fn play(&self, from: Duration, ended: Box<dyn Fn()>) {
        self.stop();
        // If the browser refuses to play sound, the waveform is still visible.
        let _ = self.begin(from, ended);
    }

    fn stop(&self) {
        if let Some(playing) = self.speaker.playing.borrow_mut().take() {
            scheduled(&playing).set_onended(None);
            // It only fails if it has already ended.
            let _ = scheduled(&playing).stop();
        }
    }
}
