use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use loopready::domain::record::sealed::WORK;
use loopready::ports::age;

const PASSPHRASE: &str = "harbor lemon tractor violin canyon";

/// Whether `age` and the terminal for its questions are there; says so if not.
fn has_age() -> bool {
    let is_there = |command: &str| {
        let asked = Command::new(command).arg("--version").output();
        asked.is_ok_and(|asked| asked.status.success())
    };
    let both = is_there("age") && is_there("script");
    if !both {
        println!("not run: `age` or `script` is missing (scripts/setup test installs them)");
    }
    both
}

fn folder(of: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("loopready-{of}-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Runs `age`, which asks for a passphrase on a terminal, and gives it these answers.
fn run_age(arguments: &str, answers: &str, folder: &Path) -> bool {
    let mut terminal = Command::new("script")
        .args(["-qec", &format!("age {arguments}"), "/dev/null"])
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    terminal
        .stdin
        .take()
        .unwrap()
        .write_all(answers.as_bytes())
        .unwrap();
    terminal.wait().unwrap().success()
}

#[test]
fn the_age_command_opens_what_the_app_encrypts() {
    if !has_age() {
        return;
    }
    let folder = folder("ours");
    let content = "one line\n".repeat(20_000);
    let file = age::seal(content.as_bytes(), PASSPHRASE, WORK).unwrap();
    fs::write(folder.join("ours.age"), file).unwrap();
    let decrypt = "--decrypt --output plain ours.age";
    assert!(!run_age(decrypt, "another\n", &folder));
    assert!(run_age(decrypt, &format!("{PASSPHRASE}\n"), &folder));
    assert_eq!(fs::read_to_string(folder.join("plain")).unwrap(), content);
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn the_app_opens_what_the_age_command_encrypts() {
    if !has_age() {
        return;
    }
    let folder = folder("theirs");
    fs::write(folder.join("plain"), "from the command line").unwrap();
    let answers = format!("{PASSPHRASE}\n{PASSPHRASE}\n");
    assert!(run_age(
        "--passphrase --output theirs.age plain",
        &answers,
        &folder
    ));
    let file = fs::read(folder.join("theirs.age")).unwrap();
    let opened = age::open(&file, PASSPHRASE).unwrap();
    assert_eq!(opened, b"from the command line");
    fs::remove_dir_all(folder).unwrap();
}
