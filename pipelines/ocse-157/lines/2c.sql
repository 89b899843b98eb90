-- id: 2c
-- title: Of line 2: cases with orders for zero cash support
-- section: A
-- unit: cases
-- columns: bcd+a
-- basis: FYE
-- source: warehouse
-- confidence: B/B
-- citation: ocse-157.md 4 (2c); county-extract.md 6 (2c)
-- effective: 2022-
-- switches: P-01 P-02 P-04
-- universe: every case of the warehouse
-- rows-of: report_case
-- reason.not_on_line_2: The case is not on line 2; see there why.
-- reason.cash_support_ordered: An order of the case set current support or a judgment for arrears at some time.

WITH judged AS (
  SELECT
    p.case_id, p.category,
    CASE WHEN NOT p.counted THEN 'not_on_line_2' WHEN d.case_id IS NOT NULL THEN 'cash_support_ordered' END AS reason,
    'no cash ever ordered; first ' || p.evidence AS evidence,
    p.sender, p.source_file, p.source_line
  FROM line_2 AS p
  LEFT JOIN case_duty AS d ON d.case_id = p.case_id AND d.cash_ever
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
