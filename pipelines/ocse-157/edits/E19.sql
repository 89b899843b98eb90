-- id: E19
-- title: What happened in the year happened in cases open in the year
-- class: F
-- citation: ocse-157.md 7 (E19), G4
-- effective: 2022-
-- expected: 18a is at most 18, column by column; 17, 18 and 28 are at most the cases open in the year
-- pass: 18.a=1; 18a.a=1; report_case: 'K1' AS case_id, 'open' AS status
-- fail: 18.a=2; 18a.a=1; report_case: 'K1' AS case_id, 'open' AS status

WITH open_case AS (
  SELECT COUNT(*) AS cases FROM report_case WHERE status IN ('open', 'closed_in_year')
)
SELECT
  part.line, part.col,
  CAST(part.value AS STRING) AS value,
  'at most line 18.' || total.col || ' = ' || CAST(total.value AS STRING) AS expected,
  part.value <= total.value AS holds
FROM cell AS part
JOIN cell AS total ON total.line = '18' AND total.col = part.col
WHERE part.line = '18a'
UNION ALL
SELECT
  c.line, c.col, CAST(c.value AS STRING), 'at most the ' || CAST(o.cases AS STRING) || ' cases open in the year',
  c.value <= o.cases
FROM cell AS c
CROSS JOIN open_case AS o
WHERE c.line IN ('17', '18', '28') AND c.col = 'a'
