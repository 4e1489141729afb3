//! The result of an asynchronous port.

use std::future::Future;
use std::pin::Pin;

/// A port's future, on the page's only thread.
pub type Pending<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;
