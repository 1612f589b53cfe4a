# Three drafts of two auditors and their forms, for the cases that read forms:
#   . "$TESTDATA/forms.sh"
# issued.jsonl has the drafts as they went out; $one is the workbook with the sheets Case 77870 and Case 77871, $two that with Case
# 77872. fill FORM OUT fills FORM in by the lines of standard input (testdata/fill_form.py).
printf '%s\n' 'case_id,child,born,case_type,team,practitioner,manager,auditor,audit_date' \
    '77870,Child One,2004-05-06,CIN,Team 1,Worker One,Manager One,Ada Hill,2017-07-12' \
    '77871,Child Two,2006-05-06,LAC,Team 2,Worker Two,Manager Two,Ada Hill,2017-07-13' \
    '77872,Child Three,2008-05-06,CP,Team 2,Worker Two,Manager Two,Ben Lake,2017-07-14' >cases.csv
audit-new -q -f durham-2016 --prefix dcc cases.csv >drafts.jsonl
audit-form -q -o forms --issued issued.jsonl drafts.jsonl
one=forms/2017-18-q2-ada-hill-1.xlsx two=forms/2017-18-q2-ben-lake-1.xlsx
fill() { python3 "$TESTDATA/fill_form.py" "$@"; }
