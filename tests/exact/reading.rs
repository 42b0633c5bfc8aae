//! A scenario file read a second time, with every number as the fraction that its digits write.

use super::number::{Fraction, whole, written};
use toml::de::{DeTable, DeValue};

pub struct File {
    pub parties: Vec<Party>,
    pub issues: Vec<Issue>,
    pub links: Vec<(usize, Condition, Fraction)>,
    /// Where the first holds, the second must; `None`: nothing helps.
    pub rules: Vec<(Condition, Option<Condition>)>,
    pub bodies: Vec<Body>,
    pub commitments: Vec<(usize, Condition, Fraction)>,
    pub rounds: u32,
    /// Round and pressure.
    pub deadline: Option<(u32, Fraction)>,
    pub protocol: Protocol,
    pub start: Option<Vec<usize>>,
    pub first: Option<usize>,
}

#[derive(Clone, Copy, PartialEq)]
pub enum Role {
    Signatory,
    Guarantor,
    Mediator,
    Observer,
}

pub struct Party {
    pub role: Role,
    pub veto: bool,
    pub no_deal: Option<(Base, Fraction)>,
    pub patience: Fraction,
    pub cost_of_delay: Fraction,
    pub never: Condition,
    pub tactic: Tactic,
    /// Its row of weights, as written; `None`: all that it scores alike.
    pub weights: Option<Vec<Fraction>>,
}

pub enum Base {
    Points(Fraction),
    Package(Vec<usize>),
}

pub struct Tactic {
    pub exponent: f64,
    pub offer: String,
    pub accept: String,
}

pub struct Issue {
    /// How the file calls each option.
    pub options: Vec<Tree>,
    /// By party, one per option.
    pub scores: Vec<Option<Vec<Fraction>>>,
}

/// Issues joined by and, options by or.
pub type Condition = Vec<(usize, Vec<usize>)>;

pub struct Body {
    pub party: usize,
    pub only_if: Condition,
    pub veto: Vec<usize>,
    pub yes: Fraction,
    pub of: Fraction,
    pub value: Fraction,
    pub spread: Fraction,
}

pub enum Protocol {
    Alternating {
        quota: Option<usize>,
        binds: bool,
    },
    Simultaneous,
    TakeIt,
    SingleText {
        mediator: usize,
        own_wishes: Fraction,
    },
}

/// What stands in the file.
#[derive(Clone, Debug, PartialEq)]
pub enum Tree {
    Number(Fraction),
    Text(String),
    Truth(bool),
    List(Vec<Tree>),
    Table(Vec<(String, Tree)>),
}

impl Tree {
    fn of(value: &DeValue<'_>) -> Tree {
        match value {
            DeValue::Integer(n) => Tree::Number(written(n.as_str())),
            DeValue::Float(n) => Tree::Number(written(n.as_str())),
            DeValue::String(text) => Tree::Text(text.to_string()),
            DeValue::Boolean(truth) => Tree::Truth(*truth),
            DeValue::Array(items) => {
                Tree::List(items.iter().map(|i| Tree::of(i.get_ref())).collect())
            }
            DeValue::Table(table) => Tree::of_table(table),
            DeValue::Datetime(_) => Tree::Table(Vec::new()),
        }
    }

    fn of_table(table: &DeTable<'_>) -> Tree {
        let rows = table.iter();
        Tree::Table(
            rows.map(|(key, value)| (key.get_ref().to_string(), Tree::of(value.get_ref())))
                .collect(),
        )
    }

    pub fn get(&self, key: &str) -> Option<&Tree> {
        self.rows().iter().find(|(k, _)| k == key).map(|(_, v)| v)
    }

    fn rows(&self) -> &[(String, Tree)] {
        match self {
            Tree::Table(rows) => rows,
            _ => &[],
        }
    }

    fn number(&self) -> Option<&Fraction> {
        match self {
            Tree::Number(number) => Some(number),
            _ => None,
        }
    }

    fn number_at(&self, key: &str) -> Option<Fraction> {
        self.get(key)?.number().cloned()
    }

    fn text(&self) -> Option<&str> {
        match self {
            Tree::Text(text) => Some(text),
            _ => None,
        }
    }

    fn items(&self) -> &[Tree] {
        match self {
            Tree::List(items) => items,
            _ => std::slice::from_ref(self),
        }
    }
}

/// What the names in a file mean.
struct Names {
    parties: Vec<String>,
    issues: Vec<(String, Vec<Tree>)>,
}

impl Names {
    fn party(&self, tree: &Tree) -> usize {
        let name = tree.text().unwrap();
        self.parties.iter().position(|p| p == name).unwrap()
    }

    fn condition(&self, tree: Option<&Tree>) -> Condition {
        let rows = tree.map_or(&[][..], Tree::rows).iter();
        let mut found: Condition = rows
            .map(|(key, options)| {
                let issue = self.issues.iter().position(|(id, _)| id == key).unwrap();
                let known = &self.issues[issue].1;
                let options = options.items().iter();
                let options = options.map(|o| known.iter().position(|k| k == o).unwrap());
                (issue, options.collect())
            })
            .collect();
        found.sort();
        found
    }

    /// A text that names every issue, other keys left out.
    fn whole_text(&self, tree: &Tree) -> Vec<usize> {
        let issues = self.issues.iter();
        issues
            .map(|(id, options)| {
                let option = tree.get(id).unwrap();
                options.iter().position(|o| o == option).unwrap()
            })
            .collect()
    }
}

pub fn file(text: &str) -> File {
    let table = DeTable::parse(text).unwrap();
    let root = Tree::of_table(table.get_ref());
    let empty = Tree::Table(Vec::new());
    let section = |key: &str| root.get(key).unwrap_or(&empty);
    let names = Names {
        parties: section("party")
            .rows()
            .iter()
            .map(|(id, _)| id.clone())
            .collect(),
        issues: section("issue")
            .rows()
            .iter()
            .map(|(id, issue)| (id.clone(), options(issue)))
            .collect(),
    };
    let time = section("time");
    let rounds = time.number_at("rounds").map_or(20, |r| small(&r));
    let deadline = time.get("deadline");
    let talks = section("talks");
    let start = talks
        .get("start")
        .and_then(Tree::text)
        .filter(|s| *s != "none");
    let draft = start.map(|name| {
        section("draft")
            .get(name)
            .and_then(|d| d.get("text"))
            .unwrap()
    });
    let parties = section("party").rows().iter().map(|(id, tree)| Party {
        weights: section("weights").get(id).map(|row| {
            let each = names.issues.iter();
            each.map(|(issue, _)| row.number_at(issue).unwrap_or_else(|| whole(0)))
                .collect()
        }),
        ..party(tree, &names)
    });
    let change = |key: &str, condition: &str, points: &str| -> Vec<(usize, Condition, Fraction)> {
        let rows = section(key).rows().iter();
        rows.map(|(_, t)| {
            let party = names.party(t.get("party").unwrap());
            (
                party,
                names.condition(t.get(condition)),
                t.number_at(points).unwrap(),
            )
        })
        .collect()
    };
    File {
        parties: parties.collect(),
        issues: section("issue")
            .rows()
            .iter()
            .map(|(_, tree)| issue(tree, &names))
            .collect(),
        links: change("link", "when", "change"),
        commitments: change("commitment", "position", "cost"),
        rules: section("rule")
            .rows()
            .iter()
            .map(|(_, t)| match t.get("not") {
                Some(never) => (names.condition(Some(never)), None),
                None => (
                    names.condition(t.get("if")),
                    Some(names.condition(t.get("then"))),
                ),
            })
            .collect(),
        bodies: section("ratifier")
            .rows()
            .iter()
            .map(|(_, t)| body(t, &names))
            .collect(),
        rounds,
        deadline: deadline.map(|d| {
            (
                small(&d.number_at("round").unwrap()),
                d.number_at("pressure").unwrap(),
            )
        }),
        protocol: protocol(talks, &names),
        start: draft.map(|text| names.whole_text(text)),
        first: talks.get("first").map(|first| names.party(first)),
    }
}

fn small(number: &Fraction) -> u32 {
    u32::try_from(number.to_integer()).unwrap()
}

fn options(issue: &Tree) -> Vec<Tree> {
    if let Some(range) = issue.get("range") {
        let [from, to, step] = ["from", "to", "step"].map(|key| range.number_at(key).unwrap());
        let count = ((&to - &from) / &step).to_integer() + 1;
        let count = i64::try_from(count).unwrap();
        return (0..count)
            .map(|n| Tree::Number(&from + &step * whole(n)))
            .collect();
    }
    match issue.get("options") {
        Some(Tree::Table(rows)) => rows
            .iter()
            .map(|(name, _)| Tree::Text(name.clone()))
            .collect(),
        Some(Tree::List(items)) => items.clone(),
        _ => Vec::new(),
    }
}

fn issue(tree: &Tree, names: &Names) -> Issue {
    let options = options(tree);
    let scores = names.parties.iter().map(|party| {
        let own = tree.get(party)?;
        Some(match own {
            Tree::List(each) => each.iter().map(|s| s.number().unwrap().clone()).collect(),
            _ => line(own, &options),
        })
    });
    Issue {
        scores: scores.collect(),
        options,
    }
}

/// Scores over a range: a straight line between its ends, or two lines that meet at 100 above the ideal.
fn line(ends: &Tree, options: &[Tree]) -> Vec<Fraction> {
    let [first, last] = ["from", "to"].map(|key| ends.number_at(key).unwrap());
    let values: Vec<&Fraction> = options.iter().filter_map(Tree::number).collect();
    let (low, high) = (values[0], values[values.len() - 1]);
    // From the score at one place to that at another.
    let between = |x: &Fraction,
                   a: (&Fraction, &Fraction),
                   b: (&Fraction, &Fraction)|
     -> Fraction { a.1 + (b.1 - a.1) * (x - a.0) / (b.0 - a.0) };
    let most = whole(100);
    let score = |x: &Fraction| match ends.number_at("ideal") {
        None => between(x, (low, &first), (high, &last)),
        Some(ideal) if *x == ideal => most.clone(),
        Some(ideal) if *x < ideal => between(x, (low, &first), (&ideal, &most)),
        Some(ideal) => between(x, (&ideal, &most), (high, &last)),
    };
    values.into_iter().map(score).collect()
}

fn party(tree: &Tree, names: &Names) -> Party {
    let role = match tree.get("role").and_then(Tree::text) {
        Some("guarantor") => Role::Guarantor,
        Some("mediator") => Role::Mediator,
        Some("observer") => Role::Observer,
        _ => Role::Signatory,
    };
    let stated = tree.get("no_deal").map(|given| {
        let base = match (given.number_at("value"), given.get("war")) {
            _ if given.number().is_some() => Base::Points(given.number().unwrap().clone()),
            (Some(value), _) => Base::Points(value),
            (None, Some(war)) => {
                let [win, if_win, if_lose, cost] =
                    ["win", "if_win", "if_lose", "cost"].map(|key| war.number_at(key).unwrap());
                Base::Points(&win * if_win + (whole(1) - &win) * if_lose - cost)
            }
            (None, None) => Base::Package(names.whole_text(given)),
        };
        (
            base,
            given
                .number_at("change_per_round")
                .unwrap_or_else(|| whole(0)),
        )
    });
    let needs = matches!(role, Role::Signatory | Role::Guarantor);
    Party {
        role,
        veto: tree.get("veto") == Some(&Tree::Truth(true)),
        no_deal: stated.or_else(|| needs.then(|| (Base::Points(whole(0)), whole(0)))),
        patience: tree.number_at("patience").unwrap_or_else(|| whole(1)),
        cost_of_delay: tree.number_at("cost_of_delay").unwrap_or_else(|| whole(0)),
        never: names.condition(tree.get("never")),
        tactic: tactic(tree.get("tactic")),
        weights: None,
    }
}

fn tactic(tree: Option<&Tree>) -> Tactic {
    let exponent = match tree {
        None => 1.0,
        Some(Tree::Text(word)) => match word.as_str() {
            "boulware" => 4.0,
            "conceder" => 0.25,
            "linear" => 1.0,
            other => panic!("no clock in {other}"),
        },
        Some(table) => {
            let clock = table.get("time-dependent").expect("a clock");
            clock
                .number_at("exponent")
                .map_or(1.0, |x| super::number::real(&x))
        }
    };
    let word = |key: &str, default: &str| {
        let inner = tree.and_then(|t| t.get("time-dependent"));
        let word = inner.and_then(|t| t.get(key)).and_then(Tree::text);
        word.unwrap_or(default).to_string()
    };
    Tactic {
        exponent,
        offer: word("offer", "nearest"),
        accept: word("accept", "aspiration"),
    }
}

fn body(tree: &Tree, names: &Names) -> Body {
    let inner = |section: &str, key: &str| tree.get(section).unwrap().number_at(key).unwrap();
    let veto = tree.get("veto").map_or(&[][..], Tree::items);
    Body {
        party: names.party(tree.get("for").unwrap()),
        only_if: names.condition(tree.get("only_if")),
        veto: veto.iter().map(|v| names.party(v)).collect(),
        yes: inner("quota", "yes"),
        of: inner("quota", "of"),
        value: inner("votes", "value"),
        spread: inner("votes", "spread"),
    }
}

fn protocol(talks: &Tree, names: &Names) -> Protocol {
    let empty = Tree::Table(Vec::new());
    let (word, detail) = match talks.get("protocol") {
        None => ("alternating-offers", &empty),
        Some(Tree::Text(word)) => (word.as_str(), &empty),
        Some(table) => {
            let (word, detail) = &table.rows()[0];
            (word.as_str(), detail)
        }
    };
    match word {
        "alternating-offers" => Protocol::Alternating {
            quota: detail.number_at("quota").map(|q| small(&q) as usize),
            binds: detail.get("binds") == Some(&Tree::Truth(true)),
        },
        "simultaneous" => Protocol::Simultaneous,
        "take-it-or-leave-it" => Protocol::TakeIt,
        "single-text" => Protocol::SingleText {
            mediator: names.party(detail.get("mediator").unwrap()),
            own_wishes: detail.number_at("own_wishes").unwrap_or_else(|| whole(0)),
        },
        other => panic!("no twin of {other}"),
    }
}
