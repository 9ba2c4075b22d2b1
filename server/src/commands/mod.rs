//! What an operator types.

pub mod audit;
mod doctor;
mod healthy;
pub mod import;
pub mod jobs;
mod migrate;
mod owner;
pub mod plans;
mod secrets;
pub mod serve;

use std::process::ExitCode;

use crate::reading;
use crate::settings::{self, Settings};

const HELP: &str = "\
switchboard: a customer desk with an assistant

  switchboard serve [--role web|worker]   serve pages and do the work (both, or one of them)
  switchboard migrate [--status|--dry-run]  bring the database up to date
  switchboard demo                        load the demo workspaces
  switchboard doctor                      check settings, database, queue, audit logs, mail and the built site
  switchboard jobs [--dead]               how the queue is, or what in it waits for a person
  switchboard jobs --replay ID|--all      try that again, or all of it
  switchboard audit adopt WORKSPACE       go on with the chain of its audit log after SECRET_KEY was lost
  switchboard secrets rotate              seal what an older key sealed with the current SECRET_KEY
  switchboard plans                       list the plans that workspaces can have
  switchboard plans set PLAN WHAT VALUE   change a plan: its price, its limits, what it opens
  switchboard plans assign WORKSPACE PLAN [DAYS]  give a workspace a plan, or let it try one
  switchboard plans freeze WORKSPACE WHY  stop a workspace: people read and export, and read why
  switchboard plans unfreeze WORKSPACE    let it go on
  switchboard owner create EMAIL NAME WORKSPACE   make a workspace and its owner
  switchboard import conversations --workspace SLUG FILE.json   take in what was said elsewhere
  switchboard healthy                     whether the server on this machine is ready
  switchboard settings                    list every setting with its default

Settings come from the environment, or from the file that SWITCHBOARD_CONFIG names.
";

/// Why a command ended without success; its text is for the operator.
pub type Failure = Box<dyn std::error::Error + Send + Sync>;

/// Runs the command of these arguments.
pub fn run(arguments: Vec<String>) -> ExitCode {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    // Not an operator's: the program starts itself so, and then does nothing else before.
    if words == [reading::COMMAND] {
        return reading::child::run();
    }
    match dispatch(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("switchboard: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(words: &[&str]) -> Result<(), Failure> {
    match words {
        ["settings"] => {
            for setting in settings::ALL {
                println!("{:<32} {:<32} {}", setting.name, setting.default, setting.about);
            }
            Ok(())
        }
        ["serve"] => with_settings(|it| serve::run(it, serve::Role::Both)),
        ["serve", "--role", "web"] => with_settings(|it| serve::run(it, serve::Role::Web)),
        ["serve", "--role", "worker"] => with_settings(|it| serve::run(it, serve::Role::Worker)),
        ["migrate"] => with_settings(|it| migrate::run(it, migrate::Mode::Apply)),
        ["migrate", "--status"] => with_settings(|it| migrate::run(it, migrate::Mode::Status)),
        ["migrate", "--dry-run"] => with_settings(|it| migrate::run(it, migrate::Mode::DryRun)),
        ["demo"] => with_settings(crate::demo::run),
        ["healthy"] => with_settings(healthy::run),
        ["doctor"] => with_settings(doctor::run),
        ["secrets", "rotate"] => with_settings(secrets::rotate),
        ["jobs"] => with_settings(|it| jobs::run(it, jobs::Ask::Summary)),
        ["jobs", "--dead"] => with_settings(|it| jobs::run(it, jobs::Ask::Dead)),
        ["jobs", "--replay", "--all"] => with_settings(|it| jobs::run(it, jobs::Ask::ReplayAll)),
        ["jobs", "--replay", id] => {
            let id = id.to_string();
            with_settings(|it| jobs::run(it, jobs::Ask::Replay(id)))
        }
        ["audit", "adopt", workspace] => {
            let workspace = workspace.to_string();
            with_settings(|it| audit::adopt(it, workspace))
        }
        ["plans", asked @ ..] => {
            let ask = plans::Ask::read(asked)?;
            with_settings(|it| plans::run(it, ask))
        }
        ["owner", "create", email, name, workspace] => {
            let (email, name, workspace) = (email.to_string(), name.to_string(), workspace.to_string());
            with_settings(|it| owner::create(it, email, name, workspace))
        }
        ["import", "conversations", "--workspace", workspace, file] => {
            let (workspace, file) = (workspace.to_string(), file.to_string());
            with_settings(|it| import::conversations(it, workspace, file))
        }
        [] | ["help" | "--help" | "-h"] => {
            print!("{HELP}");
            Ok(())
        }
        _ => Err(format!("`{}` is not a command; see `switchboard help`", words.join(" ")).into()),
    }
}

fn with_settings<F>(command: impl FnOnce(Settings) -> F) -> Result<(), Failure>
where
    F: Future<Output = Result<(), Failure>>,
{
    let settings = settings::read()?;
    crate::logs::start(&settings)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(command(settings))
}
