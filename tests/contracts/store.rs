//! The contract of [`Store`]. Each function gets a store that is empty.

use loopready::ports::pending::Pending;
use loopready::ports::{Change, Durability, Row, StorageError, Store, Table};

type Write<'a> = Pending<'a, Result<(), StorageError>>;

fn row(key: &str, text: &str) -> Row {
    Row {
        key: key.to_owned(),
        text: text.to_owned(),
    }
}

async fn put(store: &dyn Store, table: Table, key: &str, text: &str) {
    store
        .commit(
            vec![Change::Put(table, row(key, text))],
            Durability::Relaxed,
        )
        .await
        .unwrap();
}

/// The contract, one promise after the other; `fresh` gives an empty store each time.
pub async fn holds<S, F>(fresh: impl Fn(usize) -> F)
where
    S: Store + Clone,
    F: Future<Output = S>,
{
    starts_empty(&fresh(0).await).await;
    gives_back_what_was_put_sorted_by_key(&fresh(1).await).await;
    the_last_put_of_a_key_wins(&fresh(2).await).await;
    tables_are_apart(&fresh(3).await).await;
    removing_what_is_not_there_is_no_error(&fresh(4).await).await;
    changes_of_one_transaction_are_made_in_order(&fresh(5).await).await;
    a_second_handle_sees_completed_changes(&fresh(6).await).await;
    any_text_survives(&fresh(7).await).await;
    many_rows_in_one_transaction(&fresh(8).await).await;
    writes_started_together_end_with_the_last(&fresh(9).await).await;
    what_is_put_and_removed_together_is_gone(&fresh(10).await).await;
    one_row_is_found_by_its_key(&fresh(11).await).await;
    a_draft_is_a_row_like_any_other(&fresh(12).await).await;
    drafts_and_commits_keep_their_order(&fresh(13).await).await;
}

async fn starts_empty(store: &dyn Store) {
    for table in Table::ALL {
        assert_eq!(store.load(table).await.unwrap(), []);
    }
}

async fn gives_back_what_was_put_sorted_by_key(store: &dyn Store) {
    put(store, Table::Records, "b", "2").await;
    put(store, Table::Records, "a", "1").await;
    assert_eq!(
        store.load(Table::Records).await.unwrap(),
        [row("a", "1"), row("b", "2")]
    );
}

async fn the_last_put_of_a_key_wins(store: &dyn Store) {
    put(store, Table::Drafts, "a", "old").await;
    put(store, Table::Drafts, "a", "new").await;
    assert_eq!(store.load(Table::Drafts).await.unwrap(), [row("a", "new")]);
}

async fn tables_are_apart(store: &dyn Store) {
    put(store, Table::Records, "a", "record").await;
    put(store, Table::Drafts, "a", "draft").await;
    assert_eq!(
        store.load(Table::Records).await.unwrap(),
        [row("a", "record")]
    );
    assert_eq!(store.load(Table::Device).await.unwrap(), []);
}

async fn removing_what_is_not_there_is_no_error(store: &dyn Store) {
    let change = Change::Remove(Table::Records, "nobody".to_owned());
    assert_eq!(store.commit(vec![change], Durability::Strict).await, Ok(()));
}

async fn changes_of_one_transaction_are_made_in_order(store: &dyn Store) {
    let changes = vec![
        Change::Put(Table::Drafts, row("memo", "text")),
        Change::Put(Table::Records, row("memo", "first")),
        Change::Put(Table::Records, row("memo", "second")),
        Change::Remove(Table::Drafts, "memo".to_owned()),
    ];
    store.commit(changes, Durability::Strict).await.unwrap();
    assert_eq!(
        store.load(Table::Records).await.unwrap(),
        [row("memo", "second")]
    );
    assert_eq!(store.load(Table::Drafts).await.unwrap(), []);
}

async fn a_second_handle_sees_completed_changes<S: Store + Clone>(store: &S) {
    let second = store.clone();
    put(store, Table::Device, "a", "1").await;
    assert_eq!(second.load(Table::Device).await.unwrap(), [row("a", "1")]);
}

async fn any_text_survives(store: &dyn Store) {
    let text = "Zeile 1\nline 2\t\"quoted\" \u{1F600} 顧客 \u{0} \u{FEFF}";
    put(store, Table::Records, "ключ", text).await;
    assert_eq!(
        store.load(Table::Records).await.unwrap(),
        [row("ключ", text)]
    );
}

async fn many_rows_in_one_transaction(store: &dyn Store) {
    let changes = (0..1_000)
        .map(|n| Change::Put(Table::Records, row(&format!("{n:04}"), "x")))
        .collect();
    store.commit(changes, Durability::Strict).await.unwrap();
    assert_eq!(store.load(Table::Records).await.unwrap().len(), 1_000);
}

async fn one_row_is_found_by_its_key(store: &dyn Store) {
    assert_eq!(store.get(Table::Records, "a").await, Ok(None));
    let texts = ["", "text", "\"quoted\" \u{1F600} 顧客 \u{0}"];
    for (key, text) in ["a", "ab", "ключ"].into_iter().zip(texts) {
        put(store, Table::Records, key, text).await;
    }
    for (key, text) in ["a", "ab", "ключ"].into_iter().zip(texts) {
        let found = store.get(Table::Records, key).await;
        assert_eq!(found, Ok(Some(row(key, text))));
        // Neither from another table nor by a part of the key.
        assert_eq!(store.get(Table::Drafts, key).await, Ok(None));
    }
    assert_eq!(store.get(Table::Records, "abc").await, Ok(None));
    let remove = vec![Change::Remove(Table::Records, "ab".to_owned())];
    store.commit(remove, Durability::Relaxed).await.unwrap();
    assert_eq!(store.get(Table::Records, "ab").await, Ok(None));
}

async fn a_draft_is_a_row_like_any_other(store: &dyn Store) {
    for text in ["one", "two", ""] {
        assert_eq!(store.put_draft(row("a", text)).await, Ok(()));
        assert_eq!(
            store.get(Table::Drafts, "a").await,
            Ok(Some(row("a", text)))
        );
    }
    assert_eq!(store.load(Table::Drafts).await, Ok(vec![row("a", "")]));
    assert_eq!(store.load(Table::Records).await, Ok(Vec::new()));
}

/// A key while the one before it is written, and a save with the last key under way.
async fn drafts_and_commits_keep_their_order(store: &dyn Store) {
    let remove = || vec![Change::Remove(Table::Drafts, "a".to_owned())];
    both(
        store.put_draft(row("a", "1")),
        store.put_draft(row("a", "2")),
    )
    .await;
    assert_eq!(store.get(Table::Drafts, "a").await, Ok(Some(row("a", "2"))));
    both(
        store.put_draft(row("a", "3")),
        store.commit(remove(), Durability::Strict),
    )
    .await;
    assert_eq!(store.get(Table::Drafts, "a").await, Ok(None));
    both(
        store.commit(remove(), Durability::Strict),
        store.put_draft(row("a", "4")),
    )
    .await;
    assert_eq!(store.get(Table::Drafts, "a").await, Ok(Some(row("a", "4"))));
}

/// Commits are made in the order in which they were begun, also when nobody waits in between.
async fn writes_started_together_end_with_the_last(store: &dyn Store) {
    let first = vec![Change::Put(Table::Drafts, row("a", "1"))];
    let second = vec![Change::Put(Table::Drafts, row("a", "2"))];
    both(
        store.commit(first, Durability::Relaxed),
        store.commit(second, Durability::Relaxed),
    )
    .await;
    assert_eq!(store.load(Table::Drafts).await.unwrap(), [row("a", "2")]);
}

/// As when somebody finishes with the last key under way.
async fn what_is_put_and_removed_together_is_gone(store: &dyn Store) {
    let first = vec![Change::Put(Table::Drafts, row("a", "1"))];
    let second = vec![
        Change::Put(Table::Records, row("a", "1")),
        Change::Remove(Table::Drafts, "a".to_owned()),
    ];
    both(
        store.commit(first, Durability::Relaxed),
        store.commit(second, Durability::Relaxed),
    )
    .await;
    assert_eq!(store.load(Table::Drafts).await.unwrap(), []);
    assert_eq!(store.load(Table::Records).await.unwrap(), [row("a", "1")]);
}

/// Waits for two writes, begun one after the other, and for neither before the other.
async fn both(mut first: Write<'_>, mut second: Write<'_>) {
    let (mut one, mut two) = (None, None);
    std::future::poll_fn(|context| {
        for (write, done) in [(&mut first, &mut one), (&mut second, &mut two)] {
            if done.is_none()
                && let std::task::Poll::Ready(outcome) = write.as_mut().poll(context)
            {
                *done = Some(outcome);
            }
        }
        if one.is_some() && two.is_some() {
            std::task::Poll::Ready(())
        } else {
            std::task::Poll::Pending
        }
    })
    .await;
    assert_eq!((one, two), (Some(Ok(())), Some(Ok(()))));
}
