//! Prints as JSON what an import of a file would do, by the functions that the app's preview uses.
//!
//! ```text
//! cargo run --release --example import -- questions|stories|backup FILE
//!     [--encoding utf-8|windows-1252] [--separator comma|semicolon|tab|pipe|colon|space|nothing]
//! ```
//!
//! `taken` holds what would come in, `left_out` what would not, with its row or line and the reason,
//! and `notes` what the preview says beside them. A file that cannot be read ends it with exit
//! code 2 and a message on standard error.

#![allow(missing_docs, reason = "a program has no public items")]

use std::path::Path;
use std::process::ExitCode;

use loopready::domain::incoming::LeftOut;
use loopready::domain::incoming::encoding::{Encoding, decoded};
use loopready::domain::incoming::separator::Separator;
use loopready::domain::principle::Principle;
use loopready::domain::questions::import as questions;
use loopready::domain::questions::import::IncomingQuestion;
use loopready::domain::record::backup;
use loopready::domain::record::id::DeviceId;
use loopready::domain::record::import::{BackupPreview, Holdings};
use loopready::domain::record::merge::Deletions;
use loopready::domain::stories::import as stories;
use loopready::domain::stories::import::IncomingStory;
use serde_json::{Value, json};

fn names(principles: &[Principle]) -> Vec<&'static str> {
    principles.iter().map(|one| one.name()).collect()
}

fn question(one: &IncomingQuestion) -> Value {
    let question = &one.read.question;
    let principles = question.leading.iter().chain(&question.supporting);
    let principles: Vec<Principle> = principles.copied().collect();
    json!({
        "row": one.read.at,
        "text": question.text,
        "principles": names(&principles),
        "skill": question.skill.said(),
        "role": question.role.name(),
        "level": question.level.name(),
        "follow_ups": question.follow_ups,
        "tags": question.tags,
        "archived": question.is_archived,
    })
}

fn story(one: &IncomingStory) -> Value {
    let told = &one.read.told;
    let story = &told.story;
    json!({
        "row": one.read.at,
        "title": story.title,
        "hook": story.hook,
        "setting": story.setting,
        "status": story.status.name(),
        "principles": names(&story.principles),
        "supporting": names(&story.supporting),
        "kinds": story.kinds,
        "situation": story.situation,
        "task": story.task,
        "action": story.action,
        "result": story.result,
        "learning": story.learning,
        "numbers": told.numbers,
        "follow_ups": told.probes,
    })
}

/// A row each, so that they can be counted.
fn left_out(left_out: &[LeftOut]) -> Vec<Value> {
    let rows = |one: &LeftOut| {
        let why = one.why.clone();
        (one.at..one.at + one.count).map(move |row| json!({"row": row, "why": why}))
    };
    left_out.iter().flat_map(rows).collect()
}

fn of_questions(name: &str, text: &str, separator: Option<Separator>) -> Result<Value, String> {
    let source = questions::read(name, text, separator).map_err(|error| error.to_string())?;
    let (mapping, has_header) = source.guess();
    let found = questions::judge(source.questions(&mapping, has_header), &[], None);
    let is_taken = |one: &&IncomingQuestion| one.verdict.why_left_out(false).is_none();
    Ok(json!({
        "taken": found.iter().filter(is_taken).map(question).collect::<Vec<Value>>(),
        "left_out": left_out(&questions::left_out(&source, &found, false)),
        "notes": questions::notes(&source, &mapping, has_header, &found),
    }))
}

fn of_stories(name: &str, text: &str, separator: Option<Separator>) -> Result<Value, String> {
    let source = stories::read(name, text, separator).map_err(|error| error.to_string())?;
    let (mapping, has_header) = source.guess();
    let found = stories::judge(source.stories(&mapping, has_header), []);
    let is_taken = |one: &&IncomingStory| one.verdict.why_left_out(false).is_none();
    Ok(json!({
        "taken": found.iter().filter(is_taken).map(story).collect::<Vec<Value>>(),
        "left_out": left_out(&stories::left_out(&source, &found, false)),
        "notes": stories::notes(&source, &mapping, has_header, &found),
    }))
}

/// A backup meets an empty device. Packed ones are to be unpacked first (`gunzip -c`).
fn of_backup(text: &str) -> Result<Value, String> {
    let backup = backup::read(text).map_err(|error| error.to_string())?;
    let preview = BackupPreview::of(
        backup,
        &Holdings::default(),
        &DeviceId("here".to_owned()),
        Deletions::Hold,
    );
    let taken: Vec<Value> = preview
        .plan
        .rows
        .iter()
        .map(|row| {
            let (title, text) = (row.body.get("title"), row.body.get("text"));
            json!({"id": row.id.as_str(), "kind": row.kind, "title": title, "text": text})
        })
        .collect();
    let unreadable: Vec<Value> = preview
        .backup
        .set_aside
        .iter()
        .map(|kept| json!({"row": kept.key, "why": format!("kept as it is: {}", kept.reason)}))
        .collect();
    let mut notes = vec![preview.plan.summary()];
    if !preview.backup.is_complete() {
        notes.push(format!(
            "{} lines are missing or damaged",
            preview.backup.damaged
        ));
    }
    Ok(json!({"taken": taken, "left_out": unreadable, "notes": notes}))
}

struct Options {
    what: String,
    file: String,
    encoding: Encoding,
    separator: Option<Separator>,
}

fn options(mut arguments: impl Iterator<Item = String>) -> Result<Options, String> {
    const USAGE: &str = "usage: import questions|stories|backup FILE [--encoding utf-8|windows-1252] [--separator NAME]";
    let mut plain: Vec<String> = Vec::new();
    let (mut encoding, mut separator) = (Encoding::default(), None);
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().ok_or_else(|| USAGE.to_owned());
        match argument.as_str() {
            "--encoding" => {
                let slug = value()?;
                encoding = Encoding::from_slug(&slug)
                    .ok_or_else(|| format!("there is no encoding {slug}"))?;
            }
            "--separator" => {
                let slug = value()?;
                let named = Separator::from_slug(&slug);
                separator = Some(named.ok_or_else(|| format!("there is no separator {slug}"))?);
            }
            _ => plain.push(argument),
        }
    }
    match <[String; 2]>::try_from(plain) {
        Ok([what, file]) => Ok(Options {
            what,
            file,
            encoding,
            separator,
        }),
        Err(_) => Err(USAGE.to_owned()),
    }
}

fn run() -> Result<String, String> {
    let options = options(std::env::args().skip(1))?;
    let file = &options.file;
    let bytes = std::fs::read(file).map_err(|error| format!("{file} cannot be read: {error}"))?;
    let text = decoded(&bytes, options.encoding);
    let name = Path::new(file).file_name();
    let name = name.map_or_else(|| file.clone().into(), |name| name.to_string_lossy());
    let report = match options.what.as_str() {
        "questions" => of_questions(&name, &text, options.separator)?,
        "stories" => of_stories(&name, &text, options.separator)?,
        "backup" => of_backup(&text)?,
        other => {
            return Err(format!(
                "there is no import of {other}: questions, stories or backup"
            ));
        }
    };
    serde_json::to_string_pretty(&report).map_err(|error| error.to_string())
}

fn main() -> ExitCode {
    match run() {
        Ok(output) => {
            println!("{output}");
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}
