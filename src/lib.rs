#![doc = include_str!("../README.md")]

pub mod model;
pub mod request;
pub mod store;
pub mod template;
