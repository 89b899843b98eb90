-- id: E13
-- title: The option of the paternity measure is given, and its lines are filled
-- class: F
-- citation: ocse-157.md 7 (E13), 1 (header fields); performance-and-audit.md 1.2
-- effective: 2022-
-- expected: elected.paternity_statewide in the annual inputs (1 = Statewide, 0 = IV-D); 5, 5a and 6, or 8, 8a and 9, not blank
-- pass: elected: 'iv_d' AS paternity; 5.a=8; 5a.a=7; 6.a=8; 8.a=
-- fail: elected: 'statewide' AS paternity; 8.a=; 8a.a=38; 9.a=34

SELECT
  '' AS line, '' AS col,
  COALESCE(e.paternity, 'no option given') AS value,
  'iv_d or statewide' AS expected,
  e.paternity IS NOT NULL AS holds
FROM elected AS e
UNION ALL
SELECT c.line, c.col, COALESCE(CAST(c.value AS STRING), 'blank'), 'a number', c.value IS NOT NULL
FROM cell AS c
JOIN elected AS e
  ON (e.paternity = 'iv_d' AND c.line IN ('5', '5a', '6'))
  OR (e.paternity = 'statewide' AND c.line IN ('8', '8a', '9'))
