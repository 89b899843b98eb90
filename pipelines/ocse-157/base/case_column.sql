-- id: case_column
-- title: The money column of a case and the times it holds: all times, or with P-03 = month those of its steps
-- citation: ocse-157.md 3.2, P-03; county-extract.md 6 (columns, switches)
-- effective: 2022-
-- kept: no

SELECT case_id, DATE '0001-01-01' AS from_on, DATE '9999-12-31' AS to_on, category
FROM report_case
WHERE :p03 = 'fye'
UNION ALL
SELECT case_id, from_on, to_on, category
FROM case_step
