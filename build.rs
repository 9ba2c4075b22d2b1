//! Reads the message catalogues: every sentence must exist in every language, with the same
//! variables. A missing one stops the build, with its name.

#![expect(clippy::expect_used, reason = "a build that cannot read or write its own folder must stop")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;

const LANGUAGES: [&str; 2] = ["en", "fr"];

/// Sentence -> the variables it uses.
type Catalogue = BTreeMap<String, BTreeSet<String>>;

fn main() {
    println!("cargo::rerun-if-changed=messages");
    println!("cargo::rerun-if-changed=migrations");
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("cargo names the package's folder"));

    let mut code = String::new();
    let mut catalogues = Vec::new();
    for language in LANGUAGES {
        let folder = root.join("messages").join(language);
        let (catalogue, files) = read(&folder);
        let _ = writeln!(code, "pub(super) const {}: &[&str] = &[", language.to_uppercase());
        for file in files {
            let _ = writeln!(code, "    include_str!({:?}),", file.display().to_string());
        }
        code.push_str("];\n");
        catalogues.push(catalogue);
    }
    compare(&catalogues[0], &catalogues[1]);

    let _ = writeln!(
        code,
        "/// Every sentence, sorted.\npub const KEYS: &[&str] = &{:?};",
        catalogues[0].keys().collect::<Vec<_>>()
    );
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo names the output folder"));
    fs::write(out.join("catalogues.rs"), code).expect("the output folder can be written");
}

fn read(folder: &Path) -> (Catalogue, Vec<PathBuf>) {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap_or_else(|e| panic!("{}: {e}", folder.display()))
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|it| it == "ftl"))
        .collect();
    files.sort();

    let mut catalogue = Catalogue::new();
    for file in &files {
        let text = fs::read_to_string(file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
        let resource =
            parser::parse(text.as_str()).unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", file.display()));
        for entry in resource.body {
            let Entry::Message(message) = entry else { continue };
            let mut variables = BTreeSet::new();
            if let Some(value) = &message.value {
                collect(value, &mut variables);
            }
            let key = message.id.name.to_owned();
            if catalogue.insert(key.clone(), variables).is_some() {
                panic!("{}: the sentence `{key}` stands twice", file.display());
            }
        }
    }
    (catalogue, files)
}

fn collect(pattern: &Pattern<&str>, variables: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        match expression {
            Expression::Inline(inline) => collect_inline(inline, variables),
            Expression::Select { selector, variants } => {
                collect_inline(selector, variables);
                for variant in variants {
                    collect(&variant.value, variables);
                }
            }
        }
    }
}

fn collect_inline(inline: &InlineExpression<&str>, variables: &mut BTreeSet<String>) {
    if let InlineExpression::VariableReference { id } = inline {
        variables.insert(id.name.to_owned());
    }
}

fn compare(english: &Catalogue, french: &Catalogue) {
    let mut problems = Vec::new();
    for (key, variables) in english {
        match french.get(key) {
            None => problems.push(format!("`{key}` is missing in French")),
            Some(theirs) if theirs != variables => {
                problems.push(format!("`{key}` has the variables {variables:?} in English, {theirs:?} in French"));
            }
            Some(_) => {}
        }
    }
    for key in french.keys().filter(|key| !english.contains_key(*key)) {
        problems.push(format!("`{key}` is missing in English"));
    }
    assert!(problems.is_empty(), "the message catalogues differ:\n  {}", problems.join("\n  "));
}
