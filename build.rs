//! What the linker is asked for in a browser's program: what the splitter reads where the program is
//! split into parts, and what `scripts/post-build.mjs` calls where it stays in one piece.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
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
}
