//! Lets the page call the program's functions by their place in the table, where the program stays
//! in one piece: `scripts/post-build.mjs` then answers in place of the splitter's loader.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let is = |name: &str, value: &str| std::env::var(name).is_ok_and(|set| set == value);
    // What is made small (the `web` profile) is split, and the splitter exports the table.
    if is("CARGO_CFG_TARGET_ARCH", "wasm32") && !is("OPT_LEVEL", "z") {
        println!("cargo::rustc-link-arg-bins=--export-table");
    }
}
