-- id: Line28
-- title: The cases of line 28: with arrears due
-- confidence: C
-- citation: performance-and-audit.md 4.2; ocse-157.md 9.1
-- effective: 2022-

SELECT case_id
FROM line_28
WHERE counted
