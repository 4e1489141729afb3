//! Floor 0: values, rules and state machines of interview preparation.
//!
//! Nothing here reads a clock, draws a random number, touches storage or knows that a browser
//! exists: `now`, seeds and texts come in as arguments, values and errors go out. Each room uses
//! only the ones above it in this list, which `tests/native/house/` enforces.

pub mod assessment;
pub mod choices;
pub mod clock;
pub mod example;
pub mod format;
pub mod guide;
pub mod incoming;
pub mod loops;
pub mod offer;
pub mod paper;
pub mod plan;
pub mod practice;
pub mod preferences;
pub mod principle;
pub mod privacy;
pub mod prose;
pub mod questions;
pub mod record;
pub mod review;
pub mod speaking;
pub mod stories;
pub mod sync;
pub mod text;
pub mod writing;
