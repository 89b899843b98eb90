-- id: W17
-- title: Money is distributed to a IV-D case that is sent
-- effect: risk
-- citation: performance-and-audit.md 4.4 (SC-4)
-- effective: 2022-
-- lines: 25 29
-- examines: distribution
-- expected: the case in the universe
-- pass: distribution: 'K1' AS case_id, DATE '2024-01-05' AS distributed_on, '27001' AS sender, 'f.csv' AS source_file, 1 AS source_line; cases: 'K1' AS case_id, '27001' AS sender, 'f.csv' AS source_file, 1 AS source_line
-- fail: distribution: 'K2' AS case_id, DATE '2024-01-05' AS distributed_on, '27001' AS sender, 'f.csv' AS source_file, 1 AS source_line; cases: 'K1' AS case_id, '27001' AS sender, 'f.csv' AS source_file, 1 AS source_line

SELECT
  d.case_id, CAST(NULL AS STRING) AS person_id, d.sender, d.source_file, d.source_line,
  'case not sent' AS value,
  'a case of the universe' AS expected
FROM distribution AS d
LEFT JOIN (SELECT case_id FROM cases GROUP BY case_id) AS c ON c.case_id = d.case_id
WHERE d.distributed_on BETWEEN :fys AND :fye AND c.case_id IS NULL
