-- id: E10
-- title: Paternity established is within the children born out of wedlock
-- class: F
-- citation: ocse-157.md 7 (E10), P-07
-- effective: 2022-
-- expected: line 6, without the children of cases that closed in the year, is at most line 5
-- pass: 5.a=8; 6.a=9; line_6: 'C1' AS person_id, TRUE AS counted; report_child: 'C1' AS person_id, CAST(NULL AS STRING) AS clear_case
-- fail: 5.a=8; 6.a=10; line_6: 'C1' AS person_id, TRUE AS counted; report_child: 'C1' AS person_id, CAST(NULL AS STRING) AS clear_case

WITH closed AS (
  SELECT COUNT(*) AS children
  FROM line_6 AS m
  JOIN report_child AS k ON k.person_id = m.person_id
  WHERE m.counted AND k.clear_case IS NULL
)
SELECT
  '6' AS line, 'a' AS col,
  CAST(six.value - closed.children AS STRING) || ' (' || CAST(six.value AS STRING) || ' less '
    || CAST(closed.children AS STRING) || ' of closed cases only)' AS value,
  'at most line 5 = ' || CAST(base.value AS STRING) AS expected,
  six.value - closed.children <= base.value AS holds
FROM cell AS six
JOIN cell AS base ON base.line = '5' AND base.col = 'a'
CROSS JOIN closed
WHERE six.line = '6' AND six.col = 'a'
