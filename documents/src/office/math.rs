//! Equations as LaTeX, which is how mathematics is written in plain text.

use crate::xml::Node;

/// The equations of a paragraph that holds nothing else, each on its own line.
pub(super) fn of_paragraph(paragraph: &Node) -> Option<String> {
    let mut equations = Vec::new();
    for node in paragraph.nodes() {
        match node.name.as_str() {
            "m:oMath" => equations.push(node),
            "m:oMathPara" => equations.extend(node.nodes().filter(|node| node.name == "m:oMath")),
            "w:r" | "w:hyperlink" if !node.text().trim().is_empty() => return None,
            _ => {}
        }
    }
    let lines: Vec<String> = equations.into_iter().map(|equation| format!("$${}$$", latex(equation))).collect();
    (!lines.is_empty()).then(|| lines.join("\n\n"))
}

/// One equation, or any part of one.
pub(super) fn latex(node: &Node) -> String {
    node.nodes().map(part).collect::<String>().trim().to_owned()
}

fn part(node: &Node) -> String {
    let of = |name: &str| node.child(name).map(latex).unwrap_or_default();
    let property = |list: &str, name: &str| node.child(list).and_then(|list| list.value(name)).map(str::to_owned);
    match node.name.as_str() {
        "m:r" => node.child("m:t").map(|text| symbols(&text.text())).unwrap_or_default(),
        "m:f" => match property("m:fPr", "m:type").as_deref() {
            Some("noBar") => format!("\\genfrac{{}}{{}}{{0pt}}{{}}{{{}}}{{{}}}", of("m:num"), of("m:den")),
            Some("lin") => format!("{}/{}", of("m:num"), of("m:den")),
            _ => format!("\\frac{{{}}}{{{}}}", of("m:num"), of("m:den")),
        },
        "m:sSup" => format!("{}^{{{}}}", base(node), of("m:sup")),
        "m:sSub" => format!("{}_{{{}}}", base(node), of("m:sub")),
        "m:sSubSup" => format!("{}_{{{}}}^{{{}}}", base(node), of("m:sub"), of("m:sup")),
        "m:sPre" => format!("{{}}_{{{}}}^{{{}}}{}", of("m:sub"), of("m:sup"), of("m:e")),
        "m:rad" => match of("m:deg") {
            degree if degree.is_empty() => format!("\\sqrt{{{}}}", of("m:e")),
            degree => format!("\\sqrt[{degree}]{{{}}}", of("m:e")),
        },
        "m:nary" => {
            let sign = property("m:naryPr", "m:chr").map_or_else(|| "\\int".to_owned(), |sign| symbols(&sign));
            format!("{}_{{{}}}^{{{}}}{}", sign.trim(), of("m:sub"), of("m:sup"), of("m:e"))
        }
        "m:d" => {
            let sign = |name: &str, usual: &str| property("m:dPr", name).unwrap_or_else(|| usual.to_owned());
            let inner: Vec<String> = node.nodes().filter(|child| child.name == "m:e").map(latex).collect();
            let between = sign("m:sepChr", "|");
            format!(
                "\\left{}{}\\right{}",
                fence(&sign("m:begChr", "(")),
                inner.join(&between),
                fence(&sign("m:endChr", ")"))
            )
        }
        "m:func" => format!("{}{{{}}}", function(&of("m:fName")), of("m:e")),
        "m:limLow" => format!("{}_{{{}}}", function(&of("m:e")), of("m:lim")),
        "m:limUpp" => format!("\\overset{{{}}}{{{}}}", of("m:lim"), of("m:e")),
        "m:groupChr" => match property("m:groupChrPr", "m:pos").as_deref() {
            Some("top") => format!("\\overbrace{{{}}}", of("m:e")),
            _ => format!("\\underbrace{{{}}}", of("m:e")),
        },
        "m:bar" => format!("\\overline{{{}}}", of("m:e")),
        "m:acc" => format!("\\hat{{{}}}", of("m:e")),
        "m:eqArr" => rows(node.nodes().filter(|child| child.name == "m:e").map(latex)),
        "m:m" => {
            let lines = node.nodes().filter(|child| child.name == "m:mr");
            rows(lines.map(|line| line.nodes().map(latex).collect::<Vec<_>>().join(" & ")))
        }
        name if name.ends_with("Pr") => String::new(),
        _ => latex(node),
    }
}

/// What an index or a power belongs to; more than a letter needs braces around it.
fn base(node: &Node) -> String {
    let base = node.child("m:e").map(latex).unwrap_or_default();
    if base.starts_with("\\frac") || base.starts_with("\\left") { format!("{{{base}}}") } else { base }
}

fn rows(lines: impl Iterator<Item = String>) -> String {
    format!("\\begin{{matrix}}{}\\end{{matrix}}", lines.collect::<Vec<_>>().join(" \\\\ "))
}

fn fence(sign: &str) -> String {
    match sign {
        "" => ".".to_owned(),
        "{" | "}" => format!("\\{sign}"),
        sign => sign.to_owned(),
    }
}

fn function(name: &str) -> String {
    const KNOWN: [&str; 19] = [
        "sin", "cos", "tan", "cot", "sec", "csc", "sinh", "cosh", "tanh", "log", "ln", "exp", "lim", "max", "min",
        "sup", "inf", "det", "gcd",
    ];
    if KNOWN.contains(&name) { format!("\\{name}") } else { name.to_owned() }
}

fn symbols(text: &str) -> String {
    let mut written = String::new();
    for sign in text.chars() {
        match command(sign) {
            Some(command) => written.push_str(&format!("\\{command} ")),
            None => written.push(sign),
        }
    }
    written
}

fn command(sign: char) -> Option<&'static str> {
    const GREEK: [&str; 25] = [
        "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu",
        "xi", "omicron", "pi", "rho", "varsigma", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega",
    ];
    if ('α'..='ω').contains(&sign) {
        return GREEK.get(sign as usize - 'α' as usize).copied();
    }
    Some(match sign {
        'Γ' => "Gamma",
        'Δ' => "Delta",
        'Θ' => "Theta",
        'Λ' => "Lambda",
        'Π' => "Pi",
        'Σ' => "Sigma",
        'Φ' => "Phi",
        'Ψ' => "Psi",
        'Ω' => "Omega",
        '±' => "pm",
        '×' => "times",
        '÷' => "div",
        '∙' | '⋅' | '·' => "cdot",
        '≤' => "leq",
        '≥' => "geq",
        '≠' => "neq",
        '≈' => "approx",
        '∞' => "infty",
        '∂' => "partial",
        '∈' => "in",
        '∩' | '⋂' => "cap",
        '∪' => "cup",
        '⋃' => "bigcup",
        '⋀' => "bigwedge",
        '∑' => "sum",
        '∏' => "prod",
        '∫' => "int",
        '∬' => "iint",
        '∭' => "iiint",
        '∮' => "oint",
        '∯' => "oiint",
        '∰' => "oiiint",
        '→' => "rightarrow",
        '⟶' => "longrightarrow",
        '⇒' => "Rightarrow",
        _ => return None,
    })
}
