//! What an asynchronous port gives back.

use std::future::Future;
use std::pin::Pin;

/// A promise of a port, kept on the one thread of a page.
pub type Pending<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;
