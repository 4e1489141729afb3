//! Pace and pauses of synthetic speech are what its makers know of it: `tests/fixtures/speech/clips.py`.

use loopready::domain::speaking::delivery::Delivery;
use loopready::domain::speaking::envelope::{Frame, SoundEnvelope};
use serde_json::Value;

const CLIPS: &str = include_str!("../fixtures/speech/clips.json");

/// The envelope of a clip: a byte a frame, the level in half decibels and a bit for a pitch.
fn envelope(hex: &str) -> SoundEnvelope {
    let frames = hex.as_bytes().chunks(2).map(|pair| {
        let byte = u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap();
        Frame {
            decibels: f32::from(byte & 127) / 2.0 - 63.5,
            is_voiced: byte & 128 > 0,
        }
    });
    SoundEnvelope {
        frames: frames.collect(),
    }
}

fn number(value: &Value) -> u32 {
    value.as_u64().unwrap().try_into().unwrap()
}

#[test]
fn the_pace_and_the_pauses_of_known_speech_are_found() {
    let clips: Vec<Value> = serde_json::from_str(CLIPS).unwrap();
    assert!(clips.len() >= 12);
    let mut off = Vec::new();
    for clip in &clips {
        let delivery =
            Delivery::of_envelope(&envelope(clip["envelope"].as_str().unwrap())).unwrap();
        let known = number(&clip["syllables"]) * 60_000 / number(&clip["spoken_ms"]);
        let pauses: Vec<u32> = clip["pauses_ms"]
            .as_array()
            .unwrap()
            .iter()
            .map(number)
            .collect();
        let found: Vec<u32> = delivery.pauses.iter().map(|pause| pause.length).collect();
        let is_near = |(one, other): (&u32, &u32)| one.abs_diff(*other) <= 200;
        let has_pauses = found.len() == pauses.len() && found.iter().zip(&pauses).all(is_near);
        let has_pace = delivery.pace().abs_diff(known) * 10 <= known;
        if !has_pauses || !has_pace {
            off.push(format!(
                "{}: pace {} of {known}, pauses {found:?} of {pauses:?}",
                clip["name"],
                delivery.pace()
            ));
        }
    }
    assert!(off.is_empty(), "{off:#?}");
}

#[test]
fn silence_and_noise_are_no_speech() {
    assert_eq!(Delivery::of(&vec![0.0; 80_000], 8_000), None);
    assert_eq!(Delivery::of(&[], 48_000), None);
    let mut random = fastrand::Rng::with_seed(1);
    let hiss: Vec<f32> = (0..80_000).map(|_| (random.f32() - 0.5) * 0.02).collect();
    assert_eq!(Delivery::of(&hiss, 8_000), None);
}
