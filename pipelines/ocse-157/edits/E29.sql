-- id: E29
-- title: Cases and amount of administrative enforcement belong together
-- class: S
-- citation: ocse-157.md 7 (E29), 4 (39-41)
-- effective: 2022-
-- expected: 40 is at most 39; 41 is above 0 if and only if 40 is
-- nothing: the annual inputs do not have the lines
-- pass: 39.a=5; 40.a=2; 41.a=450
-- fail: 39.a=5; 40.a=2; 41.a=0

SELECT
  c.line, c.col,
  CAST(c.value AS STRING) AS value,
  'at most line 39 = ' || CAST(asked.value AS STRING) AS expected,
  c.value <= asked.value AS holds
FROM cell AS c
JOIN cell AS asked ON asked.line = '39'
WHERE c.line = '40'
  AND c.value + asked.value IS NOT NULL
UNION ALL
SELECT
  money.line, money.col, CAST(money.value AS STRING),
  CASE WHEN c.value > 0 THEN 'above 0' ELSE '0' END || ', for line 40 is ' || CAST(c.value AS STRING),
  (money.value > 0) = (c.value > 0)
FROM cell AS c
JOIN cell AS money ON money.line = '41'
WHERE c.line = '40'
  AND c.value + money.value IS NOT NULL
