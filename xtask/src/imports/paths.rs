//! The paths in a Rust file, made absolute; read from its tokens, so that macros and attributes count too.

use std::iter::Peekable;
use std::str::FromStr;

use anyhow::{Result, anyhow};
use proc_macro2::token_stream::IntoIter;
use proc_macro2::{TokenStream, TokenTree};

/// The crates that know JavaScript.
const JAVASCRIPT: [&str; 6] = [
    "js_sys",
    "serde_wasm_bindgen",
    "tsify",
    "wasm_bindgen",
    "wasm_bindgen_futures",
    "web_sys",
];

/// Of those, the one that data may name in `#[cfg_attr(target_arch = "wasm32", …)]`, to become a TypeScript type.
const DECLARES_TYPES: &str = "tsify";

/// A path from the crate's root; `*` at its end is a glob import.
pub type Path = Vec<String>;

/// The paths and names of one file.
#[derive(Default)]
pub struct Source {
    /// Paths that begin with `crate`, `super` or `self`, with their lines.
    pub absolute: Vec<(usize, Path)>,
    /// Paths that begin with a name, as `module + path`: that name may be an import, a child module or another crate.
    pub relative: Vec<Path>,
    /// The names that `use` brings into this file, with the paths that they abbreviate. Private ones are also in
    /// `absolute` or `relative`; re-exports are not, because the file itself does not use them.
    pub aliases: Vec<(String, Path)>,
    /// The crates that know JavaScript, with the lines that name them.
    pub javascript: Vec<(usize, String)>,
}

/// Reads the source of the module at `module`, a path from the crate's root.
pub fn read(text: &str, module: &[String]) -> Result<Source> {
    let tokens = TokenStream::from_str(text).map_err(|error| anyhow!("{error}"))?;
    let mut reader = Reader {
        source: Source::default(),
        root: module.len(),
    };
    let scope = Scope {
        module: module.to_vec(),
        declares_types: false,
    };
    reader.walk(tokens, &scope);
    Ok(reader.source)
}

struct Reader {
    source: Source,
    /// The length of the file's own module path.
    root: usize,
}

/// The surroundings of a token.
#[derive(Clone)]
struct Scope {
    /// The module, inline ones included.
    module: Path,
    /// Inside of `cfg_attr(target_arch = "wasm32", …)`.
    declares_types: bool,
}

/// How a path begins.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Start {
    Absolute,
    Relative,
}

type Tokens = Peekable<IntoIter>;

impl Reader {
    fn walk(&mut self, tokens: TokenStream, scope: &Scope) {
        let mut tokens = tokens.into_iter().peekable();
        let mut is_public = false;
        while let Some(token) = tokens.next() {
            let word = match token {
                TokenTree::Ident(word) => word,
                TokenTree::Group(group) => {
                    self.walk(group.stream(), scope);
                    continue;
                }
                TokenTree::Punct(_) | TokenTree::Literal(_) => continue,
            };
            let line = word.span().start().line;
            match word.to_string().as_str() {
                "pub" => {
                    let restricted = tokens.next_if(|token| matches!(token, TokenTree::Group(_)));
                    if let Some(TokenTree::Group(group)) = restricted {
                        self.walk(group.stream(), scope);
                    }
                    is_public = true;
                    continue;
                }
                "use" => self.import(&mut tokens, scope, is_public),
                "mod" => self.inline_module(&mut tokens, scope),
                "cfg_attr" => {
                    if let Some(attribute) = takes_group(&mut tokens) {
                        let declares_types = is_for_wasm(&attribute);
                        let module = scope.module.clone();
                        self.walk(
                            attribute,
                            &Scope {
                                module,
                                declares_types,
                            },
                        );
                    }
                }
                DECLARES_TYPES if scope.declares_types => {}
                name => {
                    if JAVASCRIPT.contains(&name) {
                        self.source.javascript.push((line, name.to_owned()));
                    } else if takes_colons(&mut tokens) {
                        let (start, prefix) = beginning(name, &scope.module);
                        for (path, _) in tails(prefix, &mut tokens) {
                            self.add(start, line, path);
                        }
                    }
                }
            }
            is_public = false;
        }
    }

    fn import(&mut self, tokens: &mut Tokens, scope: &Scope, is_public: bool) {
        let Some(TokenTree::Ident(first)) = tokens.next() else {
            return;
        };
        let line = first.span().start().line;
        let name = first.to_string();
        if JAVASCRIPT.contains(&name.as_str()) {
            self.source.javascript.push((line, name));
            return;
        }
        let (start, prefix) = beginning(&name, &scope.module);
        let paths = if takes_colons(tokens) {
            tails(prefix, tokens)
        } else {
            vec![(prefix, None)]
        };
        for (path, renamed) in paths {
            let alias = renamed.or_else(|| path.last().cloned());
            if scope.module.len() == self.root
                && let Some(alias) = alias
            {
                self.source.aliases.push((alias, path.clone()));
            }
            if !is_public {
                self.add(start, line, path);
            } else if start == Start::Absolute && path.first() != scope.module.first() {
                // A re-export does not use a neighbouring file, but it does import another module of the crate.
                self.source.absolute.push((line, path));
            }
        }
    }

    fn inline_module(&mut self, tokens: &mut Tokens, scope: &Scope) {
        let Some(TokenTree::Ident(name)) = tokens.next() else {
            return;
        };
        if let Some(body) = takes_group(tokens) {
            let mut inner = scope.clone();
            inner.module.push(name.to_string());
            self.walk(body, &inner);
        }
    }

    fn add(&mut self, start: Start, line: usize, path: Path) {
        match start {
            Start::Absolute => self.source.absolute.push((line, path)),
            Start::Relative => self.source.relative.push(path),
        }
    }
}

fn beginning(name: &str, module: &[String]) -> (Start, Path) {
    match name {
        "crate" => (Start::Absolute, Vec::new()),
        "super" => (Start::Absolute, parent(module)),
        "self" => (Start::Absolute, module.to_vec()),
        name => {
            let mut path = module.to_vec();
            path.push(name.to_owned());
            (Start::Relative, path)
        }
    }
}

fn parent(module: &[String]) -> Path {
    module
        .split_last()
        .map(|(_, parents)| parents.to_vec())
        .unwrap_or_default()
}

/// Returns every path that continues after `prefix::`, each with the name that `as` gives it; braces contain several.
fn tails(mut prefix: Path, tokens: &mut Tokens) -> Vec<(Path, Option<String>)> {
    match tokens.peek() {
        Some(TokenTree::Ident(_)) => {
            let Some(TokenTree::Ident(word)) = tokens.next() else {
                return Vec::new();
            };
            match word.to_string().as_str() {
                "super" => prefix = parent(&prefix),
                "self" => {}
                name => prefix.push(name.to_owned()),
            }
            if takes_colons(tokens) {
                return tails(prefix, tokens);
            }
            let renames = tokens.next_if(|token| matches!(token, TokenTree::Ident(word) if word == "as"));
            let renamed = renames.and_then(|_| tokens.next()).map(|name| name.to_string());
            vec![(prefix, renamed)]
        }
        Some(TokenTree::Punct(star)) if star.as_char() == '*' => {
            tokens.next();
            prefix.push("*".to_owned());
            vec![(prefix, None)]
        }
        Some(TokenTree::Group(_)) => {
            let items = takes_group(tokens).unwrap_or_default();
            let mut items = items.into_iter().peekable();
            let mut paths = Vec::new();
            while items.peek().is_some() {
                paths.extend(tails(prefix.clone(), &mut items));
                while items.next().is_some_and(|token| !is_punct(&token, ',')) {}
            }
            paths
        }
        // `Type::<T>::new()`, `<T as Trait>::f()`: the path up to here is what counts.
        _ => vec![(prefix, None)],
    }
}

fn takes_colons(tokens: &mut Tokens) -> bool {
    let mut take = || tokens.next_if(|token| is_punct(token, ':')).is_some();
    // One colon alone is a type annotation, after which no path continues.
    take() && take()
}

fn takes_group(tokens: &mut Tokens) -> Option<TokenStream> {
    match tokens.peek() {
        Some(TokenTree::Group(group)) => {
            let inner = group.stream();
            tokens.next();
            Some(inner)
        }
        _ => None,
    }
}

fn is_punct(token: &TokenTree, sign: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == sign)
}

fn is_for_wasm(attribute: &TokenStream) -> bool {
    let condition = attribute
        .clone()
        .into_iter()
        .take_while(|token| !is_punct(token, ','));
    condition.map(|token| token.to_string()).collect::<String>() == "target_arch=\"wasm32\""
}
