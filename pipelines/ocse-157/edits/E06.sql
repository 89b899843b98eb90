-- id: E06
-- title: The sublines of line 2 are within line 2 and within those of line 1
-- class: F
-- citation: ocse-157.md 7 (E06), 4 (2a-2i)
-- effective: 2022-
-- expected: each of 2a to 2i is at most line 2; 2a at most 1a, 2b 1b, 2d 1c, 2f 1d, 2g 1e, 2h 1f, 2i 1g
-- pass: 2.a=9; 1a.a=1; 2a.a=1
-- fail: 2.a=9; 1a.a=1; 2a.a=2

WITH pair(line, of_line) AS (
  VALUES
    ('2a', '2'), ('2b', '2'), ('2c', '2'), ('2d', '2'), ('2e', '2'), ('2f', '2'), ('2g', '2'), ('2h', '2'), ('2i', '2'),
    ('2a', '1a'), ('2b', '1b'), ('2d', '1c'), ('2f', '1d'), ('2g', '1e'), ('2h', '1f'), ('2i', '1g')
)
SELECT
  p.line, part.col,
  CAST(part.value AS STRING) AS value,
  'at most line ' || p.of_line || '.' || total.col || ' = ' || CAST(total.value AS STRING) AS expected,
  part.value <= total.value AS holds
FROM pair AS p
JOIN cell AS part ON part.line = p.line
JOIN cell AS total ON total.line = p.of_line AND total.col = part.col
WHERE part.value + total.value IS NOT NULL
