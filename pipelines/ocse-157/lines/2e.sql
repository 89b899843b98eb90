-- id: 2e
-- title: Of line 2: arrears-only cases
-- section: A
-- unit: cases
-- columns: a
-- basis: FYE
-- source: warehouse
-- confidence: A/B
-- citation: ocse-157.md 4 (2e); county-extract.md 6 (2e)
-- effective: 2022-
-- switches: P-01
-- universe: every case of the warehouse
-- rows-of: report_case
-- reason.not_on_line_2: The case is not on line 2; see there why.
-- reason.zero_cash_order: No order of the case ever set cash support; the case is on line 2c.
-- reason.current_support_due: Current support was being charged on the last day of the year.
-- reason.no_arrears: No arrears were owed on the last day of the year.

WITH judged AS (
  SELECT
    p.case_id, CAST(NULL AS STRING) AS category,
    CASE
      WHEN NOT p.counted THEN 'not_on_line_2'
      WHEN NOT COALESCE(d.cash_ever, FALSE) THEN 'zero_cash_order'
      WHEN d.charging THEN 'current_support_due'
      WHEN COALESCE(a.balance_at_fye, 0) <= 0 THEN 'no_arrears'
    END AS reason,
    'arrears ' || CAST(a.balance_at_fye AS STRING) || ', no current support' AS evidence,
    p.sender, p.source_file, p.source_line
  FROM line_2 AS p
  LEFT JOIN case_duty AS d ON d.case_id = p.case_id
  LEFT JOIN case_arrears AS a ON a.case_id = p.case_id
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
