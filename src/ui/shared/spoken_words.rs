//! What the transcript of an answer tells.

use leptos::prelude::*;
use std::time::Duration;

use crate::domain::format::counts::counted;
use crate::domain::format::durations::clock_face;
use crate::domain::practice::transcript::{Phrase, TranscriptReport};
use crate::domain::stories::story::StarPart;

fn fillers(report: &TranscriptReport) -> String {
    let named: Vec<String> = report
        .fillers
        .iter()
        .map(|(filler, count)| format!("{filler} {count}"))
        .collect();
    match report.filler_count() {
        0 => "no filler words".to_owned(),
        count => format!(
            "{} ({})",
            counted(count, "filler word", "filler words"),
            named.join(", ")
        ),
    }
}

fn part((part, length): (StarPart, u32)) -> String {
    if length == 0 {
        return format!("no {}", part.name());
    }
    let face = clock_face(Duration::from_millis(u64::from(length)));
    format!("{} {face}", part.name())
}

/// Filler words, "I" and "we", the parts by time, and the transcript itself.
pub fn spoken_words(phrases: &[Phrase]) -> Option<AnyView> {
    let report = TranscriptReport::of(phrases)?;
    let line = format!(
        "“I” {}, “we” {} · {}",
        times(report.i),
        times(report.we),
        fillers(&report)
    );
    let parts = report.parts.map_or_else(
        || "The parts of the story couldn’t be told apart.".to_owned(),
        |parts| parts.map(part).join(" · "),
    );
    let text: Vec<&str> = phrases.iter().map(|phrase| phrase.text.as_str()).collect();
    Some(
        view! {
            <p class="player__delivery" data-testid="spoken-words">{line}</p>
            <p class="player__delivery" data-testid="spoken-parts">{parts}</p>
            <details class="small">
                <summary>"Transcript"</summary>
                <p class="prose" dir="auto">{text.join(" ")}</p>
                <p class="muted">
                    "Written by your browser on this device, so it has errors. Browsers often leave out “um”. The parts \
                     are guessed from phrases such as “I was asked” and “as a result”."
                </p>
            </details>
        }
        .into_any(),
    )
}

fn times(count: usize) -> String {
    match count {
        0 => "never".to_owned(),
        1 => "once".to_owned(),
        count => format!("{count} times"),
    }
}
