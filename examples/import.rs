//! Prints as JSON what an import of a file would do, by the functions that the app's preview uses.
//!
//! ```text
//! cargo run --release --example import -- questions|stories|backup FILE
//! ```
//!
//! `taken` holds what would come in, `left_out` what would not, with its row or line and the reason,
//! and `notes` what the preview says beside them. A file that cannot be read ends it with exit
//! code 2 and a message on standard error.

#![allow(missing_docs, reason = "a program has no public items")]

use std::path::Path;
use std::process::ExitCode;

use loopready::domain::principle::Principle;
use loopready::domain::questions::import as questions;
use loopready::domain::questions::import::{ImportedQuestions, IncomingQuestion};
use loopready::domain::record::backup;
use loopready::domain::record::import::{BackupPreview, Holdings};
use loopready::domain::stories::import as stories;
use loopready::domain::stories::import::{ImportedStories, IncomingStory};
use serde_json::{Value, json};

fn names(principles: &[Principle]) -> Vec<&'static str> {
    principles.iter().map(|one| one.name()).collect()
}

fn question(one: &IncomingQuestion) -> Value {
    let question = &one.question;
    let principles: Vec<Principle> = question
        .leading
        .iter()
        .chain(&question.supporting)
        .copied()
        .collect();
    json!({
        "row": one.at,
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
    let story = &one.story;
    json!({
        "row": one.at,
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
    })
}

fn of_questions(name: &str, text: &str) -> Result<Value, String> {
    let source = questions::read(name, text).map_err(|error| error.to_string())?;
    let (read, mapping, has_header) = match &source {
        ImportedQuestions::List(list) => (list.questions.clone(), Vec::new(), false),
        ImportedQuestions::Table(table) => (
            table.questions(&table.mapping, table.has_header),
            table.mapping.clone(),
            table.has_header,
        ),
    };
    let found = questions::judge(read, &[], None);
    let (taken, left): (Vec<_>, Vec<_>) = found
        .iter()
        .partition(|one| one.verdict == questions::QuestionVerdict::New);
    Ok(json!({
        "taken": taken.into_iter().map(question).collect::<Vec<Value>>(),
        "left_out": left.into_iter().map(|one| json!({"row": one.at, "why": format!("{:?}", one.verdict)})).collect::<Vec<Value>>(),
        "notes": questions::notes(&source, &mapping, has_header, &found),
    }))
}

fn of_stories(name: &str, text: &str) -> Result<Value, String> {
    let source = stories::read(name, text).map_err(|error| error.to_string())?;
    let (read, mapping, has_header) = match &source {
        ImportedStories::Markdown(read) => (read.clone(), Vec::new(), false),
        ImportedStories::Table(table) => {
            let guess = table.guess();
            let has_header = guess.iter().any(Option::is_some);
            (table.stories(&guess, has_header), guess, has_header)
        }
    };
    let found = stories::judge(read, []);
    let (taken, left): (Vec<_>, Vec<_>) = found.iter().partition(|one| {
        matches!(
            one.verdict,
            stories::StoryVerdict::Whole | stories::StoryVerdict::TitleOnly
        )
    });
    Ok(json!({
        "taken": taken.into_iter().map(story).collect::<Vec<Value>>(),
        "left_out": left.into_iter().map(|one| json!({"row": one.at, "why": format!("{:?}", one.verdict)})).collect::<Vec<Value>>(),
        "notes": stories::notes(&source, &mapping, has_header, &found),
    }))
}

/// A backup meets an empty device. Packed ones are to be unpacked first (`gunzip -c`).
fn of_backup(text: &str) -> Result<Value, String> {
    let backup = backup::read(text).map_err(|error| error.to_string())?;
    let preview = BackupPreview::of(backup, &Holdings::default());
    let taken: Vec<Value> = preview
        .plan
        .rows
        .iter()
        .map(|row| json!({"id": row.id.as_str(), "kind": row.kind, "title": row.body.get("title"), "text": row.body.get("text")}))
        .collect();
    Ok(json!({"taken": taken, "left_out": [], "notes": [preview.plan.summary()]}))
}

fn run() -> Result<String, String> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [what, file] = &arguments[..] else {
        return Err("usage: import questions|stories|backup FILE".to_owned());
    };
    let bytes = std::fs::read(file).map_err(|error| format!("{file} cannot be read: {error}"))?;
    let text = String::from_utf8_lossy(&bytes);
    let name = Path::new(file)
        .file_name()
        .map_or_else(|| file.clone().into(), |name| name.to_string_lossy());
    let report = match what.as_str() {
        "questions" => of_questions(&name, &text)?,
        "stories" => of_stories(&name, &text)?,
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
