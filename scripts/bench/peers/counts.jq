# SPDX-License-Identifier: MIT
# The quarter, team, question and grade of each answer that has a grade, to be counted by sort and uniq.
# (Counting in jq itself, with reduce, takes many times as long.)
.audit.quarter as $quarter | .case.team as $team | .answers | to_entries[] | select(.value.grade) |
"\($quarter)\t\($team)\t\(.key)\t\(.value.grade)"
