//! Every code with its explanation: the single list used by errors, `--explain` and the tests.
//!
//! The examples are sections of a small scenario about a buyer, a seller, a price and terms of payment; a test reads each
//! one and checks it against its code.

use super::code::{CodeExplanation, codes};
use super::severity::Severity;

codes! {
FileNotFound "E001" "There is no such file"
"The file that you named does not exist. Check the spelling, the ending .toml, and the folder that you are in."
"" ""
FileIsFolder "E002" "A folder was named, not a file"
"A scenario is one file. Name the file inside the folder."
"" ""
FileUnreadable "E003" "The file cannot be read"
"The system does not let the program read the file, most often because its owner has not given permission."
"" ""
FileTooLarge "E004" "The file is too large"
"At most 4 MiB are read. A scenario with hundreds of issues takes a few hundred KiB, so a larger file is nearly always the wrong one."
"" ""
FileNotUtf8 "E005" "The file is not UTF-8 text"
"Scenario files are text in the encoding UTF-8. Older editors save accented letters in another encoding: save the file again and choose UTF-8. A document of a word processor (.docx, .odt, .pdf) is not a text file: save it as plain text."
"" ""
FileEmpty "E006" "The file is empty"
"There is nothing in the file but blanks and comments. The smallest scenario has the version of the format, two parties, and one issue with two options."
"# nothing here yet"
"schema = 1\n[party.buyer]\n[party.seller]\n[issue.price]\nrange = { from = 50, to = 150, step = 5 }\nbuyer = { from = 100, to = 0 }\nseller = { from = 0, to = 100 }"
Syntax "E007" "This is not TOML"
"The file cannot be parsed into keys and values: there is a quote, bracket, comma or equals sign missing, or one too many. Syntax errors are reported before all others, and only those that do not follow from each other: one missing bracket can cause twenty errors. The meaning of the keys and values is checked once the file can be parsed."
"schema = 1\n[party.buyer\nname = \"Buyer\""
"schema = 1\n[party.buyer]\nname = \"Buyer\""
DuplicateKey "E008" "The same key is given twice"
"A key may occur only once in its section, and a section only once in the file: otherwise it would be unclear which of the two counts. Keep one, or merge the two sections."
"schema = 1\n[party.buyer]\nname = \"Buyer\"\nname = \"Client\""
"schema = 1\n[party.buyer]\nname = \"Buyer\""
SchemaMissing "E009" "The version of the format is missing"
"Every scenario says which version of the format it is written in, so that it can still be read years later. Write `schema = 1` as its first line, above all sections."
"[party.buyer]\nname = \"Buyer\""
"schema = 1\n[party.buyer]\nname = \"Buyer\""
SchemaUnknown "E010" "Another version of the format"
"This program reads version 1 of the format. A file with a higher number needs a newer program."
"schema = 2"
"schema = 1"
UnknownKey "E011" "A key that means nothing here"
"This section has no such key. It is refused rather than ignored, because an ignored key is a wrong result that nobody notices."
"[party.buyer]\npatiense = 0.9"
"[party.buyer]\npatience = 0.9"
NotBuiltYet "E012" "Known, but not built yet"
"The format has this, but the mechanism behind it does not exist in this version of the program. It is refused rather than ignored, so that no result pretends to contain it."
"[party.buyer]\ntactic = \"resource-dependent\""
"[party.buyer]\ntactic = \"boulware\""
WrongType "E013" "The wrong kind of value"
"The value is not of the kind that is needed here: text where a number belongs, a number where a list belongs. Numbers and dates are written without quotes, names and text with them."
"[time]\nrounds = \"ten\""
"[time]\nrounds = 10"
ScoreCount "E014" "Not one score per option"
"Each party gives one score to each option of an issue, in the order of the options, from 0 (worst) to 100 (best)."
"[issue.terms]\noptions = [\"cash\", \"credit\"]\nbuyer = [0]"
"[issue.terms]\noptions = [\"cash\", \"credit\"]\nbuyer = [0, 100]"
KeyMissing "E015" "Something needed is missing"
"The section cannot be understood without this key, and there is no default that would be a fair guess."
"[link.both]\nwhen = { price = 100 }\nchange = 5"
"[link.both]\nparty = \"buyer\"\nwhen = { price = 100 }\nchange = 5"
UnknownParty "E016" "No such party"
"The name stands for a party, but no [party.NAME] section has it."
"[weights]\nbyer = { price = 60, terms = 40 }"
"[weights]\nbuyer = { price = 60, terms = 40 }"
UnknownIssue "E017" "No such issue"
"The name stands for an issue, but no [issue.NAME] section has it."
"[weights]\nbuyer = { prize = 60, terms = 40 }"
"[weights]\nbuyer = { price = 60, terms = 40 }"
UnknownOption "E018" "No such option"
"The name stands for an option of the issue, but it is not in the issue's list of options."
"[party.buyer]\nnever = { terms = [\"money\"] }"
"[party.buyer]\nnever = { terms = [\"cash\"] }"
UnknownDraft "E019" "No such draft"
"Talks can start from the draft of a [draft.NAME] section, or from \"none\"."
"[talks]\nstart = \"first-text\""
"[talks]\nstart = \"none\""
OutOfRange "E020" "A number outside its range"
"The number is smaller or larger than what makes sense here. Scores run from 0 to 100, chances and shares from 0 to 1, and no number exceeds a million."
"[issue.terms]\noptions = [\"cash\", \"credit\"]\nbuyer = [0, 150]"
"[issue.terms]\noptions = [\"cash\", \"credit\"]\nbuyer = [0, 100]"
NotFinite "E021" "Not a finite number"
"`nan` (not a number) and `inf` (infinity) are numbers in TOML, but not preferences."
"[party.buyer]\nno_deal = nan"
"[party.buyer]\nno_deal = 0"
UnknownChoice "E022" "Not one of the choices"
"Only certain words are allowed here, and this is not one of them. The help under the error lists them; `zopa schema` gives them to your editor."
"[party.buyer]\nrole = \"signer\""
"[party.buyer]\nrole = \"signatory\""
BadName "E023" "A name that cannot be used"
"Names of parties, issues, options and other sections are used in paths such as `issue.price.buyer`, in file names and on the command line. They are made of small letters, digits and hyphens, and start with a letter or digit. What people read goes into `name` or `title`; options have titles in a table, `options = { cash-down = \"Cash down\" }`."
"[issue.terms]\noptions = [\"Cash down\", \"credit\"]"
"[issue.terms]\noptions = [\"cash-down\", \"credit\"]"
ReservedName "E024" "A name that is taken"
"The name already means something at this place: an issue cannot have the name of a key of a no-deal value (`value`, `war`, `change_per_round`, `volatility`), nor a party that of a key of an issue (`title`, `short`, `options`, `range`)."
"[issue.value]\noptions = [\"low\", \"high\"]\nbuyer = [0, 100]"
"[issue.price-level]\noptions = [\"low\", \"high\"]\nbuyer = [0, 100]"
TooFewOptions "E025" "An issue with fewer than two options"
"With one option there is nothing to negotiate."
"[issue.terms]\noptions = [\"cash\"]"
"[issue.terms]\noptions = [\"cash\", \"credit\"]"
NamedTwice "E026" "Named twice"
"The same name occurs twice in a list in which every name may occur only once."
"[issue.terms]\noptions = [\"cash\", \"cash\"]"
"[issue.terms]\noptions = [\"cash\", \"credit\"]"
BadRange "E027" "A range that does not work out"
"A range goes from a smaller to a larger number in steps above 0, and the steps must reach the last number exactly. It has at most 10,000 values."
"[issue.price]\nrange = { from = 50, to = 150, step = 30 }"
"[issue.price]\nrange = { from = 50, to = 150, step = 20 }"
OffGrid "E028" "A number that the range does not contain"
"An option of a range is one of its numbers: the first, the first plus one step, and so on up to the last."
"[party.buyer]\nnever = { price = 103 }"
"[party.buyer]\nnever = { price = 105 }"
ChooseOne "E029" "One of two: not both, and not neither"
"Two ways to say the same thing exclude each other: `patience` or `cost_of_delay`, `options` or `range`, `if` with `then` or `not`, one way to state the no-deal value, the round of a meeting or what it needs."
"[party.buyer]\npatience = 0.9\ncost_of_delay = 2"
"[party.buyer]\npatience = 0.9"
NothingWeighs "E030" "A party to which nothing matters"
"Weights say how the 100 points of a party are spread over the issues. If all are 0, or if the party scores no issue, every deal is worth the same to it and it cannot negotiate."
"[weights]\nbuyer = { price = 0, terms = 0 }"
"[weights]\nbuyer = { price = 60, terms = 40 }"
ScoreShape "E031" "Scores of the wrong shape"
"Named options take a list with one score each: `[0, 50, 100]`. A range takes the scores at its two ends, `{ from = 0, to = 100 }`, with a straight line between, or a peak, `{ ideal = 90, from = 0, to = 40 }`."
"[issue.price]\nrange = { from = 50, to = 150, step = 50 }\nbuyer = [100, 50, 0]"
"[issue.price]\nrange = { from = 50, to = 150, step = 50 }\nbuyer = { from = 100, to = 0 }"
TextIncomplete "E032" "A deal that leaves issues open"
"A draft, and a no-deal value stated as a package, say what happens on every issue: exactly one option each."
"[draft.offer]\ntext = { price = 100 }"
"[draft.offer]\ntext = { price = 100, terms = \"cash\" }"
BadQuota "E033" "More votes needed than there are"
"A quota says how many yes votes are needed of how many seats. It cannot be more than all of them."
"[ratifier.board]\nfor = \"buyer\"\nquota = { yes = 8, of = 7 }\nvotes = { value = 50, spread = 10 }"
"[ratifier.board]\nfor = \"buyer\"\nquota = { yes = 5, of = 7 }\nvotes = { value = 50, spread = 10 }"
TooFewParties "E034" "Too few parties"
"A negotiation needs at least two parties, each with a section [party.NAME]."
"schema = 1\n[issue.price]\nrange = { from = 50, to = 150, step = 5 }"
"schema = 1\n[party.buyer]\n[party.seller]\n[issue.price]\nrange = { from = 50, to = 150, step = 5 }\nbuyer = { from = 100, to = 0 }\nseller = { from = 0, to = 100 }"
NoIssues "E035" "Nothing to negotiate"
"A negotiation needs at least one issue, with a section [issue.NAME]."
"schema = 1\n[party.buyer]\n[party.seller]"
"schema = 1\n[party.buyer]\n[party.seller]\n[issue.price]\nrange = { from = 50, to = 150, step = 5 }\nbuyer = { from = 100, to = 0 }\nseller = { from = 0, to = 100 }"
TooMany "E036" "Too many"
"There are limits, so that every sum stays exact and every answer comes in reasonable time: 64 parties, 1,000 issues, 10,000 options per issue, 10,000 sections of any other kind, 1,000 axes of a sweep."
"[issue.price]\nrange = { from = 0, to = 100, step = 0.001 }"
"[issue.price]\nrange = { from = 0, to = 100, step = 0.5 }"
TooFewSignatories "E037" "Too few parties that sign"
"Alternating offers need at least two parties with the role signatory, because offers go from one to the other. A single text needs at least one."
"[party.buyer]\nrole = \"observer\""
"[party.buyer]\nrole = \"signatory\""
WrongRole "E038" "A party with another role"
"What a party is asked to do does not go with its role: only a mediator drafts the single text, and only a signatory makes the first offer, votes on changes or commits itself in public."
"[talks]\nprotocol = { single-text = { mediator = \"buyer\" } }"
"[party.broker]\nrole = \"mediator\"\n[issue.price]\nrange = { from = 50, to = 150, step = 5 }\nbuyer = { from = 100, to = 0 }\nseller = { from = 0, to = 100 }\nbroker = { ideal = 100, from = 0, to = 0 }\n[talks]\nprotocol = { single-text = { mediator = \"broker\" } }"
NoWayOut "E039" "A party that refuses every option"
"Red lines, `never`, close options. A party that refuses every option of an issue by itself has no deal that it could ask for, sign or live with, so there is nothing to negotiate: nearly always a list that is too long. Several parties that refuse every option only together are a deadlock, which can be played and explained (W012)."
"[party.buyer]\nnever = { terms = [\"cash\", \"credit\"] }"
"[party.buyer]\nnever = { terms = [\"cash\"] }"
DeadlineOutside "E040" "A deadline after the talks"
"The deadline is a round of the talks: 1 or later, and not after the last one."
"[time]\nrounds = 5\ndeadline = { round = 8, pressure = 0.5 }"
"[time]\nrounds = 10\ndeadline = { round = 8, pressure = 0.5 }"
UnknownPath "E041" "A path that leads nowhere"
"A setting names one number of the scenario by its dotted path, such as `party.buyer.no_deal.value` or `weights.buyer.price`. This path leads to nothing in this scenario."
"" ""
BadSetting "E042" "A setting that is not PATH=VALUE"
"A setting is the path of a number, an equals sign and the new value, without blanks: `time.rounds=12`."
"" ""
Empty "E043" "Empty"
"Something here has no content: a list or condition without an entry, or a name without a letter."
"[rule.never-both]\nnot = {}"
"[rule.never-both]\nnot = { price = 50, terms = \"credit\" }"
NoTextAllowed "E045" "Rules that leave no deal"
"Rules and red lines together forbid every deal, so there is nothing to negotiate. Loosen or remove one of the rules or red lines that are underlined."
"" ""
DraftForbidden "E046" "A draft that a rule forbids"
"A deal that breaks a rule does not exist: nobody can propose it, and it is not counted. Change the draft, or loosen the rule."
"" ""
Entangled "E047" "Links and rules that tie too many issues together"
"Worth adds up over issues, except where a link, a rule or a ratifier's only_if names several at once. zopa divides the deals into regions within which it does add up; more than 4,096 regions are too many for an exact answer. Name fewer issues together, or give those issues fewer options."
"" ""
NoChannel "E048" "No channel between two who must talk"
"Where the file lists channels, parties hear each other only through them. Offers go from each signatory to every other, and a mediator's draft goes to every signatory: each of these needs a channel."
"[party.broker]\nrole = \"mediator\"\n[issue.terms]\noptions = [\"cash\", \"credit\"]\nbuyer = [0, 100]\nseller = [100, 0]\nbroker = [0, 100]\n[talks]\nprotocol = \"single-text\"\nchannels = [[\"broker\", \"buyer\"]]"
"[party.broker]\nrole = \"mediator\"\n[issue.terms]\noptions = [\"cash\", \"credit\"]\nbuyer = [0, 100]\nseller = [100, 0]\nbroker = [0, 100]\n[talks]\nprotocol = \"single-text\"\nchannels = [[\"broker\", \"buyer\"], [\"broker\", \"seller\"]]"
PartyCount "E049" "Too few or too many parties in a list"
"A channel and a pair of trust are between two different parties; a meeting, and an understanding on day one, need at least two."
"[talks]\nchannels = [[\"buyer\"]]"
"[talks]\nchannels = [[\"buyer\", \"seller\"]]"
RoundOutside "E050" "A round after the talks"
"Meetings take place, and drafts are tabled, in a round of the talks: the first or later, and not after the last one."
"[time]\nrounds = 5\n[meeting.summit]\nround = 8\nwith = [\"buyer\", \"seller\"]"
"[time]\nrounds = 10\n[meeting.summit]\nround = 8\nwith = [\"buyer\", \"seller\"]"
NoTrust "E051" "Trust is needed but not kept"
"A meeting that needs trust can take place only if the file says how much trust there is and what moves it: the section [trust]."
"[meeting.summit]\nneeds = { trust = 60 }\nwith = [\"buyer\", \"seller\"]"
"[trust]\nstart = 50\nagreed_issue = 5\n[meeting.summit]\nneeds = { trust = 60 }\nwith = [\"buyer\", \"seller\"]"
NothingToLose "E052" "Nothing that pressure could move"
"Levers and shocks change what a party has without a deal. A mediator or observer that does not state a no-deal value has none."
"[party.neighbour]\nrole = \"observer\"\n[issue.terms]\noptions = [\"cash\", \"credit\"]\nbuyer = [0, 100]\nneighbour = [0, 100]\n[lever.noise]\nheld_by = \"buyer\"\nhits = { neighbour = -5 }"
"[party.neighbour]\nrole = \"observer\"\nno_deal = 40\n[issue.terms]\noptions = [\"cash\", \"credit\"]\nbuyer = [0, 100]\nneighbour = [0, 100]\n[lever.noise]\nheld_by = \"buyer\"\nhits = { neighbour = -5 }"
OpeningRefused "E053" "An opening that the party would refuse itself"
"`opening` is the deal with which a party begins. It must be a deal that the party could accept and that can exist: none of its options crosses the party's own red lines, and no rule forbids it."
"[party.buyer]\nnever = { price = 150 }\nopening = { price = 150, terms = \"cash\" }"
"[party.buyer]\nnever = { price = 150 }\nopening = { price = 60, terms = \"cash\" }"
BadDistribution "E054" "A distribution that does not work out"
"A number can be drawn by chance, anew in each run: { normal = [mean, standard deviation] }, { uniform = [lowest, highest] }, { triangular = [lowest, likeliest, highest] } or { beta-pert = [lowest, likeliest, highest] }. A standard deviation is 0 or more, the lowest value is below the highest, and the likeliest is not outside the two. Where nothing is drawn, the mean, the middle or the likeliest value is used."
"[party.buyer]\nno_deal = { uniform = [70, 50] }"
"[party.buyer]\nno_deal = { uniform = [50, 70] }"
BadSweep "E055" "A sweep that cannot be carried out"
"A sweep varies paths of the scenario (`zopa list paths FILE` shows them) over values that are allowed there. An axis has either `from` and `to`, with from below to, or a list of `values`; axes that move together have the same number of values; a design that samples needs axes."
"[sweep.pressure]\naxes = [{ set = \"party.buyer.no_deal.value\", from = 40, to = 20 }]"
"[sweep.pressure]\naxes = [{ set = \"party.buyer.no_deal.value\", from = 20, to = 40 }]"
NotDrawn "E056" "A number that cannot be drawn"
"Preferences, walk-aways, chances and settings of tactics may be drawn by chance, anew in each run. Whole numbers (rounds, quotas, steps), the ranges of issues, an `ideal`, sweeps, and the spreads of [uncertainty] themselves are the same in every run. To see the effect of another value, set it: `--set time.rounds=12`."
"[time]\nrounds = { uniform = [8, 12] }"
"[time]\nrounds = 10"
TableColumn "E057" "A column of a table that is unknown, missing or duplicated"
"A table of deals that groups agreed on has a column `group` first, then one for each issue, by its key or its title, or one column `deal` with the names of drafts of the file; `round` and `notes` may be added. `zopa class FILE --template` writes the first lines of one. A table of values for a sweep (`design = \"list\"`) has a column for each axis."
"" ""
TableRow "E058" "A row of a table that cannot be understood"
"Each row of a table of deals names a group, once, and gives one option for every issue, or `no deal` in the first of these cells. A row of a table of values for a sweep has a value for each axis, which must be allowed at its path. Put a cell that contains the separator in double quotes."
"" ""
HiddenSign "E059" "An invisible character"
"Texts that are shown to people contain letters, digits and other visible characters. Control characters would move the cursor or change the colours of a terminal, marks of writing direction make a text read differently from how it is written, and zero-width characters make two names look alike. New lines and tabs are allowed in a `brief` and in a `note`; joiners are allowed between letters that they join."
"[party.buyer]\nname = \"Buyer\\u001b[31m\""
"[party.buyer]\nname = \"Buyer\""
TooManyScores "E061" "Too many scores in all"
"A game has one score for each party and each option, and a short file can ask for very many: 64 parties, 1,000 issues and 10,000 options per issue are each allowed, but not all of them at once. The options of all issues together, times the parties, may be 2,000,000 at most: two parties and 100 ranges of 10,000 numbers, or 64 parties and 31 options on each of 1,000 issues. Such a scenario takes a few seconds and a few hundred megabytes to read. Larger steps of a range say much the same with fewer options."
"" ""
TooFine "E062" "Steps that nine decimals do not show"
"The options of a range are its numbers, written with at most nine decimals. With smaller steps several options would have the same number, and it would be unclear which of them is meant. State the numbers in a smaller unit: cents, grams, metres."
"[issue.price]\nrange = { from = 0, to = 0.0000000002, step = 0.0000000001 }"
"[issue.price]\nrange = { from = 0, to = 2, step = 1 }"
TooLong "E063" "A name or a text that is too long"
"Names are used in paths, on the command line and in file names: they have at most 100 letters. Texts of one line, such as titles and names for people, have at most 500, because they appear in tables and on charts. A brief, a note, a source or a reason may have paragraphs, at most 20,000 letters."
"[rule.no-deal-in-which-the-price-is-high-and-the-buyer-pays-cash-because-that-would-be-too-much-for-the-buyer-to-bear]\nnot = { price = 150, terms = \"cash\" }"
"[rule.high-price-in-cash]\nnot = { price = 150, terms = \"cash\" }"
FileSpecial "E064" "Not an ordinary file"
"Scenarios and tables are read from ordinary files. A device never ends, a named pipe waits until somebody writes into it, and a keyboard until somebody types. The output of another program can be read from standard input: its name is `-`, as in `cat FILE | zopa run -`."
"" ""
FileForeign "E065" "A table outside the folder of the scenario"
"The scenario names a table of values that is neither beside it nor in a folder below. A scenario from somebody else should be safe to play: it must not read other files. Put the table beside the scenario, or allow it: `zopa sweep FILE --allow-files`. Errors in a table elsewhere are reported by line and column, without quoting its contents."
"" ""
WeightsScaled "W001" "Weights that do not add up to 100"
"A weight counts as its share of the row: the number divided by the total of the row. A total of 100 makes each number its share in percent. If another total is what you meant, nothing is wrong; often a number was forgotten or mistyped. `--set weights.PARTY.ISSUE=V` and the axes of sweeps write the one number into the row and leave the others as they are."
"[weights]\nbuyer = { price = 60, terms = 30 }"
"[weights]\nbuyer = { price = 60, terms = 40 }"
TacticUnused "W002" "A tactic that is never used"
"Only signatories make offers. A mediator drafts by its own rule, a guarantor consents or not, an observer watches: a tactic changes nothing for them. Under take it or leave it, and by votes on single changes, tactics play no part for anybody."
"[party.neighbour]\nrole = \"observer\"\ntactic = \"boulware\"\n[issue.terms]\noptions = [\"cash\", \"credit\"]\nbuyer = [0, 100]\nneighbour = [0, 100]"
"[party.neighbour]\nrole = \"observer\"\n[issue.terms]\noptions = [\"cash\", \"credit\"]\nbuyer = [0, 100]\nneighbour = [0, 100]"
WeightWithoutScores "W003" "A weight without scores"
"The party gives the issue a weight but scores none of its options, so each is worth 0 to it: the weight is lost."
"[weights]\nbuyer = { price = 60, terms = 40 }\n[issue.terms]\noptions = [\"cash\", \"credit\"]\nseller = [100, 0]"
"[weights]\nbuyer = { price = 100 }\n[issue.terms]\noptions = [\"cash\", \"credit\"]\nseller = [100, 0]"
ScoresWithoutWeight "W004" "Scores without a weight"
"The party scores the options of the issue, but its row of weights gives the issue nothing: the scores do not count."
"[weights]\nbuyer = { price = 100 }"
"[weights]\nbuyer = { price = 60, terms = 40 }"
NobodyCares "W005" "An issue that nobody scores"
"No party scores the options of this issue, so it changes nobody's worth. It still multiplies the number of possible deals."
"[issue.colour]\noptions = [\"red\", \"blue\"]"
"[issue.colour]\noptions = [\"red\", \"blue\"]\nbuyer = [0, 100]"
MediatorIdle "W006" "A mediator with nothing to do"
"A mediator drafts the single text. In this scenario it is not the one who drafts, so it only watches (and blocks, if it states a no-deal value)."
"[party.broker]\nrole = \"mediator\"\n[issue.terms]\noptions = [\"cash\", \"credit\"]\nbuyer = [0, 100]\nbroker = [0, 100]"
"[party.broker]\nrole = \"mediator\"\n[issue.terms]\noptions = [\"cash\", \"credit\"]\nbuyer = [0, 100]\nbroker = [0, 100]\n[talks]\nprotocol = { single-text = { mediator = \"broker\" } }"
NoDealUnusual "W007" "A no-deal value outside 0 to 100"
"Deals are worth 0 to 100 points before links. A no-deal value above 100 means that hardly any deal can satisfy the party, one below 0 that every deal does."
"[party.buyer]\nno_deal = 120"
"[party.buyer]\nno_deal = 20"
LeverHelps "W008" "A lever that helps the party it hits"
"The points of `hits` are added to what a party has without a deal while the lever is pulled. Above 0 they make the party better off and its walk-away higher: usually a minus sign was forgotten."
"[lever.boycott]\nheld_by = \"seller\"\nhits = { buyer = 5 }"
"[lever.boycott]\nheld_by = \"seller\"\nhits = { buyer = -5 }"
ModelUnused "W009" "A model of the others that is never used"
"A model guesses from the others' offers what they want. Only an offer by best guess and a nice tit-for-tat use it, and only the model with windows has a window."
"[party.buyer]\ntactic = { time-dependent = { model = \"bayesian\" } }"
"[party.buyer]\ntactic = { time-dependent = { offer = \"best-guess\", model = \"bayesian\" } }"
CommittedToRedLine "W010" "A promise that the party itself could never keep"
"The commitment names an option that the same party never accepts: whatever is agreed, this promise cannot be kept that way."
"[party.buyer]\nnever = { terms = \"cash\" }\n[commitment.cash]\nparty = \"buyer\"\nposition = { terms = \"cash\" }\ncost = 10"
"[party.buyer]\nnever = { terms = \"cash\" }\n[commitment.credit]\nparty = \"buyer\"\nposition = { terms = \"credit\" }\ncost = 10"
NoEffect "W011" "A setting without effect here"
"The setting is valid, but nothing in these talks uses it: a first speaker where all speak at once, a draft of day one where each begins with a deal of its own, an agenda where one whole deal is agreed, a quota that binds where all must say yes, a lever that can never be pulled, a meeting that can never take place or would change nothing. Nothing is wrong with the result; the file says more than it does."
"[talks]\nprotocol = \"klein\"\nfirst = \"seller\""
"[talks]\nprotocol = \"klein\""
Deadlock "W012" "Red lines that leave no option together"
"Every option of an issue crosses the red line of some party, so no deal can pass, whatever else happens: the simplest deadlock. The talks can still be played, and `zopa explain` names the red lines that conflict."
"[party.buyer]\nnever = { terms = [\"cash\"] }\n[party.seller]\nnever = { terms = [\"credit\"] }"
"[party.buyer]\nnever = { terms = [\"cash\"] }"
}

impl Code {
    /// `E014`.
    pub fn id(self) -> &'static str {
        self.explanation().id
    }

    /// The severity: codes of errors start with E, those of warnings with W.
    pub fn severity(self) -> Severity {
        if self.id().starts_with('W') {
            Severity::Warning
        } else {
            Severity::Error
        }
    }

    /// Parses a code as people type it: `E014`, `e14` or `14`, `W001` or `w1`. A number alone means an error.
    pub fn parse(typed: &str) -> Option<Code> {
        let typed = typed.trim().to_ascii_uppercase();
        let (kind, number) = match typed.strip_prefix(['E', 'W']) {
            Some(number) => (&typed[..1], number),
            None => ("E", typed.as_str()),
        };
        if number.is_empty() || !number.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let id = format!("{kind}{:0>3}", number.trim_start_matches('0'));
        Self::ALL.iter().copied().find(|code| code.id() == id)
    }
}

impl std::fmt::Display for Code {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(self.id())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique_ordered_and_found_by_what_is_typed() {
        let ids: Vec<&str> = Code::ALL.iter().map(|code| code.id()).collect();
        let mut sorted = ids.clone();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(ids, sorted);
        assert_eq!(Code::parse("e014"), Some(Code::ScoreCount));
        for typed in ["14", "e14", "E014", " 014 ", "E14"] {
            assert_eq!(Code::parse(typed), Some(Code::ScoreCount), "{typed}");
        }
        for typed in ["w1", "W001", "W01"] {
            assert_eq!(Code::parse(typed), Some(Code::WeightsScaled), "{typed}");
        }
        for typed in ["E999", "", "E", "W", "0", "E000", "x14", "1e4", "\u{e4}1"] {
            assert_eq!(Code::parse(typed), None, "{typed}");
        }
        assert_eq!(Code::WeightsScaled.severity(), Severity::Warning);
    }
}
