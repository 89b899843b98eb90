-- id: W13
-- title: A child is known by one number
-- effect: risk
-- citation: performance-and-audit.md 4.2 (unduplicated), 4.4 (SC-3)
-- effective: 2022-
-- lines: 5 6
-- examines: child
-- expected: no other child with the same social security number and birth date
-- pass: person: 'C1' AS person_id, '900000001' AS ssn, DATE '2020-01-01' AS born_on, '27001' AS sender, 'f.csv' AS source_file, 1 AS source_line UNION ALL SELECT 'C2', '900000002', DATE '2020-01-01', '27001', 'f.csv', 2; child: 'C1' AS person_id UNION ALL SELECT 'C2'
-- fail: person: 'C1' AS person_id, '900000001' AS ssn, DATE '2020-01-01' AS born_on, '27001' AS sender, 'f.csv' AS source_file, 1 AS source_line UNION ALL SELECT 'C2', '900000001', DATE '2020-01-01', '27001', 'f.csv', 2; child: 'C1' AS person_id UNION ALL SELECT 'C2'

WITH known AS (
  SELECT p.person_id, p.ssn, p.born_on, MIN(p.sender) AS sender, MIN(p.source_file) AS source_file, MIN(p.source_line) AS source_line
  FROM person AS p
  JOIN (SELECT person_id FROM child GROUP BY person_id) AS k ON k.person_id = p.person_id
  WHERE p.ssn IS NOT NULL AND p.born_on IS NOT NULL
  GROUP BY p.person_id, p.ssn, p.born_on
),
twin AS (
  SELECT ssn, born_on, MIN(person_id) AS first_id FROM known GROUP BY ssn, born_on HAVING COUNT(DISTINCT person_id) > 1
)
SELECT
  CAST(NULL AS STRING) AS case_id, k.person_id, k.sender, k.source_file, k.source_line,
  'same number and birth date as ' || CASE WHEN k.person_id = t.first_id THEN 'another child' ELSE t.first_id END AS value,
  'one number for one child' AS expected
FROM twin AS t
JOIN known AS k ON k.ssn = t.ssn AND k.born_on = t.born_on
