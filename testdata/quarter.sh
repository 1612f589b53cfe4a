# Runs scripts/quarter with the seed of the README, which it refuses, for the cases that run a quarter:
#   . "$TESTDATA/quarter.sh"
#   quarter draw
quarter() {
    sh -c "$(sed "s/^seed=''/seed='lottery of 1 July'/; s/'' | 'lottery of 1 July')/'')/" "$SCRIPTS/quarter")" quarter "$@"
}
