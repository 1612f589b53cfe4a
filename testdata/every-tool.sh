# Small inputs for every tool, and a run of each, for the cases that try one thing with all of them:
#   . "$TESTDATA/every-tool.sh"
cat "$TESTDATA/durham/sound.jsonl" "$TESTDATA/buckinghamshire/exemplars.jsonl" >records.jsonl
cp "$TESTDATA/sefton/sound.jsonl" audits.jsonl
sed 's/}$/,"moderation":{"moderator":"Moderator A","overall":{"agreed":true}}}/' audits.jsonl >returned.jsonl
sed 's/"kind":"full"/"kind":"external"/' audits.jsonl >external.jsonl
sed 's/"kind":"full"/"kind":"benchmark"/' audits.jsonl >graders.jsonl
sed 's/"durham-2016"/"own-tool"/' "$TESTDATA/../lib/frameworks/durham-2016.json" >own.json
printf 'case_id,case_type,audit_date\n77870,CIN,2017-07-12\n' >cases.csv
printf 'case_id,service,practitioner\n1,A,Ada\n2,A,Ben\n3,B,Cy\n77870,B,Cy\n' >open.csv
printf 'auditor,capacity,manages\nAda,2,\nBen,2,Cy\nDee,,\n' >auditors.csv
printf 'auditor,manages\nModerator A,Worker 99\nModerator B,\n' >moderators.csv
printf 'name,person\nAda,1\n' >people.csv
printf 'could not be bothered\n' >words.txt
printf '0123456789abcdef0123456789abcdef' >key
chmod 600 key
audit-aggregate -o summary.json records.jsonl
audit-actions -o lines.jsonl records.jsonl
audit-export -t csv -o updates.csv lines.jsonl
audit-sample -q --seed 1 -n 3 --auditors auditors.csv -o drawn.csv open.csv
audit-form -q -o forms audits.jsonl
cp forms/*.xlsx form.xlsx

# each_run COMMAND...: calls it with a run of each tool in turn. Side files are called side.
each_run() {
    "$@" audit-new -f durham-2016 cases.csv
    "$@" audit-import -q form.xlsx
    "$@" audit-validate -q --rejects side records.jsonl
    "$@" audit-grade -q --rejects side records.jsonl
    "$@" audit-aggregate -q records.jsonl
    "$@" audit-redact -q --key key --purpose test --rejects side records.jsonl
    "$@" audit-actions -q records.jsonl
    "$@" audit-actions update -q updates.csv records.jsonl
    "$@" audit-export -t csv lines.jsonl
    "$@" audit-export -t csv --table cover summary.json
    "$@" audit-export -t html summary.json
    "$@" audit-export -t md summary.json
    "$@" audit-export -t xlsx summary.json
    "$@" audit-sample -q --seed 1 -n 3 --auditors auditors.csv --report side open.csv
    "$@" audit-moderate select -q --seed 1 --moderators moderators.csv --report side audits.jsonl
    "$@" audit-moderate merge -q --originals audits.jsonl --report side returned.jsonl
    "$@" audit-moderate merge -q --external --originals audits.jsonl --report side external.jsonl
    "$@" audit-moderate benchmark -q graders.jsonl
}

# each_answer COMMAND...: the same with what a tool says without reading records.
each_answer() {
    "$@" audit-new --list
    "$@" audit-new --show durham-2016
    "$@" audit-new -f durham-2016 --guide all
    "$@" audit-validate --list-rules
    "$@" audit-validate --explain evidence-thin
    "$@" audit-validate --show-words blaming
    "$@" audit-export --list-tables summary.json
    for tool in new form import validate grade aggregate redact export sample; do
        "$@" audit-$tool --help
        "$@" audit-$tool --version
    done
    for verb in "letter feedback" "moderate select" "moderate merge" "moderate benchmark" "actions" "actions update"; do
        "$@" audit-$verb --help
        "$@" audit-$verb --version
    done
}
