//! The match of stories to a loop over days: what is pinned stays, and what moved is said.

use loopready::domain::loops::assignment::{Assignment, assign};
use loopready::domain::loops::interview_loop::{InterviewLoop, Interviewer};
use loopready::domain::loops::pins::{Moved, is_to_note, moved};
use loopready::domain::principle::Principle;
use loopready::domain::record::id::RecordId;
use loopready::domain::stories::story::Story;

use super::device::{Device, Tab};

fn whole(title: &str, leading: &[Principle], result: &str) -> Story {
    Story {
        title: title.to_owned(),
        principles: leading.to_vec(),
        situation: "Our depot lost a customer worth $2.2M a year to late handovers.".to_owned(),
        task: "My goal was to halve the wait in six weeks.".to_owned(),
        action: format!(
            "I read 300 {title} tickets, chose the {title} counter first, and rebuilt it with two of us."
        ),
        result: result.to_owned(),
        ..Story::default()
    }
}

fn looked(tab: &Tab, id: &RecordId) -> (InterviewLoop, Assignment) {
    tab.act(|app| {
        let of = app.library.of::<InterviewLoop>().get(id).unwrap().body;
        let assignment = assign(&app.mock_loops.tellers(Some(id)), &of);
        (of, assignment)
    })
}

fn moves(tab: &Tab, id: &RecordId) -> Vec<Moved> {
    let (of, assignment) = looked(tab, id);
    moved(of.seen.as_deref().unwrap(), &assignment.seen())
}

#[test]
fn a_changed_story_moves_nothing_unsaid_and_a_pin_holds_it_where_it_was() {
    let device = Device::new();
    let tab = device.open();
    let add = |title: &str, result: &str| {
        let story = whole(title, &[Principle::Ownership], result);
        tab.act(|app| app.library.add(story))
    };
    let ferry = add(
        "ferry",
        "The wait fell from 19 to 7 minutes in six weeks, measured by the gate.",
    );
    let audit = add("audit", "It went from 40 to 12 days.");
    let mut form = InterviewLoop::default();
    form.add(Interviewer {
        principles: vec![Principle::Ownership],
        questions: 1,
        ..Interviewer::default()
    });
    let id = tab.act(|app| app.library.add(form));
    device.settle();

    let (of, assignment) = looked(&tab, &id);
    let told = assignment.answers[0].story.as_ref().unwrap().0.id.clone();
    assert_eq!(told, ferry);
    assert!(is_to_note(of.seen.as_deref(), &assignment.seen()));
    tab.act(|app| app.library.note_match(&id, assignment.seen()));
    device.settle();
    assert_eq!(moves(&tab, &id), []);

    tab.act(|app| {
        app.library.edit(&ferry, |story: &mut Story| {
            story.principles = Vec::new();
            story.supporting = vec![Principle::Ownership];
        });
    });
    device.settle();
    tab.crash();
    let tab = device.open();
    let moves_found = moves(&tab, &id);
    let [one] = moves_found.as_slice() else {
        panic!("{moves_found:?}");
    };
    assert_eq!(
        (one.before.as_ref(), one.now.as_ref()),
        (Some(&ferry), Some(&audit))
    );
    let (of, assignment) = looked(&tab, &id);
    assert!(!is_to_note(of.seen.as_deref(), &assignment.seen()));

    let at = one.at;
    tab.act(|app| app.library.pin_story(&id, at, Some(ferry.clone())));
    device.settle();
    assert_eq!(moves(&tab, &id), [], "what one pins oneself has not moved");
    let (of, assignment) = looked(&tab, &id);
    assert_eq!(of.pinned(at), Some(&ferry));
    assert_eq!(assignment.answers[0].story.as_ref().unwrap().0.id, ferry);
}
