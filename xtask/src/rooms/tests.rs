#![allow(clippy::unwrap_used, reason = "a test that fails says where")]

use super::breaches;
use super::table::Table;

const PAGE: &str = "\
Some words.

| room | what it is for | may import | JavaScript |
| --- | --- | --- | --- |
| `model` | data | nothing | no |
| `template` | text | `model` | no |
| `browser` | the face | `model`, `template` | yes |

More words.
";

fn complaints(module: &[&str], text: &str) -> Vec<String> {
    let modules: Vec<String> = module.iter().map(|part| part.to_string()).collect();
    breaches(&Table::read(PAGE).unwrap(), &modules, text, "file.rs").unwrap()
}

#[test]
fn rooms_that_the_table_allows_are_imported_freely() {
    let text = "use crate::model::{Event, Span};\nuse super::parse;\nuse crate::template::Use;";
    assert_eq!(complaints(&["template", "render"], text), [""; 0]);
}

#[test]
fn an_import_against_the_direction_is_told_with_its_line() {
    let text = "use std::fmt;\nuse crate::template::Template;";
    assert_eq!(
        complaints(&["model"], text),
        ["file.rs:2: `model` may not import the room `template`"]
    );
}

#[test]
fn every_spelling_of_a_path_is_seen() {
    for text in [
        "use crate::{model::Event, template::Template};",
        "use super::super::template;",
        "use super::{super::template::Template, Event};",
        "mod inner { use super::super::super::template::Template; }",
        "fn f() { crate::template::variables(); }",
        "fn f() { println!(\"{}\", crate::template::variables().len()); }",
        "macro_rules! m { () => { $crate::template::variables() } }",
        "#[serde(with = \"x\", bound = crate::template::B)] struct S;",
        "type T = Vec<crate::template::Template>;",
        "fn f() -> impl crate::template::Render {}",
    ] {
        assert_eq!(complaints(&["model", "event"], text).len(), 1, "{text}");
    }
}

#[test]
fn names_of_the_same_words_that_are_no_imports_are_left_alone() {
    for text in [
        "pub(crate) struct S; pub(in crate::model) struct T;",
        "mod inner { use super::super::parse; }",
        "fn f(template: &str) -> &str { template }",
        "// crate::template\nconst TEXT: &str = \"crate::template\";",
    ] {
        assert_eq!(complaints(&["model", "event"], text), [""; 0], "{text}");
    }
}

#[test]
fn only_the_browser_knows_javascript() {
    for text in [
        "use js_sys::Promise;",
        "#[wasm_bindgen] fn f() {}",
        "#[derive(tsify::Tsify)] struct S;",
    ] {
        assert_eq!(complaints(&["template"], text).len(), 1, "{text}");
        assert_eq!(complaints(&["browser"], text), [""; 0], "{text}");
    }
}

#[test]
fn data_may_become_a_typescript_type_where_it_is_built_for_wasm() {
    let derive = "#[cfg_attr(target_arch = \"wasm32\", derive(tsify::Tsify))] struct S;";
    assert_eq!(complaints(&["model"], derive), [""; 0]);
    for text in [
        "#[cfg_attr(feature = \"js\", derive(tsify::Tsify))] struct S;",
        "#[cfg_attr(target_arch = \"wasm32\", derive(web_sys::S))] struct S;",
    ] {
        assert_eq!(complaints(&["model"], text).len(), 1, "{text}");
    }
}

#[test]
fn a_name_at_the_root_hides_its_room_and_is_refused() {
    assert_eq!(complaints(&["browser"], "use crate::Template;").len(), 1);
    assert_eq!(complaints(&["browser"], "use crate::*;").len(), 1);
}

#[test]
fn a_room_without_a_row_is_refused() {
    assert_eq!(complaints(&["helpers"], "").len(), 1);
}

#[test]
fn a_table_whose_directions_form_a_circle_is_refused() {
    let page = PAGE.replace("| data | nothing |", "| data | `template` |");
    assert!(Table::read(&page).is_err());
}
