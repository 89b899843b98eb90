-- id: W01
-- title: A case is sent by one county
-- effect: blocking
-- citation: performance-and-audit.md 4.2 (the universe is unduplicated), 4.4 (SC-3)
-- effective: 2022-
-- lines: 1 2 24 25 28 29
-- examines: cases
-- expected: one county for each case
-- pass: cases: 'K1' AS case_id, '27001' AS sender, 'f.csv' AS source_file, 1 AS source_line
-- fail: cases: 'K1' AS case_id, '27001' AS sender, 'f.csv' AS source_file, 1 AS source_line UNION ALL SELECT 'K1', '27003', 'g.csv', 4

WITH shared AS (
  SELECT case_id, COUNT(DISTINCT sender) AS sender_count, MIN(sender) AS first_sender, MAX(sender) AS last_sender
  FROM cases
  GROUP BY case_id
)
SELECT
  c.case_id, CAST(NULL AS STRING) AS person_id, c.sender, c.source_file, c.source_line,
  'counties ' || s.first_sender || ' and ' || s.last_sender AS value,
  'one county' AS expected
FROM shared AS s
JOIN cases AS c ON c.case_id = s.case_id
WHERE s.sender_count > 1
