-- id: payment
-- title: What each receipt of the review period brought to each case for the family or another jurisdiction, and when it was paid out
-- citation: 45 CFR 302.32(b), 302.51(a)(4) (T-27); county-extract.md 2 (receipt, distribution)
-- effective: 2017-

WITH part AS (
  SELECT *, applied_to IN ('arrears', 'medical_arrears') AS is_arrears
  FROM collection
  WHERE paid_to IN ('family', 'other_jurisdiction')
    AND amount > 0
)
SELECT
  case_id, receipt_id, paid_to, collected_on, source,
  CASE WHEN COUNT(disbursed_on) = COUNT(*) THEN MAX(disbursed_on) END AS disbursed_on,
  CASE
    WHEN COUNT(CASE WHEN NOT is_arrears THEN disbursed_on END) = COUNT(CASE WHEN NOT is_arrears THEN 1 END)
      THEN COALESCE(MAX(CASE WHEN NOT is_arrears THEN disbursed_on END), collected_on)
  END AS current_disbursed_on
FROM part
GROUP BY case_id, receipt_id, sender, paid_to, collected_on, source
