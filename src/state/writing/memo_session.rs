//! Writing a memo: the text, the clock, and the lock.

use std::time::Duration;

use chrono::{DateTime, Utc};
use reactive_graph::graph::untrack;
use reactive_graph::owner::{LocalStorage, StoredValue};
use reactive_graph::prelude::*;
use reactive_graph::signal::RwSignal;
use reactive_graph::spawn_local;

use crate::domain::clock::{Absence, ClockReading, Drill, Phase, Remaining};
use crate::domain::paper::typeface::TypeStyle;
use crate::domain::record::draft::{DraftSource, is_foreign};
use crate::domain::record::envelope::{Envelope, Record};
use crate::domain::record::id::RecordId;
use crate::domain::record::merge;
use crate::domain::record::save_state::{GRACE, Saved};
use crate::domain::text::word_count;
use crate::domain::writing::memo;
use crate::domain::writing::memo::{MemoDraft, Sitting, Way};
use crate::domain::writing::milestone::{Milestone, passed};
use crate::domain::writing::typing::{BETWEEN_KEYS, Typing};
use crate::ports::{Durability, Lock, StorageError, Table};
use crate::state::core::Core;
use crate::state::forms::seat::Access;
use crate::state::records::saver::Saver;
use crate::state::services::Services;

/// How often the clock's reading is stored with the memo, so that a crash together with a changed
/// clock loses little.
const HEARTBEAT: Duration = Duration::from_secs(10);

/// A memo being written; a copyable handle that lives as long as its view.
#[derive(Clone, Copy)]
pub struct MemoSession {
    core: &'static Core,
    id: StoredValue<RecordId>,
    memo: StoredValue<Record<MemoDraft>>,
    saver: RwSignal<Option<Saver>, LocalStorage>,
    lock: StoredValue<Option<Box<dyn Lock>>, LocalStorage>,
    pulse: StoredValue<Pulse, LocalStorage>,
    /// The mode: a drill, a take-home, or a revision.
    pub way: Way,
    due: Option<DateTime<Utc>>,
    /// Time allowed, for the milestones.
    allowed: Option<Duration>,
    /// The clock of the current session.
    pub drill: RwSignal<Drill>,
    /// The memo's typeface.
    pub lettering: RwSignal<TypeStyle>,
    /// The target length in words, if the author chose one.
    pub target: RwSignal<Option<u32>>,
    /// The last reading, updated about once a second.
    pub now: RwSignal<ClockReading>,
    /// Whether this tab may write.
    pub access: RwSignal<Access>,
    /// A text that came from elsewhere, for the sheet to take over.
    pub given: RwSignal<String>,
    /// Words in the text.
    pub words: RwSignal<usize>,
    /// An unwatched stretch of time that is worth reporting.
    pub absence: RwSignal<Option<Absence>>,
    /// The clock's last milestone.
    pub milestone: RwSignal<Option<Milestone>>,
}

/// State for key and clock handling.
struct Pulse {
    /// When the clock was last stored.
    last_beat: Duration,
    typing: Typing,
    /// Updates that wait for the next key; see [`MemoSession::along`].
    along: Option<Box<dyn FnOnce()>>,
}

impl MemoSession {
    /// Opens a memo that is being written, or returns `None`. If its last session ended when the
    /// page was closed, the next one begins.
    #[must_use]
    pub fn open(core: &'static Core, id: RecordId) -> Option<Self> {
        let mut memo = untrack(|| core.library.memo(&id))?;
        let now = core.reading();
        if memo.body.open_sitting().is_none() && memo.body.is_open() {
            core.library
                .edit(&id, |memo: &mut MemoDraft| memo.enter(now));
            memo = untrack(|| core.library.memo(&id))?;
        }
        let drill = memo.body.open_sitting()?.drill.clone();
        let session = Self {
            core,
            id: StoredValue::new(id),
            saver: RwSignal::new_local(None),
            lock: StoredValue::new_local(None),
            pulse: StoredValue::new_local(Pulse {
                last_beat: now.monotonic,
                typing: Typing::default(),
                along: None,
            }),
            way: memo.body.way,
            due: memo.body.due,
            allowed: memo
                .body
                .due
                .and_then(|due| (due - memo.created()).to_std().ok())
                .or(drill.allowed()),
            drill: RwSignal::new(drill),
            lettering: RwSignal::new(memo.body.lettering),
            target: RwSignal::new(memo.body.target),
            now: RwSignal::new(now),
            access: RwSignal::new(Access::Asking),
            given: RwSignal::new(memo.body.draft.text.clone()),
            words: RwSignal::new(word_count(&memo.body.draft.text)),
            absence: RwSignal::new(None),
            milestone: RwSignal::new(None),
            memo: StoredValue::new(memo),
        };
        session.ask(false);
        Some(session)
    }

    /// The memo without its text, which the sheet owns.
    #[must_use]
    pub fn memo(self) -> MemoDraft {
        self.memo.with_value(|memo| memo.body.clone())
    }

    /// Takes the memo over from the tab that drives it.
    pub fn take_over(self) {
        self.ask(true);
    }

    fn ask(self, by_force: bool) {
        spawn_local(async move {
            let services = self.core.services.get_value();
            let document = self.id.with_value(|id| format!("memo:{id}"));
            let lock = if by_force {
                services.locks.take_over(&document).await
            } else {
                services.locks.acquire(&document).await
            };
            // The view may have been removed during the request; then the lock is released, too.
            let Some(in_record) = self.memo.try_with_value(|memo| memo.body.draft.clone()) else {
                return;
            };
            let Some(lock) = lock else {
                let key = self.id.with_value(|id| id.as_str().to_owned());
                let draft = Saver::peek(&services, &key, Some(in_record)).await;
                self.give(draft.map(|draft| draft.text).unwrap_or_default());
                let _ = self.access.try_set(Access::Reading);
                return;
            };
            if by_force {
                // The other tab stops only when it is notified, and its last keys are still being
                // written.
                services.clock.wait(GRACE).await;
            }
            // Another tab may have paused or finished the session: only the stored version counts
            // now, or an old copy would overwrite it.
            let id = self.id.with_value(Clone::clone);
            // If nothing is stored (a full disk), this tab's copy is all there is.
            let at_hand = self.memo.get_value();
            let stored = if self.core.library.is_unkept(&id) {
                at_hand
            } else {
                stored_memo(&services, &id).await.unwrap_or(at_hand)
            };
            let in_record = stored.body.draft.clone();
            let sitting = stored
                .body
                .open_sitting()
                .map(|sitting| sitting.drill.clone());
            let Some(drill) = sitting else {
                self.give(in_record.text);
                let _ = self.access.try_set(Access::Over);
                self.core.library.reload();
                return;
            };
            let _ = self.drill.try_set(drill);
            let _ = self.lettering.try_set(stored.body.lettering);
            let _ = self.target.try_set(stored.body.target);
            let _ = self.memo.try_set_value(stored);
            let lost = lock.lost();
            let key = self.id.with_value(|id| id.as_str().to_owned());
            let (saver, source) = Saver::open(services, key, Some(in_record)).await;
            let (_, device) = self.core.library.here();
            let _ = self.memo.try_update_value(|memo| {
                let text = Some(memo.body.draft.text.as_str());
                if is_foreign(text, memo.changed_by(), &saver.draft(), &device) {
                    memo.keep_beside();
                }
            });
            if self
                .lock
                .try_update_value(|held| *held = Some(lock))
                .is_none()
            {
                return;
            }
            self.give(saver.draft().text);
            if source == Some(DraftSource::Mirror) {
                self.core
                    .notices
                    .tell("Your latest text was restored from the second copy on this device.");
            }
            self.saver.set(Some(saver));
            self.access.set(Access::Writing);
            lost.await;
            let _ = self.access.try_set(Access::TakenOver);
            let _ = self
                .saver
                .try_with_untracked(|saver| saver.as_ref().map(Saver::flush));
            let _ = self.lock.try_update_value(Option::take);
        });
    }

    fn give(self, text: String) {
        let _ = self.words.try_set(word_count(&text));
        let _ = self.given.try_set(text);
    }

    /// Takes an edit. Returns whether to start checking when to count words; see
    /// [`Typing::edited`].
    pub fn edit(self, text: String) -> bool {
        let now = self.reading().monotonic;
        let begins = self
            .pulse
            .try_update_value(|pulse| pulse.typing.edited(now))
            .unwrap_or(false);
        self.show_along();
        if self.access.get_untracked() == Access::Writing {
            self.core.library.try_again();
            self.saver.with_untracked(|saver| {
                if let Some(saver) = saver {
                    saver.edit(text);
                }
            });
        }
        begins
    }

    /// How long until [`Self::is_count_due`] should be checked again; see [`Typing::next_look`].
    #[must_use]
    pub fn next_look(self) -> Option<Duration> {
        let now = self.core.reading();
        self.pulse
            .try_update_value(|pulse| pulse.typing.next_look(now.monotonic))
            .flatten()
    }

    /// Whether it is time to count words; never after the view is gone.
    #[must_use]
    pub fn is_count_due(self) -> bool {
        self.pulse
            .try_with_value(|pulse| pulse.typing.is_count_due(self.reading().monotonic))
            .unwrap_or(false)
    }

    /// Counts the words of a text.
    pub fn count(self, text: &str) {
        self.pulse.update_value(|pulse| pulse.typing.counted());
        let words = word_count(text);
        // Setting a signal redraws even if the value is the same.
        if self.words.get_untracked() != words {
            self.words.set(words);
        }
    }

    /// The save state; tracked.
    #[must_use]
    pub fn saved(self) -> Saved<StorageError> {
        self.now.track();
        let now = self.core.now();
        self.saver.with(|saver| {
            saver
                .as_ref()
                .map_or(Saved::Untouched, |saver| saver.shown(now))
        })
    }

    /// Runs a display update: with the next key while the candidate is typing, since a key redraws
    /// the page anyway, or else right away.
    pub fn along(self, show: impl FnOnce() + 'static) {
        // A timer may fire once more after the view is gone.
        let Some(typing) = self.pulse.try_with_value(|pulse| pulse.typing) else {
            return;
        };
        if !typing.is_under_way(self.reading().monotonic) {
            return show();
        }
        self.pulse
            .update_value(|pulse| pulse.along = Some(Box::new(show)));
        let clock = self
            .core
            .services
            .with_value(|services| services.clock.clone());
        spawn_local(async move {
            clock.wait(BETWEEN_KEYS).await;
            self.show_along();
        });
    }

    fn show_along(self) {
        let along = self.pulse.try_update_value(|pulse| pulse.along.take());
        if let Some(show) = along.flatten() {
            show();
        }
    }

    /// Reads the clocks.
    pub fn look_at_clocks(self) {
        self.tick(self.reading());
    }

    fn reading(self) -> ClockReading {
        self.core.reading()
    }

    fn tick(self, now: ClockReading) {
        let last = self.now.get_untracked();
        self.now.set(now);
        if self.access.get_untracked() != Access::Writing {
            return;
        }
        let before = self.remaining_at(last);
        // The displayed time follows from `now`; the reading itself changes nothing else.
        let absence = self
            .drill
            .try_update_untracked(|drill| drill.observe(now))
            .flatten();
        if let Some(absence) = absence {
            if self.way.has_sittings() {
                // Only a drill continues while nobody is there.
                self.drill.update(|drill| drill.forgive(absence));
            } else {
                self.drill.notify();
                self.absence.set(Some(absence));
            }
        }
        let after = self.remaining_at(now);
        if let Some(milestone) = passed(before, after, self.allowed) {
            self.milestone.set(Some(milestone));
        }
        if matches!(after, Remaining::Over(_)) {
            self.note_limit();
        }
        let is_due = self
            .pulse
            .with_value(|pulse| now.monotonic.saturating_sub(pulse.last_beat) >= HEARTBEAT);
        if is_due && self.drill.with_untracked(Drill::phase) == Phase::Running {
            self.pulse
                .update_value(|pulse| pulse.last_beat = now.monotonic);
            self.keep(Durability::Relaxed);
        }
    }

    /// The time left; tracked.
    #[must_use]
    pub fn remaining(self) -> Remaining {
        let now = self.now.get();
        self.drill
            .with(|drill| memo::remaining(self.due, drill, now))
    }

    fn remaining_at(self, now: ClockReading) -> Remaining {
        self.drill
            .with_untracked(|drill| memo::remaining(self.due, drill, now))
    }

    /// Stores the text at the moment time is up, so that later text can be marked.
    fn note_limit(self) {
        let is_noted = self.memo.with_value(|memo| {
            memo.body
                .open_sitting()
                .is_none_or(|sitting| sitting.at_limit.is_some())
        });
        let Some(saver) = self.saver.get_untracked().filter(|_| !is_noted) else {
            return;
        };
        let text = saver.draft().text;
        self.in_sitting(|sitting| sitting.at_limit = Some(text));
        self.keep(Durability::Strict);
    }

    /// Counts pasted characters; stored with the clock's next reading.
    pub fn note_pasted(self, characters: u64) {
        self.in_sitting(|sitting| sitting.pasted += characters);
    }

    fn in_sitting(self, edit: impl FnOnce(&mut Sitting)) {
        self.memo.update_value(|memo| {
            if let Some(sitting) = memo.body.open_sitting_mut() {
                edit(sitting);
            }
        });
    }

    /// Changes the memo's typeface, and remembers it for the next memo.
    pub fn set_in(self, lettering: TypeStyle) {
        self.change(|memo| memo.lettering = lettering);
        self.lettering.set(lettering);
        self.core
            .library
            .prefer(|preferences| preferences.lettering = lettering);
    }

    /// Sets the target length in words; `None` restores the usual one.
    pub fn aim_at(self, target: Option<u32>) {
        self.change(|memo| memo.target = target);
        self.target.set(target);
    }

    /// Pauses the clock.
    pub fn pause(self) {
        self.turn(Drill::pause);
    }

    /// Resumes the clock.
    pub fn resume(self) {
        self.turn(Drill::resume);
    }

    /// Gives back the time of an absence.
    pub fn forgive(self) {
        if let Some(absence) = self.absence.get_untracked() {
            self.turn(|drill, _| drill.forgive(absence));
            self.absence.set(None);
        }
    }

    /// Ends the session, hands in the memo, and stores it with its text.
    pub fn finish(self) {
        self.end(MemoDraft::finish);
    }

    /// Ends the session until the next one.
    pub fn close(self) {
        self.end(MemoDraft::close_sitting);
    }

    fn end(self, end: impl FnOnce(&mut MemoDraft, ClockReading)) {
        let now = self.reading();
        let Some(saver) = self.saver.get_untracked() else {
            return;
        };
        let memo = self.edited(&saver, |memo| end(memo, now));
        self.core
            .library
            .keep(memo, vec![saver.forgetting()], Durability::Strict);
        self.saver.set(None);
    }

    /// Stores everything, for when the page is hidden or closed.
    pub fn leave(self) {
        if self.access.try_get_untracked() == Some(Access::Writing) {
            self.saver.with_untracked(|saver| {
                if let Some(saver) = saver {
                    saver.flush();
                }
            });
            self.keep(Durability::Strict);
        }
    }

    fn turn(self, turn: impl FnOnce(&mut Drill, ClockReading)) {
        let now = self.reading();
        self.drill.update(|drill| turn(drill, now));
        self.now.set(now);
        self.keep(Durability::Strict);
    }

    /// Stores the memo with its current clock and text.
    fn keep(self, durability: Durability) {
        self.keep_with(durability, |_| {});
    }

    /// Changes other fields of the memo than its text and clock; only the tab with the lock may.
    fn change(self, edit: impl FnOnce(&mut MemoDraft)) {
        if self.access.get_untracked() == Access::Writing {
            self.keep_with(Durability::Strict, edit);
        }
    }

    fn keep_with(self, durability: Durability, edit: impl FnOnce(&mut MemoDraft)) {
        let Some(saver) = self.saver.get_untracked() else {
            return;
        };
        let memo = self.edited(&saver, edit);
        self.core.library.keep(memo, Vec::new(), durability);
    }

    /// An import may have brought another version of the memo while this one was being written: it is
    /// kept as a version, and the text here goes on.
    fn take_in_what_came(self) {
        let library = self.core.library;
        let kept = self.id.with_value(|id| untrack(|| library.memo(id)));
        let is_news = |kept: &Record<MemoDraft>| {
            let seen = self.memo.with_value(Record::version);
            !seen.covers(&kept.version())
        };
        if let Some(kept) = kept.filter(is_news) {
            let joined = self
                .memo
                .with_value(|memo| merge::over(&memo.close(), &kept.close()));
            // Both were parsed from such envelopes.
            if let Ok(joined) = Record::open(joined) {
                self.memo.set_value(joined);
            }
        }
    }

    /// The memo with its current clock and text, after `edit`.
    fn edited(self, saver: &Saver, edit: impl FnOnce(&mut MemoDraft)) -> Record<MemoDraft> {
        let (now, device) = self.core.library.here();
        let drill = self.drill.get_untracked();
        self.take_in_what_came();
        let memo = self.memo.with_value(|memo| {
            memo.edited(now, &device, |memo| {
                memo.draft = saver.draft();
                if let Some(sitting) = memo.open_sitting_mut() {
                    sitting.drill = drill;
                }
                edit(memo);
            })
        });
        self.memo.set_value(memo.clone());
        memo
    }
}

/// The stored memo.
async fn stored_memo(services: &Services, id: &RecordId) -> Option<Record<MemoDraft>> {
    let found = services.store.get(Table::Records, id.as_str()).await;
    let row = found.ok().flatten()?;
    Record::open(Envelope::read(&row.text).ok()?).ok()
}
