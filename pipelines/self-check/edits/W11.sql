-- id: W11
-- title: Current support falls due under an order in force
-- effect: risk
-- citation: performance-and-audit.md 1.1 (M-8); 45 CFR 305.2(a)(3)
-- effective: 2022-
-- lines: 24
-- examines: charge
-- expected: an order of the case established by the due date and not ended before it
-- pass: charge: 'H1' AS charge_id, 'K1' AS case_id, 'current_support' AS kind, DATE '2024-02-01' AS due_on, 5.00 AS amount, CAST(NULL AS STRING) AS reason, '27001' AS sender, 'f.csv' AS source_file, 1 AS source_line; support_order: 'K1' AS case_id, DATE '2020-01-01' AS established_on, CAST(NULL AS DATE) AS ended_on
-- fail: charge: 'H1' AS charge_id, 'K1' AS case_id, 'current_support' AS kind, DATE '2024-02-01' AS due_on, 5.00 AS amount, CAST(NULL AS STRING) AS reason, '27001' AS sender, 'f.csv' AS source_file, 1 AS source_line; support_order: 'K1' AS case_id, DATE '2020-01-01' AS established_on, DATE '2024-01-05' AS ended_on

WITH span AS (
  SELECT case_id, MIN(established_on) AS from_on, MAX(COALESCE(ended_on, DATE '9999-12-31')) AS to_on
  FROM support_order
  GROUP BY case_id
)
SELECT
  h.case_id, CAST(NULL AS STRING) AS person_id, h.sender, h.source_file, h.source_line,
  'charge ' || h.charge_id || ' due ' || CAST(h.due_on AS STRING) AS value,
  CASE WHEN s.case_id IS NULL THEN 'an order of the case'
    ELSE 'an order between ' || CAST(s.from_on AS STRING) || ' and ' || CAST(s.to_on AS STRING) END AS expected
FROM charge AS h
LEFT JOIN span AS s ON s.case_id = h.case_id
WHERE h.kind = 'current_support' AND h.amount > 0 AND h.reason IS NULL AND h.due_on BETWEEN :fys AND :fye
  AND (s.case_id IS NULL OR h.due_on < s.from_on OR h.due_on > s.to_on)
