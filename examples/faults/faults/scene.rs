//! One fault on a stage of its own, and the comparison at its end.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use crate::Result;
use crate::checker::{self, Findings, Quiet, Wrong};
use crate::desk::{Process, Role};
use crate::ledger::Ledger;
use crate::load::{Load, Plan};
use crate::stage::Stage;
use crate::table::Figures;

/// A stage, the customers' ledger, and the figures so far.
pub struct Scene {
    pub stage: Stage,
    pub ledger: Arc<Ledger>,
    pub figures: Figures,
    quiet: Quiet,
}

impl Scene {
    /// A fresh one.
    pub async fn open(first: &Stage, id: &'static str, name: &'static str) -> Result<Self> {
        let stage = first.copy(name).await?;
        let quiet = Quiet::of(&stage).await?;
        Ok(Self { stage, ledger: Arc::default(), figures: Figures::of(id, name), quiet })
    }

    /// Starts the product.
    pub async fn process(&self, role: Role) -> Result<Process> {
        Process::start(&self.stage, role).await
    }

    /// Starts another program, or with further settings.
    pub async fn process_of(&self, program: &PathBuf, settings: &[(&str, &str)]) -> Result<Process> {
        Process::start_with(&self.stage, Role::Both, program, settings).await
    }

    /// Lets customers write to it.
    pub fn load(&self, origin: &str, plan: Plan) -> Load {
        Load::start(&self.stage, origin, self.ledger.clone(), plan)
    }

    /// From now on the workspace that sleeps has to stay as it is now.
    pub async fn look_again(&mut self) -> Result<()> {
        self.quiet = Quiet::of(&self.stage).await?;
        Ok(())
    }

    /// Compares all ledgers.
    pub async fn findings(&self, process: &Process) -> Result<Findings> {
        let mut findings = checker::check(&self.stage, &self.ledger, &self.quiet).await?;
        checker::strangers(&self.stage, &process.origin, &self.ledger, &mut findings).await?;
        Ok(findings)
    }

    /// Compares all ledgers, and ends the scene with the figures that every fault has.
    pub async fn close(mut self, process: Process) -> Result<Figures> {
        let findings = self.findings(&process).await?;
        findings.print();
        println!("    {} acknowledged of {}", self.ledger.acknowledged(), self.ledger.entries().len());
        self.figures.none("lost", findings.count(Wrong::Lost));
        self.figures.none("doubled", findings.count(Wrong::Doubled));
        self.figures.none("other findings", findings.besides(&[Wrong::Lost, Wrong::Doubled]));
        drop(process);
        self.stage.strike().await?;
        Ok(self.figures)
    }
}

/// Waits, as whoever watches a machine does.
pub async fn after(time: Duration) {
    tokio::time::sleep(time).await;
}
