-- id: E28
-- title: Noncooperation and good cause are of cases in current assistance
-- class: F
-- citation: ocse-157.md 7 (E28), 4 (37, 38)
-- effective: 2022-
-- expected: 37 is at most 1.b; 38 is at most the cases in current assistance open in the year
-- pass: 1.b=4; 37.b=0; 38.b=1; report_case: 'open' AS status, 'b' AS category
-- fail: 1.b=4; 37.b=0; 38.b=2; report_case: 'open' AS status, 'b' AS category

WITH assisted AS (
  SELECT COUNT(*) AS cases FROM report_case WHERE status IN ('open', 'closed_in_year') AND category = 'b'
)
SELECT
  part.line, part.col,
  CAST(part.value AS STRING) AS value,
  'at most line 1.b = ' || CAST(total.value AS STRING) AS expected,
  part.value <= total.value AS holds
FROM cell AS part
JOIN cell AS total ON total.line = '1' AND total.col = 'b'
WHERE part.line = '37'
UNION ALL
SELECT
  c.line, c.col, CAST(c.value AS STRING),
  'at most the ' || CAST(a.cases AS STRING) || ' cases in current assistance open in the year', c.value <= a.cases
FROM cell AS c
CROSS JOIN assisted AS a
WHERE c.line = '38'
