-- id: W02
-- title: A child that two counties send has one birth date
-- effect: risk
-- citation: performance-and-audit.md 4.2 (Line05: Child Birth Date); county-extract.md 2 (person)
-- effective: 2022-
-- lines: 5 6
-- examines: child
-- expected: the same birth date from each county
-- pass: person: 'C1' AS person_id, DATE '2020-01-01' AS born_on, '27001' AS sender, 'f.csv' AS source_file, 1 AS source_line UNION ALL SELECT 'C1', DATE '2020-01-01', '27003', 'g.csv', 4; child: 'C1' AS person_id, '27001' AS sender, 'f.csv' AS source_file, 1 AS source_line
-- fail: person: 'C1' AS person_id, DATE '2020-01-01' AS born_on, '27001' AS sender, 'f.csv' AS source_file, 1 AS source_line UNION ALL SELECT 'C1', DATE '2020-01-02', '27003', 'g.csv', 4; child: 'C1' AS person_id, '27001' AS sender, 'f.csv' AS source_file, 1 AS source_line

WITH dated AS (
  SELECT p.person_id, MIN(p.born_on) AS earliest, MAX(p.born_on) AS latest
  FROM person AS p
  WHERE p.born_on IS NOT NULL AND EXISTS (SELECT 1 FROM child AS k WHERE k.person_id = p.person_id)
  GROUP BY p.person_id
)
SELECT
  CAST(NULL AS STRING) AS case_id, p.person_id, p.sender, p.source_file, p.source_line,
  'two birth dates' AS value,
  'one' AS expected
FROM dated AS d
JOIN person AS p ON p.person_id = d.person_id
WHERE d.earliest <> d.latest AND p.born_on IS NOT NULL
