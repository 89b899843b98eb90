-- id: collected
-- title: Support collected in the review period, and of it what was withheld from income in its last quarter
-- citation: 45 CFR 308.2(c)(1), (2); county-extract.md 6 (money)
-- effective: 2017-

SELECT
  case_id,
  SUM(amount) AS amount,
  SUM(CASE WHEN source = 'income_withholding' AND collected_on >= :quarter_start THEN amount ELSE 0 END) AS withheld
FROM collection
WHERE applied_to NOT IN ('fee', 'recovery')
GROUP BY case_id
