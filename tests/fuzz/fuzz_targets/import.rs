//! Any bytes whatever are read as questions and as stories: no reader panics, and every row that is left
//! out or judged stands in the file.

#![no_main]

use libfuzzer_sys::fuzz_target;
use loopready::domain::incoming::encoding::{Encoding, decoded};
use loopready::domain::questions::import as questions;
use loopready::domain::stories::import as stories;

fuzz_target!(|file: (u8, &[u8])| {
    let (kind, bytes) = file;
    let name = ["a.csv", "a.txt", "a.md", ""][usize::from(kind & 3)];
    let encoding = if kind & 4 == 0 { Encoding::Utf8 } else { Encoding::Windows1252 };
    let text = decoded(bytes, encoding);
    let lines = text.split(['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}']).count();
    if let Ok(source) = questions::read(name, &text, None) {
        let (mapping, has_header) = source.guess();
        let found = questions::judge(source.questions(&mapping, has_header), &[], None);
        let _ = questions::notes(&source, &mapping, has_header, &found);
        assert!(questions::left_out(&source, &found, false).iter().all(|one| one.at <= lines));
    }
    if let Ok(source) = stories::read(name, &text, None) {
        let (mapping, has_header) = source.guess();
        let found = stories::judge(source.stories(&mapping, has_header), []);
        let _ = stories::notes(&source, &mapping, has_header, &found);
        assert!(found.iter().all(|one| one.read.at > 0));
    }
});
