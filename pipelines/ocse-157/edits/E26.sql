-- id: E26
-- title: The money of lines 25 and 27 is within the collections of the OCSE-34
-- class: S
-- citation: ocse-157.md 7 (E26); performance-and-audit.md 1.3
-- effective: 2022-
-- expected: 25.a + 27.a is at most lines 8, 4b and 4c, column G, of the four quarterly reports; explain the gap (fees, medical support)
-- nothing: the annual inputs have no line 34.8, column G, of the year
-- pass: 25.a=80; 27.a=20; input.34.8.G=90; input.34.4b.G=10
-- fail: 25.a=80; 27.a=20; input.34.8.G=90

WITH quarterly AS (
  SELECT SUM(value) AS collected
  FROM annual_inputs
  WHERE fiscal_year = :fiscal_year AND line IN ('34.8', '34.4b', '34.4c') AND col = 'G'
  HAVING COUNT(CASE WHEN line = '34.8' THEN 1 END) = 1
)
SELECT
  '25' AS line, 'a' AS col,
  CAST(c.value + a.value AS STRING) || ' with line 27' AS value,
  'at most the collections of the OCSE-34 = ' || CAST(CAST(q.collected AS DECIMAL(18, 2)) AS STRING) AS expected,
  c.value + a.value <= q.collected AS holds
FROM quarterly AS q
JOIN cell AS c ON c.line = '25' AND c.col = 'a'
JOIN cell AS a ON a.line = '27' AND a.col = 'a'
