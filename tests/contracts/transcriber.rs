//! The contract of [`Transcriber`]: without recognition on the device, it does not listen at all.

use loopready::ports::{Transcriber, Transcribing};

/// Whoever says that there is none hears nothing, and stopping twice is no error.
pub async fn holds(transcriber: &dyn Transcriber) {
    let standing = transcriber.standing().await;
    let listening = transcriber.listen(Box::new(|_| {}));
    if standing == Transcribing::Missing {
        assert!(listening.is_none(), "it would send sound away");
    }
    if let Some(listening) = listening {
        listening.stop();
        listening.stop();
    }
}
