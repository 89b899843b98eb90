-- id: W03
-- title: A child that two counties send has one birth status and one paternity
-- effect: risk
-- citation: performance-and-audit.md 4.4 (SC-6, SC-7); county-extract.md 2 (child)
-- effective: 2022-
-- lines: 5 6
-- examines: child
-- expected: the same birth status, paternity date and disestablishment from each county
-- pass: child: 'C1' AS person_id, 'Y' AS born_out_of_wedlock, DATE '2021-01-01' AS paternity_on, CAST(NULL AS DATE) AS disestablished_on, '27001' AS sender, 'f.csv' AS source_file, 1 AS source_line UNION ALL SELECT 'C1', 'Y', DATE '2021-01-01', NULL, '27003', 'g.csv', 4
-- fail: child: 'C1' AS person_id, 'Y' AS born_out_of_wedlock, DATE '2021-01-01' AS paternity_on, CAST(NULL AS DATE) AS disestablished_on, '27001' AS sender, 'f.csv' AS source_file, 1 AS source_line UNION ALL SELECT 'C1', 'Y', NULL, NULL, '27003', 'g.csv', 4

WITH said AS (
  SELECT
    person_id, sender, source_file, source_line,
    COALESCE(born_out_of_wedlock, '?') || ' ' || COALESCE(CAST(paternity_on AS STRING), 'no paternity') || ' '
      || COALESCE(CAST(disestablished_on AS STRING), 'not disestablished') AS facts
  FROM child
),
differing AS (
  SELECT person_id, MIN(facts) AS first_facts FROM said GROUP BY person_id HAVING COUNT(DISTINCT facts) > 1
)
SELECT
  CAST(NULL AS STRING) AS case_id, s.person_id, s.sender, s.source_file, s.source_line,
  s.facts AS value,
  'the same from each county, such as: ' || d.first_facts AS expected
FROM differing AS d
JOIN said AS s ON s.person_id = d.person_id
