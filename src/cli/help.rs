//! What the command says about itself.

pub(crate) const ABOUT: &str = "Check and follow a programme of Lerendwerken met AI, learning while working with AI";

pub(crate) const LONG_ABOUT: &str = "\
Check and follow a programme of Lerendwerken met AI, learning while working with AI.

A programme is one JSON document: the goals with what is expected of them, declared in advance, the \
development questions, the people and teams. What the teams do stands in weekly cycles, in the \
programme itself or in logs beside it (NDJSON, one cycle a line).

In this order of thoughts:
  1. check      is the programme sound, and is it Lerendwerken? Every finding, with its place
  2. rules      why a finding is one, and how to mend it
  3. results    what it brings in the short term, what of it lasts, and what was expected
  4. analyse    what results are made of, where they lead, what they rest on
  5. posture    how teams learn and work with AI: a profile, never one score
  6. report     all of it on one page to look at
  7. view       who may see what: a professional, a manager, a researcher
  8. diff       what changed in the frame from one version to another, and was a promise rewritten?
  9. schema     JSON Schemas, for editors, forms and other programs";

pub(crate) const EXAMPLES: &str = "\
Examples:
  lerendwerken check waterland.json --log waterland.ndjson
  lerendwerken results waterland.json --log waterland.ndjson --as-of 2026-W26
  lerendwerken analyse waterland.json contributions --log waterland.ndjson
  lerendwerken posture waterland.json --log waterland.ndjson
  lerendwerken report waterland.json --log waterland.ndjson -o report.html
  lerendwerken view waterland.json --log waterland.ndjson --as own --for p-anna
  lerendwerken diff waterland-2026.json waterland.json
  lerendwerken rules LW007
  lerendwerken schema programme > programme.schema.json

Exit status:
  0  done; for `check` and `diff`: no finding of level error
  1  findings of level error; for what computes: findings that make the programme unusable
  2  something could not be read or written, or the call is wrong";

pub(crate) const CHECK: &str = "\
Check a programme and its logs: every finding, with the place in its text underlined.

Findings have a level: an error is a breach, a warning is to be looked at, an advice is worth a \
conversation. `lerendwerken rules CODE` explains one. A finding that is as it should be can be \
accepted with a reason, in the programme's own `rules.accepted`.

Professionals can lay their own journal beside their accounts with --journal. It is compared at once; \
nothing that stands in it is kept or shown.";

pub(crate) const CHECK_EXAMPLES: &str = "\
Examples:
  lerendwerken check waterland.json --log 2026.ndjson --log 2027.ndjson
  lerendwerken check waterland.json --log - < waterland.ndjson
  lerendwerken check waterland.json --deny warnings --format json
  lerendwerken check waterland.json --format sarif > waterland.sarif
  lerendwerken check waterland.json --journal mine.json
  lerendwerken check waterland.json --as-of 2026-W26 --language en

Exit status:
  0  no finding of level error (with --deny warnings: and none of level warning)
  1  there is one
  2  something could not be read, or the call is wrong";

pub(crate) const RESULTS: &str = "\
What a programme brought: short-term and long-term results of every expectation, beside what was \
expected by now and what was measured.

The short term and the long term are never merged into one figure. How much of a result lasts follows \
from assumptions, which are printed with it. A programme with findings that make it unusable has no \
results: they are printed instead, on standard error.";

pub(crate) const RESULTS_EXAMPLES: &str = "\
Examples:
  lerendwerken results waterland.json --log waterland.ndjson
  lerendwerken results waterland.json --log waterland.ndjson --as-of 2026-W26 --language en
  lerendwerken results waterland.json --log waterland.ndjson --weekly --format json

Exit status:
  0  done
  1  findings make the programme unusable for results
  2  something could not be read, or the call is wrong";

pub(crate) const ANALYSE: &str = "\
What follows from the results of a programme.

Every figure has its unit and, as far as is known, its uncertainty; what lasts follows from assumptions, which \
are in the answer. All of it is of this tool's makers, not of the paper's authors. Settings of an analysis are \
given with --set NAME=VALUE:
  contributions  by=DIMENSION,…    cycle, team, carrier, proposal, development_question, ai_system
                                   [default: all; in text all but cycle]
                 top=N             in text, so many parts of each [default: 8]
  forecast       week=WEEK         the week of the forecast [default: each expectation's due]
  reconcile      drift=SHARE       how far the bias may drift in a week, as a share of the way
                                   from baseline to target [default: 0.01]
                 q=VARIANCE        the same as a variance, in the unit squared
  money          impact=AMOUNT drop_off=SHARE years=N [cost=AMOUNT]
                                   the terms of a social return on investment
  calibrate      fit=ASSUMPTION,…  such as craft.retention_idle [default: consolidation and
                                   retention of both carriers]";

pub(crate) const ANALYSE_EXAMPLES: &str = "\
Examples:
  lerendwerken analyse waterland.json contributions --log waterland.ndjson
  lerendwerken analyse waterland.json contributions --log waterland.ndjson --set by=team,proposal
  lerendwerken analyse waterland.json forecast --log waterland.ndjson --set week=2027-W52
  lerendwerken analyse waterland.json steady --log waterland.ndjson --format json
  lerendwerken analyse waterland.json what-if --log waterland.ndjson --change otherwise.json
  lerendwerken analyse waterland.json money --log waterland.ndjson --set impact=30000 drop_off=0.3 years=3

Exit status:
  0  done
  1  findings make the programme unusable
  2  something could not be read, or the call is wrong";

pub(crate) const POSTURE: &str = "\
How teams learn and work with AI: a profile of eleven dimensions, from the traditional approach to \
Lerendwerken, for the whole programme, by quarter and by team.

Every dimension is a share with what it counts and, for counts, a 95% interval. There is no single score, \
nothing is said about one person, and teams with fewer members than the parameter min_group are not shown.";

pub(crate) const POSTURE_EXAMPLES: &str = "\
Examples:
  lerendwerken posture waterland.json --log waterland.ndjson
  lerendwerken posture waterland.json --log waterland.ndjson --from 2026-W27 --as-of 2026-W39
  lerendwerken posture waterland.json --log waterland.ndjson --parameter min_group=8 --format json

Exit status:
  0  done
  1  findings make the programme unusable
  2  something could not be read, or the call is wrong";

pub(crate) const REPORT: &str = "\
The report: one HTML page to look at, for a team on its fixed moment and for a board in a minute.

The page is one file. It needs no script and no network, and is made for light and dark, for paper, for a \
keyboard and a screen reader. It says nothing about one person, and nothing of a team with fewer members than \
the parameter min_group, but in that team's own report (--team).";

pub(crate) const REPORT_EXAMPLES: &str = "\
Examples:
  lerendwerken report waterland.json --log waterland.ndjson -o report.html
  lerendwerken report waterland.json --log waterland.ndjson --language en --as-of 2026-W39 -o report.html
  lerendwerken report waterland.json --log waterland.ndjson --team t-burgerzaken -o team.html

Exit status:
  0  done
  1  findings make the programme unusable
  2  something could not be read or written, or the call is wrong";

pub(crate) const VIEW: &str = "\
Who may see what, each in a document of its own in which what is not allowed has no place.

own is everything of one professional, for that professional, with their journal where it is given. manager is \
what those who account to a manager accounted for, that they took part, and what their teams reported: no \
learning question, nobody's offloading or mastery, no journal, and no team with fewer members than the parameter \
min_group. research is what groups of at least min_group people did, under pseudonyms that a key makes: no \
people, no texts, no ids; it is personal data still (GDPR 4(5)). Whoever runs this holds the programme's own files; see to it that each view goes to whom it is meant for.";

pub(crate) const VIEW_EXAMPLES: &str = "\
Examples:
  lerendwerken view waterland.json --log waterland.ndjson --as own --for p-anna --journal mine.json
  lerendwerken view waterland.json --log waterland.ndjson --as manager --for p-loubna
  lerendwerken view waterland.json --log waterland.ndjson --as own --for p-anna -o anna.txt
  openssl rand -out research.key 32
  lerendwerken view waterland.json --log waterland.ndjson --as research --key-file research.key

Exit status:
  0  done
  1  findings make the programme unusable
  2  something could not be read or written, or the call is wrong";

pub(crate) const DIFF: &str = "\
What changed in the frame from one version of a programme to another, by id: what was added, removed, \
changed or moved.

The frame is everything but cycles, measurements and accounts: that these grow is what they are for. A new \
name or title, another order and another way to write the same down are no changes. A promise that was \
rewritten after the older version had declared it is a finding, LW112; levels, parameters and acceptances \
are those of the newer version.";

pub(crate) const DIFF_EXAMPLES: &str = "\
Examples:
  lerendwerken diff waterland-2026.json waterland.json
  git show HEAD~1:waterland.json | lerendwerken diff - waterland.json
  lerendwerken diff old.json new.json --as-of 2026-W26 --deny warnings --format json

Exit status:
  0  no finding of level error (with --deny warnings: and none of level warning)
  1  there is one
  2  something could not be read, or the call is wrong";

pub(crate) const SCHEMA: &str = "\
JSON Schemas (2020-12) of the documents that are read and the answers that are given.

Without a name: the list of schemas. With a name: that schema. With --out: as files, all of them or \
the one that is named.

Profiles, made of the exact schemas for tools that can't take those:
  exact              accepts what the reader accepts
  codegen            for TypeScript, Python and other types; accepts the same
  form               for forms: no null; whatever it accepts is valid
  structured-output  for language models, for the documents that are read; another shape, which
                     --from-structured brings back";

pub(crate) const SCHEMA_EXAMPLES: &str = "\
Examples:
  lerendwerken schema cycle
  lerendwerken schema programme --language nl --profile form
  lerendwerken schema --profile codegen --out schemas
  lerendwerken schema cycle --profile structured-output
  lerendwerken schema cycle --from-structured answer.json";

pub(crate) const RULES: &str = "\
The rules, or one explained: what it finds, why it exists, how to mend it, its parameters, and an \
example that breaks it beside one that keeps it.";

pub(crate) const RULES_EXAMPLES: &str = "\
Examples:
  lerendwerken rules
  lerendwerken rules LW007 --language nl
  lerendwerken rules session-outside-week --example breaks | lerendwerken check -";
