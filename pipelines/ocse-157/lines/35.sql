-- id: 35
-- title: Cases open at the end of the fiscal year in which children have health coverage from any source
-- section: medical
-- unit: cases
-- columns: a
-- basis: FYE
-- source: warehouse
-- confidence: C/B
-- citation: ocse-157.md 4 (35); county-extract.md 6 (35)
-- effective: 2022-
-- switches: P-01
-- universe: every case of the warehouse
-- rows-of: report_case
-- reason.not_on_line_1: The case is not on line 1; see there why.
-- reason.no_coverage: No child of the case had coverage in the year, and no cash medical support was collected in it.

WITH judged AS (
  SELECT
    p.case_id, CAST(NULL AS STRING) AS category,
    CASE
      WHEN NOT p.counted THEN 'not_on_line_1'
      WHEN h.case_id IS NULL AND m.case_id IS NULL THEN 'no_coverage'
    END AS reason,
    CASE WHEN h.private_in_year THEN 'private coverage' WHEN h.public_in_year THEN 'public coverage' ELSE 'cash medical' END AS evidence,
    p.sender, p.source_file, p.source_line
  FROM line_1 AS p
  LEFT JOIN case_health AS h ON h.case_id = p.case_id
  LEFT JOIN case_money AS m ON m.case_id = p.case_id AND m.cash_medical_collected > 0
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
