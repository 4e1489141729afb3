//! The device's clocks and random numbers.

use std::time::Duration;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, TimeDelta, Utc};

use crate::domain::clock::ClockReading;
use crate::ports::pending::Pending;

/// Reads clocks and draws random numbers.
pub trait Clock {
    /// Wall-clock and monotonic time, now.
    fn now(&self) -> ClockReading;

    /// Resolves after a time, unless the page is closed first.
    fn wait(&self, time: Duration) -> Pending<'static, ()>;

    /// An instant in the device's time zone.
    fn local(&self, instant: DateTime<Utc>) -> DateTime<FixedOffset>;

    /// The start of a day in the device's time zone. If daylight saving time changes at midnight, it is
    /// off by an hour.
    fn midnight(&self, day: NaiveDate) -> DateTime<Utc> {
        let in_utc = day.and_time(NaiveTime::MIN).and_utc();
        in_utc - TimeDelta::seconds(i64::from(self.local(in_utc).offset().local_minus_utc()))
    }

    /// Ten random bytes, enough for unique ids.
    fn entropy(&self) -> [u8; 10];

    /// A random seed that JSON can represent exactly (under 2^53).
    fn seed(&self) -> u64 {
        let bytes = self.entropy();
        bytes
            .iter()
            .take(6)
            .fold(0, |seed, &byte| (seed << 8) | u64::from(byte))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Timelike;

    /// A clock in a time zone this many hours east of Greenwich.
    struct East(i32);

    impl Clock for East {
        fn now(&self) -> ClockReading {
            ClockReading {
                wall: DateTime::default(),
                monotonic: Duration::ZERO,
                page_load: 0,
            }
        }

        fn wait(&self, _: Duration) -> Pending<'static, ()> {
            Box::pin(std::future::pending())
        }

        fn local(&self, instant: DateTime<Utc>) -> DateTime<FixedOffset> {
            let offset = FixedOffset::east_opt(self.0 * 3_600).unwrap();
            instant.with_timezone(&offset)
        }

        fn entropy(&self) -> [u8; 10] {
            [0; 10]
        }
    }

    #[test]
    fn a_day_begins_at_midnight_on_the_wall_in_every_zone() {
        let day = NaiveDate::from_ymd_opt(2026, 12, 7).unwrap();
        for hours in -12..=14 {
            let clock = East(hours);
            let begins = clock.local(clock.midnight(day));
            assert_eq!((begins.date_naive(), begins.hour()), (day, 0), "{hours}");
        }
    }
}
