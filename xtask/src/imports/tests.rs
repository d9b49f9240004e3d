#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that fails says where"
)]

use std::path::Path;

use super::cycles::Files;
use super::table::Modules;
use super::{layers, paths, violations};

const PAGE: &str = "\
Some words.

| module | purpose | may import | may use JavaScript |
| --- | --- | --- | --- |
| `model` | data | nothing | no |
| `template` | text | `model` | no |
| `browser` | the JavaScript API | `model`, `template` | yes |

More words.
";

fn path(path: &str) -> Vec<String> {
    path.split("::").map(str::to_owned).collect()
}

fn problems(module: &str, text: &str) -> Vec<String> {
    let path = path(module);
    let source = paths::read(text, &path).unwrap();
    violations(&Modules::read(PAGE).unwrap(), &path[0], &source, "file.rs")
}

#[test]
fn modules_that_the_table_allows_may_be_imported() {
    let text = "use crate::model::{Event, Span};\nuse super::parse;\nuse crate::template::Use;";
    assert_eq!(problems("template::render", text), [""; 0]);
}

#[test]
fn an_import_that_the_table_does_not_allow_is_reported_with_its_line() {
    let text = "use std::fmt;\nuse crate::template::Template;";
    assert_eq!(
        problems("model", text),
        ["file.rs:2: `model` may not import the module `template`"]
    );
}

#[test]
fn every_spelling_of_a_path_is_found() {
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
        assert_eq!(problems("model::event", text).len(), 1, "{text}");
    }
}

#[test]
fn a_module_name_that_is_not_an_import_is_ignored() {
    for text in [
        "pub(crate) struct S; pub(in crate::model) struct T;",
        "mod inner { use super::super::parse; }",
        "fn f(template: &str) -> &str { template }",
        "// crate::template\nconst TEXT: &str = \"crate::template\";",
    ] {
        assert_eq!(problems("model::event", text), [""; 0], "{text}");
    }
}

#[test]
fn only_the_browser_module_may_name_javascript() {
    for text in [
        "use js_sys::Promise;",
        "#[wasm_bindgen] fn f() {}",
        "#[derive(tsify::Tsify)] struct S;",
    ] {
        assert_eq!(problems("template", text).len(), 1, "{text}");
        assert_eq!(problems("browser", text), [""; 0], "{text}");
    }
}

#[test]
fn data_may_derive_a_typescript_type_when_built_for_wasm() {
    let derive = "#[cfg_attr(target_arch = \"wasm32\", derive(tsify::Tsify))] struct S;";
    assert_eq!(problems("model", derive), [""; 0]);
    for text in [
        "#[cfg_attr(feature = \"js\", derive(tsify::Tsify))] struct S;",
        "#[cfg_attr(target_arch = \"wasm32\", derive(web_sys::S))] struct S;",
    ] {
        assert_eq!(problems("model", text).len(), 1, "{text}");
    }
}

#[test]
fn a_name_imported_from_the_root_is_rejected() {
    assert_eq!(problems("browser", "use crate::Template;").len(), 1);
    assert_eq!(problems("browser", "use crate::*;").len(), 1);
}

#[test]
fn a_module_without_a_row_is_rejected() {
    assert_eq!(problems("helpers", "").len(), 1);
}

#[test]
fn a_table_whose_imports_form_a_cycle_is_rejected() {
    let page = PAGE.replace("| data | nothing |", "| data | `template` |");
    assert!(Modules::read(&page).is_err());
}

fn cycles(sources: &[(&str, &str)]) -> Vec<Vec<String>> {
    let mut files = Files::default();
    for (module, text) in sources {
        files.add(path(module), paths::read(text, &path(module)).unwrap());
    }
    files.cycles()
}

#[test]
fn files_that_import_each_other_are_a_cycle_through_re_exports_too() {
    let parent = ("a", "mod b;\nmod c;\npub use b::B;\npub(crate) use c::C;");
    assert_eq!(
        cycles(&[
            parent,
            ("a::b", "use super::C;"),
            ("a::c", "use super::{B, d::D};")
        ]),
        [["a::b", "a::c"]]
    );
    assert_eq!(
        cycles(&[parent, ("a::b", "use super::C;"), ("a::c", "")]),
        [[""; 0]; 0]
    );
}

#[test]
fn a_parent_that_uses_its_child_and_is_used_by_it_is_a_cycle() {
    for parent in [
        "mod b;\nuse b::B;\nstruct A(B);",
        "mod b;\nstruct A(b::B);",
        "mod b;\nfn f() { self::b::f() }",
    ] {
        assert_eq!(
            cycles(&[("a", parent), ("a::b", "use super::A;")]),
            [["a", "a::b"]],
            "{parent}"
        );
        assert_eq!(cycles(&[("a", parent), ("a::b", "")]), [[""; 0]; 0], "{parent}");
    }
}

#[test]
fn a_module_that_is_imported_by_name_is_followed_to_what_is_used_of_it() {
    let files = |use_of_b| {
        [
            ("a", "mod b; mod c;"),
            ("a::b", "use super::c; fn f() { c::g() }"),
            ("a::c", use_of_b),
        ]
    };
    assert_eq!(
        cycles(&files("use super::b; fn g() { b::f() }")),
        [["a::b", "a::c"]]
    );
    assert_eq!(cycles(&files("fn g() {}")), [[""; 0]; 0]);
}

#[test]
fn a_layer_imports_only_layers_before_it_in_the_table_and_views_do_not_import_each_other() {
    let layers: Vec<String> = ["design", "parts", "views"].map(str::to_owned).to_vec();
    let count = |file, text| layers::violations(&layers, Path::new(file), text).len();
    assert_eq!(
        count(
            "views/a/x.ts",
            "import { y } from \"./y.ts\";\nimport \"../../parts/z.ts\";"
        ),
        0
    );
    assert_eq!(count("views/a/x.ts", "import { y } from \"../b/y.ts\";"), 1);
    assert_eq!(
        count("parts/x.ts", "  load(() => import(\"../views/a/y.ts\"));"),
        1
    );
    assert_eq!(count("design/x.ts", "} from \"../parts/y.ts\";"), 1);
    assert_eq!(count("other/x.ts", ""), 1);
    assert_eq!(count("main.ts", "import \"./views/a/x.ts\";"), 0);
}

#[test]
fn the_elements_beside_the_source_folder_are_a_layer_too() {
    let layers: Vec<String> = ["parts", "views", "elements"].map(str::to_owned).to_vec();
    let count = |file, text| layers::violations(&layers, Path::new(file), text).len();
    let imports = "import \"../src/views/a/y.ts\";\nimport \"./z.ts\";";
    assert_eq!(count("elements/x.ts", imports), 0);
    assert_eq!(count("elements/x.ts", "import \"../src/other/y.ts\";"), 1);
    assert_eq!(count("views/a/x.ts", "import \"../../../elements/y.ts\";"), 1);
}
