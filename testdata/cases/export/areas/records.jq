# 60 audits in two quarters, of three types of case.
range(60) as $i |
(["inadequate", "requires-improvement", "good", "outstanding"]) as $grades |
{schema: "caseaudit.record/1", id: "a-\($i)", framework: "durham-2016",
 case: {id: "\(8000 + $i)", type: (if $i % 4 == 0 then "LAC" else "CP" end), team: "One"},
 audit: {date: "2017-0\(if $i < 30 then 5 else 8 end)-10", quarter: "2017-18 Q\(if $i < 30 then 1 else 2 end)", auditor: "A"},
 answers: {assessment: {grade: $grades[if $i < 30 then 1 + $i % 2 else 2 end]}, risk: {grade: $grades[2 - ($i % 3 == 0 | if . then 1 else 0 end)]},
           visits: {grade: $grades[1 + $i % 3]}, voice: {grade: $grades[1 + $i % 2]}, family: {grade: $grades[2]},
           chronology: {grade: $grades[3 - $i % 3]}, plan: {grade: $grades[2]}, progress: {grade: $grades[2]}, recording: {grade: $grades[2]}, oversight: {grade: $grades[1 + ($i % 5 | if . > 1 then 1 else 0 end)]}},
 overall: {grade: $grades[1 + $i % 2]}}
