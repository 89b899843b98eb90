-- id: case_order
-- title: The first support order of each case made by the end of the year; paternity-only orders are none
-- citation: county-extract.md 6 (orders); ocse-157.md G6, G7
-- effective: 2022-

WITH ranked AS (
  SELECT
    case_id, order_id, established_on, sender, source_file, source_line,
    ROW_NUMBER() OVER (PARTITION BY case_id ORDER BY established_on, order_id, sender) AS place
  FROM support_order
  WHERE established_on <= :fye
    AND COALESCE(paternity_only, 'N') <> 'Y'
)
SELECT case_id, order_id, established_on, sender, source_file, source_line
FROM ranked
WHERE place = 1
