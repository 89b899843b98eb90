-- id: W10
-- title: A paternity says how it was established
-- effect: risk
-- citation: performance-and-audit.md 4.2 (Line06: Paternity Establishment Date), 4.4 (SC-7); 45 CFR 302.70(a)(5)
-- effective: 2022-
-- lines: 6
-- examines: child
-- expected: a basis wherever there is a date
-- pass: child: 'C1' AS person_id, DATE '2021-01-01' AS paternity_on, 'court' AS paternity_basis, '27001' AS sender, 'f.csv' AS source_file, 1 AS source_line
-- fail: child: 'C1' AS person_id, DATE '2021-01-01' AS paternity_on, CAST(NULL AS STRING) AS paternity_basis, '27001' AS sender, 'f.csv' AS source_file, 1 AS source_line

SELECT
  CAST(NULL AS STRING) AS case_id, person_id, sender, source_file, source_line,
  'paternity on ' || CAST(paternity_on AS STRING) || ' without a basis' AS value,
  'a basis' AS expected
FROM child
WHERE paternity_on IS NOT NULL AND paternity_basis IS NULL
