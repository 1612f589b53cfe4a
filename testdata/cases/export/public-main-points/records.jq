# 40 audits in one quarter, half of them good; 30 in the next, $weak of them not good.
range(70) as $i |
(if $i < 40 then $i % 2 == 0 else $i >= 40 + $weak end) as $good |
(if $good then "good" else "requires-improvement" end) as $grade |
{schema: "caseaudit.record/1", id: "p-\($i)", framework: "durham-2016", case: {id: "\(6000 + $i)", type: "CP"},
 audit: {date: "2017-0\(if $i < 40 then 5 else 8 end)-10", quarter: "2017-18 Q\(if $i < 40 then 1 else 2 end)", auditor: "A"},
 answers: (["assessment", "plan", "risk", "voice", "progress", "recording"] | map({key: ., value: {grade: $grade}}) | from_entries),
 overall: {grade: $grade}}
