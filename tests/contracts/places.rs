//! The contract of [`SyncPlace`].

use loopready::ports::SyncPlace;

/// The contract; the place is empty.
pub async fn holds(place: &dyn SyncPlace) {
    let name = |which: &str| format!("0199-{which}.loopready-sync");
    assert_eq!(place.list().await, Ok(Vec::new()));
    assert_eq!(place.read(&name("a")).await, Ok(None));
    assert_eq!(place.write(&name("a"), vec![1, 2, 3]).await, Ok(()));
    assert_eq!(place.write(&name("b"), Vec::new()).await, Ok(()));
    assert_eq!(place.write("other.txt", vec![0]).await, Ok(()));
    let first = place.list().await.unwrap();
    let mut names: Vec<&str> = first.iter().map(|file| file.name.as_str()).collect();
    names.sort_unstable();
    assert_eq!(names, [name("a"), name("b")], "other files are left out");
    assert_eq!(place.read(&name("a")).await, Ok(Some(vec![1, 2, 3])));
    assert_eq!(place.read(&name("b")).await, Ok(Some(Vec::new())));
    // A shorter content replaces the whole file, and its mark tells.
    assert_eq!(place.write(&name("a"), vec![255]).await, Ok(()));
    assert_eq!(place.read(&name("a")).await, Ok(Some(vec![255])));
    let second = place.list().await.unwrap();
    let mark = |files: &[loopready::ports::PlacedFile], name: &str| {
        let file = files.iter().find(|file| file.name == name);
        file.map(|file| file.mark.clone()).unwrap()
    };
    assert_ne!(mark(&first, &name("a")), mark(&second, &name("a")));
    assert_eq!(mark(&first, &name("b")), mark(&second, &name("b")));
    assert_eq!(place.remove(&name("a")).await, Ok(()));
    assert_eq!(place.remove(&name("a")).await, Ok(()));
    assert_eq!(place.remove(&name("b")).await, Ok(()));
    assert_eq!(place.list().await, Ok(Vec::new()));
    assert_eq!(place.remove("other.txt").await, Ok(()));
}
