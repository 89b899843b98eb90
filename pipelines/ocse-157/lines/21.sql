-- id: 21
-- title: Cases open at the end of the fiscal year with medical support ordered
-- section: E
-- unit: cases
-- columns: a
-- basis: FYE
-- source: warehouse
-- confidence: A/A+B
-- citation: ocse-157.md 4 (21); county-extract.md 6 (21)
-- effective: 2022-
-- switches: P-01
-- universe: every case of the warehouse
-- rows-of: report_case
-- reason.not_on_line_2: The case is not on line 2; see there why.
-- reason.arrears_only: The case is arrears-only (line 2e).
-- reason.no_medical_support: No duty of health coverage, cash medical or medical costs was in force on the last day of the year.

WITH judged AS (
  SELECT
    p.case_id, CAST(NULL AS STRING) AS category,
    CASE
      WHEN NOT p.counted THEN 'not_on_line_2'
      WHEN e.case_id IS NOT NULL THEN 'arrears_only'
      WHEN d.case_id IS NULL THEN 'no_medical_support'
    END AS reason,
    CASE WHEN d.coverage THEN 'health coverage ordered' ELSE 'cash medical or medical costs ordered' END AS evidence,
    p.sender, p.source_file, p.source_line
  FROM line_2 AS p
  LEFT JOIN line_2e AS e ON e.case_id = p.case_id AND e.counted
  LEFT JOIN case_duty AS d ON d.case_id = p.case_id AND d.medical
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
