# 80 audits in two quarters; 58 of 60 have a plan, and few a genogram.
range(80) as $i |
{schema: "caseaudit.record/1", id: "y-\($i)", framework: "checklist", case: {id: "\(5000 + $i)", team: (if $i % 8 == 0 then "East" else "West" end)},
 audit: {date: "2017-0\(if $i < 40 then 5 else 8 end)-10", quarter: "2017-18 Q\(if $i < 40 then 1 else 2 end)", auditor: "A"},
 answers: {seen: {answer: (if $i % 4 != 0 or $i > 60 then "yes" else "no" end)}, plan: (if $i < 60 then {answer: (if $i > 1 then "yes" else "no" end)} else {na: "No plan is due yet"} end),
           rare: (if $i % 9 == 0 then {answer: (if $i < 40 then "yes" else "no" end)} else {na: "Not asked"} end), why: {answer: "Seen on the file."}}}
