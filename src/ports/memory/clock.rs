//! A clock that tests move by hand, and random numbers that only count up.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use chrono::{DateTime, FixedOffset, TimeDelta, Utc};
use futures::channel::oneshot;

use crate::domain::clock::ClockReading;
use crate::ports::Clock;
use crate::ports::pending::Pending;

/// The clocks of a device, seen from one page load.
pub struct MemoryClock {
    device: Rc<Device>,
    page_load: u64,
}

struct Device {
    number: u32,
    wall: Cell<DateTime<Utc>>,
    monotonic: Cell<Duration>,
    offset: Cell<FixedOffset>,
    drawn: Cell<u64>,
    page_loads: Cell<u64>,
    waits: RefCell<Vec<(Duration, oneshot::Sender<()>)>>,
}

impl MemoryClock {
    /// A device at an instant, in a time zone. Devices with different numbers never draw the same
    /// values.
    #[must_use]
    pub fn new(wall: DateTime<Utc>, offset: FixedOffset, number: u32) -> Self {
        let device = Device {
            number,
            wall: Cell::new(wall),
            monotonic: Cell::default(),
            offset: Cell::new(offset),
            drawn: Cell::default(),
            page_loads: Cell::default(),
            waits: RefCell::default(),
        };
        Self {
            device: Rc::new(device),
            page_load: 0,
        }
    }

    /// The clocks of the same device, seen from its next page load.
    #[must_use]
    pub fn next_page_load(&self) -> Self {
        self.device.page_loads.update(|count| count + 1);
        Self {
            device: Rc::clone(&self.device),
            page_load: self.device.page_loads.get(),
        }
    }

    /// How long until the next wait is over; `None` if nobody waits.
    #[must_use]
    pub fn next_wait(&self) -> Option<Duration> {
        let now = self.device.monotonic.get();
        let waits = self.device.waits.borrow();
        let due = waits.iter().filter(|(_, done)| !done.is_canceled());
        due.map(|(due, _)| due.saturating_sub(now)).min()
    }

    /// Advances the time, and ends waits that are over.
    pub fn advance(&self, time: Duration) {
        let device = &self.device;
        device.monotonic.update(|monotonic| monotonic + time);
        self.set_wall(device.wall.get() + TimeDelta::from_std(time).unwrap_or_default());
        let now = device.monotonic.get();
        let (over, waiting) = device
            .waits
            .take()
            .into_iter()
            .partition(|(due, _)| *due <= now);
        *device.waits.borrow_mut() = waiting;
        let over: Vec<(Duration, oneshot::Sender<()>)> = over;
        for (_, done) in over {
            // The receiver may have been dropped.
            let _ = done.send(());
        }
    }

    /// Sets the wall clock; the monotonic one continues.
    pub fn set_wall(&self, wall: DateTime<Utc>) {
        self.device.wall.set(wall);
    }

    /// Moves the device to another time zone.
    pub fn set_offset(&self, offset: FixedOffset) {
        self.device.offset.set(offset);
    }
}

impl Clock for MemoryClock {
    fn now(&self) -> ClockReading {
        ClockReading {
            wall: self.device.wall.get(),
            monotonic: self.device.monotonic.get(),
            page_load: self.page_load,
        }
    }

    fn wait(&self, time: Duration) -> Pending<'static, ()> {
        let (done, over) = oneshot::channel();
        let due = self.device.monotonic.get() + time;
        self.device.waits.borrow_mut().push((due, done));
        Box::pin(async {
            if over.await.is_err() {
                // The clock was dropped: the time never passes.
                std::future::pending::<()>().await;
            }
        })
    }

    fn local(&self, instant: DateTime<Utc>) -> DateTime<FixedOffset> {
        instant.with_timezone(&self.device.offset.get())
    }

    fn entropy(&self) -> [u8; 10] {
        self.device.drawn.update(|drawn| drawn + 1);
        // Ascending, so that the later of two ids in the same millisecond is larger.
        let drawn = self.device.drawn.get().to_be_bytes().into_iter().skip(2);
        let number = self.device.number.to_be_bytes();
        let mut bytes = [0; 10];
        for (byte, next) in bytes.iter_mut().zip(drawn.chain(number)) {
            *byte = next;
        }
        bytes
    }
}
