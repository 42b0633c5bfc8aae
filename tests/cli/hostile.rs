//! Files and names that somebody means ill with: whatever is read, a command ends with a documented code, says why, and
//! writes nothing that a terminal, a spreadsheet or a browser would obey.

use super::{Desk, Said};
use std::ffi::OsStr;
use std::path::Path;
use std::time::Duration;

/// What `zopa help exit-codes` lists.
const CODES: [i32; 8] = [0, 1, 2, 3, 5, 6, 75, 130];

/// Names and texts that a spreadsheet, a browser or a shell would run.
const RUN: [&str; 8] = [
    "=HYPERLINK(\\\"http://x\\\",\\\"y\\\")",
    "+49 30",
    "@SUM(A1)",
    "-5 points",
    "a;=1+1",
    "<script>alert(1)</script>",
    "$(echo ran)`echo ran`",
    "it's \\\"so\\\" & more",
];

/// A scenario in which everything that people may write freely is hostile.
pub(super) fn formulas() -> String {
    let text = |n: usize| RUN[n % RUN.len()];
    format!(
        "schema = 1\n[scenario]\ntitle = \"{}\"\nsource = \"{}\"\nnote = \"{}\"\nbrief = \"{}\"\n\
         [time]\nunit = \"{}\"\nrounds = 4\n\
         [party.a]\nname = \"{}\"\nno_deal = 20\nbrief = \"{}\"\n[party.b]\nname = \"{}\"\nno_deal = 20\n\
         [issue.price]\ntitle = \"{}\"\nrange = {{ from = 0, to = 4, step = 1 }}\na = {{ from = 0, to = 100 }}\nb = {{ from = 100, to = 0 }}\n\
         [issue.terms]\ntitle = \"{}\"\noptions = {{ cash = \"{}\", credit = \"{}\", x = \"{}\" }}\na = [0, 50, 100]\nb = [100, 60, 0]\n\
         [ratifier.house]\ntitle = \"{}\"\nfor = \"a\"\nquota = {{ yes = 2, of = 3 }}\nvotes = {{ value = 30, spread = 5 }}\n\
         [link.l]\nparty = \"a\"\nwhen = {{ terms = \"cash\" }}\nchange = 3\nwhy = \"{}\"\n\
         [draft.d]\ntitle = \"{}\"\ntext = {{ price = 2, terms = \"cash\" }}\n\
         [uncertainty]\nscores = 5\n\
         [sweep.s]\nquestion = \"{}\"\naxes = [{{ set = \"party.a.no_deal\", from = 0, to = 95, steps = 6, label = \"{}\" }}]\nruns = 3\n",
        text(0),
        text(1),
        text(2),
        text(3),
        text(1),
        text(0),
        text(4),
        text(3),
        text(2),
        text(0),
        text(1),
        text(4),
        text(5),
        text(0),
        text(2),
        text(4),
        text(0),
        text(1)
    )
}

/// Groups of a class, by names that a spreadsheet would compute.
pub(super) const GROUPS: &str = "group,price,terms,notes\n=1+1,2,cash,\"=HYPERLINK(\"\"x\"\")\"\n@x;=1,1,credit,-1+1\n\"+a\u{1b}[31m\",no deal,,\u{202e}x\n";

/// Every command over one scenario, with folders for what each writes.
fn commands(file: &str) -> Vec<Vec<String>> {
    let typed = [
        "check FILE",
        "check FILE --json",
        "run FILE --no-charts --out run",
        "run FILE -v --runs 3 --no-charts --out runs",
        "run FILE --json --no-charts --out json",
        "run FILE --against FILE --no-charts --out against",
        "solve FILE --out solve",
        "explain FILE --runs 3 --no-charts --out explain",
        "tournament FILE --tactics boulware,linear --runs 2 --out tournament",
        "sweep FILE --no-charts --out sweep",
        "sweep FILE --json --no-charts --vary party.b.no_deal=10,20 --runs 2 --out vary",
        "chart FILE --runs 3 --format svg --out chart",
        "report FILE --runs 0 -o page.html",
        "sheet FILE --out sheets",
        "class FILE groups.csv --no-charts --out class",
        "class FILE --template",
        "list paths FILE",
    ];
    let words = |line: &str| {
        let words = line
            .split(' ')
            .map(|word| if word == "FILE" { file } else { word });
        words.map(str::to_owned).collect()
    };
    typed.iter().map(|line| words(line)).collect()
}

/// Types a command, which has to end by itself, and holds what it says to the rules.
#[track_caller]
fn survives<S: AsRef<OsStr>>(desk: &Desk, args: &[S]) -> Said {
    let mut command = desk.command(&[]);
    let command = command
        .args(args)
        .timeout(Duration::from_secs(60))
        .write_stdin("");
    let output = command.output().unwrap();
    let typed: Vec<_> = args
        .iter()
        .map(|word| word.as_ref().to_string_lossy())
        .collect();
    let code = output.status.code();
    assert!(
        code.is_some_and(|code| CODES.contains(&code)),
        "{typed:?}: {code:?}"
    );
    let said = Said::of(&output);
    assert!(!said.err.contains("panicked"), "{typed:?}: {}", said.err);
    for text in [&said.out, &said.err] {
        assert_eq!(hidden(text), None, "{typed:?}:\n{text}");
    }
    said
}

/// The first sign that a terminal would obey or nobody would see, but for line ends and tabs.
fn hidden(text: &str) -> Option<char> {
    let obeyed = |sign: &char| {
        sign.is_control() && !matches!(sign, '\n' | '\t')
            || matches!(sign, '\u{200b}' | '\u{200e}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    text.chars().find(obeyed)
}

/// All files below a folder, by their path in it.
pub(super) fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(&next).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().display().to_string();
                found.push((name, std::fs::read(&path).unwrap()));
            }
        }
    }
    found.sort();
    found
}

// case 51
#[test]
fn no_table_that_any_command_writes_has_a_cell_that_runs() {
    let desk = Desk::new();
    desk.write("formulas.toml", formulas());
    desk.write("groups.csv", GROUPS);
    let mut printed = String::new();
    for args in commands("formulas.toml") {
        let said = survives(&desk, &args).succeeds();
        if args.iter().any(|word| word == "--template") {
            printed = said.out;
        }
    }
    let mut tables: Vec<_> = files(desk.folder.path());
    tables.retain(|(name, _)| name.ends_with(".csv") && name != "groups.csv");
    tables.push(("--template".to_owned(), printed.into_bytes()));
    assert!(tables.len() > 15, "{} tables", tables.len());
    let (mut cells, mut marked) = (0, 0);
    for (name, bytes) in &tables {
        // As a spreadsheet opens it where commas stand between cells, and where semicolons or tabs do.
        for between in [b',', b';', b'\t'] {
            let reader = csv::ReaderBuilder::new()
                .has_headers(false)
                .flexible(true)
                .delimiter(between)
                .from_reader(&bytes[..]);
            for row in reader.into_records() {
                for cell in &row.unwrap() {
                    let runs = cell
                        .trim_start()
                        .starts_with(['=', '+', '-', '@', '\t', '\r']);
                    let number = cell
                        .split(',')
                        .next()
                        .is_some_and(|first| first.parse::<f64>().is_ok());
                    assert!(!runs || number || cell.len() == 1, "{name}: {cell}");
                    cells += 1;
                    marked += usize::from(cell.starts_with('\''));
                }
            }
        }
        let text = String::from_utf8_lossy(bytes);
        assert_eq!(hidden(&text), None, "{name}");
    }
    assert!(
        cells > 1_000 && marked > 20,
        "{cells} cells, {marked} marked"
    );
}

// case 51
#[test]
fn no_page_or_picture_has_markup_that_somebody_typed() {
    let desk = Desk::new();
    desk.write("formulas.toml", formulas());
    desk.write("groups.csv", GROUPS);
    for line in [
        "report FILE --runs 0 -o page.html",
        "sheet FILE --out sheets",
        "chart FILE worth --format svg --out chart",
    ] {
        let args: Vec<&str> = line
            .split(' ')
            .map(|w| if w == "FILE" { "formulas.toml" } else { w })
            .collect();
        survives(&desk, &args).succeeds();
    }
    let mut pages = files(desk.folder.path());
    pages.retain(|(name, _)| name.ends_with(".html") || name.ends_with(".svg"));
    assert!(pages.len() > 4);
    for (name, bytes) in pages {
        let text = String::from_utf8(bytes).unwrap();
        assert!(!text.contains("<script>alert"), "{name}");
        assert_eq!(hidden(&text), None, "{name}");
    }
}

// case 50
#[test]
fn hidden_signs_are_refused_wherever_people_write() {
    let desk = Desk::new();
    let texts = [
        "[scenario]\ntitle = \"@\"\n",
        "[scenario]\nsource = \"@\"\n",
        "[scenario]\nnote = \"x @\"\n",
        "[scenario]\nname = \"@\"\n",
        "[time]\nunit = \"@\"\n",
        "[party.c]\nname = \"@\"\n",
        "[party.c]\nbrief = \"@\"\n",
        "[party.\"@\"]\n",
        "[party.c]\n\"@\" = 1\n",
        "[party.c]\nrole = \"@\"\n",
        "[issue.x]\noptions = [\"@\", \"b\"]\n",
        "[issue.x]\noptions = { a = \"@\", b = \"B\" }\n",
        "[issue.x]\noptions = { \"@\" = \"A\", b = \"B\" }\n",
        "[link.x]\nwhy = \"@\"\n",
        "[sweep.x]\nquestion = \"@\"\n",
        "[sweep.x]\naxes = [{ set = \"@\", from = 1, to = 2, label = \"@\" }]\n",
        "[sweep.x]\ndesign = \"list\"\nfile = \"@\"\n",
        "# @\n[party.c]\nno_deal = \"@\"\n",
    ];
    let signs = [
        "\\u0000",
        "\\u001b[31m",
        "\\u0007",
        "\\r",
        "\\u007f",
        "\\u009b2J",
        "\\u200b",
        "\\u202e",
        "\\u2066",
        "\\ufeff",
    ];
    for (n, text) in texts.iter().enumerate() {
        // Each text with every fifth sign; all texts together with all.
        for sign in signs.iter().skip(n % 5).step_by(5) {
            let text = text.replace('@', &format!("a{sign}b"));
            desk.write("x.toml", format!("schema = 1\n{text}[party.a]\n[party.b]\n[issue.i]\noptions = [\"y\", \"n\"]\na = [0, 100]\nb = [100, 0]\n"));
            let said = survives(&desk, &["check", "x.toml"]);
            assert_eq!(said.code, 3, "{text}{}", said.out);
        }
    }
    // Windows writes two signs at the end of a line.
    desk.write(
        "crlf.toml",
        formulas()
            .replace("note = \"", "note = \"one\\r\\ntwo ")
            .replace('\n', "\r\n"),
    );
    survives(&desk, &["check", "crlf.toml"])
        .succeeds()
        .says(&["one\ntwo"]);
    survives(
        &desk,
        &["report", "crlf.toml", "--runs", "0", "-o", "page.html"],
    )
    .succeeds();
}

// case 50
#[cfg(target_os = "linux")]
#[test]
fn names_of_files_reach_no_terminal_as_they_are() {
    use std::os::unix::ffi::OsStrExt as _;
    let desk = Desk::new();
    desk.write("groups.csv", GROUPS);
    let names: [&[u8]; 6] = [
        b"a\x1b[31m\n.toml",
        "\u{202e}b\u{9b}.toml".as_bytes(),
        b"c\xff\r.toml",
        b"-v.toml",
        b"=d'\"$(echo ran).toml",
        b"e\\ <script>.toml",
    ];
    for name in names {
        let name = OsStr::from_bytes(name);
        std::fs::write(desk.path("x").with_file_name(name), formulas()).unwrap();
        let file = Path::new(".").join(name);
        for line in [
            "check",
            "run --no-charts --out run",
            "sweep --no-charts --out sweep",
            "list paths",
            "sheet --out sheets",
        ] {
            let words: Vec<&str> = line.split(' ').collect();
            let split = if words[0] == "list" { 2 } else { 1 };
            let mut args: Vec<&OsStr> = words.iter().map(OsStr::new).collect();
            args.insert(split, file.as_os_str());
            let said = survives(&desk, &args);
            // A name that is no UTF-8 is not taken where names of other things are.
            if words[0] != "list" || file.to_str().is_some() {
                said.succeeds();
            }
        }
        for (path, bytes) in files(desk.folder.path()) {
            if path.starts_with("run") || path.starts_with("sweep") || path.starts_with("sheets") {
                let text = String::from_utf8_lossy(&bytes);
                let text_file = !path.ends_with(".parquet") && !path.ends_with(".png");
                assert!(
                    !text_file || hidden(&text).is_none(),
                    "{path}: {:?}",
                    hidden(&text)
                );
            }
        }
        for folder in ["run", "sweep", "sheets"] {
            std::fs::remove_dir_all(desk.path(folder)).unwrap();
        }
        let gone = [&b"./"[..], name.as_bytes(), &b"x"[..]].concat();
        survives(&desk, &[OsStr::new("run"), OsStr::from_bytes(&gone)]);
    }
    for typed in [
        &["run", "x.toml", "--set", "a\u{1b}[31m=1"][..],
        &["run", "x.toml", "--fix", "\u{1b}]0;x\u{7}"],
        &["\u{1b}[2J"],
        &["run", "x.toml", "--\u{202e}x"],
        &["new", "\u{9b}2J"],
        &["new", "--from", "a\rb"],
        &["check", "--explain", "\u{1b}c"],
        &["list", "words", "\u{1b}c"],
        &["help", "\u{202e}"],
        &["missing", "no\u{1b}[31m"],
        &["schema", "\u{7}"],
    ] {
        assert_ne!(survives(&desk, typed).code, 0, "{typed:?}");
    }
}

// case 49
#[cfg(target_os = "linux")]
#[test]
fn only_ordinary_files_of_bounded_size_are_read() {
    let desk = Desk::new();
    desk.write("x.toml", formulas());
    desk.write("groups.csv", GROUPS);
    let made = std::process::Command::new("mkfifo")
        .arg(desk.path("pipe"))
        .status();
    assert!(made.unwrap().success());
    std::os::unix::fs::symlink("knot", desk.path("knot")).unwrap();
    std::fs::create_dir(desk.path("folder")).unwrap();
    std::fs::File::create(desk.path("sparse"))
        .unwrap()
        .set_len(10 << 30)
        .unwrap();
    for odd in [
        "/dev/zero",
        "/dev/null",
        "pipe",
        "knot",
        "folder",
        "sparse",
        "/etc/passwd",
        "/proc/self/mem",
        "/proc/self/environ",
    ] {
        for line in [
            "check FILE",
            "check FILE --json",
            "run FILE",
            "run x.toml --against FILE --no-charts --out out",
            "solve FILE",
            "explain FILE",
            "sweep FILE",
            "chart FILE",
            "report FILE",
            "report x.toml --class FILE",
            "report x.toml --sweep FILE",
            "sheet FILE",
            "class x.toml FILE",
            "list paths FILE",
            "missing FILE",
            "merge FILE",
            "shard FILE 0",
            "new --from FILE",
        ] {
            let args: Vec<&str> = line
                .split(' ')
                .map(|word| if word == "FILE" { odd } else { word })
                .collect();
            let said = survives(&desk, &args);
            assert_ne!(said.code, 0, "{args:?}: {}", said.out);
        }
    }
    // What is written goes to no device.
    for odd in ["/dev/null", "pipe"] {
        assert_ne!(survives(&desk, &["sheet", "x.toml", "--out", odd]).code, 0);
        assert_ne!(
            survives(&desk, &["report", "x.toml", "--runs", "0", "-o", odd]).code,
            0
        );
        assert_ne!(
            survives(&desk, &["class", "x.toml", "--template", "-o", odd]).code,
            0
        );
        assert!(!Path::new(odd).is_file());
    }
    // What another program prints can be read.
    for name in ["-", "/dev/stdin"] {
        let mut command = desk.command(&["check", name]);
        let said = Said::of(&command.write_stdin(formulas()).output().unwrap());
        said.succeeds();
    }
}

// case 49
#[cfg(unix)]
#[test]
fn a_sweep_reads_no_table_elsewhere_and_repeats_nothing_of_one() {
    let desk = Desk::new();
    for folder in ["own/data", "other"] {
        std::fs::create_dir_all(desk.path(folder)).unwrap();
    }
    let table = "party.a.no_deal\n10\n20\n";
    for name in ["own/cells.csv", "own/data/cells.csv", "other/cells.csv"] {
        desk.write(name, table);
    }
    desk.write("other/secret.csv", "top secret;word\nhush;hush\n");
    desk.write("other/wrong.csv", "party.a.no_deal\nhush\n");
    std::os::unix::fs::symlink("../other/cells.csv", desk.path("own/link.csv")).unwrap();
    let said = |file: &str, more: &[&str]| {
        let list = format!(
            "[sweep.t]\ndesign = \"list\"\nfile = \"{file}\"\naxes = [{{ set = \"party.a.no_deal\" }}]\n"
        );
        desk.write("own/x.toml", format!("{}{list}", formulas()));
        survives(
            &desk,
            &[
                &[
                    "sweep",
                    "own/x.toml",
                    "t",
                    "--no-charts",
                    "--runs",
                    "2",
                    "--restart",
                ],
                more,
            ]
            .concat(),
        )
    };
    for own in ["cells.csv", "data/cells.csv", "./data/../cells.csv"] {
        said(own, &[]).succeeds();
    }
    let absolute = desk.path("other/secret.csv").display().to_string();
    for foreign in [
        "../other/secret.csv",
        "../other/cells.csv",
        "../other/none.csv",
        "link.csv",
        "/etc/passwd",
        "/etc/none",
        "/dev/zero",
        &absolute,
    ] {
        said(foreign, &[]).fails(3, &["E065", "--allow-files"]);
    }
    for allowed in ["../other/cells.csv", "link.csv"] {
        said(allowed, &["--allow-files"]).succeeds();
    }
    for (foreign, place) in [
        ("../other/secret.csv", "line 1"),
        ("../other/wrong.csv", "line 2"),
        ("/etc/passwd", "line 1"),
    ] {
        let said = said(foreign, &["--allow-files"]).fails(3, &[place]);
        for word in ["secret;", "top", "hush", "root", "/bin"] {
            assert!(!said.err.contains(word), "{}", said.err);
        }
    }
    said("/dev/zero", &["--allow-files"]).fails(3, &["E064"]);
}
