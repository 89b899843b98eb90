-- id: reversal
-- title: Each negative distribution with the receipt it takes back, which gives its collection date, and whether its own is direct
-- citation: county-extract.md 6 (money, collection date)
-- effective: 2022-

WITH negative AS (
  SELECT sender, distribution_id, receipt_id, reverses
  FROM distribution
  WHERE amount < 0
),
earlier AS (
  SELECT n.sender, n.distribution_id, d.receipt_id
  FROM negative AS n
  JOIN distribution AS d ON d.sender = n.sender AND d.distribution_id = n.reverses
),
marked AS (
  SELECT sender, receipt_id, reverses, source = 'direct' AS direct
  FROM receipt
  WHERE reverses IS NOT NULL OR source = 'direct'
)
SELECT
  n.sender,
  n.distribution_id,
  COALESCE(e.receipt_id, m.reverses, n.receipt_id) AS dated_by,
  COALESCE(m.direct, FALSE) AS direct
FROM negative AS n
LEFT JOIN earlier AS e ON e.sender = n.sender AND e.distribution_id = n.distribution_id
LEFT JOIN marked AS m ON m.sender = n.sender AND m.receipt_id = n.receipt_id
