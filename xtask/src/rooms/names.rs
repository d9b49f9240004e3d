//! What a file names outside of its own module: read from its tokens, so that macros and attributes count too.

use std::iter::Peekable;
use std::str::FromStr;

use anyhow::{Result, anyhow};
use proc_macro2::token_stream::IntoIter;
use proc_macro2::{Span, TokenStream, TokenTree};

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

/// Something outside of a module that its text names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Name {
    /// What follows `crate::`, or as many `super::` as lead to the crate's root.
    Room(String),
    /// A crate that knows JavaScript.
    JavaScript(String),
}

/// Every name in `text`, the source of a module `depth` levels below the crate's root, with its line.
pub fn read(text: &str, depth: usize) -> Result<Vec<(usize, Name)>> {
    let tokens = TokenStream::from_str(text).map_err(|error| anyhow!("{error}"))?;
    let mut names = Names(Vec::new());
    names.walk(
        tokens,
        Place {
            depth,
            declares_types: false,
        },
    );
    Ok(names.0)
}

struct Names(Vec<(usize, Name)>);

/// Where the reading is.
#[derive(Clone, Copy)]
struct Place {
    /// Modules between here and the crate's root.
    depth: usize,
    /// Inside of `cfg_attr(target_arch = "wasm32", …)`.
    declares_types: bool,
}

type Tokens = Peekable<IntoIter>;

impl Names {
    fn walk(&mut self, tokens: TokenStream, place: Place) {
        let mut tokens = tokens.into_iter().peekable();
        while let Some(token) = tokens.next() {
            let word = match token {
                TokenTree::Ident(word) => word,
                TokenTree::Group(group) => {
                    self.walk(group.stream(), place);
                    continue;
                }
                TokenTree::Punct(_) | TokenTree::Literal(_) => continue,
            };
            match word.to_string().as_str() {
                "crate" if takes_colons(&mut tokens) => self.path(0, &mut tokens),
                "super" if takes_colons(&mut tokens) => self.path(place.depth.saturating_sub(1), &mut tokens),
                "mod" => {
                    tokens.next();
                    if let Some(body) = takes_group(&mut tokens) {
                        self.walk(
                            body,
                            Place {
                                depth: place.depth + 1,
                                ..place
                            },
                        );
                    }
                }
                "cfg_attr" => {
                    if let Some(attribute) = takes_group(&mut tokens) {
                        let declares_types = is_for_wasm(&attribute);
                        self.walk(
                            attribute,
                            Place {
                                declares_types,
                                ..place
                            },
                        );
                    }
                }
                DECLARES_TYPES if place.declares_types => {}
                krate if JAVASCRIPT.contains(&krate) => {
                    self.add(word.span(), Name::JavaScript(krate.to_owned()))
                }
                _ => {}
            }
        }
    }

    /// Reads on after `::`, `depth` levels below the root; lists in braces hold paths of their own.
    fn path(&mut self, depth: usize, tokens: &mut Tokens) {
        match tokens.next() {
            Some(TokenTree::Ident(word)) if word == "super" && takes_colons(tokens) => {
                self.path(depth.saturating_sub(1), tokens);
            }
            Some(TokenTree::Ident(word)) if depth == 0 => self.add(word.span(), Name::Room(word.to_string())),
            Some(TokenTree::Punct(star)) if depth == 0 => self.add(star.span(), Name::Room(star.to_string())),
            Some(TokenTree::Group(list)) => {
                let mut items = list.stream().into_iter().peekable();
                while items.peek().is_some() {
                    self.path(depth, &mut items);
                    while items.next().is_some_and(|token| !is_punct(&token, ',')) {}
                }
            }
            _ => {}
        }
    }

    fn add(&mut self, span: Span, name: Name) {
        self.0.push((span.start().line, name));
    }
}

fn takes_colons(tokens: &mut Tokens) -> bool {
    let mut take = || tokens.next_if(|token| is_punct(token, ':')).is_some();
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
