-- edit: E503
-- code: SUM
-- severity: warning
-- table: receipt
-- title: the distributions of a receipt exceed it
-- expected: distributions that add up to the receipt at the most
-- citation: county-extract.md, section 3
-- reads: receipt(receipt_id, amount), distribution(receipt_id, amount)
-- guard: receipt.amount covers distribution.amount by receipt_id
-- pass: distribution: D8,R1,C1,P3,fee,family,0.00,,2021-01-05,
-- fail: receipt: R8,P1,2021-01-05,1.00,obligor,, | distribution: D8,R8,C1,P3,fee,family,1.01,,2021-01-05,

WITH distributed AS (
  SELECT receipt_id, SUM(amount) AS amount
  FROM distribution
  GROUP BY receipt_id
)
SELECT
  receipt.row_number_in_table, 'amount' AS field, CAST(receipt.amount AS VARCHAR) AS value,
  'at least the ' || CAST(distributed.amount AS VARCHAR) || ' distributed' AS expected
FROM receipt
JOIN distributed ON distributed.receipt_id = receipt.receipt_id
WHERE (receipt.amount >= 0 AND distributed.amount > receipt.amount)
  OR (receipt.amount < 0 AND distributed.amount < receipt.amount)
ORDER BY receipt.row_number_in_table
