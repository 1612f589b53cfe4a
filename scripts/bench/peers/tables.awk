# SPDX-License-Identifier: MIT
# Makes the tables and the bars of scripts/bench/run from lines with tabs:
# number, job, name, bytes that were read, seconds, processors' seconds, KB.

function median(values, count,    i, j, kept) {
    for (i = 2; i <= count; i++) {
        kept = values[i]
        for (j = i - 1; j >= 1 && values[j] > kept; j--) values[j + 1] = values[j]
        values[j + 1] = kept
    }
    least = values[1]
    most = values[count]
    return count % 2 ? values[(count + 1) / 2] : (values[count / 2] + values[count / 2 + 1]) / 2
}

function table(of, heading, against,    at) {
    print "### " heading "\n"
    print "| | median s | least to most s | MB/s | processors' s | peak MB |" (against ? " times " against " | in processors' s |" : "")
    print "|---|---:|---:|---:|---:|---:|" (against ? "---:|---:|" : "")
    for (at = 1; at <= commands; at++) {
        if (job[at] != of) continue
        printf "| %s | %.2f | %.2f to %.2f | %.0f | %.2f | %.0f |", shown(name[at]), wall[at], low[at], high[at],
            bytes[at] / wall[at] / 1e6, cputime[at], peak[at] / 1024
        print against ? sprintf(" %.2f | %.2f |", wall[at] / wall[place[against]],
            cputime[at] / cputime[place[against]]) : ""
    }
    print ""
}

function shown(text) {
    gsub(/\|/, "\\|", text)
    return text
}

# Whether four and sixteen times as much takes as many times as long, within a tenth: by the clock, and in processors' seconds.
function linear(tool, base, four, sixteen) {
    four_or_sixteen(tool " by the clock", wall[place[four]] / wall[place[base]], wall[place[sixteen]] / wall[place[base]])
    four_or_sixteen(tool " in processors' seconds", cputime[place[four]] / cputime[place[base]],
        cputime[place[sixteen]] / cputime[place[base]])
}

function four_or_sixteen(words, by_four, by_sixteen) {
    printf "| %s: 4 and 16 times as much | 4 and 16, within 10%% | %.2f and %.2f | %s |\n", words, by_four, by_sixteen,
        (within(by_four, 4) && within(by_sixteen, 16) ? "met" : "not met")
}

function within(ratio, wanted) {
    return ratio > 0.9 * wanted && ratio < 1.1 * wanted
}

# How many times as long THEIRS takes as OURS must be at least WANTED.
function bar(words, ours, theirs, wanted,    ratio) {
    if (!(ours in place) || !(theirs in place)) {
        print "| " words " | " wanted " | - | not measured |"
        return
    }
    ratio = wall[place[theirs]] / wall[place[ours]]
    printf "| %s | %s | %.2f | %s |\n", words, wanted, ratio, (ratio >= wanted ? "met" : "not met")
}

BEGIN { FS = "\t" }

{
    if (!(($1, "runs") in runs)) {
        job[$1] = $2
        name[$1] = $3
        place[$3] = $1
        bytes[$1] = $4
        commands = $1
    }
    run = ++runs[$1, "runs"]
    seconds[$1, run] = $5
    cpu[$1, run] = $6
    if ($7 > peak[$1]) peak[$1] = $7
}

END {
    for (at = 1; at <= commands; at++) {
        count = runs[at, "runs"]
        for (run = 1; run <= count; run++) list[run] = cpu[at, run]
        cputime[at] = median(list, count)
        for (run = 1; run <= count; run++) list[run] = seconds[at, run]
        wall[at] = median(list, count)
        low[at] = least
        high[at] = most
        if (name[at] ~ /^DuckDB/) duckdb = name[at] # the last has the most threads
    }
    table("count", "Records to counts by quarter, team, question and grade", "audit-aggregate")
    table("check", "Checking records", "audit-validate")
    table("pass", "Records to graded records, into a pipe", "audit-grade")
    table("linear", "More of the same", "")
    table("pipe", "The three in a pipe", "")
    table("new", "Drafts from a list of cases, into a pipe", "")
    table("forms-read", "Every cell of forms, one file after the other, in one process", "read_forms")
    table("documents", "All tables of Word documents, one file after the other, in one process", "read_document")
    table("export", "Records to a table with a row for each", "")
    table("forms", "Drafts to a workbook of forms", "audit-form, 100 forms in a workbook")
    table("letters", "Audits to a letter of feedback each, in a folder")
    print "### The bars\n"
    print "| bar | at least | measured | |"
    print "|---|---:|---:|---|"
    bar("audit-aggregate, times DuckDB as it comes", "audit-aggregate", duckdb, 3)
    bar("audit-aggregate, times Python's json", "audit-aggregate", "Python's json", 8)
    bar("audit-aggregate, times jq", "audit-aggregate", "jq", 50)
    bar("audit-aggregate -j 1, times simdjson", "audit-aggregate -j 1", "simdjson, on demand", 0.5)
    bar("audit-validate, times Python's json that only parses", "audit-validate", "Python's json, parsing alone", 1)
    bar("audit-form, times openpyxl that writes the same cells", "audit-form, 100 forms in a workbook",
        "openpyxl, the same cells", 2)
    bar("forms, times openpyxl", "read_forms", "openpyxl, as fast as it can", 5)
    bar("Word documents, times python-docx", "read_document", "python-docx, all cells of tables", 10)
    speed = bytes[place["audit-grade"]] / wall[place["audit-grade"]] / 1e9
    limit = bytes[place["cat"]] / wall[place["cat"]] / 1e9 / 2
    limit = limit < 1 ? limit : 1
    printf "| audit-grade in GB/s: half of cat's, 1 at most | %.2f | %.2f | %s |\n", limit, speed,
        (speed >= limit ? "met" : "not met")
    linear("audit-aggregate", "audit-aggregate, 8 times the records", "audit-aggregate, 32 times", "audit-aggregate, 128 times")
    linear("audit-grade", "audit-grade, 2 times the records", "audit-grade, 8 times", "audit-grade, 32 times")
    linear("audit-validate", "audit-validate, the records", "audit-validate, 4 times", "audit-validate, 16 times")
}
