//! Loopready: an offline-first workbench for candidates preparing for a product-manager loop.
//!
//! The library is a house of floors, and an arrow may only point down: `ui` → `state` → `ports` →
//! `domain`, with `browser` as the second wing above `ports`. Domain, ports and state compile
//! natively and hold every decision worth a test; the rest compiles for the browser only.
//! `ARCHITECTURE.md` describes the structure, and `tests/native/house/` enforces it.

pub mod domain;
pub mod ports;
pub mod route;
pub mod state;

#[cfg(target_arch = "wasm32")]
pub mod app;
#[cfg(target_arch = "wasm32")]
pub mod browser;
#[cfg(target_arch = "wasm32")]
pub mod ui;
