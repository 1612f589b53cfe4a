# Runs scripts/quarter with the seed of the README, which it refuses, for the cases that run a quarter:
#   . "$TESTDATA/quarter.sh"
#   quarter draw
quarter() {
    sh -c "$(sed "s/^seed=''/seed='lottery of 1 July'/; s/'' | 'lottery of 1 July')/'')/" "$SCRIPTS/quarter")" quarter "$@"
}

# fill_in FOLDER [OPTION...] <filled.jsonl: the forms of these records come back to the folder, filled in as the records are. It
# is audit-form that fills them in; the edition of a form is one more than that of its record.
fill_in() {
    to=$1
    shift
    awk '{
        if (match($0, /,"form":[{]"edition":[0-9]+[}]/)) {
            edition = substr($0, RSTART + 19, RLENGTH - 20) - 1
            $0 = substr($0, 1, RSTART - 1) (edition ? ",\"form\":{\"edition\":" edition "}" : "") substr($0, RSTART + RLENGTH)
        }
        print
    }' | audit-form -q "$@" -o "$to"
}
