-- id: W05
-- title: The arrears balance is carried on after the last payment on arrears
-- effect: risk
-- citation: performance-and-audit.md 1.1 (M-9), 4.4 (SC-11); county-extract.md 2 (arrears_balance)
-- effective: 2022-
-- lines: 28 29
-- examines: distribution
-- expected: a row of arrears_balance on or after the day of the last collection that was distributed to arrears in the year
-- pass: distribution: 'K1' AS case_id, 'arrears' AS applied_to, 5.00 AS amount, DATE '2024-01-05' AS collected_on, '27001' AS sender, 'f.csv' AS source_file, 1 AS source_line; arrears_balance: 'K1' AS case_id, DATE '2024-01-05' AS as_of_on, '27001' AS sender, 'f.csv' AS source_file, 1 AS source_line
-- fail: distribution: 'K1' AS case_id, 'arrears' AS applied_to, 5.00 AS amount, DATE '2024-01-05' AS collected_on, '27001' AS sender, 'f.csv' AS source_file, 1 AS source_line; arrears_balance: 'K1' AS case_id, DATE '2024-01-04' AS as_of_on, '27001' AS sender, 'f.csv' AS source_file, 1 AS source_line

WITH paid AS (
  SELECT
    case_id, MAX(collected_on) AS last_on, MAX(sender) AS sender,
    MAX_BY(source_file, collected_on) AS source_file, MAX(source_line) AS source_line
  FROM distribution
  WHERE applied_to IN ('arrears', 'medical_arrears') AND amount > 0 AND collected_on BETWEEN :fys AND :fye
  GROUP BY case_id
),
balance AS (
  SELECT case_id, MAX(as_of_on) AS last_on FROM arrears_balance GROUP BY case_id
)
SELECT
  p.case_id, CAST(NULL AS STRING) AS person_id, p.sender, p.source_file, p.source_line,
  'paid on ' || CAST(p.last_on AS STRING) || ', last balance ' || COALESCE(CAST(b.last_on AS STRING), 'none') AS value,
  'a balance on or after the payment' AS expected
FROM paid AS p
LEFT JOIN balance AS b ON b.case_id = p.case_id
WHERE b.last_on IS NULL OR b.last_on < p.last_on
