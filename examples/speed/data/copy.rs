//! Rows on their way into a table, in PostgreSQL's text format.

use std::fmt::Write as _;

use sqlx::PgConnection;

use crate::Result;

/// Bytes that are sent at once.
const CHUNK: usize = 4 << 20;

/// One COPY. Values hold no tab, no line break and no backslash: they are our own.
pub struct Copy<'db> {
    into: sqlx::postgres::PgCopyIn<&'db mut PgConnection>,
    buffer: String,
}

impl<'db> Copy<'db> {
    /// Begins: `table (columns)`.
    pub async fn into(db: &'db mut PgConnection, table: &str) -> Result<Self> {
        let into = db.copy_in_raw(&format!("copy {table} from stdin")).await?;
        Ok(Self { into, buffer: String::with_capacity(CHUNK + 4_096) })
    }

    /// Adds a row.
    pub async fn row(&mut self, values: std::fmt::Arguments<'_>) -> Result<()> {
        writeln!(self.buffer, "{values}")?;
        if self.buffer.len() >= CHUNK {
            self.into.send(self.buffer.as_bytes()).await?;
            self.buffer.clear();
        }
        Ok(())
    }

    /// Ends; how many rows there are.
    pub async fn finish(mut self) -> Result<u64> {
        self.into.send(self.buffer.as_bytes()).await?;
        Ok(self.into.finish().await?)
    }
}
