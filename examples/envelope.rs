//! Writes the envelope of a sound file as the tests read it: `cargo run --example envelope -- clip.wav`. The file
//! is 16-bit PCM with one channel, as `espeak-ng -w` writes it.

#![allow(missing_docs, reason = "a program has no public items")]

use std::fmt::Write;

use loopready::domain::speaking::envelope::SoundEnvelope;

/// The samples of a wave file, and how many there are a second.
fn samples(file: &[u8]) -> Option<(Vec<f32>, u32)> {
    let rate = u32::from_le_bytes(file.get(24..28)?.try_into().ok()?);
    let data = file.windows(4).position(|window| window == b"data")?;
    let samples = file.get(data + 8..)?.chunks_exact(2);
    let samples = samples.filter_map(|pair| Some(i16::from_le_bytes(pair.try_into().ok()?)));
    Some((
        samples.map(|sample| f32::from(sample) / 32_768.0).collect(),
        rate,
    ))
}

fn main() {
    let Some(path) = std::env::args().nth(1) else {
        eprintln!("usage: envelope CLIP.wav");
        return;
    };
    let file = std::fs::read(&path).unwrap_or_default();
    let Some((samples, rate)) = samples(&file) else {
        eprintln!("{path} is no wave file");
        return;
    };
    let mut text = String::new();
    for frame in SoundEnvelope::of(&samples, rate).frames {
        let level = (2.0 * (frame.decibels + 63.5)).round().clamp(0.0, 127.0);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "between 0 and 127"
        )]
        let byte = level as u8 | if frame.is_voiced { 128 } else { 0 };
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    println!("{text}");
}
