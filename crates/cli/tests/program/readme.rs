//! The README keeps its word: every example in a `console` block is run, and prints what stands there.

use crate::place::{Place, Server, repository};
use std::process::Command;

/// Where the examples say that the server is.
const WRITTEN: &str = "http://127.0.0.1:8080";

/// A command and the lines that follow it.
struct Example {
    line: usize,
    command: String,
    output: Vec<String>,
}

/// The examples of every block that begins with `$ curl`.
fn examples(text: &str) -> Vec<Example> {
    let mut found: Vec<Example> = Vec::new();
    let mut is_inside = false;
    for (at, line) in text.lines().enumerate() {
        match (is_inside, line) {
            (false, "```console") => is_inside = true,
            (true, "```") => is_inside = false,
            (true, line) => match line.strip_prefix("$ ") {
                Some(command) => {
                    found.push(Example { line: at + 1, command: command.to_owned(), output: Vec::new() });
                }
                None => found.last_mut().expect("a command before its output").output.push(line.to_owned()),
            },
            _ => {}
        }
    }
    found.retain(|example| example.command.starts_with("curl"));
    found
}

/// Whether lines are as written, where `…` stands for any lines.
fn fits(written: &[String], printed: &[&str]) -> bool {
    match written.split_first() {
        None => printed.is_empty(),
        Some((any, rest)) if any == "…" => (0..=printed.len()).any(|skip| fits(rest, &printed[skip..])),
        Some((line, rest)) => printed.first() == Some(&line.as_str()) && fits(rest, &printed[1..]),
    }
}

fn run(example: &Example, server: &Server) -> String {
    let command = example.command.replace(WRITTEN, &server.base);
    let output = Command::new("sh").args(["-c", &command]).env("LANG", "C.UTF-8").output().expect("a shell");
    String::from_utf8(output.stdout).expect("UTF-8").replace(&server.base, WRITTEN)
}

#[test]
fn every_example_prints_what_the_readme_says() {
    let text = std::fs::read_to_string(repository().join("README.md")).expect("a README");
    let examples = examples(&text);
    assert!(examples.len() >= 3, "the README shows {} examples", examples.len());
    let place = Place::new();
    let server = place.serve(&[]);
    let mut wrong = Vec::new();
    for example in &examples {
        let printed = run(example, &server);
        if !fits(&example.output, &printed.lines().collect::<Vec<_>>()) {
            let written = example.output.join("\n");
            wrong.push(format!(
                "README.md:{}: {}\nsays:\n{written}\nprints:\n{printed}",
                example.line, example.command
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    drop(server.stop("TERM"));
}
