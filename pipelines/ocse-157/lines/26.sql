-- id: 26
-- title: Total amount of arrears due for all fiscal years
-- section: F
-- unit: dollars
-- columns: bcd+a
-- basis: FYE
-- source: warehouse
-- confidence: B/B
-- citation: ocse-157.md 4 (26); county-extract.md 6 (26)
-- effective: 2022-
-- switches: P-01 P-02 P-04 P-12
-- universe: every case of the warehouse
-- rows-of: none
-- reason.not_on_line_1: The case is not on line 1; see there why.
-- reason.responding: The case is a responding one, whose arrears are reported by the other side (switch P-12).
-- reason.no_arrears: No arrears were owed on the last day of the year.

WITH judged AS (
  SELECT
    p.case_id, p.category, a.balance_at_fye, a.family_at_fye,
    CASE
      WHEN NOT p.counted THEN 'not_on_line_1'
      WHEN r.case_id IS NOT NULL AND :p12 = 'excluded' THEN 'responding'
      WHEN COALESCE(a.balance_at_fye, 0) = 0 THEN 'no_arrears'
    END AS reason,
    COALESCE(a.sender, p.sender) AS sender,
    COALESCE(a.source_file, p.source_file) AS source_file,
    COALESCE(a.source_line, p.source_line) AS source_line
  FROM line_1 AS p
  LEFT JOIN responding AS r ON r.case_id = p.case_id
  LEFT JOIN case_arrears AS a ON a.case_id = p.case_id
)
SELECT
  case_id,
  CAST(NULL AS STRING) AS person_id,
  category,
  balance_at_fye AS amount,
  reason IS NULL AS counted,
  reason,
  'balance ' || CAST(balance_at_fye AS STRING) || ', of it to the family ' || CAST(family_at_fye AS STRING) AS evidence,
  sender, source_file, source_line
FROM judged
