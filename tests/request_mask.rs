//! What a receiver repeats of a webhook's secrets, in whatever form, is not shown.

#![allow(clippy::unwrap_used, clippy::string_slice)]

use base64::{Engine, prelude::BASE64_STANDARD};
use hookwright::model::{SecretValue, Secrets};
use hookwright::request::Mask;
use proptest::prelude::*;

const TOKEN: &str = "a made-up token: \"1/2\" + ü";
const SECRET: &str = "a made-up key";

fn mask(token: &str, secret: &str) -> Mask {
    let (token, secret) = (SecretValue::new(token), SecretValue::new(secret));
    Mask::new(&Secrets {
        access_token: Some(&token),
        secret: Some(&secret),
    })
}

fn hex(text: &str) -> String {
    text.bytes().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn each_form_in_which_a_receiver_may_repeat_a_value_is_dots() {
    let mask = mask(TOKEN, SECRET);
    for form in [
        TOKEN.to_owned(),
        SECRET.to_owned(),
        serde_json::to_string(TOKEN).unwrap(),
        BASE64_STANDARD.encode(TOKEN),
        BASE64_STANDARD.encode(SECRET),
        "a%20made-up%20key".to_owned(),
        "a+made-up+key".to_owned(),
        hex(TOKEN),
        hex(SECRET).to_uppercase(),
    ] {
        let shown = mask.hide(&format!("{{\"seen\": <{form}>}}"));
        let around = shown.replace("••••••••", "").replace('"', "");
        assert_eq!(around, "{seen: <>}", "{form}");
    }
    assert_eq!(mask.hide("nothing of it"), "nothing of it");
}

#[test]
fn an_empty_value_hides_nothing() {
    assert_eq!(mask("", "").hide("all of this"), "all of this");
}

#[test]
fn a_text_that_was_cut_off_inside_a_value_does_not_end_with_its_beginning() {
    let mask = mask("a-long-made-up-token", "");
    assert_eq!(mask.hide_cut("Bearer a-long-made-up-t"), "Bearer ••••••••");
    assert_eq!(mask.hide_cut("Bearer a-l"), "Bearer a-l");
    assert_eq!(mask.hide_cut(""), "");
    let cut = "Bearer schlüsselü".as_bytes().get(..18).unwrap();
    let shown = self::mask("schlüsselübung", "").hide_cut(&String::from_utf8_lossy(cut));
    assert_eq!(shown, "Bearer ••••••••");
}

proptest! {
    #[test]
    fn a_value_inside_other_text_in_base64_is_not_to_be_read(before in ".{0,9}", after in ".{0,9}") {
        let shown = mask(TOKEN, SECRET).hide(&BASE64_STANDARD.encode(format!("{before}{SECRET}{after}")));
        // What is left of it is less than two groups at either end.
        let inner = BASE64_STANDARD.encode(format!("{before}{SECRET}{after}"));
        prop_assert!(shown.contains("••••••••"), "{inner}");
    }

    #[test]
    fn no_value_is_left(token in "[ -~]{1,30}", text in "[ -~]{0,40}") {
        let shown = mask(&token, "").hide(&format!("{text}{token}{text}"));
        prop_assert!(!shown.contains(&token));
    }
}
