-- id: W18
-- title: A receipt of the year is distributed within two business days
-- effect: note
-- citation: 42 USC 654b(c); 45 CFR 302.32(b)(3)(i) (T-21); performance-and-audit.md 6
-- effective: 2022-
-- lines: 25 29
-- examines: receipt
-- expected: a distribution by the second business day after the collection; offsets have 30 days and are left out (T-25)
-- pass: receipt: 'R1' AS receipt_id, 'P1' AS payor_id, DATE '2024-01-05' AS collected_on, 5.00 AS amount, 'income_withholding' AS source, CAST(NULL AS STRING) AS reverses, '27001' AS sender, 'f.csv' AS source_file, 1 AS source_line; distribution: 'R1' AS receipt_id, 'K1' AS case_id, DATE '2024-01-09' AS distributed_on, '27001' AS sender; business_day: DATE '2024-01-05' AS on_date, DATE '2024-01-09' AS due_on
-- fail: receipt: 'R1' AS receipt_id, 'P1' AS payor_id, DATE '2024-01-05' AS collected_on, 5.00 AS amount, 'income_withholding' AS source, CAST(NULL AS STRING) AS reverses, '27001' AS sender, 'f.csv' AS source_file, 1 AS source_line; distribution: 'R1' AS receipt_id, 'K1' AS case_id, DATE '2024-01-10' AS distributed_on, '27001' AS sender; business_day: DATE '2024-01-05' AS on_date, DATE '2024-01-09' AS due_on

WITH first_paid AS (
  SELECT sender, receipt_id, MIN(distributed_on) AS distributed_on, MIN(case_id) AS case_id
  FROM distribution
  GROUP BY sender, receipt_id
),
reversed AS (
  SELECT sender, reverses FROM receipt WHERE reverses IS NOT NULL GROUP BY sender, reverses
)
SELECT
  f.case_id, CAST(NULL AS STRING) AS person_id, r.sender, r.source_file, r.source_line,
  'receipt ' || r.receipt_id || ' of ' || CAST(r.collected_on AS STRING)
    || ' distributed on ' || CAST(f.distributed_on AS STRING) AS value,
  'by ' || CAST(b.due_on AS STRING) AS expected
FROM receipt AS r
JOIN business_day AS b ON b.on_date = r.collected_on
JOIN first_paid AS f ON f.sender = r.sender AND f.receipt_id = r.receipt_id
LEFT JOIN reversed AS v ON v.sender = r.sender AND v.reverses = r.receipt_id
WHERE r.collected_on BETWEEN :fys AND :fye AND b.due_on <= :fye AND r.amount > 0 AND r.reverses IS NULL
  AND v.reverses IS NULL
  AND r.source NOT IN ('federal_tax_offset', 'state_tax_offset', 'direct')
  AND f.distributed_on > b.due_on
