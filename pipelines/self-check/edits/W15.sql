-- id: W15
-- title: A case that was open a year ago is still sent
-- effect: risk
-- citation: performance-and-audit.md 4.2 (open and closed cases are in the universe); 45 CFR 303.11(e) (records are kept 3 years)
-- effective: 2022-
-- lines: 1 2 28 29
-- examines: before_case_period
-- expected: each case that was open on the last day of the year before, open or closed
-- nothing: no snapshot of the year before is in the warehouse
-- pass: before_case_period: 'K1' AS case_id, 'ivd' AS service, DATE '2020-01-01' AS opened_on, CAST(NULL AS DATE) AS closed_on, '27001' AS sender, 'f.csv' AS source_file, 2 AS source_line; cases: 'K1' AS case_id, '27001' AS sender, 'f.csv' AS source_file, 1 AS source_line
-- fail: before_case_period: 'K2' AS case_id, 'ivd' AS service, DATE '2020-01-01' AS opened_on, CAST(NULL AS DATE) AS closed_on, '27001' AS sender, 'f.csv' AS source_file, 2 AS source_line; cases: 'K1' AS case_id, '27001' AS sender, 'f.csv' AS source_file, 1 AS source_line

SELECT
  b.case_id, CAST(NULL AS STRING) AS person_id, b.sender, b.source_file, b.source_line,
  'open a year ago, not sent now' AS value,
  'the case, open or closed' AS expected
FROM before_case_period AS b
JOIN (SELECT sender FROM cases GROUP BY sender) AS s ON s.sender = b.sender
LEFT JOIN cases AS c ON c.case_id = b.case_id
WHERE b.service = 'ivd' AND b.opened_on < :fys AND (b.closed_on IS NULL OR b.closed_on >= :fys) AND c.case_id IS NULL
