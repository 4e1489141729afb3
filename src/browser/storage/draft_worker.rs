//! A worker that writes the current text (`public/draft-worker.js`). A key then costs the page a message
//! instead of a transaction, which was a tenth of a key's cost. The worker writes only drafts, and the
//! page can do without it at any time.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use futures::channel::oneshot::{Sender, channel};
use js_sys::Array;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{MessageEvent, Worker};

use crate::browser::by_name::object;
use crate::browser::promise::{resolve_after, settled};
use crate::ports::Row;

/// The shortest time to wait for a write, in milliseconds; it usually takes a few. After that, the
/// page writes.
const PATIENCE: i32 = 250;

/// The worker.
pub(crate) struct DraftWorker {
    worker: Worker,
    exchange: Rc<Exchange>,
}

/// The page's view of its worker.
#[derive(Default)]
struct Exchange {
    /// Whether it accepts writes.
    is_ready: Cell<bool>,
    /// Whether it was asked for a new connection since it last accepted writes.
    is_asked: Cell<bool>,
    last_id: Cell<i32>,
    /// The id of the pending write.
    under_way: RefCell<Option<(i32, Sender<bool>)>>,
    /// Callers waiting until nothing is pending.
    waiting: RefCell<Vec<Sender<()>>>,
    is_watched: Cell<bool>,
}

impl DraftWorker {
    /// Starts the worker for a table of a database; `None` if the browser has no workers.
    pub(crate) fn start(script: &str, database: &str, version: u32, table: &str) -> Option<Self> {
        let worker = Worker::new(script).ok()?;
        let exchange = Rc::new(Exchange::default());
        let hear = Rc::clone(&exchange);
        let heard = Closure::<dyn Fn(MessageEvent)>::new(move |message: MessageEvent| {
            // Nobody else sends messages here.
            hear.heard(message.data().as_f64().unwrap_or_default());
        })
        .into_js_value();
        worker.set_onmessage(Some(heard.unchecked_ref()));
        let lose = Rc::clone(&exchange);
        let failed = Closure::<dyn Fn()>::new(move || lose.give_up()).into_js_value();
        worker.set_onerror(Some(failed.unchecked_ref()));

        let about = object(&[
            ("name", database.into()),
            ("version", version.into()),
            ("table", table.into()),
        ]);
        worker.post_message(&about).ok()?;
        Some(Self { worker, exchange })
    }

    /// Whether it accepts a write now; one at a time, so that none can overtake a failing one.
    pub(crate) fn is_idle(&self) -> bool {
        self.exchange.is_ready.get() && self.exchange.under_way.borrow().is_none()
    }

    /// Has it connect again if it lost its connection or a write; for when the database is known to work.
    pub(crate) fn revive(&self) {
        let exchange = &self.exchange;
        let is_lost = !exchange.is_ready.get() && exchange.last_id.get() > 0;
        if is_lost && !exchange.is_asked.replace(true) {
            // If it is gone for good, the page goes on writing.
            let _ = self.worker.post_message(&JsValue::NULL);
        }
    }

    /// Has it close its connection after its pending write.
    pub(crate) fn disconnect(&self) {
        self.exchange.is_ready.set(false);
        self.exchange.is_asked.set(false);
        // A worker that is gone has no connection.
        let _ = self.worker.post_message(&JsValue::FALSE);
    }

    /// Writes a row and returns whether it was stored; if not, the page must write it.
    pub(crate) async fn put(&self, row: &Row) -> bool {
        let id = self.exchange.last_id.get().wrapping_add(1).max(1);
        self.exchange.last_id.set(id);
        let message = Array::of3(
            &id.into(),
            &row.key.as_str().into(),
            &row.text.as_str().into(),
        );
        let (answer, answered) = channel();
        *self.exchange.under_way.borrow_mut() = Some((id, answer));
        if self.worker.post_message(&message).is_err() {
            self.exchange.answered(id, false);
        }
        self.watch();
        answered.await.unwrap_or(false)
    }

    /// Gives up on a worker that doesn't answer, so that nobody waits for it. It is not used again.
    fn watch(&self) {
        if self.exchange.is_watched.replace(true) {
            return;
        }
        let (worker, exchange) = (self.worker.clone(), Rc::clone(&self.exchange));
        spawn_local(async move {
            loop {
                let last_id = exchange.last_id.get();
                let _ = settled(|resolve, _| resolve_after(PATIENCE, &resolve)).await;
                let under_way = exchange.under_way.borrow().as_ref().map(|(id, _)| *id);
                match under_way {
                    None => break,
                    Some(id) if id > last_id => {}
                    Some(_) => {
                        worker.terminate();
                        exchange.give_up();
                        break;
                    }
                }
            }
            exchange.is_watched.set(false);
        });
    }

    /// Resolves when nothing is pending.
    pub(crate) async fn rest(&self) {
        if self.exchange.under_way.borrow().is_none() {
            return;
        }
        let (rested, resting) = channel();
        self.exchange.waiting.borrow_mut().push(rested);
        // The sender is only dropped after it has answered.
        let _ = resting.await;
    }
}

impl Exchange {
    /// Handles the worker's message: the id of a completed write, a negative id if it failed, or
    /// zero when the worker is ready.
    fn heard(&self, said: f64) {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "it says back an id that it was given"
        )]
        let said = said as i32;
        match said {
            0 => {
                self.is_ready.set(true);
                self.is_asked.set(false);
            }
            id => self.answered(id.abs(), id > 0),
        }
    }

    fn answered(&self, id: i32, is_kept: bool) {
        // A worker that has lost its connection reports when it has a new one.
        self.is_ready.set(self.is_ready.get() && is_kept);
        if let Some((_, answer)) = self
            .under_way
            .borrow_mut()
            .take_if(|(other, _)| *other == id)
        {
            // The receiver may have been dropped.
            let _ = answer.send(is_kept);
            for waiting in self.waiting.take() {
                let _ = waiting.send(());
            }
        }
    }

    /// Hands pending writes back to the page, and accepts no more.
    fn give_up(&self) {
        let under_way = self.under_way.borrow().as_ref().map(|(id, _)| *id);
        self.answered(under_way.unwrap_or_default(), false);
    }
}
