#![allow(clippy::unwrap_used)]

use super::exact::Exact;

fn sum(values: &[f64]) -> f64 {
    let mut sum = Exact::default();
    for value in values {
        sum.add(*value, 1);
    }
    let (negative, size) = sum.split();
    let size = size.over(1).to_f64();
    if negative { -size } else { size }
}

/// Expected values: Python's `math.fsum`.
#[test]
fn a_sum_is_rounded_once() {
    assert_eq!(sum(&[0.1; 10]), 1.0);
    assert_eq!(sum(&[1e300, 1.0, -1e300]), 1.0);
    assert_eq!(sum(&[1e16, 1.0, 1e-16]), 1e16 + 2.0);
    assert_eq!(sum(&[5e-324, 5e-324, -5e-324]), 5e-324);
    assert_eq!(sum(&[f64::MAX, f64::MAX, -f64::MAX]), f64::MAX);
    assert_eq!(sum(&[-1.0, 1.0]), 0.0);
}
