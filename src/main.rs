//! Starts the app in the browser. Built for any other target it only says so.

#[cfg(target_arch = "wasm32")]
fn main() {
    loopready::app::run();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("Loopready runs in a browser: `make run` builds and serves it.");
}
