//! Forms of a record that was saved elsewhere meanwhile.

use loopready::domain::guide::to_ask::QuestionToAsk;
use loopready::domain::loops::interview_loop::{InterviewLoop, Interviewer};
use loopready::domain::loops::log::{LoggedQuestion, LoopLog};
use loopready::domain::offer::form::Offer;
use loopready::domain::plan::loop_plan::LoopPlan;
use loopready::domain::plan::role_check::{
    Judged, RequirementStanding, RoleCheck, RoleRequirement,
};
use loopready::domain::principle::Principle;
use loopready::domain::questions::own::{OwnQuestion, QuestionForm};
use loopready::domain::record::id::RecordId;
use loopready::domain::stories::metric::Metric;
use loopready::domain::stories::story::Story;
use loopready::domain::writing::prompt::{OwnPrompt, PromptForm, PromptKind};
use loopready::ports::Table;
use loopready::state::{App, Form, ToAskForm, ToAskList, Typed};
use reactive_graph::prelude::*;

use super::device::Device;

/// A form of a record that is there already.
struct Opened {
    /// Types a text into it.
    edit: Box<dyn Fn(&str)>,
    /// Saves it; says whether it was.
    save: Box<dyn Fn() -> bool>,
    /// Whether it shows a version that was saved elsewhere.
    asks: Box<dyn Fn() -> bool>,
    keep_both: Box<dyn Fn()>,
}

fn opened<T: Form>(
    typed: Typed<T>,
    edit: impl Fn(&mut T, &str) + 'static,
    save: impl Fn() -> bool + 'static,
) -> Opened {
    Opened {
        edit: Box::new(move |text| typed.edit(|form| edit(form, text))),
        save: Box::new(save),
        asks: Box::new(move || typed.newer.get_untracked().is_some()),
        keep_both: Box::new(move || typed.keep_both()),
    }
}

/// A kind of record that has a form.
struct Formed {
    name: &'static str,
    /// The record, before it is opened in a form.
    add: fn(&'static App) -> RecordId,
    open: fn(&'static App, &RecordId) -> Opened,
}

fn story() -> Formed {
    Formed {
        name: "story",
        add: |app| {
            app.library.add(Story {
                title: "Before".to_owned(),
                ..Story::default()
            })
        },
        open: |app, id| {
            let typed = Typed::of_story(app.core(), Some(id), None);
            opened(
                typed,
                |story, text| story.title = text.into(),
                move || typed.save_story().is_some(),
            )
        },
    }
}

fn number() -> Formed {
    Formed {
        name: "number",
        add: |app| app.library.add(Metric::default()),
        open: |app, id| {
            let typed = Typed::of_number(app.core(), Some(id));
            let edit = |metric: &mut Metric, text: &str| {
                (metric.name, metric.result) = (text.into(), "7 days".to_owned());
            };
            opened(typed, edit, move || typed.save_number().is_some())
        },
    }
}

fn question() -> Formed {
    Formed {
        name: "question",
        add: |app| app.library.add(OwnQuestion::default()),
        open: |app, id| {
            let typed = Typed::of_question(app.core(), Some(id));
            let edit = |form: &mut QuestionForm, text: &str| {
                form.text = format!("Tell me about a time you said {text}.");
            };
            opened(typed, edit, move || typed.save_question().is_some())
        },
    }
}

fn interview_loop() -> Formed {
    Formed {
        name: "loop",
        add: |app| app.library.add(InterviewLoop::default()),
        open: |app, id| {
            let typed = Typed::of_loop(app.core(), Some(id));
            let edit = |form: &mut InterviewLoop, text: &str| {
                form.name = text.into();
                if form.interviewers.is_empty() {
                    form.add(Interviewer {
                        principles: vec![Principle::CustomerObsession],
                        ..Interviewer::default()
                    });
                }
            };
            opened(typed, edit, move || typed.save_loop().is_some())
        },
    }
}

fn log() -> Formed {
    Formed {
        name: "log",
        add: |app| app.library.add(InterviewLoop::default()),
        open: |app, id| {
            let typed = app.mock_loops.log_form(id);
            let edit = |log: &mut LoopLog, text: &str| {
                log.entries = vec![LoggedQuestion {
                    note: format!("{text} "),
                    ..LoggedQuestion::default()
                }];
            };
            let save = move || app.mock_loops.keep_log_with_questions(typed).is_some();
            opened(typed, edit, save)
        },
    }
}

fn offer() -> Formed {
    Formed {
        name: "offer",
        add: |app| app.library.add(Offer::default()),
        open: |app, id| {
            let typed = Typed::<Offer>::of_record(app.core(), "offer", Some(id));
            opened(
                typed,
                |offer, text| offer.name = text.into(),
                move || typed.save_as_typed().is_some(),
            )
        },
    }
}

fn plan() -> Formed {
    Formed {
        name: "plan",
        add: |_| LoopPlan::id(),
        open: |app, _| {
            let typed = app.plan.form();
            opened(
                typed,
                |form, text| form.plan.role = text.into(),
                move || app.plan.save(typed).is_some(),
            )
        },
    }
}

fn role_check() -> Formed {
    Formed {
        name: "role check",
        add: |_| RoleCheck::id(),
        open: |app, _| {
            let typed = app.plan.role_form();
            let edit = |check: &mut RoleCheck, text: &str| {
                check.judged = vec![Judged {
                    requirement: RoleRequirement::ALL[0],
                    standing: RequirementStanding::Met,
                    story: None,
                    note: text.into(),
                }];
            };
            opened(typed, edit, move || typed.save_as_typed().is_some())
        },
    }
}

fn prompt() -> Formed {
    Formed {
        name: "prompt",
        add: |app| {
            app.library.add(OwnPrompt {
                text: "Before".to_owned(),
                kind: PromptKind::default(),
                is_retired: false,
            })
        },
        open: |app, id| {
            let typed = Typed::<PromptForm>::worksheet(app.core(), "own-prompt");
            let id = id.clone();
            let edit = move |form: &mut PromptForm, text: &str| {
                if form.of.is_none() {
                    let kept = app.library.of::<OwnPrompt>().get(&id).unwrap();
                    *form = PromptForm::changing(id.clone(), &kept.body);
                }
                form.text = text.into();
            };
            let save = move || {
                app.library.keep_prompt(typed);
                typed.newer.get_untracked().is_none()
            };
            opened(typed, edit, save)
        },
    }
}

fn question_to_ask() -> Formed {
    Formed {
        name: "question to ask",
        add: |app| app.library.add(QuestionToAsk::default()),
        open: |app, id| {
            let typed = Typed::<ToAskForm>::worksheet(app.core(), "to-ask");
            let (list, id) = (ToAskList::of(app.core(), Vec::new()), id.clone());
            let edit = move |form: &mut ToAskForm, text: &str| {
                if form.of.is_none() {
                    let kept = app.library.of::<QuestionToAsk>().get(&id).unwrap();
                    *form = ToAskForm::changing(id.clone(), &kept.body);
                }
                form.text = text.into();
            };
            let save = move || {
                list.keep(typed);
                typed.newer.get_untracked().is_none()
            };
            opened(typed, edit, save)
        },
    }
}

/// In the other tab, and after a restart of it: what was brought back was typed over the version before.
#[test]
fn every_form_asks_before_it_saves_over_a_version_that_it_has_not_seen() {
    let forms = [
        story(),
        number(),
        question(),
        interview_loop(),
        log(),
        offer(),
        plan(),
        role_check(),
        prompt(),
        question_to_ask(),
    ];
    for Formed { name, add, open } in forms {
        for is_restarted in [false, true] {
            let device = Device::new();
            let (one, mut two) = (device.open(), device.open());
            let id = one.act(add);
            device.settle();
            let first = one.view(|app| open(app, &id));
            device.settle();
            let mut second = two.view(|app| open(app, &id));
            device.settle();
            one.act(|_| (first.edit)("First"));
            two.act(|_| (second.edit)("Second"));
            device.settle();
            assert!(one.act(|_| (first.save)()), "{name}");
            device.settle();
            if is_restarted {
                if matches!(name, "prompt" | "question to ask") {
                    // Their draft is of all tabs, and the first has sent it.
                    continue;
                }
                one.close_views();
                two.crash();
                two = device.open();
                second = two.view(|app| open(app, &id));
                device.settle();
            }
            let kept = |text: &str| {
                let rows = device.store.rows(Table::Records);
                rows.iter().any(|row| row.text.contains(text))
            };
            assert!(!two.act(|_| (second.save)()), "{name}, {is_restarted}");
            device.settle();
            assert!((second.asks)(), "{name}, {is_restarted}");
            assert!(kept("First") && !kept("Second"), "{name}");
            two.act(|_| (second.keep_both)());
            assert!(two.act(|_| (second.save)()), "{name}, {is_restarted}");
            device.settle();
            assert!(kept("First") && kept("Second"), "{name}: both are kept");
            // And what the form itself has saved is known to it.
            let third = two.view(|app| open(app, &id));
            device.settle();
            two.act(|_| (third.edit)("Third"));
            device.settle();
            assert!(two.act(|_| (third.save)()), "{name}");
        }
    }
}

#[test]
fn a_plan_is_not_overtaken_by_the_loop_that_it_dates() {
    let device = Device::new();
    let tab = device.open();
    // A day for a loop that there is not yet, then another day for it.
    for day in [7, 9] {
        let day = chrono::NaiveDate::from_ymd_opt(2026, 12, day);
        let typed = tab.view(|app| app.plan.form());
        device.settle();
        tab.act(|_| {
            typed.edit(|form| {
                form.loop_day = day;
                form.plan.writing = day.and_then(|day| day.pred_opt());
            });
        });
        assert!(tab.act(|app| app.plan.save(typed)).is_some(), "{day:?}");
        assert_eq!(typed.newer.get_untracked(), None);
        device.settle();
        let loops = tab.act(|app| app.library.of::<InterviewLoop>().living());
        assert_eq!(loops.len(), 1);
        assert_eq!(loops[0].body.date, day);
        tab.close_views();
    }
}
