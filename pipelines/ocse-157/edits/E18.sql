-- id: E18
-- title: Paternity established in the year is within paternity established
-- class: S
-- citation: ocse-157.md 7 (E18)
-- effective: 2022-
-- expected: the children of line 16 who were born out of wedlock are at most line 6
-- pass: 6.a=1; line_16: 'C1' AS person_id, TRUE AS counted; report_child: 'C1' AS person_id, 'Y' AS born_out_of_wedlock
-- fail: 6.a=0; line_16: 'C1' AS person_id, TRUE AS counted; report_child: 'C1' AS person_id, 'Y' AS born_out_of_wedlock

WITH new AS (
  SELECT COUNT(*) AS children
  FROM line_16 AS m
  JOIN report_child AS k ON k.person_id = m.person_id
  WHERE m.counted AND k.born_out_of_wedlock = 'Y'
)
SELECT
  '16' AS line, 'a' AS col,
  CAST(new.children AS STRING) || ' born out of wedlock' AS value,
  'at most line 6 = ' || CAST(six.value AS STRING) AS expected,
  new.children <= six.value AS holds
FROM cell AS six
CROSS JOIN new
WHERE six.line = '6' AND six.col = 'a'
