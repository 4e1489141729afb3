//! The contract of [`Mirror`].

use loopready::ports::Mirror;

/// The contract; the mirror is empty, though others may keep things in the same place.
pub fn holds(mirror: &dyn Mirror) {
    assert_eq!(mirror.get("a"), None);
    assert_eq!(mirror.entries(), []);
    mirror.put("a", "old");
    mirror.put("a", "new \u{1F600}\n");
    mirror.put("story:new", "");
    assert_eq!(mirror.get("a").as_deref(), Some("new \u{1F600}\n"));
    let mut entries = mirror.entries();
    entries.sort();
    let entry = |name: &str, text: &str| (name.to_owned(), text.to_owned());
    assert_eq!(
        entries,
        [entry("a", "new \u{1F600}\n"), entry("story:new", "")]
    );
    mirror.remove("a");
    mirror.remove("a");
    mirror.remove("story:new");
    assert_eq!(mirror.get("a"), None);
    assert_eq!(mirror.entries(), []);
}
