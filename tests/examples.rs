//! Runs the examples, which check their own results.

#![allow(clippy::unwrap_used)]

#[path = "../examples/match_events.rs"]
mod match_events;
#[path = "../examples/render.rs"]
mod render;
#[path = "../examples/sign.rs"]
mod sign;

#[test]
fn the_render_example_runs() {
    render::main().unwrap();
}

#[test]
fn the_match_example_runs() {
    match_events::main().unwrap();
}

#[test]
fn the_sign_example_runs() {
    sign::main();
}
