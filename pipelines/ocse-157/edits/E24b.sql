-- id: E24b
-- title: Arrears-only cases have arrears
-- class: S
-- citation: ocse-157.md 7 (E24)
-- effective: 2022-
-- expected: where a case of 2e is not a responding one, 26.a is above 0
-- nothing: no arrears-only case is of this state alone
-- pass: 26.a=10; line_2e: 'K1' AS case_id, TRUE AS counted; report_case: 'K1' AS case_id, FALSE AS responding
-- fail: 26.a=0; line_2e: 'K1' AS case_id, TRUE AS counted; report_case: 'K1' AS case_id, FALSE AS responding

WITH own AS (
  SELECT COUNT(*) AS cases
  FROM line_2e AS m
  JOIN report_case AS c ON c.case_id = m.case_id
  WHERE m.counted AND NOT c.responding
)
SELECT
  '26' AS line, 'a' AS col,
  CAST(due.value AS STRING) AS value,
  'above 0, for ' || CAST(own.cases AS STRING) || ' cases of line 2e are not responding ones' AS expected,
  due.value > 0 AS holds
FROM cell AS due
CROSS JOIN own
WHERE due.line = '26' AND due.col = 'a'
  AND own.cases > 0
