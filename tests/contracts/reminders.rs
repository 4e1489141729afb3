//! What reminders must keep.

use loopready::domain::plan::reminder::Reminder;
use loopready::ports::{Permission, Reminders};

fn reminder() -> Reminder {
    Reminder {
        title: "Loopready: 1 task today, 20 min".to_owned(),
        text: "First: Practice aloud (20 min)".to_owned(),
    }
}

/// Whether they keep their promises.
pub async fn holds(reminders: &dyn Reminders) {
    nothing_is_shown_without_permission(reminders).await;
    the_answer_holds_from_then_on(reminders).await;
    nothing_is_shown_without_permission(reminders).await;
}

async fn nothing_is_shown_without_permission(reminders: &dyn Reminders) {
    let is_shown = reminders.show(reminder(), "/plan".to_owned()).await;
    assert!(!is_shown || reminders.permission() == Permission::Granted);
}

async fn the_answer_holds_from_then_on(reminders: &dyn Reminders) {
    let answer = reminders.ask().await;
    assert_eq!(reminders.permission(), answer);
    if answer != Permission::NotAsked {
        assert_eq!(reminders.ask().await, answer);
    }
}
