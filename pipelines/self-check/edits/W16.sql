-- id: W16
-- title: A paternity that was established a year ago is still there
-- effect: risk
-- citation: performance-and-audit.md 4.4 (SC-7, SC-9); county-extract.md 2 (child)
-- effective: 2022-
-- lines: 6
-- examines: before_child
-- expected: the paternity date of the year before, or a disestablishment
-- nothing: no snapshot of the year before is in the warehouse
-- pass: before_child: 'C1' AS person_id, DATE '2021-01-01' AS paternity_on; child: 'C1' AS person_id, DATE '2021-01-01' AS paternity_on, CAST(NULL AS DATE) AS disestablished_on, '27001' AS sender, 'f.csv' AS source_file, 1 AS source_line
-- fail: before_child: 'C1' AS person_id, DATE '2021-01-01' AS paternity_on; child: 'C1' AS person_id, DATE '2021-02-01' AS paternity_on, CAST(NULL AS DATE) AS disestablished_on, '27001' AS sender, 'f.csv' AS source_file, 1 AS source_line

WITH earlier AS (
  SELECT person_id, MIN(paternity_on) AS paternity_on FROM before_child WHERE paternity_on IS NOT NULL GROUP BY person_id
)
SELECT
  CAST(NULL AS STRING) AS case_id, k.person_id, k.sender, k.source_file, k.source_line,
  COALESCE('paternity on ' || CAST(k.paternity_on AS STRING), 'no paternity') AS value,
  'paternity on ' || CAST(e.paternity_on AS STRING) || ' as a year ago, or a disestablishment' AS expected
FROM earlier AS e
JOIN child AS k ON k.person_id = e.person_id
WHERE k.disestablished_on IS NULL AND (k.paternity_on IS NULL OR k.paternity_on <> e.paternity_on)
