//! What another app hands over is kept until the candidate says what it is.

use loopready::domain::incoming::handed::{FileFate, TextFate};
use loopready::domain::questions::own::OwnQuestion;
use loopready::domain::stories::story::{Status, Story};
use loopready::ports::OpenedFile;
use loopready::route::{HandedRoute, QuestionsRoute, SettingsRoute, StoriesRoute, WritingRoute};
use loopready::state::{ChosenFile, Unsent};
use reactive_graph::prelude::*;

use super::device::Device;

const TEXT: &str = "Returns desk\nIn May it stood still. I moved it.";

#[test]
fn a_shared_text_is_there_again_until_it_is_kept_as_something() {
    let device = Device::new();
    let tab = device.open();
    let typed = tab.view(|app| Unsent::open(app.core(), "shared"));
    tab.act(|_| typed.edit(TEXT.to_owned()));
    device.settle();
    tab.close_views();
    // The page was closed before anything was chosen.
    let tab = device.open();
    let typed = tab.view(|app| Unsent::open(app.core(), "shared"));
    device.settle();
    assert_eq!(
        tab.act(|_| typed.given.get_untracked()).as_deref(),
        Some(TEXT)
    );
    let place = tab
        .act(|app| app.handed.keep(TextFate::Sketch, TEXT, typed))
        .unwrap();
    device.settle();
    let stories = tab.act(|app| app.library.of::<Story>().living());
    let [story] = stories.as_slice() else {
        panic!("{stories:?}")
    };
    assert_eq!(place, StoriesRoute::Edit(story.id().clone()).into());
    assert_eq!(
        (story.body.title.as_str(), story.body.status),
        ("Returns desk", Status::Sketch)
    );
    tab.close_views();
    let again = tab.view(|app| Unsent::open(app.core(), "shared"));
    device.settle();
    assert_eq!(tab.act(|_| again.given.get_untracked()), None);
}

#[test]
fn a_shared_text_becomes_a_question_or_a_text_to_review_and_none_becomes_nothing() {
    let device = Device::new();
    let tab = device.open();
    let typed = tab.view(|app| Unsent::open(app.core(), "shared"));
    device.settle();
    let keep = |fate, text: &str| tab.act(|app| app.handed.keep(fate, text, typed));
    assert!(keep(TextFate::Question, " \n").is_err());
    assert!(keep(TextFate::Question, &"Why? ".repeat(300)).is_err());
    let place = keep(TextFate::Question, "Whose idea\nwas it?").unwrap();
    device.settle();
    let questions = tab.act(|app| app.library.of::<OwnQuestion>().living());
    assert_eq!(questions[0].body.text, "Whose idea was it?");
    assert_eq!(
        place,
        QuestionsRoute::Edit(questions[0].id().clone()).into()
    );
    let place = keep(TextFate::Check, TEXT).unwrap();
    device.settle();
    let memos = tab.act(|app| app.library.living_memos());
    assert_eq!(memos[0].body.draft.text, TEXT);
    assert_eq!(place, WritingRoute::Review(memos[0].id().clone()).into());
}

#[test]
fn an_opened_file_goes_where_its_owner_says() {
    let device = Device::new();
    let tab = device.open();
    let open = |name: &str| {
        let bytes = b"Title,Result\nDesk,7".to_vec();
        let name = name.to_owned();
        tab.act(|_| device.files.open(&Ok(OpenedFile { name, bytes })));
        device.settle();
    };
    open("stories.csv");
    open("notes.txt");
    assert_eq!(
        tab.act(|app| app.route.get_untracked()),
        HandedRoute::Opened.into()
    );
    assert_eq!(tab.act(|app| app.handed.files.with_untracked(Vec::len)), 2);
    let open_as = |fate| tab.act(|app| pollster::block_on(app.handed.open_as(fate)));
    assert_eq!(
        open_as(FileFate::Stories),
        Ok(Some(StoriesRoute::Import.into()))
    );
    let file = tab.view(|app| ChosenFile::of(app.core(), "stories-file"));
    let found = tab.act(|_| file.found.get_untracked()).unwrap().unwrap();
    assert_eq!(found.name, "stories.csv");
    // The file is handed over once.
    let other = tab.view(|app| ChosenFile::of(app.core(), "questions-file"));
    assert_eq!(tab.act(|_| other.found.get_untracked()), None);
    let text = "Title,Result\nDesk,7".to_owned();
    assert_eq!(
        open_as(FileFate::Text),
        Ok(Some(HandedRoute::Shared(text).into()))
    );
    assert_eq!(open_as(FileFate::Text), Ok(None));
    // It is no Word file, so the page says so and keeps it until it is put away.
    open("memo.docx");
    assert!(open_as(FileFate::Word).is_err_and(|told| told.contains("Word")));
    assert_eq!(tab.act(|app| app.handed.files.with_untracked(Vec::len)), 1);
    tab.act(|app| app.handed.put_away());
    open("backup.loopready");
    assert_eq!(
        open_as(FileFate::Backup),
        Ok(Some(SettingsRoute::Settings.into()))
    );
    device.settle();
    // It is no backup, and the settings say so.
    assert!(
        tab.act(|app| app.backups.preview.get_untracked())
            .is_some_and(|one| one.is_err())
    );
}
