# 24 full audits with one tool, 6 thematic ones with another, each with an open action.
range(30) as $i | ($i < 24) as $full |
{schema: "caseaudit.record/1", id: "f-\($i)", framework: (if $full then "durham-2016" else "buckinghamshire-2021" end),
 kind: (if $full then "full" else "thematic" end), theme: (if $full then "" else "plans" end), case: {id: "\(4000 + $i)", type: "CP"},
 audit: {date: "2017-05-10", quarter: "2017-18 Q1", auditor: "A"},
 answers: (if $full then (["assessment", "plan", "risk", "voice", "progress", "recording"] | map({key: ., value: {grade: (["good", "requires-improvement"][$i % 2])}}) | from_entries)
           else {plans: {grade: "meets-good"}} end),
 overall: {grade: (if $full then ["good", "requires-improvement"][$i % 2] else "meets-good" end)},
 actions: [{action: "Call the school", owner: "B", due: "2017-06-01"}]}
