//! What every form shares: changes that are taken back, what is kept, what is missing.

use std::cell::RefCell;
use std::rc::Rc;

use loopready::domain::guide::rice::RiceSheet;
use loopready::domain::stories::bank::BankedStory;
use loopready::domain::stories::metric::{Metric, Recall};
use loopready::domain::stories::story::Story;
use loopready::domain::writing::choosing::{Picked, PromptChoice};
use loopready::domain::writing::prompt::{OwnPrompt, PromptForm, PromptKind};
use loopready::ports::Table;
use loopready::state::{ProbeSession, Typed, TypedStandIns};
use reactive_graph::prelude::*;

use super::device::{Device, Tab};

fn undo(device: &Device, tab: &Tab) {
    let notice = tab.app.notices.shown.get_untracked().pop().unwrap();
    let undo = notice.action.unwrap();
    tab.act(|_| (undo.run)());
    device.settle();
}

fn sheet(device: &Device, tab: &Tab) -> Typed<RiceSheet> {
    let sheet = tab.view(|app| Typed::worksheet(app.core(), "rice"));
    device.settle();
    sheet
}

#[test]
fn a_change_of_a_sheet_is_taken_back_on_its_page_and_after_it_was_left() {
    for is_left in [false, true] {
        let device = Device::new();
        let tab = device.open();
        let typed = sheet(&device, &tab);
        tab.act(|_| typed.edit(|sheet| sheet.period = "a week".to_owned()));
        device.settle();
        tab.act(|_| {
            typed.change("Example restored.", |sheet| {
                *sheet = RiceSheet::default();
            });
        });
        device.settle();
        if is_left {
            tab.close_views();
        }
        undo(&device, &tab);
        tab.close_views();
        let again = sheet(&device, &tab);
        let period = again.form.with_untracked(|sheet| sheet.period.clone());
        assert_eq!(period, "a week", "left: {is_left}");
    }
}

#[test]
fn unsaved_changes_are_discarded_for_what_is_saved_now_and_brought_back() {
    let device = Device::new();
    let tab = device.open();
    let id = tab.add_story("Before");
    device.settle();
    let typed = tab.view(|app| Typed::of_story(app.core(), Some(&id), None));
    device.settle();
    tab.act(|_| typed.edit(|story| story.title = "Typed".to_owned()));
    device.settle();
    tab.act(|app| {
        app.library.edit(&id, |story: &mut Story| {
            story.title = "Meanwhile".to_owned();
        });
    });
    device.settle();
    tab.act(|_| typed.discard());
    device.settle();
    let title = |typed: Typed<Story>| typed.form.with_untracked(|story| story.title.clone());
    assert_eq!(title(typed), "Meanwhile");
    let given = typed.given.get_untracked().map(|story| story.title);
    assert_eq!(
        given.as_deref(),
        Some("Meanwhile"),
        "the fields take it over"
    );
    undo(&device, &tab);
    assert_eq!(title(typed), "Typed");
}

#[test]
fn what_is_missing_is_told_until_the_next_edit() {
    let device = Device::new();
    let tab = device.open();
    let typed = tab.view(|app| Typed::of_number(app.core(), None));
    device.settle();
    assert_eq!(tab.act(|_| typed.save_number()), None);
    let told = typed.error.get_untracked().unwrap();
    assert!(told.contains("Name the number"), "{told}");
    tab.act(|_| typed.edit(|metric| metric.name = "Wait".to_owned()));
    assert_eq!(typed.error.get_untracked(), None);
    tab.act(|_| typed.edit(|metric| metric.result = "7 minutes".to_owned()));
    device.settle();
    let id = tab.act(|_| typed.save_number()).unwrap();
    device.settle();
    // Another number is learned again; another name is not.
    for (edit, recall) in [("name", Recall::Known), ("result", Recall::New)] {
        tab.act(|app| {
            app.library
                .edit(&id, |metric: &mut Metric| metric.recall = Recall::Known);
        });
        device.settle();
        let typed = tab.view(|app| Typed::of_number(app.core(), Some(&id)));
        device.settle();
        tab.act(|_| {
            typed.edit(|metric| match edit {
                "name" => metric.name.push('s'),
                _ => metric.result.push('s'),
            });
            assert_eq!(typed.save_number().as_ref(), Some(&id));
        });
        device.settle();
        let kept = tab.act(|app| app.library.of::<Metric>().get(&id)).unwrap();
        assert_eq!(kept.body.recall, recall, "{edit}");
    }
}

#[test]
fn the_drawn_pair_and_a_prompt_being_typed_survive_a_reload() {
    let device = Device::new();
    let open = |tab: &Tab| {
        tab.view(|app| {
            Typed::<PromptChoice>::open(
                app.core(),
                "form:prompt-choice".to_owned(),
                PromptChoice::default(),
            )
        })
    };
    let before = device.open();
    let choice = open(&before);
    device.settle();
    before.act(|_| {
        choice.edit(|choice| {
            choice.pair = vec!["one".to_owned(), "two".to_owned()];
            choice.seed = 9;
            choice.picked = Picked::Given;
            "What did you give up?".clone_into(&mut choice.given);
        });
    });
    device.settle();
    let typed = choice.form.get_untracked();
    before.close_views();
    let after = device.open();
    let choice = open(&after);
    device.settle();
    assert_eq!(choice.form.get_untracked(), typed);
}

#[test]
fn a_given_prompt_is_kept_once_with_ones_own() {
    let device = Device::new();
    let tab = device.open();
    let given = |text: &str| OwnPrompt {
        text: text.to_owned(),
        kind: PromptKind::Invention,
        is_retired: false,
    };
    let mut ids = Vec::new();
    for text in ["What did you give up?", "What did you give up?", "And why?"] {
        ids.push(tab.act(|app| app.library.given_prompt(given(text))).id);
        device.settle();
    }
    assert_eq!(ids[0], ids[1]);
    assert_ne!(ids[1], ids[2]);
    let kept = tab.act(|app| app.library.of::<OwnPrompt>().living());
    assert_eq!(kept.len(), 2);
}

#[test]
fn a_form_that_was_sent_is_empty_and_its_draft_gone() {
    let device = Device::new();
    let tab = device.open();
    let typed = tab.view(|app| Typed::<PromptForm>::worksheet(app.core(), "own-prompt"));
    device.settle();
    tab.act(|app| app.library.keep_prompt(typed));
    assert_eq!(
        typed.error.get_untracked().as_deref(),
        Some("Write the prompt first.")
    );
    tab.act(|_| typed.edit(|form| form.text = " Why this job? ".to_owned()));
    device.settle();
    tab.act(|app| app.library.keep_prompt(typed));
    device.settle();
    let prompts = tab.act(|app| app.library.of::<OwnPrompt>().living());
    let texts: Vec<&str> = prompts.iter().map(|one| one.body.text.as_str()).collect();
    assert_eq!(texts, ["Why this job?"]);
    assert_eq!(typed.form.get_untracked(), PromptForm::default());
    assert!(device.store.rows(Table::Drafts).is_empty());
    // The same form takes the next one.
    tab.act(|_| typed.edit(|form| form.text = "Why now?".to_owned()));
    device.settle();
    assert_eq!(device.store.rows(Table::Drafts).len(), 1);
}

#[test]
fn a_question_that_was_typed_and_not_added_is_there_again() {
    let device = Device::new();
    let mut tab = device.open();
    let story = tab.add_story("Told");
    device.settle();
    let open = |tab: &Tab| {
        let session = tab.view(|app| ProbeSession::open(app.core(), &story));
        tab.act(|_| session.take_up());
        let typed = tab.view(|app| Typed::<String>::worksheet(app.core(), "probe:told"));
        device.settle();
        (session, typed)
    };
    let (_, typed) = open(&tab);
    tab.act(|_| typed.edit(|text| text.push_str(" Why not sooner? ")));
    device.settle();
    tab.crash();
    tab = device.open();
    let (session, typed) = open(&tab);
    assert_eq!(typed.form.get_untracked(), " Why not sooner? ");
    assert!(tab.act(|_| session.ask_typed(typed)).is_some());
    assert_eq!(tab.act(|_| session.ask_typed(typed)), None, "once");
    device.settle();
    assert_eq!(typed.form.get_untracked(), "");
    assert!(device.store.rows(Table::Drafts).is_empty());
    let asked = tab.act(|app| app.library.probes_of(&story));
    assert_eq!(asked.probes[0].question, "Why not sooner?");
}

#[test]
fn what_is_typed_for_a_name_outlives_a_canceled_export_and_is_what_leaves() {
    let device = Device::new();
    let tab = device.open();
    tab.act(|app| {
        app.library
            .prefer(|kept| kept.confidential = vec!["Osprey".to_owned(), "Heron".to_owned()]);
    });
    let left = Rc::new(RefCell::new(String::new()));
    let lets_out = || {
        let (story, left) = (
            Story {
                title: "Osprey and Heron".to_owned(),
                ..Story::default()
            },
            left.clone(),
        );
        let banked = BankedStory {
            story,
            numbers: Vec::new(),
            probes: Vec::new(),
        };
        tab.act(|app| {
            app.handouts.let_out(banked, move |banked| {
                *left.borrow_mut() = banked.story.title;
            });
        });
        let typed = tab.view(|app| Typed::<TypedStandIns>::worksheet(app.core(), "stand-ins"));
        device.settle();
        typed
    };
    let typed = lets_out();
    tab.act(|_| typed.edit(|typed| drop(typed.insert("Osprey".to_owned(), "Bird".to_owned()))));
    tab.act(|app| app.handouts.keep_back());
    device.settle();
    tab.close_views();
    assert_eq!(*left.borrow(), "");
    let typed = lets_out();
    let is_back = typed.form.with_untracked(|typed| typed["Osprey"] == "Bird");
    assert!(is_back);
    let proposed = tab.act(|app| app.handouts.warning.get_untracked().unwrap().stand_ins);
    let heron = proposed.into_iter().find(|one| one.name == "Heron");
    tab.act(|app| app.handouts.replace_and_go(typed));
    device.settle();
    assert_eq!(*left.borrow(), format!("Bird and {}", heron.unwrap().with));
    assert!(device.store.rows(Table::Drafts).is_empty());
    let kept = tab.act(|app| app.library.preferences.get_untracked().body.stand_ins);
    assert!(kept.iter().any(|one| one.with == "Bird"));
}
