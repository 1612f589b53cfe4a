# Numbers as every jq spells them: jq 1.6 writes 25 for the 25.0 that it read, and jq 1.7 writes 25.0.
# jq -L "$TESTDATA/jq" 'include "plain"; .percent | plain'
def plain: walk(if type == "number" then . * 1 else . end);
