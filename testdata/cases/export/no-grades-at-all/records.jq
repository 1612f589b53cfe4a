["EH", "CIN", "CIN", "CP", "LAC", "CL"] as $types | ["drift", "absent-fathers", "direct-work", "life-story"] as $themes |
range(12) as $i |
{schema: "caseaudit.record/1", id: "c-\($i)", framework: "city-of-london-2019", case: {id: "\(9000 + $i)", type: $types[$i % 6]},
 audit: {date: "2019-11-05", quarter: "2019-20 Q\(2 + $i % 2)", auditor: "A\($i % 3)"},
 findings: [{section: "assessment", kind: "improvement", theme: $themes[$i % 2], text: "Seen."},
            {section: "planning", kind: (if $i % 3 == 0 then "improvement" else "strength" end), theme: $themes[$i % 4], text: "Seen."}],
 flags: {immediate_notification: ($i == 5)}, escalation: {to: "Head of service", date: "2019-11-05"}}
