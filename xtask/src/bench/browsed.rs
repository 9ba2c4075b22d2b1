//! What a browser measured: started with node, read from what it prints, judged beside its goals.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use crate::failure::{During, Failure, Outcome};
use crate::{browser, places, shell};

/// Figures by their names.
pub type Figures = BTreeMap<String, f64>;

/// A figure, what it is, and the most that it may be.
pub type Goal = (&'static str, &'static str, f64);

/// Node in the folder of the journeys, told which browser to start.
pub fn command() -> Outcome<Command> {
    let mut command = shell::command("node");
    command.current_dir(places::root().join("end2end")).env("CHROMIUM", browser::chromium()?);
    // Chromium's own sandbox refuses to run as root.
    if places::is_root() {
        command.env("CHROMIUM_NO_SANDBOX", "1");
    }
    Ok(command)
}

/// Runs it, shows what it says, and returns its figures.
pub fn figures(command: &mut Command) -> Outcome<Figures> {
    let mut child = command.stdout(Stdio::piped()).spawn().during("start node")?;
    let mut figures = Figures::new();
    for line in child.stdout.take().into_iter().flat_map(|it| BufReader::new(it).lines()) {
        let line = line.during("read what the browser says")?;
        match figure(&line) {
            Some((name, value)) => drop(figures.insert(name, value)),
            None => println!("{line}"),
        }
    }
    let ended = child.wait().during("wait for the browser")?;
    if ended.success() { Ok(figures) } else { Err(Failure::new(format!("the browser's script ended with {ended}"))) }
}

/// `figure html=10.30`
fn figure(line: &str) -> Option<(String, f64)> {
    let (name, value) = line.strip_prefix("figure ")?.split_once('=')?;
    Some((name.to_owned(), value.parse().ok()?))
}

/// Prints the figures beside their goals; whether all are met. One that is missing is not.
pub fn judged(bench: &str, goals: &[Goal], figures: &Figures) -> bool {
    println!("\nfigure                                                          value     goal");
    let mut last = format!("{bench}:");
    let mut all = true;
    for (name, about, goal) in goals {
        let value = figures.get(*name).copied().unwrap_or(f64::INFINITY);
        let is_met = value <= *goal;
        all &= is_met;
        println!("{about:<60} {value:>8.2} {goal:>8.1} {}", if is_met { "" } else { "missed" });
        last.push_str(&format!(" {name}={value:.2}"));
    }
    println!("\n{last} {}", if all { "met" } else { "missed" });
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOALS: [Goal; 2] = [("css", "the style sheet, kB", 16.0), ("lost", "lost", 0.0)];

    #[test]
    fn a_figure_that_is_too_high_or_missing_is_missed() {
        let mut figures: Figures = GOALS.iter().map(|(name, _, goal)| ((*name).to_owned(), *goal)).collect();
        assert!(judged("test", &GOALS, &figures));
        figures.insert("css".to_owned(), 16.1);
        assert!(!judged("test", &GOALS, &figures));
        figures.remove("css");
        assert!(!judged("test", &GOALS, &figures));
    }

    #[test]
    fn figures_are_read_from_what_the_browser_says() {
        assert_eq!(figure("figure html=10.30"), Some(("html".to_owned(), 10.3)));
        assert_eq!(figure("  /inbox 10.3"), None);
    }
}
