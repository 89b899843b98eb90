-- id: 22
-- title: Cases open at the end of the fiscal year with health coverage ordered
-- section: E
-- unit: cases
-- columns: a
-- basis: FYE
-- source: warehouse
-- confidence: B/B
-- citation: ocse-157.md 4 (22); county-extract.md 6 (22)
-- effective: 2022-
-- switches: P-01
-- universe: every case of the warehouse
-- rows-of: report_case
-- reason.not_on_line_21: The case is not on line 21; see there why.
-- reason.no_coverage_ordered: No duty of health coverage was in force on the last day of the year.

WITH judged AS (
  SELECT
    p.case_id, CAST(NULL AS STRING) AS category,
    CASE WHEN NOT p.counted THEN 'not_on_line_21' WHEN d.case_id IS NULL THEN 'no_coverage_ordered' END AS reason,
    p.evidence, p.sender, p.source_file, p.source_line
  FROM line_21 AS p
  LEFT JOIN case_duty AS d ON d.case_id = p.case_id AND d.coverage
)
SELECT
  case_id,
  CAST(NULL AS STRING) AS person_id,
  category,
  CAST(NULL AS DECIMAL(14, 2)) AS amount,
  reason IS NULL AS counted,
  reason,
  evidence, sender, source_file, source_line
FROM judged
