-- id: collected
-- title: Support collected in the review period, and of it what was withheld from income in its last quarter
-- citation: 45 CFR 308.2(c)(1), (2); county-extract.md 6 (money)
-- effective: 2017-

WITH part AS (
  SELECT
    d.case_id, d.amount,
    r.source = 'income_withholding' AND d.collected_on >= :quarter_start AS is_late_withholding
  FROM distribution AS d
  JOIN review_case AS c ON c.case_id = d.case_id
  JOIN receipt AS r ON r.receipt_id = d.receipt_id AND r.sender = d.sender
  WHERE d.collected_on BETWEEN c.first_day AND c.last_day
    AND NOT d.is_direct
    AND d.applied_to NOT IN ('fee', 'recovery')
)
SELECT
  case_id,
  SUM(amount) AS amount,
  SUM(CASE WHEN is_late_withholding THEN amount ELSE 0 END) AS withheld
FROM part
GROUP BY case_id
