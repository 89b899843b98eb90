-- id: Line02
-- title: The cases of line 2: open with a support order
-- confidence: A
-- citation: performance-and-audit.md 4.2; ocse-157.md 9.1
-- effective: 2022-

SELECT case_id
FROM line_2
WHERE counted
