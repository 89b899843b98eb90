-- id: Line01
-- title: The cases of line 1: open
-- confidence: A
-- citation: performance-and-audit.md 4.2; ocse-157.md 9.1
-- effective: 2022-

SELECT case_id
FROM line_1
WHERE counted
