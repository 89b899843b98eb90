-- id: 2d
-- title: Of line 2: Medicaid-only cases
-- section: A
-- unit: cases
-- columns: d
-- basis: FYE
-- source: warehouse
-- confidence: A/A
-- citation: ocse-157.md 3.1, 4 (2d); county-extract.md 6 (1c, 2d)
-- effective: 2022-
-- switches: P-01 P-02 P-04
-- universe: every case of the warehouse
-- rows-of: report_case
-- reason.not_on_line_2: The case is not on line 2; see there why.
-- reason.assistance: The case is in the current or former assistance column.
-- reason.no_medicaid_only_child: No child of the case at the end of the year had Medicaid then and never IV-A or IV-E.

WITH judged AS (
  SELECT
    p.case_id, p.category,
    CASE
      WHEN NOT p.counted THEN 'not_on_line_2'
      WHEN p.category <> 'd' THEN 'assistance'
      WHEN h.case_id IS NULL THEN 'no_medicaid_only_child'
    END AS reason,
    'never assistance, Medicaid at the end of the year' AS evidence,
    p.sender, p.source_file, p.source_line
  FROM line_2 AS p
  LEFT JOIN case_health AS h ON h.case_id = p.case_id AND h.medicaid_only
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
