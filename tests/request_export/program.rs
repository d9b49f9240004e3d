//! The programs that exported scripts are written for, and the ways in which users run them.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
    sync::{
        LazyLock,
        atomic::{AtomicUsize, Ordering},
    },
};

use hookwright::request::Export;

/// A program that runs one form of export.
#[derive(Clone, Copy, Debug)]
pub struct Program {
    /// The name, unique among all programs; part of the path of a request.
    pub name: &'static str,
    pub form: Export,
    arguments: &'static [&'static str],
    input: Input,
    extension: &'static str,
}

/// How a script gets into a program.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Input {
    /// As a file.
    File,
    /// Through standard input, as an interactive shell without a terminal reads it.
    Pipe,
    /// Typed into an interactive shell on a terminal.
    Terminal,
}

const fn program(
    name: &'static str,
    form: Export,
    arguments: &'static [&'static str],
    input: Input,
) -> Program {
    Program {
        name,
        form,
        arguments,
        input,
        extension: "sh",
    }
}

const PROGRAMS: [Program; 16] = [
    program("bash-script", Export::Bash, &["bash"], Input::File),
    program("curl-bash", Export::Curl, &["bash"], Input::File),
    program(
        "curl-bash-i",
        Export::Curl,
        &["bash", "--norc", "-i"],
        Input::Pipe,
    ),
    program(
        "curl-bash-terminal",
        Export::Curl,
        &["bash", "--norc", "-i"],
        Input::Terminal,
    ),
    program("curl-bash-posix", Export::Curl, &["bash", "--posix"], Input::File),
    program("curl-zsh", Export::Curl, &["zsh", "-f"], Input::File),
    program("curl-zsh-i", Export::Curl, &["zsh", "-f", "-i"], Input::Pipe),
    program(
        "curl-zsh-terminal",
        Export::Curl,
        &["zsh", "-f", "-i"],
        Input::Terminal,
    ),
    program(
        "curl-zsh-as-sh",
        Export::Curl,
        &["zsh", "--emulate", "sh", "-f"],
        Input::File,
    ),
    program("curl-dash", Export::Curl, &["dash"], Input::File),
    program("curl-dash-i", Export::Curl, &["dash", "-i"], Input::Pipe),
    program("curl-busybox", Export::Curl, &["busybox", "sh"], Input::File),
    Program {
        extension: "cjs",
        ..program("node-script", Export::Fetch, &["node"], Input::File)
    },
    Program {
        extension: "mjs",
        ..program("node-module", Export::Fetch, &["node"], Input::File)
    },
    Program {
        extension: "py",
        ..program("python", Export::Python, &["python3"], Input::File)
    },
    Program {
        extension: "ps1",
        ..program(
            "powershell",
            Export::PowerShell,
            &["pwsh", "-NoProfile", "-File"],
            Input::File,
        )
    },
];

/// Shells that don't run a bash script.
const OTHER_SHELLS: [Program; 3] = [
    program("bash-script-zsh", Export::Bash, &["zsh", "-f"], Input::File),
    program("bash-script-dash", Export::Bash, &["dash"], Input::File),
    program(
        "bash-script-busybox",
        Export::Bash,
        &["busybox", "sh"],
        Input::File,
    ),
];

impl Program {
    /// Returns the installed programs, each with the form that is written for it.
    pub fn installed() -> impl Iterator<Item = Self> {
        PROGRAMS
            .into_iter()
            .filter(|program| is_installed(program.executable()))
    }

    /// Returns the names of the programs that are not installed.
    pub fn missing() -> Vec<&'static str> {
        let missing = PROGRAMS
            .iter()
            .filter(|program| !is_installed(program.executable()));
        missing.map(|program| program.name).collect()
    }

    /// Returns the installed shells in which a bash script must refuse to run.
    pub fn other_shells() -> impl Iterator<Item = Self> {
        OTHER_SHELLS
            .into_iter()
            .filter(|program| is_installed(program.executable()))
    }

    pub fn named(name: &str) -> Self {
        let found = PROGRAMS.into_iter().find(|program| program.name == name);
        found.unwrap_or_else(|| panic!("no program {name}"))
    }

    /// Returns whether it can be fed a script of a megabyte: a terminal's line editor takes too long.
    pub fn takes_large_scripts(self) -> bool {
        self.input != Input::Terminal
    }

    fn executable(self) -> &'static str {
        self.arguments.first().copied().unwrap_or_default()
    }

    fn command(self, script: &Path) -> Command {
        let [executable, arguments @ ..] = self.arguments else {
            panic!("{} has no command", self.name)
        };
        if self.input == Input::Terminal {
            let mut command = Command::new(PYTHON.as_path());
            let terminal = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/request_export/terminal.py");
            command.arg(terminal).arg(script).args(self.arguments);
            return command;
        }
        let mut command = match *executable {
            "python3" => Command::new(PYTHON.as_path()),
            executable => Command::new(executable),
        };
        command.args(arguments);
        if self.input == Input::Pipe {
            command.stdin(Stdio::from(fs::File::open(script).unwrap()));
        } else {
            command.arg(script).stdin(Stdio::null());
        }
        command
    }
}

fn is_installed(executable: &str) -> bool {
    let folders = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&folders).any(|folder| folder.join(executable).is_file())
}

/// One run of a script, at first without the environment variables that it reads.
pub struct Run {
    command: Command,
    file: PathBuf,
}

impl Run {
    pub fn new(program: Program, script: &str) -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let file = scratch().join(format!("script-{number}.{}", program.extension));
        let mark = if program.form == Export::PowerShell {
            "\u{feff}"
        } else {
            ""
        };
        fs::write(&file, format!("{mark}{script}")).unwrap();
        let mut command = program.command(&file);
        command
            .env_remove("ACCESS_TOKEN")
            .env_remove("SECRET")
            .env_remove("API_ENDPOINT")
            .env("no_proxy", "127.0.0.1")
            .env("HISTFILE", "/dev/null")
            .env("LC_ALL", "C.UTF-8")
            .env("HOME", home_with_netrc());
        Self { command, file }
    }

    pub fn with(mut self, variable: &str, value: &str) -> Self {
        self.command.env(variable, value);
        self
    }

    pub fn finish(mut self) -> Output {
        let name = self.command.get_program().to_owned();
        let output = self
            .command
            .output()
            .unwrap_or_else(|_| panic!("this test runs {name:?}: install it"));
        fs::remove_file(&self.file).unwrap();
        output
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

/// Parses a PowerShell script with tree-sitter's grammar, and returns the text that it assigns to `$PAYLOAD`.
pub fn parse_powershell(script: &str) -> String {
    let file = scratch().join("parsed.ps1");
    fs::write(&file, format!("\u{feff}{script}")).unwrap();
    let parser = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/request_export/powershell.py");
    let output = Command::new(PARSER.as_path())
        .arg(parser)
        .arg(&file)
        .output()
        .unwrap();
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{stderr}\n{script}");
    String::from_utf8(output.stdout).unwrap()
}

/// A Python with tree-sitter's grammar of PowerShell, in a virtual environment under `target/`.
static PARSER: LazyLock<PathBuf> = LazyLock::new(|| {
    let venv = Path::new(env!("CARGO_TARGET_TMPDIR")).join("powershell-parser");
    let own = venv.join("bin/python");
    let has_grammar = |python: &Path| {
        succeeds(Command::new(python).args(["-c", "import tree_sitter_powershell, tree_sitter"]))
    };
    if !has_grammar(&own) {
        let packages = [
            "-m",
            "pip",
            "install",
            "--quiet",
            "tree-sitter==0.26.1",
            "tree-sitter-powershell==0.26.4",
        ];
        let made = succeeds(Command::new(python3()).args(["-m", "venv"]).arg(&venv))
            && succeeds(Command::new(&own).args(packages));
        assert!(
            made,
            "this test parses PowerShell with the PyPI packages tree-sitter and tree-sitter-powershell"
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
