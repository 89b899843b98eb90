-- id: 37
-- title: Cases open at the end of the fiscal year with a determination of noncooperation
-- section: cooperation
-- unit: cases
-- columns: b
-- basis: FYE
-- source: warehouse
-- confidence: B/B
-- citation: ocse-157.md 4 (37); county-extract.md 6 (37)
-- effective: 2022-
-- switches: P-01 P-02 P-04
-- universe: every case of the warehouse
-- rows-of: report_case
-- reason.not_on_line_1: The case is not on line 1; see there why.
-- reason.not_current_assistance: The case is not in the current assistance column.
-- reason.no_noncooperation: No determination of noncooperation was in force on the last day of the year.

WITH determined AS (
  SELECT
    k.*, ROW_NUMBER() OVER (PARTITION BY k.case_id ORDER BY k.from_on, k.sender, k.source_file, k.source_line) AS place
  FROM cooperation AS k
  WHERE k.kind = 'noncooperation' AND k.from_on <= :fye AND (k.to_on IS NULL OR k.to_on >= :fye)
),
judged AS (
  SELECT
    c.case_id, c.category,
    CASE
      WHEN NOT c.counted THEN 'not_on_line_1'
      WHEN c.category <> 'b' THEN 'not_current_assistance'
      WHEN k.case_id IS NULL THEN 'no_noncooperation'
    END AS reason,
    'since ' || CAST(k.from_on AS STRING) AS evidence,
    COALESCE(k.sender, c.sender) AS sender,
    COALESCE(k.source_file, c.source_file) AS source_file,
    COALESCE(k.source_line, c.source_line) AS source_line
  FROM line_1 AS c
  LEFT JOIN determined AS k ON k.case_id = c.case_id AND k.place = 1
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
