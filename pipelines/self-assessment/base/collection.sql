-- id: collection
-- title: Distributions of what was collected on the cases of the review in their time in the period, with the receipt's source
-- citation: county-extract.md 2 (receipt, distribution), 6 (money)
-- effective: 2017-

WITH bearing AS (
  SELECT
    d.case_id, d.receipt_id, d.sender, d.applied_to, d.paid_to, d.amount, d.collected_on, d.disbursed_on
  FROM distribution AS d
  JOIN review_case AS c ON c.case_id = d.case_id
  WHERE d.collected_on BETWEEN c.first_day AND c.last_day
    AND d.collected_on BETWEEN :fys AND :fye
    AND NOT d.is_direct
),
paid_in AS (
  SELECT receipt_id, sender, source
  FROM receipt
  WHERE collected_on BETWEEN :fys AND :fye
)
SELECT
  d.case_id, d.receipt_id, d.sender, d.applied_to, d.paid_to, d.amount, d.collected_on, d.disbursed_on,
  COALESCE(r.source, '') AS source
FROM bearing AS d
LEFT JOIN paid_in AS r ON r.receipt_id = d.receipt_id AND r.sender = d.sender
