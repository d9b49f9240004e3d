//! The programs that exported scripts are written for.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
    sync::{
        LazyLock,
        atomic::{AtomicUsize, Ordering},
    },
};

use hookwright::request::Export;

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Program {
    Bash,
    Curl,
    NodeScript,
    NodeModule,
    Python,
}

impl Program {
    pub const ALL: [Self; 5] = [
        Self::Bash,
        Self::Curl,
        Self::NodeScript,
        Self::NodeModule,
        Self::Python,
    ];

    pub fn export(self) -> Export {
        match self {
            Self::Bash => Export::Bash,
            Self::Curl => Export::Curl,
            Self::NodeScript | Self::NodeModule => Export::Fetch,
            Self::Python => Export::Python,
        }
    }

    fn extension(self) -> &'static str {
        match self {
            Self::Bash | Self::Curl => "sh",
            Self::NodeScript => "cjs",
            Self::NodeModule => "mjs",
            Self::Python => "py",
        }
    }

    fn command(self) -> Command {
        match self {
            Self::Bash | Self::Curl => Command::new("bash"),
            Self::NodeScript | Self::NodeModule => Command::new("node"),
            Self::Python => Command::new(PYTHON.as_path()),
        }
    }
}

/// One run of a script, at first without the environment variables that it reads.
pub struct Run {
    command: Command,
}

impl Run {
    pub fn new(program: Program, script: &str) -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let file = scratch().join(format!("script-{number}.{}", program.extension()));
        fs::write(&file, script).unwrap();
        let mut command = program.command();
        command
            .arg(file)
            .env_remove("ACCESS_TOKEN")
            .env_remove("SECRET")
            .env("no_proxy", "127.0.0.1")
            .env("HOME", home_with_netrc());
        Self { command }
    }

    pub fn with(mut self, variable: &str, value: &str) -> Self {
        self.command.env(variable, value);
        self
    }

    pub fn finish(mut self) -> Output {
        let name = self.command.get_program().to_owned();
        self.command
            .output()
            .unwrap_or_else(|_| panic!("this test runs {name:?}: install it"))
    }
}

fn scratch() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("request_export");
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Returns a home directory whose `.netrc` has other credentials for the receiver's host, which no script may send.
fn home_with_netrc() -> PathBuf {
    static HOME: LazyLock<PathBuf> = LazyLock::new(|| {
        let home = scratch().join("home");
        fs::create_dir_all(&home).unwrap();
        fs::write(
            home.join(".netrc"),
            "machine 127.0.0.1 login other password other\n",
        )
        .unwrap();
        home
    });
    HOME.clone()
}

/// A Python with `requests`: the system's, or a virtual environment under `target/`.
static PYTHON: LazyLock<PathBuf> = LazyLock::new(|| {
    let has_requests = |python: &Path| succeeds(Command::new(python).args(["-c", "import requests"]));
    let system = python3();
    if has_requests(&system) {
        return system;
    }
    let venv = Path::new(env!("CARGO_TARGET_TMPDIR")).join("python");
    let own = venv.join("bin/python");
    if !has_requests(&own) {
        let made = succeeds(Command::new(&system).args(["-m", "venv"]).arg(&venv))
            && succeeds(Command::new(&own).args(["-m", "pip", "install", "--quiet", "requests"]));
        assert!(
            made,
            "this test runs Python with requests: `python3 -m pip install requests`"
        );
    }
    own
});

/// Returns the interpreter's own path: a version manager's shim would look for its versions in the scripts' home.
fn python3() -> PathBuf {
    let output = Command::new("python3")
        .args(["-c", "import sys; print(sys.executable)"])
        .output()
        .expect("this test runs `python3`: install Python 3");
    String::from_utf8(output.stdout).unwrap().trim_end().into()
}

fn succeeds(command: &mut Command) -> bool {
    command.output().is_ok_and(|output| output.status.success())
}
