-- id: 23
-- title: Of line 22: health coverage provided as ordered
-- section: E
-- unit: cases
-- columns: a
-- basis: FYE
-- source: warehouse
-- confidence: B/B
-- citation: ocse-157.md 4 (23); county-extract.md 6 (23)
-- effective: 2022-
-- switches: P-01
-- universe: every case of the warehouse
-- rows-of: report_case
-- reason.not_on_line_22: The case is not on line 22; see there why.
-- reason.not_provided_as_ordered: No coverage of the ordered parent was in force for a child of the case on the last day of the year.

WITH judged AS (
  SELECT
    p.case_id, CAST(NULL AS STRING) AS category,
    CASE
      WHEN NOT p.counted THEN 'not_on_line_22'
      WHEN d.coverage_by_noncustodial AND h.noncustodial_at_fye THEN NULL
      WHEN d.coverage_by_custodial AND h.custodial_at_fye THEN NULL
      ELSE 'not_provided_as_ordered'
    END AS reason,
    'coverage of the ordered parent in force' AS evidence,
    p.sender, p.source_file, p.source_line
  FROM line_22 AS p
  LEFT JOIN case_duty AS d ON d.case_id = p.case_id
  LEFT JOIN case_health AS h ON h.case_id = p.case_id
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
