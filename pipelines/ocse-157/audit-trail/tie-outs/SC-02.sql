-- id: SC-02
-- title: The dollars of the audit trails are those of the form
-- class: F
-- citation: performance-and-audit.md 4.4 (SC-2); ocse-157.md 9.3
-- effective: 2022-
-- expected: the amounts of Line24 and Line25 are all counted amounts to the cent, and rounded once a column they are the lines
-- pass: 24.a=10; 25.a=9; line_24: 'b' AS category, 10.00 AS amount, TRUE AS counted; line_25: 'b' AS category, 9.00 AS amount, TRUE AS counted; audit_line24: 'K1' AS case_id, 10.00 AS amount_due; audit_line25: 'K1' AS case_id, 9.00 AS amount_distributed
-- fail: 24.a=10; 25.a=9; line_24: 'b' AS category, 10.00 AS amount, TRUE AS counted; line_25: 'b' AS category, 9.01 AS amount, TRUE AS counted; audit_line24: 'K1' AS case_id, 10.00 AS amount_due; audit_line25: 'K1' AS case_id, 9.00 AS amount_distributed

WITH counted AS (
  SELECT '24' AS line, category AS col, SUM(amount) AS amount FROM line_24 WHERE counted GROUP BY category
  UNION ALL
  SELECT '25', category, SUM(amount) FROM line_25 WHERE counted GROUP BY category
),
trail AS (
  SELECT '24' AS line, COALESCE(SUM(amount_due), 0) AS amount FROM audit_line24
  UNION ALL
  SELECT '25', COALESCE(SUM(amount_distributed), 0) FROM audit_line25
),
whole AS (
  SELECT line, SUM(amount) AS amount, SUM(CAST(ROUND(amount, 0) AS BIGINT)) AS dollars FROM counted GROUP BY line
)
SELECT
  t.line, 'a' AS col,
  CAST(t.amount AS STRING) AS value,
  'the counted amounts = ' || CAST(COALESCE(w.amount, 0) AS STRING) AS expected,
  t.amount = COALESCE(w.amount, 0) AS holds
FROM trail AS t
LEFT JOIN whole AS w ON w.line = t.line
UNION ALL
SELECT
  c.line, c.col, CAST(COALESCE(w.dollars, 0) AS STRING) || ' rounded once a column',
  'line ' || c.line || ' = ' || CAST(c.value AS STRING), COALESCE(w.dollars, 0) = c.value
FROM cell AS c
LEFT JOIN whole AS w ON w.line = c.line
WHERE c.line IN ('24', '25') AND c.col = 'a'
