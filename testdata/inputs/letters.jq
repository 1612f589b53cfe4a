# A Durham audit with somebody in every place, to be told in letters.
.case += {child: "Zacharias Quillfeather", born: "2009-02-11", practitioner: "Pia Practice", manager: "Mona Manage",
    iro: "Irene Ironside"}
| .heads.family_name = "Quillfeather-Moss" | .audit.auditor = "Audrey Audit"
| .moderation = {moderator: "Moira Modd", date: "2017-08-01", answers: {risk: {grade: "inadequate", comment: "Too kind."}},
    overall: {agreed: true}, audit_quality: "good", comment: "Read with care."}
| .overall.reason = "Zacharias is not safe." | .answers.risk.evidence = "Zacharias was out at night, as Irene said."
| .discussed.family = {date: "2017-07-11", how: "meeting", minutes: 30, views: "We feel heard."}
| .escalation = {urgent: true, to: "Tom Toldwell", date: "2017-07-12"} | .flags.safeguarding = true
| .actions = [{action: "See Zacharias today.", owner: "Owen Owner", due: "2017-07-13", manager: "Mona Manage", review: "2017-08-01",
        done: "2017-07-13", comment: "Seen."},
    {action: "Write the safety plan.", owner: "Owen Owner", due: "2017-08-01"}]
| .findings = [{section: "risk", kind: "improvement", theme: "absent-fathers", text: "Nobody asked his father.", before: "continuing"}]
