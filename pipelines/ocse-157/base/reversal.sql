-- id: reversal
-- title: The collection date of each negative distribution: that of the receipt it takes back
-- citation: county-extract.md 6 (money, collection date)
-- effective: 2022-

WITH negative AS (
  SELECT sender, distribution_id, receipt_id, reverses
  FROM distribution
  WHERE amount < 0
)
SELECT
  n.sender,
  n.distribution_id,
  COALESCE(by_distribution.collected_on, by_receipt.collected_on, own.collected_on) AS collected_on
FROM negative AS n
JOIN receipt AS own ON own.sender = n.sender AND own.receipt_id = n.receipt_id
LEFT JOIN distribution AS earlier ON earlier.sender = n.sender AND earlier.distribution_id = n.reverses
LEFT JOIN receipt AS by_distribution
  ON by_distribution.sender = earlier.sender AND by_distribution.receipt_id = earlier.receipt_id
LEFT JOIN receipt AS by_receipt ON by_receipt.sender = own.sender AND by_receipt.receipt_id = own.reverses
