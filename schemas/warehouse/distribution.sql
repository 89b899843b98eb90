-- id: distribution
-- title: The day the money was collected (for money taken back, the day of what it takes back), and whether it was paid directly
-- citation: county-extract.md 6 (money, collection date); ocse-157.md G14
-- adds: collected_on DATE, is_direct BOOLEAN

WITH negative AS (
  SELECT distribution_id, receipt_id, reverses
  FROM distribution
  WHERE amount < 0
),
earlier AS (
  SELECT n.distribution_id, d.receipt_id
  FROM negative AS n
  JOIN distribution AS d ON d.distribution_id = n.reverses
),
marked AS (
  SELECT receipt_id, reverses, source = 'direct' AS is_direct
  FROM receipt
  WHERE reverses IS NOT NULL OR source = 'direct'
),
taken_back AS (
  SELECT
    n.distribution_id,
    COALESCE(e.receipt_id, m.reverses, n.receipt_id) AS dated_by,
    COALESCE(m.is_direct, FALSE) AS is_direct
  FROM negative AS n
  LEFT JOIN earlier AS e ON e.distribution_id = n.distribution_id
  LEFT JOIN marked AS m ON m.receipt_id = n.receipt_id
),
paid_in AS (
  SELECT receipt_id, collected_on, source = 'direct' AS is_direct
  FROM receipt
)
SELECT d.*, r.collected_on, COALESCE(t.is_direct, r.is_direct, FALSE) AS is_direct
FROM distribution AS d
LEFT JOIN taken_back AS t ON t.distribution_id = d.distribution_id
LEFT JOIN paid_in AS r ON r.receipt_id = COALESCE(t.dated_by, d.receipt_id)
