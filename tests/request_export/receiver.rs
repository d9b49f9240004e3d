//! A running `tests/receiver/receiver.py`.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    process::{Child, Command, Stdio},
};

use serde::Deserialize;

/// A receiver process, which ends when this value is dropped.
pub struct Receiver {
    /// `http://127.0.0.1:<port>`
    pub address: String,
    python: Child,
}

/// A request that the receiver recorded.
#[derive(Debug, PartialEq, Deserialize)]
pub struct Received {
    pub method: String,
    pub target: String,
    headers: Vec<(String, String)>,
    #[serde(deserialize_with = "base64")]
    pub body: Vec<u8>,
}

impl Receiver {
    pub fn start() -> Self {
        Self::start_with(&[])
    }

    pub fn start_with(options: &[&str]) -> Self {
        let mut python = Command::new("python3")
            .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/receiver/receiver.py"))
            .args(options)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("this test runs `python3`: install Python 3");
        let mut address = String::new();
        let mut output = BufReader::new(python.stdout.take().unwrap());
        output.read_line(&mut address).unwrap();
        Self {
            address: address.trim_end().to_owned(),
            python,
        }
    }

    /// Returns the latest request to this path.
    pub fn received(&self, path: &str) -> Received {
        self.find(path)
            .unwrap_or_else(|| panic!("nothing arrived at {path}"))
    }

    /// Returns the latest request to this path, if there was one.
    pub fn find(&self, path: &str) -> Option<Received> {
        let mut stream = TcpStream::connect(self.address.trim_start_matches("http://")).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nConnection: close\r\n\r\n").unwrap();
        let mut response = String::new();
        stream.read_to_string(&mut response).unwrap();
        let (head, content) = response.split_once("\r\n\r\n").unwrap();
        head.starts_with("HTTP/1.1 200")
            .then(|| serde_json::from_str(content).unwrap())
    }
}

impl Received {
    /// Returns every value of this header.
    pub fn headers(&self, name: &str) -> Vec<&str> {
        self.headers
            .iter()
            .filter(|(header, _)| header.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
            .collect()
    }
}

impl Drop for Receiver {
    fn drop(&mut self) {
        drop(self.python.stdin.take());
        let _ended = self.python.wait();
    }
}

fn base64<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
    use base64::{Engine, engine::general_purpose::STANDARD};
    let text = String::deserialize(deserializer)?;
    STANDARD.decode(text).map_err(serde::de::Error::custom)
}
