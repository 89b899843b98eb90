-- id: E03
-- title: Only the columns that a line has are filled
-- class: F
-- citation: ocse-157.md 7 (E03), 4 (column codes)
-- effective: 2022-
-- expected: b and c blank on 1c and 2d, only b on 37 and 38, all four on the 24 lines with categories, only a elsewhere
-- pass: 1c.d=1
-- fail: 1c.c=1; 1c.d=1

WITH filled AS (
  SELECT
    line,
    MAX(CASE WHEN col = 'a' THEN 'a' ELSE '' END) || MAX(CASE WHEN col = 'b' THEN 'b' ELSE '' END)
      || MAX(CASE WHEN col = 'c' THEN 'c' ELSE '' END) || MAX(CASE WHEN col = 'd' THEN 'd' ELSE '' END) AS letters,
    CASE
      WHEN line IN ('1c', '2d') THEN 'd'
      WHEN line IN ('37', '38') THEN 'b'
      WHEN line IN (
        '1', '1a', '1b', '1d', '1e', '2', '2a', '2b', '2c', '2f', '2g', '3', '12', '13', '16', '17', '18', '18a',
        '19', '20', '24', '25', '26', '27') THEN 'abcd'
      ELSE 'a'
    END AS allowed
  FROM cell
  WHERE value IS NOT NULL
  GROUP BY line
)
SELECT line, '' AS col, letters AS value, allowed AS expected, letters = allowed AS holds
FROM filled
