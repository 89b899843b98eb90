-- id: 2
-- title: Cases open at the end of the fiscal year with support orders established
-- section: A
-- unit: cases
-- columns: bcd+a
-- basis: FYE
-- source: warehouse
-- confidence: A/A+B
-- citation: ocse-157.md 4 (2), G6, G7; county-extract.md 6 (orders)
-- effective: 2022-
-- switches: P-01 P-02 P-04
-- universe: every case of the warehouse
-- rows-of: report_case
-- reason.not_on_line_1: The case is not on line 1; see there why.
-- reason.no_order: No order was made for the case by the last day of the year; an order for paternity only is none.

WITH judged AS (
  SELECT
    p.case_id, p.category,
    CASE WHEN NOT p.counted THEN 'not_on_line_1' WHEN o.case_id IS NULL THEN 'no_order' END AS reason,
    'order ' || o.order_id || ' of ' || CAST(o.established_on AS STRING) AS evidence,
    COALESCE(o.sender, p.sender) AS sender,
    COALESCE(o.source_file, p.source_file) AS source_file,
    COALESCE(o.source_line, p.source_line) AS source_line
  FROM line_1 AS p
  LEFT JOIN case_order AS o ON o.case_id = p.case_id
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
