//! The contract of [`Snapshots`].

use loopready::ports::Snapshots;

/// The contract; there are no snapshots yet.
pub async fn holds(snapshots: &dyn Snapshots) {
    let name = |which: &str| format!("1790000000000.3.0190-ab.{which}.snapshot");
    assert!(snapshots.names().await.is_empty());
    assert_eq!(snapshots.read(name("a")).await, None);
    assert!(snapshots.write(name("a"), "old".to_owned()).await);
    assert!(
        snapshots
            .write(name("a"), "new \u{1F600}\n".to_owned())
            .await
    );
    assert!(snapshots.write(name("b"), String::new()).await);
    let mut names = snapshots.names().await;
    names.sort();
    assert_eq!(names, [name("a"), name("b")]);
    let text = snapshots.read(name("a")).await;
    assert_eq!(text.as_deref(), Some("new \u{1F600}\n"));
    snapshots.remove(name("a")).await;
    snapshots.remove(name("a")).await;
    snapshots.remove(name("b")).await;
    assert!(snapshots.names().await.is_empty());
}
