-- id: payment
-- title: What each receipt of the review period brought to each case for the family or another jurisdiction, and when it was paid out
-- citation: 45 CFR 302.32(b), 302.51(a)(4) (T-27); county-extract.md 2 (receipt, distribution)
-- effective: 2017-

WITH part AS (
  SELECT
    d.case_id, d.receipt_id, d.sender, d.paid_to, d.collected_on, d.amount, d.disbursed_on,
    d.applied_to IN ('arrears', 'medical_arrears') AS is_arrears
  FROM distribution AS d
  JOIN review_case AS c ON c.case_id = d.case_id
  WHERE d.collected_on BETWEEN c.first_day AND c.last_day
    AND NOT d.is_direct
    AND d.paid_to IN ('family', 'other_jurisdiction')
    AND d.amount > 0
)
SELECT
  p.case_id, p.receipt_id, p.paid_to, p.collected_on,
  MAX(r.source) AS source,
  CASE WHEN COUNT(p.disbursed_on) = COUNT(*) THEN MAX(p.disbursed_on) END AS disbursed_on,
  CASE
    WHEN COUNT(CASE WHEN NOT p.is_arrears THEN p.disbursed_on END) = COUNT(CASE WHEN NOT p.is_arrears THEN 1 END)
      THEN COALESCE(MAX(CASE WHEN NOT p.is_arrears THEN p.disbursed_on END), p.collected_on)
  END AS current_disbursed_on
FROM part AS p
JOIN receipt AS r ON r.receipt_id = p.receipt_id AND r.sender = p.sender
GROUP BY p.case_id, p.receipt_id, p.paid_to, p.collected_on
