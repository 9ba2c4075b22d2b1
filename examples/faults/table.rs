//! Figures beside their goals, as a table at the end and as one last line.

use std::process::ExitCode;

/// One figure of one fault.
#[derive(Debug, Clone)]
struct Row {
    id: &'static str,
    fault: &'static str,
    figure: &'static str,
    value: f64,
    goal: String,
    met: bool,
}

/// The figures of one fault.
#[derive(Debug)]
pub struct Figures {
    id: &'static str,
    fault: &'static str,
    rows: Vec<Row>,
}

impl Figures {
    /// None yet; `id` is the fault's number in `security.md`.
    pub fn of(id: &'static str, fault: &'static str) -> Self {
        Self { id, fault, rows: Vec::new() }
    }

    /// Something that must not happen at all.
    pub fn none(&mut self, figure: &'static str, count: usize) {
        self.judge(figure, count as f64, "= 0".to_owned(), count == 0);
    }

    /// Something that must be there so many times.
    pub fn exactly(&mut self, figure: &'static str, count: usize, goal: usize) {
        self.judge(figure, count as f64, format!("= {goal}"), count == goal);
    }

    /// Something that must not be above `goal`.
    pub fn at_most(&mut self, figure: &'static str, value: f64, goal: f64) {
        self.judge(figure, value, format!("≤ {goal}"), value <= goal);
    }

    /// Something that must not be under `goal`.
    pub fn at_least(&mut self, figure: &'static str, value: f64, goal: f64) {
        self.judge(figure, value, format!("≥ {goal}"), value >= goal);
    }

    /// Something that must be so.
    pub fn holds(&mut self, figure: &'static str, is_so: bool) {
        self.judge(figure, f64::from(u8::from(is_so)), "= 1".to_owned(), is_so);
    }

    /// A goal that was not put to the test. Counts as missed.
    pub fn not_measured(&mut self, why: &str) {
        eprintln!("  {} {}: not measured: {why}", self.id, self.fault);
        self.judge("measured", 0.0, "= 1".to_owned(), false);
    }

    fn judge(&mut self, figure: &'static str, value: f64, goal: String, met: bool) {
        self.rows.push(Row { id: self.id, fault: self.fault, figure, value, goal, met });
    }
}

/// Every figure of a run.
#[derive(Debug, Default)]
pub struct Table(Vec<Row>);

impl Table {
    /// Takes in a fault's.
    pub fn add(&mut self, figures: Figures) {
        self.0.extend(figures.rows);
    }

    /// Prints all of them and the last line.
    pub fn print(&self) -> ExitCode {
        println!();
        for Row { id, fault, figure, value, goal, met } in &self.0 {
            let (value, end) = (number(*value), if *met { "met" } else { "MISSED" });
            println!("  {id:<5}{fault:<24}{figure:<28}{value:>9}   goal {goal:<10}{end}");
        }
        let missed = self.0.iter().any(|it| !it.met);
        let named = |it: &Row| format!("{}.{}={}", it.fault, it.figure.replace(' ', "-"), number(it.value));
        let figures: Vec<String> = self.0.iter().map(named).collect();
        println!("\nfault: {} {}", figures.join(" "), if missed { "missed" } else { "met" });
        if missed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
    }
}

fn number(value: f64) -> String {
    if value.fract() == 0.0 { format!("{value:.0}") } else { format!("{value:.2}") }
}
