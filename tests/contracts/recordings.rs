//! The contract of [`Recordings`]. Each function gets an empty place for them.

use loopready::ports::{Chunk, Recordings, Row};

fn row(key: &str, text: &str) -> Row {
    Row {
        key: key.to_owned(),
        text: text.to_owned(),
    }
}

fn chunk(number: u32, bytes: &[u8]) -> Chunk {
    Chunk {
        number,
        bytes: bytes.to_vec(),
    }
}

/// The contract, one promise after the other; `fresh` gives an empty place each time.
pub async fn holds<R, F>(fresh: impl Fn(usize) -> F)
where
    R: Recordings,
    F: Future<Output = R>,
{
    starts_empty(&fresh(0).await).await;
    chunks_are_one_sound_in_the_order_of_their_numbers(&fresh(1).await).await;
    a_row_is_written_anew_with_each_chunk_and_without_one(&fresh(2).await).await;
    removing_takes_the_sound_along_and_no_other(&fresh(3).await).await;
}

async fn starts_empty(recordings: &dyn Recordings) {
    assert_eq!(recordings.list().await.unwrap(), []);
    assert!(recordings.sound("nobody").await.unwrap().is_empty());
    recordings.remove("nobody").await.unwrap();
}

async fn chunks_are_one_sound_in_the_order_of_their_numbers(recordings: &dyn Recordings) {
    for (number, bytes) in [(2, &[5][..]), (0, &[1, 2]), (10, &[0, 255]), (1, &[])] {
        recordings
            .keep(row("a", "{}"), Some(chunk(number, bytes)))
            .await
            .unwrap();
    }
    assert_eq!(recordings.sound("a").await.unwrap(), [1, 2, 5, 0, 255]);
}

async fn a_row_is_written_anew_with_each_chunk_and_without_one(recordings: &dyn Recordings) {
    recordings.keep(row("b", "0"), None).await.unwrap();
    recordings
        .keep(row("a", "1"), Some(chunk(0, &[1])))
        .await
        .unwrap();
    recordings.keep(row("a", "2"), None).await.unwrap();
    assert_eq!(
        recordings.list().await.unwrap(),
        [row("a", "2"), row("b", "0")]
    );
    assert_eq!(recordings.sound("a").await.unwrap(), [1]);
}

async fn removing_takes_the_sound_along_and_no_other(recordings: &dyn Recordings) {
    for key in ["a", "aa", "b"] {
        recordings
            .keep(row(key, key), Some(chunk(0, key.as_bytes())))
            .await
            .unwrap();
    }
    recordings.remove("a").await.unwrap();
    assert_eq!(
        recordings.list().await.unwrap(),
        [row("aa", "aa"), row("b", "b")]
    );
    assert!(recordings.sound("a").await.unwrap().is_empty());
    assert_eq!(recordings.sound("aa").await.unwrap(), b"aa");
}
