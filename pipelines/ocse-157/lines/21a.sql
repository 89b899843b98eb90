-- id: 21a
-- title: Of line 21: medical support ordered and provided
-- section: E
-- unit: cases
-- columns: a
-- basis: FYE
-- source: warehouse
-- confidence: A/A+B
-- citation: ocse-157.md 4 (21a), P-10; county-extract.md 6 (21a)
-- effective: 2022-
-- switches: P-01 P-10
-- universe: every case of the warehouse
-- rows-of: report_case
-- reason.not_on_line_21: The case is not on line 21; see there why.
-- reason.not_provided: No child of the case had coverage in the year, and no cash medical support was collected in it.

WITH judged AS (
  SELECT
    p.case_id, CAST(NULL AS STRING) AS category,
    CASE
      WHEN NOT p.counted THEN 'not_on_line_21'
      WHEN COALESCE(h.private_in_year, FALSE) THEN NULL
      WHEN COALESCE(h.public_in_year, FALSE) AND :p10 = 'yes' THEN NULL
      WHEN COALESCE(m.cash_medical_collected, 0) > 0 THEN NULL
      ELSE 'not_provided'
    END AS reason,
    CASE WHEN h.private_in_year THEN 'private coverage' WHEN h.public_in_year THEN 'public coverage' ELSE 'cash medical' END AS evidence,
    p.sender, p.source_file, p.source_line
  FROM line_21 AS p
  LEFT JOIN case_health AS h ON h.case_id = p.case_id
  LEFT JOIN case_money AS m ON m.case_id = p.case_id
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
