-- SPDX-License-Identifier: MIT
-- Counts the grades of records by quarter, team and question; RECORDS is the name of the file, COUNTS that of the result.
COPY (
    SELECT quarter, team, answer.key AS question, answer.value.grade AS grade, count(*) AS n
    FROM (
        SELECT audit.quarter AS quarter, "case".team AS team, unnest(map_entries(answers)) AS answer
        FROM read_json('RECORDS', format = 'newline_delimited', columns = {
            audit: 'STRUCT(quarter VARCHAR)', "case": 'STRUCT(team VARCHAR)',
            answers: 'MAP(VARCHAR, STRUCT(grade VARCHAR))'})
    )
    WHERE answer.value.grade IS NOT NULL
    GROUP BY ALL
) TO 'COUNTS' (FORMAT csv, DELIMITER '\t', HEADER false);
