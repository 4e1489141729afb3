//! A memo on its sheet: the text, the clock, and the right to write.

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

/// The clock's reading is kept with the memo this often, so that a crash together with a changed
/// clock loses no more of it.
const HEARTBEAT: Duration = Duration::from_secs(10);

/// A memo on its sheet; a copyable handle that lives as long as the view that opened it.
#[derive(Clone, Copy)]
pub struct MemoSession {
    core: &'static Core,
    id: StoredValue<RecordId>,
    memo: StoredValue<Record<MemoDraft>>,
    saver: RwSignal<Option<Saver>, LocalStorage>,
    lock: StoredValue<Option<Box<dyn Lock>>, LocalStorage>,
    pulse: StoredValue<Pulse, LocalStorage>,
    /// The way it is sat.
    pub way: Way,
    due: Option<DateTime<Utc>>,
    /// Time allowed, for the milestones.
    allowed: Option<Duration>,
    /// The clock of the sitting under way.
    pub drill: RwSignal<Drill>,
    /// The type that the memo is set in.
    pub lettering: RwSignal<TypeStyle>,
    /// Words aimed at, where the author chose how many.
    pub target: RwSignal<Option<u32>>,
    /// The last reading, about once a second.
    pub now: RwSignal<ClockReading>,
    /// The right to write.
    pub access: RwSignal<Access>,
    /// A text that came from elsewhere, for the sheet to take over.
    pub given: RwSignal<String>,
    /// Words in the text.
    pub words: RwSignal<usize>,
    /// A stretch without a watcher, worth telling.
    pub absence: RwSignal<Option<Absence>>,
    /// The last moment of the clock that is worth telling.
    pub milestone: RwSignal<Option<Milestone>>,
}

/// What comes with the keys and with the clock.
struct Pulse {
    /// When the clock was last kept.
    last_beat: Duration,
    typing: Typing,
    /// What the next key shows along with itself; see [`MemoSession::along`].
    along: Option<Box<dyn FnOnce()>>,
}

impl MemoSession {
    /// Opens a memo that is being written; none otherwise. Where its last sitting was closed on
    /// leaving, the next begins.
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

    /// The memo, but for its text, which is the sheet's.
    #[must_use]
    pub fn memo(self) -> MemoDraft {
        self.memo.with_value(|memo| memo.body.clone())
    }

    /// Takes the memo over from the tab that has it.
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
            // The view may have gone while the browser was asked; the lock then goes, too.
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
                // The other tab stops only once it hears of this, and its last keys are on their way.
                services.clock.wait(GRACE).await;
            }
            // Another tab may have paused or finished since this one looked: only what is stored
            // now counts, or an old copy would be written over it.
            let id = self.id.with_value(Clone::clone);
            // Where nothing is stored (a full disk), the copy at hand is all there is.
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
                    .tell("Your last words were restored from the second copy on this device.");
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

    /// Takes an edit. Returns whether to begin to look when it is counted; see [`Typing::edited`].
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

    /// How long until the next look at [`Self::is_count_due`]; see [`Typing::next_look`].
    #[must_use]
    pub fn next_look(self) -> Option<Duration> {
        let now = self.core.reading();
        self.pulse
            .try_update_value(|pulse| pulse.typing.next_look(now.monotonic))
            .flatten()
    }

    /// Whether there are edits that it is time to count; never after the view has gone.
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
        // A signal that is set redraws, also when nothing changed.
        if self.words.get_untracked() != words {
            self.words.set(words);
        }
    }

    /// What is known of the last edits; tracked.
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

    /// Shows something that changed by itself: while somebody types along with the next key, which
    /// makes the page draw in any case, and else at once.
    pub fn along(self, show: impl FnOnce() + 'static) {
        // A timer may fire once more after the view has gone.
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

    /// Looks at the clocks.
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
        // What the clock shows follows from `now`; that it was looked at changes nothing more.
        let absence = self
            .drill
            .try_update_untracked(|drill| drill.observe(now))
            .flatten();
        if let Some(absence) = absence {
            if self.way.has_sittings() {
                // Only a drill goes on while nobody is there.
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

    /// What is left; tracked.
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

    /// Keeps the text as it stands when the time is first seen to be up, so that what follows can
    /// be told apart.
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

    /// Notes that characters were pasted rather than typed; kept with the next beat of the clock.
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

    /// Sets the memo in another type, and offers that for the next memo.
    pub fn set_in(self, lettering: TypeStyle) {
        self.change(|memo| memo.lettering = lettering);
        self.lettering.set(lettering);
        self.core
            .library
            .prefer(|preferences| preferences.lettering = lettering);
    }

    /// Aims at so many words; at as many as are usual where there is none.
    pub fn aim_at(self, target: Option<u32>) {
        self.change(|memo| memo.target = target);
        self.target.set(target);
    }

    /// Stops the clock.
    pub fn pause(self) {
        self.turn(Drill::pause);
    }

    /// Lets the clock run again.
    pub fn resume(self) {
        self.turn(Drill::resume);
    }

    /// Gives the time of the absence back.
    pub fn forgive(self) {
        if let Some(absence) = self.absence.get_untracked() {
            self.turn(|drill, _| drill.forgive(absence));
            self.absence.set(None);
        }
    }

    /// Ends the sitting, hands the memo in, and keeps it with its text.
    pub fn finish(self) {
        self.end(MemoDraft::finish);
    }

    /// Ends the sitting until the next one.
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

    /// Keeps everything, for when the page is hidden or left.
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

    /// Keeps the memo with its clock and its text as they stand.
    fn keep(self, durability: Durability) {
        self.keep_with(durability, |_| {});
    }

    /// Changes the memo in something else than its text and its clock; only who may write may.
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

    /// Another version of the memo may have come to the device with a backup while this one was being
    /// written: it is kept beside the text that goes on here.
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
            // Both were read from such envelopes.
            if let Ok(joined) = Record::open(joined) {
                self.memo.set_value(joined);
            }
        }
    }

    /// The memo with its clock and its text as they stand, and then `edit`.
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

/// The memo as it is stored now.
async fn stored_memo(services: &Services, id: &RecordId) -> Option<Record<MemoDraft>> {
    let found = services.store.get(Table::Records, id.as_str()).await;
    let row = found.ok().flatten()?;
    Record::open(Envelope::read(&row.text).ok()?).ok()
}
