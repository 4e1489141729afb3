//! What the linker is asked for in a browser's program: what the splitter reads where the program is
//! split into parts, and what `scripts/post-build.mjs` calls where it stays in one piece. And the frames
//! of the pages, as JSON for `scripts/frames.mjs`.

use std::fmt::Write as _;

#[path = "src/route/frame.rs"]
mod frame;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src/route/frame.rs");
    let is = |name: &str, value: &str| std::env::var(name).is_ok_and(|set| set == value);
    if !is("CARGO_CFG_TARGET_ARCH", "wasm32") {
        return;
    }
    // Only what is made small (the `web` profile) is split.
    let argument = if is("OPT_LEVEL", "z") {
        // They say where to cut; wasm-bindgen drops them (scripts/bin/wasm-bindgen).
        "--emit-relocs"
    } else {
        // The loader of a program in one piece calls functions by their place in the table.
        "--export-table"
    };
    println!("cargo::rustc-link-arg-bins={argument}");
    if let Err(error) = hand_over_frames() {
        println!("cargo::error=The frames of the pages could not be written: {error}");
    }
}

fn hand_over_frames() -> std::io::Result<()> {
    let json = format!(
        "{{\"navigation\":[{}],\"frames\":[{}]}}",
        list(frame::NAVIGATION.iter().map(|entry| {
            [
                ("label", entry.label),
                ("path", entry.path),
                ("icon", entry.icon),
                ("on", entry.on),
            ]
        })),
        list(frame::FRAMES.iter().map(|frame| {
            [
                ("path", frame.path),
                ("section", frame.section),
                ("part", frame.part),
                ("above", frame.above),
                ("heading", frame.heading),
                ("lead", frame.lead),
            ]
        })),
    );
    let root = std::env::var("CARGO_MANIFEST_DIR").unwrap_or_default();
    std::fs::create_dir_all(format!("{root}/target"))?;
    std::fs::write(format!("{root}/target/frames.json"), json)
}

/// Objects of texts as JSON. Rust writes a text of letters and punctuation as JSON does.
fn list<const N: usize>(
    objects: impl Iterator<Item = [(&'static str, &'static str); N]>,
) -> String {
    let mut json = String::new();
    for object in objects {
        let fields: Vec<String> = object
            .iter()
            .map(|(name, text)| format!("{name:?}:{text:?}"))
            .collect();
        let comma = if json.is_empty() { "" } else { "," };
        // Writing to a String cannot fail.
        let _ = write!(json, "{comma}{{{}}}", fields.join(","));
    }
    json
}
