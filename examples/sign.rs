//! Signs a request body as W&B does, and verifies the signature as a receiver should.

use hookwright::model::{SecretValue, SignatureEncoding};
use hookwright::request::{Verification, sign, verify};

pub(crate) fn main() {
    let secret = SecretValue::new("example signing key");
    let body = br#"{"text": "mina set prod"}"#;

    let signature = sign(body, &secret, SignatureEncoding::Base64);
    println!("X-Wandb-Signature: {signature}");

    let verification = verify(body, &secret, &signature);
    println!("{verification:?}");
    assert!(matches!(verification, Verification::Valid { .. }));
    assert!(matches!(
        verify(b"{}", &secret, &signature),
        Verification::Mismatch { .. }
    ));
}
