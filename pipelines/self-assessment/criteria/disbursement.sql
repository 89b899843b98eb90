-- id: disbursement
-- title: Cases with a payment in the review period of which something went to the family or to another jurisdiction
-- citation: 45 CFR 308.2(d)
-- effective: 2017-
-- reason.no_payment: No payment came in the period of which anything was to be paid out.

WITH paid AS (
  SELECT DISTINCT case_id FROM payment
)
SELECT
  c.case_id,
  CASE WHEN p.case_id IS NULL THEN 'no_payment' END AS reason,
  CAST(NULL AS STRING) AS item,
  CAST(NULL AS DATE) AS met_on
FROM review_case AS c
LEFT JOIN paid AS p ON p.case_id = c.case_id
