-- id: W06
-- title: A support order names the children that it covers
-- effect: risk
-- citation: performance-and-audit.md 1.1 (M-6); county-extract.md 2 (order_child)
-- effective: 2022-
-- lines: 2
-- examines: support_order
-- expected: at least one row of order_child
-- pass: support_order: 'O1' AS order_id, 'K1' AS case_id, CAST(NULL AS DATE) AS ended_on, CAST(NULL AS STRING) AS paternity_only, '27001' AS sender, 'f.csv' AS source_file, 1 AS source_line; order_child: 'O1' AS order_id, 'C1' AS person_id, '27001' AS sender
-- fail: support_order: 'O1' AS order_id, 'K1' AS case_id, CAST(NULL AS DATE) AS ended_on, CAST(NULL AS STRING) AS paternity_only, '27001' AS sender, 'f.csv' AS source_file, 1 AS source_line; order_child: 'O2' AS order_id, 'C1' AS person_id, '27001' AS sender

SELECT
  o.case_id, CAST(NULL AS STRING) AS person_id, o.sender, o.source_file, o.source_line,
  'order ' || o.order_id || ' has no children' AS value,
  'a child' AS expected
FROM support_order AS o
LEFT JOIN (SELECT sender, order_id FROM order_child GROUP BY sender, order_id) AS k
  ON k.sender = o.sender AND k.order_id = o.order_id
WHERE k.order_id IS NULL AND COALESCE(o.paternity_only, 'N') <> 'Y' AND (o.ended_on IS NULL OR o.ended_on > :fye)
