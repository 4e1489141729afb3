//! The browser's clocks and random numbers.

use std::time::Duration;

use chrono::{DateTime, FixedOffset, Utc};
use web_sys::Performance;

use crate::browser::promise::{resolve_after, settled};
use crate::domain::clock::ClockReading;
use crate::ports::Clock;
use crate::ports::pending::Pending;

/// The clocks as this page sees them.
pub struct BrowserClock {
    /// Identifies this page load.
    page_load: u64,
    /// Looked up once, since every key reads the clocks.
    performance: Option<Performance>,
}

impl BrowserClock {
    /// Draws the random id of this page load.
    #[must_use]
    pub fn new() -> Self {
        let mut clock = Self {
            page_load: 0,
            performance: web_sys::window().and_then(|window| window.performance()),
        };
        clock.page_load = clock.seed();
        clock
    }
}

impl Default for BrowserClock {
    fn default() -> Self {
        Self::new()
    }
}

impl Clock for BrowserClock {
    fn now(&self) -> ClockReading {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "Date.now() is a whole number far below 2^53"
        )]
        let millis = js_sys::Date::now() as i64;
        let monotonic = self.performance.as_ref().map_or(0.0, Performance::now);
        ClockReading {
            wall: DateTime::from_timestamp_millis(millis).unwrap_or_default(),
            monotonic: Duration::try_from_secs_f64(monotonic / 1_000.0).unwrap_or_default(),
            page_load: self.page_load,
        }
    }

    fn wait(&self, time: Duration) -> Pending<'static, ()> {
        let milliseconds = i32::try_from(time.as_millis()).unwrap_or(i32::MAX);
        Box::pin(async move {
            // It cannot be rejected.
            let _ = settled(|resolve, _| resolve_after(milliseconds, &resolve)).await;
        })
    }

    fn local(&self, instant: DateTime<Utc>) -> DateTime<FixedOffset> {
        #[expect(
            clippy::cast_precision_loss,
            reason = "instants of this era are below 2^53 milliseconds"
        )]
        let date = js_sys::Date::new(&(instant.timestamp_millis() as f64).into());
        // JavaScript counts the minutes that UTC is ahead; chrono counts the seconds that it is
        // behind.
        #[expect(
            clippy::cast_possible_truncation,
            reason = "an offset is a day at most"
        )]
        let west = (date.get_timezone_offset() * 60.0) as i32;
        let offset = FixedOffset::west_opt(west).unwrap_or(chrono::Offset::fix(&Utc));
        instant.with_timezone(&offset)
    }

    fn entropy(&self) -> [u8; 10] {
        let mut bytes = [0; 10];
        if let Some(Ok(crypto)) = web_sys::window().map(|window| window.crypto()) {
            // It fails only for requests of over 65,536 bytes.
            let _ = crypto.get_random_values_with_u8_array(&mut bytes);
        }
        bytes
    }
}
