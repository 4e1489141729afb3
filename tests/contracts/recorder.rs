//! The contract of [`Recorder`], where there is a microphone.

use std::cell::RefCell;
use std::rc::Rc;
use std::task::Poll;

use loopready::ports::{Heard, Recorder};

/// What is recorded until it is stopped arrives whole, in order, and ends by saying so.
pub async fn holds(recorder: &dyn Recorder) {
    assert_eq!(recorder.ask().await, Ok(()));
    let told = Rc::new(RefCell::new((Vec::new(), None::<std::task::Waker>)));
    let telling = Rc::clone(&told);
    let take = recorder
        .start(Box::new(move |heard| {
            let mut told = telling.borrow_mut();
            told.0.push(heard);
            if let Some(waker) = told.1.take() {
                waker.wake();
            }
        }))
        .await
        .ok()
        .unwrap();
    assert!(take.media().starts_with("audio/"), "{}", take.media());
    take.stop();
    take.stop();
    std::future::poll_fn(|context| {
        let mut told = told.borrow_mut();
        if told.0.last() == Some(&Heard::Stopped(None)) {
            return Poll::Ready(());
        }
        told.1 = Some(context.waker().clone());
        Poll::Pending
    })
    .await;
    let told = told.take().0;
    let (last, chunks) = told.split_last().unwrap();
    assert_eq!(*last, Heard::Stopped(None));
    // A take of an instant may hold nothing yet.
    for chunk in chunks {
        match chunk {
            Heard::Chunk(bytes) => assert!(!bytes.is_empty()),
            Heard::Level(level) => assert!(*level <= 100),
            Heard::Stopped(_) => panic!("it stopped twice"),
        }
    }
}
