-- id: W12
-- title: Arrears are paid where arrears are owed
-- effect: risk
-- citation: performance-and-audit.md 1.1 (M-9); 45 CFR 305.2(a)(4)
-- effective: 2022-
-- lines: 28 29
-- examines: distribution
-- expected: a balance above 0 on or before the day of the payment
-- pass: distribution: 'K1' AS case_id, 'arrears' AS applied_to, 5.00 AS amount, DATE '2024-01-05' AS distributed_on, '27001' AS sender, 'f.csv' AS source_file, 1 AS source_line; arrears_balance: 'K1' AS case_id, DATE '2023-12-05' AS as_of_on, 9.00 AS amount
-- fail: distribution: 'K1' AS case_id, 'arrears' AS applied_to, 5.00 AS amount, DATE '2024-01-05' AS distributed_on, '27001' AS sender, 'f.csv' AS source_file, 1 AS source_line; arrears_balance: 'K1' AS case_id, DATE '2024-02-05' AS as_of_on, 9.00 AS amount

WITH owed AS (
  SELECT case_id, MIN(as_of_on) AS from_on FROM arrears_balance WHERE amount > 0 GROUP BY case_id
),
paid AS (
  SELECT
    case_id, MIN(distributed_on) AS paid_on, MAX(sender) AS sender,
    MIN_BY(source_file, distributed_on) AS source_file, MIN(source_line) AS source_line
  FROM distribution
  WHERE applied_to IN ('arrears', 'medical_arrears') AND amount > 0 AND distributed_on BETWEEN :fys AND :fye
  GROUP BY case_id
)
SELECT
  p.case_id, CAST(NULL AS STRING) AS person_id, p.sender, p.source_file, p.source_line,
  'paid on ' || CAST(p.paid_on AS STRING) || ', owed from ' || COALESCE(CAST(o.from_on AS STRING), 'never') AS value,
  'owed by then' AS expected
FROM paid AS p
LEFT JOIN owed AS o ON o.case_id = p.case_id
WHERE o.from_on IS NULL OR o.from_on > p.paid_on
