# SPDX-License-Identifier: MIT
# The same counts out of a summary of audit-aggregate.
.frameworks[].by.team | to_entries[] | .key as $team | .value.quarters | to_entries[] | .key as $quarter |
.value.questions | to_entries[] | .key as $question | .value.grades // {} | to_entries[] | select(.value > 0) |
[$quarter, $team, $question, .key, .value] | @tsv
