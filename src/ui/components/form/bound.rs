//! The value that a field shows and changes.

use leptos::prelude::*;

/// The traits that a field's value needs.
pub trait Value: Clone + PartialEq + Send + Sync + 'static {}

impl<V: Clone + PartialEq + Send + Sync + 'static> Value for V {}

/// A value of a form; a copyable handle.
pub struct Bound<V: Send + Sync + 'static> {
    now: Signal<V>,
    /// Notified when the value was changed from outside the field.
    given: Signal<()>,
    set: Callback<V>,
}

impl<V: Send + Sync> Clone for Bound<V> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<V: Send + Sync> Copy for Bound<V> {}

impl<V: Value> Bound<V> {
    /// A value with its getter and setter; `given` tracks changes from outside.
    pub fn new(
        now: impl Fn() -> V + Send + Sync + 'static,
        given: impl Fn() + Send + Sync + 'static,
        set: impl Fn(V) + Send + Sync + 'static,
    ) -> Self {
        Self {
            now: Signal::derive(now),
            given: Signal::derive(given),
            set: Callback::new(set),
        }
    }

    /// A value that its field follows on every change.
    pub fn live(
        now: impl Fn() -> V + Copy + Send + Sync + 'static,
        set: impl Fn(V) + Send + Sync + 'static,
    ) -> Self {
        let memo = Memo::new(move |_| now());
        Self::new(move || memo.get(), move || memo.track(), set)
    }

    /// A part of the value.
    pub fn bind<W: Value>(
        self,
        get: impl Fn(&V) -> W + Send + Sync + 'static,
        set: impl Fn(&mut V, W) + Send + Sync + 'static,
    ) -> Bound<W> {
        Bound::new(
            move || self.now.with(&get),
            move || self.given.get(),
            move |part| {
                let mut value = self.now.get_untracked();
                set(&mut value, part);
                self.set.run(value);
            },
        )
    }

    /// The value; not tracked.
    pub fn get(self) -> V {
        self.now.get_untracked()
    }

    /// Sets the value that was typed or chosen.
    pub fn set(self, value: V) {
        self.set.run(value);
    }

    /// Shows the value in a field, now and whenever it changes from outside.
    pub fn show(self, show: impl Fn(V) + 'static) {
        Effect::new(move |_| {
            self.given.get();
            show(self.get());
        });
    }

    /// What a field shows: the value, or the field's last choice.
    pub fn shown(self) -> RwSignal<V> {
        let shown = RwSignal::new(self.get());
        self.show(move |value| {
            if shown.with_untracked(|shown| *shown != value) {
                shown.set(value);
            }
        });
        shown
    }
}

impl<V: Value> From<RwSignal<V>> for Bound<V> {
    fn from(signal: RwSignal<V>) -> Self {
        Self::new(
            move || signal.get(),
            move || signal.track(),
            move |value| signal.set(value),
        )
    }
}
