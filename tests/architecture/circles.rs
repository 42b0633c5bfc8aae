//! Circles of files: which file uses which, and which can therefore only be understood together.
//!
//! A file uses another if it names an item that the other defines, in a `use` or in its code. Paths are followed through
//! imports and re-exports to the definition, so that nothing depends on a `mod.rs` that only passes names on. Three
//! things are no use:
//! - `mod child;` and `pub use child::Item` (however narrow the `pub`): a folder lists what it holds. Code in a `mod.rs`
//!   that works with the item does use the child; if the child uses what the `mod.rs` defines, that is a circle.
//! - a module named without an item (`use super::words;`): what is then taken from it (`words::amount`) counts.
//! - documentation and `#[cfg(test)]` code, files of tests included.
//!
//! What has no path in the source can't be seen: calls of methods, and access to fields.

use super::{end_of_item, files_of_rooms, is, is_colon, is_test_attribute};
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr;

/// Names from the root of the crate down to a module, or from one module to an item.
type Path = Vec<String>;

/// Which file uses which, and the items through which it does.
type Uses = BTreeMap<(String, String), BTreeSet<String>>;

/// A module, as far as names go: a file, or a part of one in braces.
#[derive(Default)]
struct Module {
    file: String,
    items: BTreeSet<String>,
    children: BTreeSet<String>,
    imports: Vec<Import>,
    mentions: Vec<Path>,
}

/// One leaf of a `use`.
struct Import {
    path: Path,
    /// The name that it brings in; `None` for a star.
    name: Option<String>,
    passed_on: bool,
}

/// What a path stands for.
enum Target {
    Module(Path),
    Item { home: Path, name: String },
}

/// The modules of a crate by their paths.
#[derive(Default)]
struct Crate(BTreeMap<Path, Module>);

/// More steps than any chain of re-exports has; imports that name each other end here.
const STEPS: usize = 24;

const DEFINING: [&str; 8] = [
    "struct", "enum", "union", "trait", "type", "fn", "const", "static",
];

#[test]
fn no_file_is_in_a_circle() {
    let mut files = files_of_rooms();
    // Three packages, one tree of modules.
    let core = files.iter().position(|(name, _)| name == "core/lib.rs");
    let (_, core) = files.remove(core.unwrap());
    let root = files.iter_mut().find(|(name, _)| name == "lib.rs");
    root.unwrap().1.push_str(&(core + "pub mod drawing;"));
    let circles = circles(&files);
    assert!(circles.is_empty(), "\n{}", circles.join("\n"));
}

/// The circles among files given by their paths below the folder of their package: for each one the files, and what each takes from the next.
fn circles(files: &[(String, String)]) -> Vec<String> {
    let uses = Crate::read(files).uses();
    let mut direct: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (from, to) in uses.keys() {
        direct.entry(from).or_default().insert(to);
    }
    let reached: BTreeMap<&str, BTreeSet<&str>> = direct
        .keys()
        .map(|file| (*file, reached(&direct, file)))
        .collect();
    let reaches = |from: &str, to: &str| reached.get(from).is_some_and(|all| all.contains(to));
    let mut told = BTreeSet::new();
    let mut circles = Vec::new();
    for file in direct.keys().copied() {
        if !reaches(file, file) || !told.insert(file) {
            continue;
        }
        let mut circle = vec![file];
        for other in direct.keys().copied() {
            if other != file && reaches(file, other) && reaches(other, file) {
                told.insert(other);
                circle.push(other);
            }
        }
        circles.push(tell(&circle, &uses));
    }
    circles
}

/// Everything that can be reached in one step or more.
fn reached<'a>(direct: &BTreeMap<&'a str, BTreeSet<&'a str>>, from: &str) -> BTreeSet<&'a str> {
    let mut found = BTreeSet::new();
    let mut open: Vec<&str> = vec![from];
    while let Some(file) = open.pop() {
        for next in direct.get(file).into_iter().flatten() {
            if found.insert(*next) {
                open.push(next);
            }
        }
    }
    found
}

fn tell(circle: &[&str], uses: &Uses) -> String {
    let mut lines = vec![format!("a circle of {}:", circle.join(", "))];
    for ((from, to), items) in uses {
        if circle.contains(&from.as_str()) && circle.contains(&to.as_str()) {
            let items: Vec<&str> = items.iter().map(String::as_str).collect();
            lines.push(format!("    {from} takes {} from {to}", items.join(", ")));
        }
    }
    lines.join("\n")
}

impl Crate {
    fn read(files: &[(String, String)]) -> Self {
        let texts: BTreeMap<&str, &str> = files
            .iter()
            .map(|(name, text)| (name.as_str(), text.as_str()))
            .collect();
        let mut all = Self::default();
        let mut open: Vec<Path> = vec![Vec::new()];
        while let Some(module) = open.pop() {
            let place = module.join("/");
            let names = [
                "lib.rs".to_owned(),
                format!("{place}.rs"),
                format!("{place}/mod.rs"),
            ];
            let names = if module.is_empty() {
                &names[..1]
            } else {
                &names[1..]
            };
            let file = names.iter().find(|name| texts.contains_key(name.as_str()));
            let file = file.unwrap_or_else(|| panic!("no file for the module {place}"));
            let tokens =
                TokenStream::from_str(texts[file.as_str()]).expect("our own source is Rust");
            let tokens: Vec<TokenTree> = tokens.into_iter().collect();
            all.open(module.clone(), file);
            all.scan(&module, &tokens, true, &mut open);
        }
        all
    }

    fn open(&mut self, module: Path, file: &str) {
        let file = file.to_owned();
        self.0.insert(
            module,
            Module {
                file,
                ..Module::default()
            },
        );
    }

    fn at(&mut self, module: &Path) -> &mut Module {
        self.0.get_mut(module).expect("it was opened before")
    }

    /// Takes in what stands in a module, at its top or inside an item; children in files of their own are left `open`.
    fn scan(&mut self, module: &Path, tokens: &[TokenTree], top: bool, open: &mut Vec<Path>) {
        let mut at = 0;
        while at < tokens.len() {
            if is_test_attribute(tokens, at) {
                at = end_of_item(tokens, at);
                continue;
            }
            match &tokens[at] {
                // Not the `use<'a>` of a return type.
                TokenTree::Ident(word) if *word == "use" && !opens_angle(tokens.get(at + 1)) => {
                    let end = end_of_use(tokens, at);
                    let passed_on = is_public(&tokens[..at]);
                    leaves(
                        &tokens[at + 1..end],
                        &[],
                        passed_on,
                        &mut self.at(module).imports,
                    );
                    at = end;
                }
                TokenTree::Ident(word) if top && *word == "mod" => {
                    let name = tokens[at + 1].to_string();
                    let mut child = module.clone();
                    child.push(name.clone());
                    self.at(module).children.insert(name);
                    if let TokenTree::Group(body) = &tokens[at + 2] {
                        let body: Vec<TokenTree> = body.stream().into_iter().collect();
                        let file = self.at(module).file.clone();
                        self.open(child.clone(), &file);
                        self.scan(&child, &body, true, open);
                    } else {
                        open.push(child);
                    }
                    at += 3;
                }
                TokenTree::Ident(word) => {
                    let next = tokens.get(at + 1);
                    let defines = DEFINING.iter().any(|known| *word == *known);
                    if top
                        && defines
                        && let Some(TokenTree::Ident(name)) = next
                        && *name != "fn"
                    {
                        self.at(module).items.insert(name.to_string());
                        at += 2;
                        continue;
                    }
                    if top
                        && *word == "macro_rules"
                        && let Some(TokenTree::Ident(name)) = tokens.get(at + 2)
                    {
                        self.at(module).items.insert(name.to_string());
                    }
                    at = self.mention(module, tokens, at);
                }
                TokenTree::Group(group) => {
                    let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                    self.scan(module, &inner, false, open);
                    at += 1;
                }
                _ => at += 1,
            }
        }
    }

    /// Takes in the path that begins here; the place after it. A lone name in lower case may be anything, so it counts
    /// only where it is called as a function or a macro.
    fn mention(&mut self, module: &Path, tokens: &[TokenTree], start: usize) -> usize {
        let mut path = Vec::new();
        let mut at = start;
        while let Some(TokenTree::Ident(name)) = tokens.get(at) {
            path.push(name.to_string());
            at += 1;
            if !(is_colon(tokens.get(at)) && is_colon(tokens.get(at + 1))) {
                break;
            }
            at += 2;
        }
        let is_dot = |token: &TokenTree| matches!(token, TokenTree::Punct(p) if p.as_char() == '.');
        let before = &tokens[..start];
        let method = before.last().is_some_and(is_dot)
            && !before
                .len()
                .checked_sub(2)
                .is_some_and(|at| is_dot(&before[at]));
        let new = before.last().is_some_and(|token| is(token, "fn"));
        let called = match tokens.get(at) {
            Some(TokenTree::Group(group)) => group.delimiter() == Delimiter::Parenthesis,
            Some(TokenTree::Punct(p)) => p.as_char() == '!',
            _ => false,
        };
        let tall = path[0].starts_with(char::is_uppercase);
        if path.len() > 1 || (!method && !new && (tall || called)) {
            self.at(module).mentions.push(path);
        }
        at
    }

    /// Which file uses which, by what.
    fn uses(&self) -> Uses {
        let mut uses = Uses::new();
        for (here, module) in &self.0 {
            // Of what a star brings in, only what the code then names is used.
            let named = module.imports.iter().filter(|import| import.name.is_some());
            let imports = named.map(|import| {
                let target = self.target(here, &import.path, STEPS);
                (target, import.passed_on)
            });
            let mentions = module.mentions.iter().map(|path| {
                let target = self.target(here, path, STEPS);
                (target, false)
            });
            for (target, passed_on) in imports.chain(mentions) {
                let Some(Target::Item { home, name }) = target else {
                    continue;
                };
                let file = &self.0[&home].file;
                let own_child = home.len() > here.len() && home.starts_with(here);
                if *file != module.file && !(passed_on && own_child) {
                    let pair = (module.file.clone(), file.clone());
                    uses.entry(pair).or_default().insert(name);
                }
            }
        }
        uses
    }

    /// What a path stands for in a module; `None` if it leads out of the crate.
    fn target(&self, from: &Path, path: &[String], steps: usize) -> Option<Target> {
        self.follow(from, path, true, steps)
    }

    /// The module that a path stands for, even where a function has the same name.
    fn module(&self, from: &Path, path: &[String], steps: usize) -> Option<Path> {
        match self.follow(from, path, false, steps)? {
            Target::Module(module) => Some(module),
            Target::Item { .. } => None,
        }
    }

    fn follow(&self, from: &Path, path: &[String], to_item: bool, steps: usize) -> Option<Target> {
        let mut here = from.clone();
        let mut lone = true;
        let mut steps = steps;
        for (place, name) in path.iter().enumerate() {
            match name.as_str() {
                "crate" => here.clear(),
                "self" => {}
                "super" => {
                    here.pop()?;
                }
                name => {
                    steps = steps.checked_sub(1)?;
                    let last = to_item && place + 1 == path.len();
                    match self.find(&here, name, last, steps) {
                        Some(Target::Module(module)) => here = module,
                        Some(item) => return Some(item),
                        None if lone => return None,
                        // Made by a macro, which no reader of tokens can see.
                        None => {
                            return Some(Target::Item {
                                home: here,
                                name: name.to_owned(),
                            });
                        }
                    }
                }
            }
            lone = false;
        }
        Some(Target::Module(here))
    }

    /// What one name stands for in a module.
    fn find(&self, here: &Path, name: &str, last: bool, steps: usize) -> Option<Target> {
        let steps = steps.checked_sub(1)?;
        let module = self.0.get(here)?;
        let child = || {
            let child = [here.as_slice(), &[name.to_owned()]].concat();
            module
                .children
                .contains(name)
                .then_some(Target::Module(child))
        };
        let item = || {
            module.items.contains(name).then(|| Target::Item {
                home: here.clone(),
                name: name.to_owned(),
            })
        };
        let named = || {
            let mut same = module
                .imports
                .iter()
                .filter(|import| import.name.as_deref() == Some(name));
            same.find_map(|import| self.target(here, &import.path, steps))
        };
        let starred = || {
            let mut stars = module.imports.iter().filter(|import| import.name.is_none());
            stars.find_map(|import| {
                let there = self.module(here, &import.path, steps)?;
                self.find(&there, name, last, steps)
            })
        };
        // A function and a module may share a name: at the end of a path the function is meant.
        if last {
            item().or_else(named).or_else(child).or_else(starred)
        } else {
            child().or_else(named).or_else(item).or_else(starred)
        }
    }
}

/// The place of the semicolon that ends a `use`.
fn end_of_use(tokens: &[TokenTree], from: usize) -> usize {
    let ends = |t: &TokenTree| matches!(t, TokenTree::Punct(p) if p.as_char() == ';');
    let length = tokens[from..].iter().position(ends);
    length.map_or(tokens.len(), |length| from + length)
}

fn opens_angle(token: Option<&TokenTree>) -> bool {
    matches!(token, Some(TokenTree::Punct(p)) if p.as_char() == '<')
}

/// Whether what comes next is marked `pub`, however far it reaches.
fn is_public(before: &[TokenTree]) -> bool {
    match before {
        [.., word] if is(word, "pub") => true,
        [.., word, TokenTree::Group(_)] => is(word, "pub"),
        _ => false,
    }
}

/// The leaves of the tree of a `use`.
fn leaves(tokens: &[TokenTree], before: &[String], passed_on: bool, found: &mut Vec<Import>) {
    let mut path = before.to_vec();
    let mut name = None;
    let mut at = 0;
    while at < tokens.len() {
        match &tokens[at] {
            TokenTree::Group(group) => {
                let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                let comma = |t: &TokenTree| matches!(t, TokenTree::Punct(p) if p.as_char() == ',');
                for part in inner.split(comma).filter(|part| !part.is_empty()) {
                    leaves(part, &path, passed_on, found);
                }
                return;
            }
            TokenTree::Punct(star) if star.as_char() == '*' => {
                found.push(Import {
                    path,
                    name: None,
                    passed_on,
                });
                return;
            }
            TokenTree::Ident(word) if *word == "as" => {
                name = tokens.get(at + 1).map(ToString::to_string);
                break;
            }
            // `a::{self}` names the module `a`.
            TokenTree::Ident(word) if *word == "self" && !path.is_empty() => {}
            TokenTree::Ident(word) => path.push(word.to_string()),
            _ => {}
        }
        at += 1;
    }
    let name = name.or_else(|| path.last().cloned());
    found.push(Import {
        path,
        name,
        passed_on,
    });
}

mod finder {
    use super::*;

    /// The circles of a crate whose room `a` is made of these files.
    fn found(files: &[(&str, &str)]) -> Vec<String> {
        let mut all = vec![("lib.rs".to_owned(), "pub mod a; pub mod b;".to_owned())];
        if files.iter().all(|(name, _)| *name != "b/mod.rs") {
            all.push(("b/mod.rs".to_owned(), String::new()));
        }
        all.extend(
            files
                .iter()
                .map(|(name, text)| ((*name).to_owned(), (*text).to_owned())),
        );
        circles(&all)
    }

    #[test]
    fn names_files_and_items() {
        let circles = found(&[
            ("a/mod.rs", "mod x; mod y; mod z; pub use y::Y;"),
            (
                "a/x.rs",
                "use super::y::Y; pub struct X(Y); pub const MOST: u8 = 1;",
            ),
            ("a/y.rs", "pub struct Y; fn f() -> u8 { super::x::MOST }"),
            ("a/z.rs", "use super::{x::X, Y}; pub struct Z(X, Y);"),
        ]);
        let told = "a circle of a/x.rs, a/y.rs:\n    \
                    a/x.rs takes Y from a/y.rs\n    \
                    a/y.rs takes MOST from a/x.rs";
        assert_eq!(circles, [told]);
    }

    #[test]
    fn goes_all_the_way_round() {
        let circles = found(&[
            ("a/mod.rs", "mod x; mod y; mod z;"),
            ("a/x.rs", "use super::y; pub fn x() { y::y() }"),
            ("a/y.rs", "use crate::a::z::*; pub fn y() { z() }"),
            ("a/z.rs", "pub fn z() { super::x::x() }"),
        ]);
        assert_eq!(circles.len(), 1);
        assert!(circles[0].starts_with("a circle of a/x.rs, a/y.rs, a/z.rs:"));
    }

    #[test]
    fn a_folder_that_only_lists_its_files_is_in_no_circle() {
        let files = [
            (
                "a/mod.rs",
                "mod x; mod y; pub use x::{X, f}; pub(crate) use y::*;",
            ),
            ("a/x.rs", "pub struct X; pub fn f() {}"),
            (
                "a/y.rs",
                "use super::X; pub struct Y(X); fn g() { super::f() }",
            ),
        ];
        assert_eq!(found(&files), Vec::<String>::new());
    }

    #[test]
    fn a_folder_that_works_with_what_works_with_it_is_in_one() {
        let child = ("a/x.rs", "pub struct X; impl super::Kind for X {}");
        for door in [
            "mod x; use x::X; pub trait Kind {} static ALL: &[&dyn Kind] = &[&X];",
            "mod x; pub use x::X; pub trait Kind {} static ALL: &[&dyn Kind] = &[&X];",
            "mod x; pub trait Kind {} static ALL: &[&dyn Kind] = &[&x::X];",
        ] {
            assert_eq!(found(&[("a/mod.rs", door), child]).len(), 1, "{door}");
        }
        let listing = "mod x; pub use x::X; pub trait Kind {}";
        assert_eq!(found(&[("a/mod.rs", listing), child]).len(), 0);
    }

    #[test]
    fn follows_names_through_other_rooms() {
        let circles = found(&[
            ("a/mod.rs", "mod x; pub use x::X as Renamed;"),
            ("a/x.rs", "pub struct X; fn f(_: crate::b::Y) {}"),
            ("b/mod.rs", "mod y; pub use y::Y;"),
            ("b/y.rs", "use crate::a::Renamed; pub struct Y(Renamed);"),
        ]);
        assert_eq!(circles.len(), 1);
    }

    #[test]
    fn leaves_tests_methods_and_documentation_alone() {
        let files = [
            ("a/mod.rs", "mod x; mod y; #[cfg(test)] mod tests;"),
            (
                "a/x.rs",
                "/// [`super::y::Y`]\npub struct X; #[cfg(test)] mod tests { use super::super::y::Y; }",
            ),
            (
                "a/y.rs",
                "use super::x::X; pub struct Y(X); pub fn f(x: X) { x.y() }",
            ),
            ("a/tests.rs", "use super::{x::X, y::Y};"),
        ];
        assert_eq!(found(&files), Vec::<String>::new());
    }
}
