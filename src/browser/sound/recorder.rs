//! This device's microphone, through `MediaRecorder`.

use futures::StreamExt;
use futures::channel::mpsc::{UnboundedReceiver, UnboundedSender, unbounded};
use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Blob, BlobEvent, MediaRecorder, MediaRecorderOptions, MediaStream, MediaStreamConstraints,
    MediaStreamTrack, RecordingState,
};

use crate::browser::promise::{name, said};
use crate::browser::sound::meter::Meter;
use crate::domain::practice::recording::{BITS_PER_SECOND, CHUNK, Trouble};
use crate::ports::pending::Pending;
use crate::ports::{Heard, Recorder, Take};

/// Recording formats in order of preference: every current browser can play one of them.
const MEDIA: [&str; 4] = [
    "audio/webm;codecs=opus",
    "audio/mp4",
    "audio/ogg;codecs=opus",
    "audio/webm",
];

/// The microphone.
pub struct BrowserRecorder;

/// The browser's events, in order.
enum Told {
    Piece(Blob),
    Level(u8),
    Trouble(Trouble),
    Stopped,
}

impl Recorder for BrowserRecorder {
    fn ask(&self) -> Pending<'_, Result<(), Trouble>> {
        Box::pin(async {
            let stream = microphone().await?;
            let_go(&stream);
            Ok(())
        })
    }

    fn start(&self, told: Box<dyn Fn(Heard)>) -> Pending<'_, Result<Box<dyn Take>, Trouble>> {
        Box::pin(async move {
            let stream = microphone().await?;
            let begun = begin(&stream);
            if begun.is_err() {
                let_go(&stream);
            }
            let (recorder, sender, heard) = begun?;
            let meter = Meter::start(&stream, move |level| send(&sender, Told::Level(level)));
            let take = BrowserTake { recorder };
            spawn_local(tell(heard, (stream, meter), told));
            let take: Box<dyn Take> = Box::new(take);
            Ok(take)
        })
    }
}

struct BrowserTake {
    recorder: MediaRecorder,
}

impl Take for BrowserTake {
    fn media(&self) -> String {
        self.recorder.mime_type()
    }

    fn stop(&self) {
        if self.recorder.state() != RecordingState::Inactive {
            // It only fails if it has already stopped.
            let _ = self.recorder.stop();
        }
    }
}

/// Asks for the microphone.
async fn microphone() -> Result<MediaStream, Trouble> {
    let devices = web_sys::window()
        .and_then(|window| window.navigator().media_devices().ok())
        .filter(|devices| !devices.is_undefined())
        .ok_or(Trouble::Unsupported)?;
    let wanted = MediaStreamConstraints::new();
    wanted.set_audio(&JsValue::TRUE);
    let asked = devices
        .get_user_media_with_constraints(&wanted)
        .map_err(|error| refused(&error))?;
    JsFuture::from(asked)
        .await
        .map(JsValue::unchecked_into)
        .map_err(|error| refused(&error))
}

fn refused(error: &JsValue) -> Trouble {
    match name(error).as_str() {
        "NotAllowedError" | "SecurityError" => Trouble::Refused,
        "NotFoundError" | "OverconstrainedError" => Trouble::NoMicrophone,
        "NotReadableError" | "AbortError" => Trouble::Busy,
        "NotSupportedError" | "TypeError" => Trouble::Unsupported,
        _ => Trouble::NotKept(said(error)),
    }
}

/// Releases the microphone, so that the browser's recording indicator goes off.
fn let_go(stream: &MediaStream) {
    for track in tracks(stream) {
        track.stop();
    }
}

fn tracks(stream: &MediaStream) -> impl Iterator<Item = MediaStreamTrack> {
    stream
        .get_audio_tracks()
        .iter()
        .map(JsValue::unchecked_into::<MediaStreamTrack>)
        .collect::<Vec<_>>()
        .into_iter()
}

/// A recorder that has started, and both ends of its events.
type Begun = (
    MediaRecorder,
    UnboundedSender<Told>,
    UnboundedReceiver<Told>,
);

fn begin(stream: &MediaStream) -> Result<Begun, Trouble> {
    let window = web_sys::window().ok_or(Trouble::Unsupported)?;
    if !Reflect::has(&window, &"MediaRecorder".into()).unwrap_or(false) {
        return Err(Trouble::Unsupported);
    }
    let options = MediaRecorderOptions::new();
    options.set_audio_bits_per_second(BITS_PER_SECOND);
    if let Some(media) = MEDIA
        .iter()
        .find(|media| MediaRecorder::is_type_supported(media))
    {
        options.set_mime_type(media);
    }
    let recorder =
        MediaRecorder::new_with_media_stream_and_media_recorder_options(stream, &options)
            .map_err(|error| refused(&error))?;
    let (sender, receiver) = unbounded();
    listen(&recorder, stream, &sender);
    let chunk = i32::try_from(CHUNK.as_millis()).unwrap_or(i32::MAX);
    recorder
        .start_with_time_slice(chunk)
        .map_err(|error| refused(&error))?;
    Ok((recorder, sender, receiver))
}

/// Nobody listens after it has stopped, and that is fine.
fn send(sender: &UnboundedSender<Told>, told: Told) {
    drop(sender.unbounded_send(told));
}

fn listen(recorder: &MediaRecorder, stream: &MediaStream, sender: &UnboundedSender<Told>) {
    let pieces = sender.clone();
    let on_piece = Closure::<dyn Fn(BlobEvent)>::new(move |event: BlobEvent| {
        if let Some(piece) = event.data() {
            send(&pieces, Told::Piece(piece));
        }
    });
    recorder.set_ondataavailable(Some(on_piece.into_js_value().unchecked_ref()));
    let troubles = sender.clone();
    let on_trouble = Closure::<dyn Fn()>::new(move || {
        send(&troubles, Told::Trouble(Trouble::Lost));
    })
    .into_js_value();
    recorder.set_onerror(Some(on_trouble.unchecked_ref()));
    for track in tracks(stream) {
        // Unplugged or revoked; there is no event when we release it ourselves.
        track.set_onended(Some(on_trouble.unchecked_ref()));
    }
    let stopped = sender.clone();
    let on_stop = Closure::<dyn Fn()>::new(move || send(&stopped, Told::Stopped));
    recorder.set_onstop(Some(on_stop.into_js_value().unchecked_ref()));
}

/// Forwards the browser's events in order, until it has stopped.
async fn tell(
    mut heard: UnboundedReceiver<Told>,
    (stream, meter): (MediaStream, Option<Meter>),
    told: Box<dyn Fn(Heard)>,
) {
    let mut trouble = None;
    while let Some(next) = heard.next().await {
        match next {
            Told::Piece(piece) => {
                if let Ok(buffer) = JsFuture::from(piece.array_buffer()).await {
                    let bytes = Uint8Array::new(&buffer).to_vec();
                    if !bytes.is_empty() {
                        told(Heard::Chunk(bytes));
                    }
                }
            }
            Told::Level(level) => told(Heard::Level(level)),
            // The browser then stops by itself and delivers the rest.
            Told::Trouble(found) => trouble = Some(found),
            Told::Stopped => break,
        }
    }
    drop(meter);
    let_go(&stream);
    told(Heard::Stopped(trouble));
}
