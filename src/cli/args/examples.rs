//! Examples under each command's help. A test types them, in this order, in a folder that holds every template.

/// A text, then examples.
pub(super) fn after(text: &str, examples: &str) -> String {
    format!("{text}\n\n{examples}")
}

pub(super) const NEW: &str = "\
Examples:
  zopa new --from logrolling
  zopa new my-talks --from buyer-seller";

pub(super) const CHECK: &str = "\
Examples:
  zopa check buyer-seller.toml
  zopa check mar-a-lago.toml --set party.russia.no_deal.value=60
  zopa check mar-a-lago.toml --strict           # exit code 4 if it does not fit what it expects
  zopa check --explain E014";

pub(super) const RUN: &str = "\
Examples:
  zopa run buyer-seller.toml -v                 # the talks round by round
  zopa run buyer-seller.toml --set party.buyer.tactic=conceder
  zopa run strike.toml --runs 1000              # how often, over everything uncertain
  zopa run strike.toml --run-id 7               # one of these runs
  zopa run strike.toml --against-set lever.strike.use=never";

pub(super) const SOLVE: &str = "\
Examples:
  zopa solve logrolling.toml
  zopa solve logrolling.toml --at nash
  zopa solve mar-a-lago.toml --within all --round 9";

pub(super) const EXPLAIN: &str = "\
Examples:
  zopa explain river.toml
  zopa explain mar-a-lago.toml --target donbas=freeze-line
  zopa explain strike.toml --runs 100";

pub(super) const TOURNAMENT: &str = "\
Examples:
  zopa tournament logrolling.toml
  zopa tournament logrolling.toml --tactics boulware,conceder,micro";

pub(super) const SWEEP: &str = "\
Examples:
  zopa sweep strike.toml
  zopa sweep buyer-seller.toml --vary party.buyer.no_deal.price=90..120/7 --show round --runs 1
  zopa sweep strike.toml --runs 20 --out big --plan    # for many machines: shard, missing, merge";

pub(super) const SHARD: &str = "\
Examples:
  zopa sweep strike.toml --runs 20 --out big --plan
  zopa shard big 0";

pub(super) const MISSING: &str = "\
Examples:
  zopa sweep strike.toml --runs 20 --out big --plan
  zopa missing big
  zopa missing big --ranges                     # as job arrays take them";

pub(super) const MERGE: &str = "\
Examples:
  zopa sweep strike.toml --runs 20 --out big
  zopa merge big";

pub(super) const CHART: &str = "\
Examples:
  zopa chart mar-a-lago.toml dance winset --style screen
  zopa chart mar-a-lago.toml dance --pair ukraine,europe
  zopa run strike.toml
  zopa chart output/strike ladder               # a folder with results
  zopa sweep strike.toml --runs 20
  zopa chart output/strike/sweep-fund curve --style paper --format svg";

pub(super) const REPORT: &str = "\
Examples:
  zopa report buyer-seller.toml
  zopa report strike.toml --runs 50 -o strike.html
  zopa report logrolling.toml --class deals.csv --public -o for-everybody.html";

pub(super) const SHEET: &str = "\
Examples:
  zopa sheet logrolling.toml
  zopa sheet norland.toml --out sheets";

pub(super) const CLASS: &str = "\
Examples:
  zopa class logrolling.toml --template -o deals.csv
  zopa class logrolling.toml deals.csv";

pub(super) const SCHEMA: &str = "\
Examples:
  zopa schema          # of scenario files, for editors
  zopa schema run      # of what zopa run --json prints";

pub(super) const LIST: &str = "\
Examples:
  zopa list
  zopa list models nash
  zopa list words batna
  zopa list paths mar-a-lago.toml
  zopa list sources --bibtex";

pub(super) const LICENCES: &str = "\
Examples:
  zopa licences
  zopa licences --quiet    # what is in it, without the texts";

pub(super) const HELP: &str = "\
Examples:
  zopa help run
  zopa help exit-codes";
