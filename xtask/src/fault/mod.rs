//! `cargo xtask fault [NAME] [--release]`: faults planted on purpose, and what they cost.
//!
//! Without a name every fault is taken; `short` takes the ones that CI has time for, `planted`
//! proves the checker. Builds the product, makes a PostgreSQL that nobody minds to lose, and
//! hands both to `examples/faults`, which does the rest. Ends as that does: 0 where every goal
//! is met, 1 where one is missed, 2 where nothing could be measured.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{self, Command, ExitStatus, Stdio};

use crate::database::Server;
use crate::failure::{During, Failure, Outcome};
use crate::postgres::Purpose;
use crate::product::{self, Product};
use crate::site::{self, Profile, Site};
use crate::tally::Tally;
use crate::test::TESTED;
use crate::tools::Tools;
use crate::{interrupt, places, progress, secrets, shell};

const SHORT: &str = "short";
/// What proves the checker needs a product with faults in it.
const WITH_PLANTED: [&str; 3] = ["all", SHORT, "planted"];

/// Takes the faults that the words name.
pub fn dispatch(words: &[&str]) -> Outcome {
    let (profile, names): (Profile, Vec<&str>) = match words.split_last() {
        Some((&"--release", names)) => (Profile::Release, names.to_vec()),
        _ => (Profile::Dev, words.to_vec()),
    };
    let name = match names[..] {
        [] => "all",
        [name] => name,
        _ => return Err(Failure::new("`fault` takes one name, and `--release`")),
    };
    interrupt::watch()?;
    let rig = Rig::build(name, profile)?;
    let ended = rig.command()?.status().during("start the faults")?;
    // The database goes before we do.
    drop(rig);
    match ended.code() {
        Some(0) => Ok(()),
        code => process::exit(code.unwrap_or(1)),
    }
}

/// The short form, for the gate: each goal counts as a test.
pub fn short() -> Outcome<Tally> {
    let rig = Rig::build(SHORT, Profile::Gate)?;
    let mut child = rig.command()?.stdout(Stdio::piped()).spawn().during("start the faults")?;
    let mut tally = Tally::default();
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).lines() {
            let line = line.during("read what the faults print")?;
            println!("{line}");
            if let Some(counts) = Tally::in_goal(&line) {
                tally += counts;
            }
        }
    }
    let ended = child.wait().during("wait for the faults")?;
    Ok(understood(tally, ended))
}

/// One that ended badly without a missed goal measured nothing.
fn understood(mut tally: Tally, ended: ExitStatus) -> Tally {
    if !ended.success() && tally.failed.is_empty() {
        tally += Tally::one_failed(format!("The faults ended with {ended}"));
    }
    tally
}

/// Everything that the faults need.
struct Rig {
    name: String,
    profile: Profile,
    site: Site,
    planted: Option<PathBuf>,
    server: Server,
}

impl Rig {
    fn build(name: &str, profile: Profile) -> Outcome<Self> {
        let planted = WITH_PLANTED.contains(&name).then(|| build_planted(profile)).transpose()?;
        let site = site::build(&Tools::ready()?, profile)?;
        progress::say("Building the faults");
        let mut build = shell::command("cargo");
        build.arg("build").args(TESTED).args(["--example", "faults"]);
        profile.flags(&mut build)?;
        shell::run(&mut build)?;
        interrupt::check()?;
        let server = Server::embedded(Purpose::Faults)?;
        Ok(Self { name: name.to_owned(), profile, site, planted, server })
    }

    fn command(&self) -> Outcome<Command> {
        let database = self.server.create("faults")?;
        let product = Product {
            site: &self.site,
            database: &database,
            secret_key: secrets::fresh_key()?,
            address: product::free_address()?,
        };
        product.migrate()?;
        let logs = places::target().join("faults");
        fs::create_dir_all(&logs).during(format_args!("create {}", logs.display()))?;

        let mut command = product.settings_for(folder(self.profile).join("examples/faults"));
        command
            .arg(&self.name)
            .env("DATABASE_ADMIN_URL", &database.admin_url)
            .env("SWITCHBOARD", &self.site.binary)
            .env("FAULTS_LOGS", logs);
        if let Some(planted) = &self.planted {
            command.env("SWITCHBOARD_WITH_FAULTS", planted);
        }
        self.server.hand_over(&mut command);
        progress::say("Planting faults (some minutes)");
        Ok(command)
    }
}

fn folder(profile: Profile) -> PathBuf {
    places::target().join(if profile == Profile::Release { "release" } else { "debug" })
}

/// Builds the product with the faults that prove the checker. They cannot be in a release
/// build, so this is a development one; it goes aside, because the real one has the same name.
fn build_planted(profile: Profile) -> Outcome<PathBuf> {
    progress::say("Building a product with planted faults");
    let mut build = shell::command("cargo");
    build.args(["build", "--package", "server", "--features", "as-in-tests,planted-faults"]);
    if profile == Profile::Gate {
        profile.flags(&mut build)?;
    }
    shell::run(&mut build)?;
    let aside = places::target().join("debug/with-faults");
    fs::create_dir_all(&aside).during(format_args!("create {}", aside.display()))?;
    let program = aside.join("switchboard");
    fs::copy(folder(Profile::Dev).join("switchboard"), &program).during("put the program aside")?;
    // The server wants the names of its scripts beside itself; no page is asked for here.
    fs::write(aside.join("hash.txt"), "").during("write hash.txt")?;
    Ok(program)
}
