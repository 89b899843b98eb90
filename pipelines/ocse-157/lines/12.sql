-- id: 12
-- title: Cases open at the end of the fiscal year requiring services to establish an order
-- section: C
-- unit: cases
-- columns: bcd+a
-- basis: FYE
-- source: warehouse
-- confidence: B/B
-- citation: ocse-157.md 4 (12); county-extract.md 6 (12, P-08)
-- effective: 2022-
-- switches: P-01 P-02 P-04 P-08
-- universe: every case of the warehouse
-- rows-of: report_case
-- reason.not_on_line_1: The case is not on line 1; see there why.
-- reason.has_order: An order exists for the case; with switch P-08 = partly, orders in force cover each child of the case.

WITH covered AS (
  SELECT o.case_id, l.person_id
  FROM support_order AS o
  JOIN order_child AS l ON l.sender = o.sender AND l.order_id = o.order_id
  WHERE :p08 = 'partly' AND o.established_on <= :fye AND COALESCE(o.paternity_only, 'N') <> 'Y'
    AND (o.ended_on IS NULL OR o.ended_on >= :fye)
),
partly AS (
  SELECT r.case_id
  FROM child_role AS r
  LEFT JOIN covered AS v ON v.case_id = r.case_id AND v.person_id = r.person_id
  WHERE :p08 = 'partly' AND :fye BETWEEN r.from_on AND r.to_on AND v.case_id IS NULL
  GROUP BY r.case_id
),
judged AS (
  SELECT
    p.case_id, p.category,
    CASE WHEN NOT p.counted THEN 'not_on_line_1' WHEN o.counted AND y.case_id IS NULL THEN 'has_order' END AS reason,
    CASE WHEN o.counted THEN 'a child without order' ELSE 'no order' END AS evidence,
    o.sender, o.source_file, o.source_line
  FROM line_1 AS p
  JOIN line_2 AS o ON o.case_id = p.case_id
  LEFT JOIN partly AS y ON y.case_id = p.case_id
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
