-- id: E32
-- title: The audit rows of each line on the audit list tie to the number
-- class: F
-- citation: ocse-157.md 7 (E32), 9.3; performance-and-audit.md 4.2
-- effective: 2022-
-- expected: as many different cases or children as reported, each once; dollars summed per column and rounded once
-- pass: 1.b=1; line_1: 'b' AS category, 'X' AS case_id, 'X' AS person_id, TRUE AS counted; line_2: 'b' AS category, 'X' AS case_id, 'X' AS person_id, FALSE AS counted; line_2e: 'b' AS category, 'X' AS case_id, 'X' AS person_id, FALSE AS counted; line_5: 'b' AS category, 'X' AS case_id, 'X' AS person_id, FALSE AS counted; line_6: 'b' AS category, 'X' AS case_id, 'X' AS person_id, FALSE AS counted; line_21: 'b' AS category, 'X' AS case_id, 'X' AS person_id, FALSE AS counted; line_21a: 'b' AS category, 'X' AS case_id, 'X' AS person_id, FALSE AS counted; line_28: 'b' AS category, 'X' AS case_id, 'X' AS person_id, FALSE AS counted; line_29: 'b' AS category, 'X' AS case_id, 'X' AS person_id, FALSE AS counted; tally_24: 'b' AS category, 1.50 AS amount, TRUE AS counted; tally_25: 'b' AS category, 1.49 AS amount, TRUE AS counted; 24.b=2; 25.b=1
-- fail: 1.b=2; line_1: 'b' AS category, 'X' AS case_id, 'X' AS person_id, TRUE AS counted; line_2: 'b' AS category, 'X' AS case_id, 'X' AS person_id, FALSE AS counted; line_2e: 'b' AS category, 'X' AS case_id, 'X' AS person_id, FALSE AS counted; line_5: 'b' AS category, 'X' AS case_id, 'X' AS person_id, FALSE AS counted; line_6: 'b' AS category, 'X' AS case_id, 'X' AS person_id, FALSE AS counted; line_21: 'b' AS category, 'X' AS case_id, 'X' AS person_id, FALSE AS counted; line_21a: 'b' AS category, 'X' AS case_id, 'X' AS person_id, FALSE AS counted; line_28: 'b' AS category, 'X' AS case_id, 'X' AS person_id, FALSE AS counted; line_29: 'b' AS category, 'X' AS case_id, 'X' AS person_id, FALSE AS counted; tally_24: 'b' AS category, 1.50 AS amount, TRUE AS counted; tally_25: 'b' AS category, 1.49 AS amount, TRUE AS counted; 24.b=2; 25.b=1

WITH member AS (
  SELECT '1' AS line, category AS col, case_id AS id FROM line_1 WHERE counted
  UNION ALL
  SELECT '2', category, case_id FROM line_2 WHERE counted
  UNION ALL
  SELECT '2e', 'a', case_id FROM line_2e WHERE counted
  UNION ALL
  SELECT '5', 'a', person_id FROM line_5 WHERE counted
  UNION ALL
  SELECT '6', 'a', person_id FROM line_6 WHERE counted
  UNION ALL
  SELECT '21', 'a', case_id FROM line_21 WHERE counted
  UNION ALL
  SELECT '21a', 'a', case_id FROM line_21a WHERE counted
  UNION ALL
  SELECT '28', 'a', case_id FROM line_28 WHERE counted
  UNION ALL
  SELECT '29', 'a', case_id FROM line_29 WHERE counted
),
recount AS (
  SELECT line, col, COUNT(DISTINCT id) AS value, COUNT(*) = COUNT(DISTINCT id) AS once FROM member GROUP BY line, col
  UNION ALL
  SELECT '24', category, CAST(ROUND(SUM(amount), 0) AS BIGINT), TRUE FROM tally_24 WHERE counted GROUP BY category
  UNION ALL
  SELECT '25', category, CAST(ROUND(SUM(amount), 0) AS BIGINT), TRUE FROM tally_25 WHERE counted GROUP BY category
)
SELECT
  c.line, c.col,
  CAST(c.value AS STRING) AS value,
  'the audit rows = ' || CAST(COALESCE(r.value, 0) AS STRING)
    || CASE WHEN COALESCE(r.once, TRUE) THEN '' ELSE ', each once' END AS expected,
  c.value = COALESCE(r.value, 0) AND COALESCE(r.once, TRUE) AS holds
FROM cell AS c
LEFT JOIN recount AS r ON r.line = c.line AND r.col = c.col
WHERE c.line IN ('2e', '5', '6', '21', '21a', '28', '29')
   OR (c.line IN ('1', '2', '24', '25') AND c.col <> 'a')
