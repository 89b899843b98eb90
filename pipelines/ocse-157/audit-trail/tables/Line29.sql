-- id: Line29
-- title: The cases of line 29: paying toward arrears
-- confidence: C
-- citation: performance-and-audit.md 4.2; ocse-157.md 9.1
-- effective: 2022-

SELECT case_id
FROM line_29
WHERE counted
